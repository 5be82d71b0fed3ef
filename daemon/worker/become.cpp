#include "worker/become.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sdk/host/host.hpp"

namespace vigie::worker {

std::string become(const Arguments& arguments) {
    if (!arguments.file.empty()) {
        const std::string problem = host::check_file(arguments.file, arguments.sha256);
        if (!problem.empty()) return problem;
    }
    std::vector<char*> words;
    for (const std::string& word : arguments.command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    // Nothing of the daemon's: who one is, what it was started with and what it keeps secret is not told.
    std::string python = "PYTHONPATH=" + arguments.python;
    std::vector<std::string> environment{"LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin",
                                         "PYTHONDONTWRITEBYTECODE=1", "PYTHONUNBUFFERED=1"};
    if (!arguments.python.empty()) environment.push_back(python);
    std::vector<char*> settings;
    for (std::string& setting : environment) settings.push_back(setting.data());
    settings.push_back(nullptr);
    execve(words.front(), words.data(), settings.data());
    return arguments.command.front() + " cannot be executed: " + std::strerror(errno);
}

}  // namespace vigie::worker
