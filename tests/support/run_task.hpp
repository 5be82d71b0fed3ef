// Runs one coroutine on a loop until it has its value.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>

#include "base/task.hpp"

namespace vigie::test {

template <typename T>
T run_task(boost::asio::io_context& loop, Task<T> task) {
    std::optional<T> value;
    std::exception_ptr problem;
    boost::asio::co_spawn(loop, std::move(task), [&](std::exception_ptr error, T result) {
        problem = error;
        value = std::move(result);
        loop.stop();  // what else waits (idle connections, timers) goes on at the next run
    });
    loop.restart();
    loop.run();
    if (problem) std::rethrow_exception(problem);
    return std::move(*value);
}

}  // namespace vigie::test
