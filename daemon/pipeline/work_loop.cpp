#include "pipeline/work_loop.hpp"

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <exception>
#include <utility>

#include "base/log.hpp"

namespace vigie {

namespace asio = boost::asio;

struct WorkLoop::Inner {
    Inner(asio::io_context& the_loop, WorkSource the_source)
        : loop(the_loop), source(std::move(the_source)), timer(the_loop) {}

    asio::io_context& loop;
    WorkSource source;
    asio::steady_timer timer;
    int running = 0;
    bool woken = false;
    bool stopped = false;
    bool empty = false;  // the last look found nothing
    int failures = 0;    // looks in a row that threw
    LoopStatus total = {};

    void wake() {
        woken = true;
        timer.cancel();
    }

    asio::awaitable<void> wait(Duration most) {
        if (woken) co_return;
        timer.expires_after(most);
        boost::system::error_code ignored;
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }

    asio::awaitable<void> work(Job job) {
        const auto since = std::chrono::steady_clock::now();
        try {
            co_await job();
            ++total.done;
        } catch (const std::exception& error) {
            log::error(source.name, "{}", error.what());
            ++total.failed;
            total.last_error = error.what();
        }
        total.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
        --running;
        wake();
    }

    // Claims are transactions: a quarter of the capacity is claimed at once rather than a job at a time.
    asio::awaitable<void> look() {
        const int room = source.capacity - running;
        if (room < std::max(1, source.capacity / 4)) co_return;
        std::vector<Job> jobs = co_await source.claim(room);
        empty = jobs.empty();
        for (Job& job : jobs) {
            ++running;
            asio::co_spawn(loop, work(std::move(job)), asio::detached);
        }
    }

    // A broken store is told once and tried again, more and more slowly, up to half a minute.
    asio::awaitable<void> step() {
        woken = false;
        Duration pause = source.idle;
        try {
            co_await look();
            failures = 0;
        } catch (const std::exception& error) {
            total.last_error = error.what();
            if (failures++ == 0) log::error(source.name, "{}", error.what());
            empty = false;
            woken = false;
            pause = std::min<Duration>(std::chrono::seconds(30),
                                       std::chrono::milliseconds(250) * (1 << std::min(failures, 7)));
        }
        if (!stopped) co_await wait(pause);
    }
};

WorkLoop::WorkLoop(asio::io_context& loop, WorkSource source)
    : inner_(std::make_unique<Inner>(loop, std::move(source))) {}
WorkLoop::~WorkLoop() = default;

Task<void> WorkLoop::run() {
    while (!inner_->stopped) co_await inner_->step();
    while (inner_->running > 0) {
        inner_->woken = false;
        co_await inner_->wait(std::chrono::seconds(1));
    }
}

void WorkLoop::wake() {
    inner_->wake();
}

void WorkLoop::look_again() {
    inner_->empty = false;
    inner_->wake();
}

void WorkLoop::stop() {
    inner_->stopped = true;
    inner_->wake();
}

bool WorkLoop::drained() const {
    return inner_->empty && inner_->running == 0;
}

LoopStatus WorkLoop::status() const {
    LoopStatus status = inner_->total;
    status.name = inner_->source.name;
    status.running = inner_->running;
    status.look_failures = inner_->failures;
    return status;
}

}  // namespace vigie
