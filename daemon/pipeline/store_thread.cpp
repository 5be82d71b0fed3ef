#include "pipeline/store_thread.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>

namespace vigie {

namespace asio = boost::asio;

struct StoreThread::Inner {
    explicit Inner(Store& the_store) : store(the_store) {}
    Store& store;
    asio::thread_pool thread{1};
};

StoreThread::StoreThread(Store& store) : inner_(std::make_unique<Inner>(store)) {}

StoreThread::~StoreThread() {
    inner_->thread.join();
}

Task<void> StoreThread::run(std::function<void(Store&)> work) {
    // A named closure over references: GCC 12 destroys a temporary one with members twice when it stands in a co_await.
    const auto there = [this, &work]() -> asio::awaitable<void> {
        work(inner_->store);
        co_return;
    };
    co_await asio::co_spawn(inner_->thread, there, asio::use_awaitable);
}

void StoreThread::run_blocking(std::function<void(Store&)> work) {
    asio::post(inner_->thread, asio::use_future([this, &work] { work(inner_->store); })).get();
}

}  // namespace vigie
