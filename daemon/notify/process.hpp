// Runs a program with a text on its standard input, on the loop. Private to notify/.
#pragma once

#include <boost/asio/io_context.hpp>
#include <string>
#include <vector>

#include "base/task.hpp"
#include "base/time.hpp"

namespace vigie::notify {

struct Exit {
    std::string problem;  // not empty: it could not be started, or was stopped after the timeout
    int code = -1;        // 128 + signal where one ended it
    std::string output;   // the beginning of standard output and error together
};

// In a process group of its own, which is killed at the timeout. `environment`: "NAME=value", beside our own.
Task<Exit> run_program(boost::asio::io_context& loop, std::vector<std::string> command, std::string input,
                       std::vector<std::string> environment, Duration timeout);

}  // namespace vigie::notify
