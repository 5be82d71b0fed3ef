#include "pipeline/store_thread.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <utility>

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
    co_await asio::co_spawn(
        inner_->thread,
        [this, work = std::move(work)]() -> asio::awaitable<void> {
            work(inner_->store);
            co_return;
        },
        asio::use_awaitable);
}

void StoreThread::run_blocking(std::function<void(Store&)> work) {
    asio::post(inner_->thread, asio::use_future([this, work = std::move(work)] { work(inner_->store); })).get();
}

}  // namespace vigie
