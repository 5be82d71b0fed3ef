// A pool of real workers on a loop of its own.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pool/pool.hpp"

namespace vigie::test {

inline const std::string bin = std::string(VIGIE_BINARY_DIR) + "/bin/";
inline std::string plugin(const std::string& name) {
    return bin + "test-plugins/" + name + ".so";
}
inline std::string id_of(std::string name) {
    for (char& c : name)
        if (c == '_') c = '-';
    return "org.vigie.test." + name;
}

inline WorkerSetup setup_with(const std::vector<std::string>& plugins) {
    WorkerSetup setup;
    setup.program = bin + "vigie-worker";
    for (const std::string& name : plugins) setup.plugins.push_back({plugin(name), {}});
    setup.memory = std::uint64_t{512} << 20;
    return setup;
}

inline PoolOptions options_with(const std::vector<std::string>& plugins) {
    PoolOptions options;
    options.worker = setup_with(plugins);
    options.deadline = std::chrono::seconds(60);
    return options;
}

inline wire::Analyze article(std::string url, std::string text = "Paris and Rome agree.") {
    wire::Analyze request;
    request.url = std::move(url);
    request.language = "en";
    request.text = std::move(text);
    return request;
}

class Running {
  public:
    explicit Running(PoolOptions options) : pool(loop, std::move(options)) {}

    // Runs the loop until the task has ended; what it throws is thrown here.
    template <typename T>
    T wait(Task<T> task) {
        std::optional<T> result;
        spawn([&result, task = std::move(task)]() mutable -> Task<void> { result = co_await std::move(task); });
        return std::move(*result);
    }
    void wait(Task<void> task) {
        spawn([task = std::move(task)]() mutable -> Task<void> { co_await std::move(task); });
    }

    boost::asio::io_context loop;
    Pool pool;

  private:
    template <typename Work>
    void spawn(Work work) {
        bool done = false;
        std::exception_ptr error;
        boost::asio::co_spawn(loop, std::move(work), [&](std::exception_ptr thrown) {
            done = true;
            error = thrown;
        });
        loop.restart();
        while (!done && loop.run_one() > 0) continue;
        if (error) std::rethrow_exception(error);
    }
};

}  // namespace vigie::test
