// Runs the real `vigie` as a shell would.
#pragma once

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace vigie::test {

struct Ran {
    int status = -1;
    std::string out;
    std::string error;
};

inline std::string scratch(const std::string& name) {
    static const std::string folder = [] {
        std::string pattern = "/tmp/vigie-cli-test-XXXXXX";
        return std::string(mkdtemp(pattern.data()));
    }();
    return folder + '/' + name;
}

inline std::string put(const std::string& name, const std::string& text) {
    std::ofstream(scratch(name), std::ios::binary) << text;
    return scratch(name);
}

inline std::string read_all(const std::string& path) {
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    return all.str();
}

inline Ran vigie(const std::string& arguments, const std::string& input = "") {
    const std::string in = put("in", input), out = scratch("out"), error = scratch("error");
    const std::string command =
        std::string(VIGIE_BINARY_DIR) + "/bin/vigie " + arguments + " <" + in + " >" + out + " 2>" + error;
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_all(out), read_all(error)};
}

}  // namespace vigie::test
