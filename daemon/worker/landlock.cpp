// Landlock: which files a worker may read. It may write none, and reach no network and no foreign socket or process.
// Source: Documentation/userspace-api/landlock.rst of Linux 6.12. Debian 12's headers are older, so what we use is
// named here.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "worker/sandbox.hpp"

namespace vigie::worker {
namespace {

struct Ruleset {
    std::uint64_t files = 0;
    std::uint64_t network = 0;  // since ABI 4
    std::uint64_t scoped = 0;   // since ABI 6
};
struct PathRule {
    std::uint64_t allowed;
    std::int32_t parent;
} __attribute__((packed));

constexpr long create_ruleset = 444, add_rule = 445, restrict_self = 446;
constexpr unsigned ask_version = 1;
constexpr int path_beneath = 1;
constexpr std::uint64_t execute = 1U << 0, read_file = 1U << 2, read_folder = 1U << 3;

// All rights over files that this version knows: whatever no rule allows is then forbidden.
std::uint64_t file_rights(long version) {
    if (version >= 5) return (1U << 16) - 1;  // ioctl on devices
    if (version >= 3) return (1U << 15) - 1;  // truncate
    if (version >= 2) return (1U << 14) - 1;  // refer
    return (1U << 13) - 1;
}

// Plugins may need libraries that this process has not loaded yet.
constexpr const char* libraries[] = {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"};
// An interpreter is itself a file, has its library, knows time zones and draws chance.
constexpr const char* of_programs[] = {
    "/usr/bin", "/usr/share", "/usr/local/bin", "/etc/localtime", "/etc/ssl/openssl.cnf", "/dev/null", "/dev/urandom"};
// What the kernel executes before the program: the dynamic loader.
constexpr const char* loaders[] = {"/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1",
                                   "/lib/ld-linux-armhf.so.3"};

// What is not there needs no rule.
void allow(int ruleset, const char* path, std::vector<std::string>& missing, std::uint64_t more = 0) {
    const int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0) return;
    struct stat status {};
    const bool folder = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode);
    const PathRule rule{(folder ? read_file | read_folder : read_file) | more, descriptor};
    if (syscall(add_rule, ruleset, path_beneath, &rule, 0) != 0)
        missing.push_back(std::string("Landlock: ") + path + ": " + std::strerror(errno));
    close(descriptor);
}

}  // namespace

void restrict_files(const SandboxSettings& settings, std::vector<std::string>& missing) {
    const long version = syscall(create_ruleset, nullptr, 0, ask_version);
    if (version < 1) {
        missing.emplace_back("Landlock: this kernel has none, so plugins can read every file that the user can read");
        return;
    }
    Ruleset wanted;
    wanted.files = file_rights(version);
    if (version >= 4) wanted.network = 3;  // bind, connect
    if (version >= 6) wanted.scoped = 3;   // abstract sockets, signals
    const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    const int ruleset = static_cast<int>(syscall(create_ruleset, &wanted, size, 0));
    if (ruleset < 0) {
        missing.push_back(std::string("Landlock: ") + std::strerror(errno));
        return;
    }
    if (settings.loads_plugins) {
        for (const char* path : libraries) allow(ruleset, path, missing);
        for (const std::string& path : settings.readable) allow(ruleset, path.c_str(), missing);
    }
    if (settings.program) {
        for (const char* path : of_programs) allow(ruleset, path, missing);
        for (const char* path : loaders) allow(ruleset, path, missing, execute);
        for (const std::string& path : settings.executable) allow(ruleset, path.c_str(), missing, execute);
    }
    if (syscall(restrict_self, ruleset, 0) != 0) missing.push_back(std::string("Landlock: ") + std::strerror(errno));
    close(ruleset);
}

}  // namespace vigie::worker
