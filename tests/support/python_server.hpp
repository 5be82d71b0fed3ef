// A server in tests/support/*.py as a child process: started, asked for its one JSON line of ports, ended with the
// test.
#pragma once

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/json.hpp>
#include <csignal>
#include <stdexcept>
#include <string>
#include <vector>

namespace vigie::test {

class PythonServer {
  public:
    explicit PythonServer(const std::string& script, std::vector<std::string> arguments = {}) {
        std::array<int, 2> pipe{};
        if (::pipe(pipe.data()) != 0) throw std::runtime_error("pipe");
        std::vector<std::string> words{"/usr/bin/python3", std::string(VIGIE_SOURCE_DIR "/tests/support/") + script};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> argv;
        for (auto& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        child_ = fork();
        if (child_ == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            dup2(pipe[1], 1);
            close(pipe[0]);
            close(pipe[1]);
            execv(argv[0], argv.data());
            _exit(127);
        }
        close(pipe[1]);
        std::string line;
        for (char c = 0; read(pipe[0], &c, 1) == 1 && c != '\n';) line += c;
        close(pipe[0]);
        if (line.empty()) throw std::runtime_error(script + " did not start");
        ready_ = boost::json::parse(line).as_object();
    }
    ~PythonServer() {
        kill(child_, SIGTERM);
        waitpid(child_, nullptr, 0);
    }
    PythonServer(const PythonServer&) = delete;
    PythonServer& operator=(const PythonServer&) = delete;

    int port(const char* name) const { return static_cast<int>(ready_.at(name).as_int64()); }
    std::string text(const char* name) const { return std::string(ready_.at(name).as_string()); }
    std::string url(const std::string& path, const char* name = "http") const {
        return (std::string(name) == "http" ? "http" : "https") + std::string("://localhost:") +
               std::to_string(port(name)) + path;
    }

  private:
    pid_t child_ = 0;
    boost::json::object ready_;
};

}  // namespace vigie::test
