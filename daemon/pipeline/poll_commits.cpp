#include "pipeline/poll_commits.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <utility>

namespace vigie::pipeline {

namespace asio = boost::asio;

struct PollCommits::Lot {
    explicit Lot(asio::io_context& loop) : stored(loop, asio::steady_timer::time_point::max()) {}

    std::deque<Polled> polls;
    std::vector<PollEnd> ends;
    std::exception_ptr problem;  // of the whole lot
    asio::steady_timer stored;   // cancelled when it is

    void commit(Store& store) {
        std::vector<const Polled*> all;
        for (const Polled& polled : polls) all.push_back(&polled);
        ends = store.finish_polls(all);
    }
};

PollCommits::PollCommits(asio::io_context& loop, StoreThread& store)
    : loop_(loop), store_(store), gathering_(std::make_shared<Lot>(loop)) {}
PollCommits::~PollCommits() = default;

Task<PollCounts> PollCommits::finish(Polled polled) {
    const std::shared_ptr<Lot> lot = gathering_;
    const std::size_t place = lot->polls.size();
    lot->polls.push_back(std::move(polled));
    if (!std::exchange(working_, true)) asio::co_spawn(loop_, work(), asio::detached);
    boost::system::error_code cancelled;
    co_await lot->stored.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    if (lot->problem) std::rethrow_exception(lot->problem);
    const PollEnd& end = lot->ends.at(place);
    if (end.problem) std::rethrow_exception(end.problem);
    co_return end.counts;
}

Task<void> PollCommits::work() {
    while (!gathering_->polls.empty()) {
        const auto lot = std::exchange(gathering_, std::make_shared<Lot>(loop_));
        const auto commit = [&lot](Store& store) { lot->commit(store); };
        try {
            co_await store_.run(commit);
        } catch (const std::exception&) {
            lot->problem = std::current_exception();
        }
        lot->stored.cancel();
    }
    working_ = false;
}

}  // namespace vigie::pipeline
