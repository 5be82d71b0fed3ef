// uses: vigie_config
// Any bytes as the main configuration file.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "config/config.hpp"

namespace {

std::string scratch() {
    static const std::string path = "/dev/shm/vigie-config-fuzz." + std::to_string(getpid()) + ".toml";
    static const int registered = std::atexit([] { unlink(path.c_str()); });
    (void)registered;
    return path;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string path = scratch();
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    const auto loaded = vigie::config::load(path);
    for (const auto& problem : loaded.problems)
        if (problem.line().find('\n') != std::string::npos) std::abort();  // a problem is one line
    return 0;
}
