#include "pipeline/pipeline.hpp"

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <utility>

#include "base/log.hpp"
#include "pipeline/state.hpp"

namespace vigie {

namespace asio = boost::asio;

struct Pipeline::Inner {
    Inner(PipelineParts parts, PipelineSettings settings, Subscriptions subscriptions)
        : state(parts, std::move(settings)), ended(parts.loop) {
        replace(std::move(subscriptions));
        // In the order of the story: run_once() drains them in this order.
        if (state.settings.poll) poll = add(pipeline::poll_source(state));
        if (state.settings.read) read = add(pipeline::read_source(state));
        if (state.settings.read) add(pipeline::look_source(state));
        if (state.settings.analyze) analyze = add(pipeline::analyze_source(state));
        if (state.settings.deliver) deliver = add(pipeline::deliver_source(state));
        state.articles_to_read = [this] { wake(read); };
        state.articles_to_analyze = [this] { wake(analyze); };
        state.deliveries_due = [this] { wake(deliver); };
    }

    WorkLoop* add(WorkSource source) {
        loops.push_back(std::make_unique<WorkLoop>(state.parts.loop, std::move(source)));
        return loops.back().get();
    }

    static void wake(WorkLoop* loop) {
        if (loop) loop->wake();
    }

    void replace(Subscriptions subscriptions) {
        state.subscriptions = std::make_shared<const Subscriptions>(std::move(subscriptions));
    }

    // Starts all loops and waits for all of them.
    asio::awaitable<void> run_all() {
        int left = static_cast<int>(loops.size());
        ended.expires_at(asio::steady_timer::time_point::max());
        for (const auto& loop : loops)
            asio::co_spawn(
                state.parts.loop, [&loop]() -> asio::awaitable<void> { co_await loop->run(); },
                [this, &left](std::exception_ptr) {
                    if (--left == 0) ended.cancel();
                });
        while (left > 0) {
            try {
                co_await ended.async_wait(asio::use_awaitable);
            } catch (const boost::system::system_error&) {
                // Cancelled: a loop ended.
            }
        }
    }

    // A loop is done when everything before it is and two looks of its own found nothing.
    asio::awaitable<void> stop_when_drained() {
        asio::steady_timer timer(state.parts.loop);
        int quiet = 0;
        while (quiet < 2) {
            timer.expires_after(std::chrono::milliseconds(20));
            co_await timer.async_wait(asio::use_awaitable);
            const bool all = std::ranges::all_of(loops, [](const auto& loop) { return loop->drained(); });
            quiet = all ? quiet + 1 : 0;
            if (all && quiet < 2)
                for (const auto& loop : loops) loop->look_again();
        }
        for (const auto& loop : loops) loop->stop();
    }

    pipeline::State state;
    std::vector<std::unique_ptr<WorkLoop>> loops;
    WorkLoop *poll = nullptr, *read = nullptr, *analyze = nullptr, *deliver = nullptr;
    asio::steady_timer ended;
};

Pipeline::Pipeline(PipelineParts parts, PipelineSettings settings, Subscriptions subscriptions)
    : inner_(std::make_unique<Inner>(parts, std::move(settings), std::move(subscriptions))) {}
Pipeline::~Pipeline() = default;

Task<void> Pipeline::run() {
    inner_->add(pipeline::prune_source(inner_->state));
    if (inner_->state.settings.poll) inner_->add(pipeline::watchdog_source(inner_->state));
    co_await inner_->run_all();
}

Task<void> Pipeline::run_once() {
    inner_->state.polled.emplace();
    asio::co_spawn(inner_->state.parts.loop, inner_->stop_when_drained(), asio::detached);
    co_await inner_->run_all();
}

void Pipeline::stop() {
    for (const auto& loop : inner_->loops) loop->stop();
}

void Pipeline::wake() {
    for (const auto& loop : inner_->loops) loop->wake();
}

void Pipeline::push(Push pushed) {
    pipeline::State& state = inner_->state;
    asio::co_spawn(state.parts.loop, pipeline::push(state, std::move(pushed)), [](const std::exception_ptr& error) {
        if (error) log::error("websub", "a push is lost; the next poll brings it");
    });
}

void pipeline::State::follow(const std::string& feed_id, const std::string& hub, const std::string& topic) {
    if (parts.websub == nullptr) return;
    asio::co_spawn(parts.loop, parts.websub->follow(feed_id, hub, topic), asio::detached);
}

void Pipeline::replace(PipelineSettings settings, Subscriptions subscriptions) {
    const PipelineSettings& old = inner_->state.settings;
    settings.poll = old.poll, settings.read = old.read, settings.analyze = old.analyze, settings.deliver = old.deliver;
    settings.polls = old.polls, settings.reads = old.reads, settings.analyses = old.analyses;
    settings.deliveries = old.deliveries;
    inner_->state.settings = std::move(settings);
    inner_->replace(std::move(subscriptions));
}

Task<RereadCounts> Pipeline::reread(Time since, std::string after, int limit) {
    return pipeline::reread(inner_->state, since, std::move(after), limit);
}

std::vector<LoopStatus> Pipeline::status() const {
    std::vector<LoopStatus> all;
    for (const auto& loop : inner_->loops) all.push_back(loop->status());
    return all;
}

}  // namespace vigie
