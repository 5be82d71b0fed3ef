#include "pool/staff.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>

#include "base/log.hpp"

namespace vigie::pool {

namespace asio = boost::asio;

Staff::Staff(asio::io_context& loop, wire::Role role, const PoolOptions& options, StaffCalls calls)
    : loop_(loop),
      role_(role),
      setup_(options.worker),
      limit_(static_cast<std::size_t>(std::max(1, role == wire::Role::read ? options.readers : options.analyzers))),
      most_jobs_(static_cast<std::uint64_t>(std::max(1, options.jobs_per_worker))),
      start_deadline_(options.start_deadline),
      calls_(std::move(calls)) {}

bool Staff::usable(const Link& link) const {
    return !link.dead() && link.generation() == generation_ && link.jobs < most_jobs_;
}

// Those of an earlier setup are on their way out: nobody waits for them.
bool Staff::is_full() const {
    const auto current = [this](const auto& link) { return link->generation() == generation_; };
    return static_cast<std::size_t>(std::ranges::count_if(links_, current)) + hiring_ >= limit_;
}

Task<std::shared_ptr<Link>> Staff::take() {
    const auto self = shared_from_this();
    for (;;) {
        if (stopped_) throw std::runtime_error("the workers are stopped");
        const auto idle = std::find_if(links_.begin(), links_.end(), [](const auto& link) { return !link->busy; });
        if (idle != links_.end()) {
            (*idle)->busy = true;
            co_return *idle;
        }
        if (!is_full()) co_return co_await hire();
        asio::steady_timer waiter(loop_, asio::steady_timer::time_point::max());
        waiters_.push_back(&waiter);
        co_await waiter.async_wait(asio::as_tuple(asio::use_awaitable));
        std::erase(waiters_, &waiter);
    }
}

void Staff::wake_one() {
    if (waiters_.empty()) return;
    asio::steady_timer* first = waiters_.front();
    waiters_.pop_front();
    first->cancel();
}

void Staff::give_back(std::shared_ptr<Link> link) {
    link->busy = false;
    if (!usable(*link) || stopped_) dismiss(link);
    wake_one();
}

// Its process ends in its own time.
void Staff::dismiss(const std::shared_ptr<Link>& link) {
    std::erase(links_, link);
    if (link->dead()) return;
    asio::co_spawn(
        loop_, [link]() -> Task<void> { co_await link->end(); }, asio::detached);
}

Task<std::shared_ptr<Link>> Staff::hire() {
    ++hiring_;
    try {
        auto link = co_await hire_without_culprits();
        --hiring_;
        link->busy = true;
        links_.push_back(link);
        co_return link;
    } catch (...) {
        --hiring_;
        wake_one();
        throw;
    }
}

// Of one start: what only loads while others kill is not left out of all articles to come.
constexpr int most_killed_starting = 3;

// With many actors it is large, and it seldom changes.
const std::string& Staff::hello() {
    std::vector<std::string> quarantined = calls_.quarantined();
    if (hello_.empty() || quarantined != hello_quarantined_) {
        hello_ = hello_line(setup_, role_, quarantined);
        hello_quarantined_ = std::move(quarantined);
    }
    return hello_;
}

Task<std::shared_ptr<Link>> Staff::hire_without_culprits() {
    for (int killed = 0;;) {
        const int generation = generation_;
        auto link = std::make_shared<Link>(loop_, setup_, role_, generation);
        link->on_count = calls_.counted;
        ++started_;
        asio::co_spawn(
            loop_, [link]() -> Task<void> { co_await link->follow_prints(); }, asio::detached);
        starting_.push_back(link);
        const auto answer = co_await link->ask(hello(), wire::no_job, start_deadline_);
        std::erase(starting_, link);
        if (stopped_) throw std::runtime_error("the workers are stopped");
        if (generation != generation_) {  // a reload overtook it
            if (answer) dismiss(link);
            continue;
        }
        if (answer) {
            link->jobs = 0;
            calls_.ready(std::get<wire::Ready>(*answer));
            link->tell_early_counts();
            co_return link;
        }
        const Death& death = link->death();
        if (from_outside(death) && ++killed < most_killed_starting) continue;
        const auto culprit =
            std::find_if(setup_.plugins.begin(), setup_.plugins.end(),
                         [&](const wire::PluginSetting& plugin) { return plugin.path == death.culprit; });
        if (culprit == setup_.plugins.end()) throw std::runtime_error("a worker could not be started: " + death.reason);
        log::error("pool", "{}: loading it: {}; it is left out", death.culprit, death.reason);
        setup_.plugins.erase(culprit);
        hello_.clear();
        calls_.broken(death.culprit, death.reason);
    }
}

void Staff::renew(WorkerSetup setup) {
    setup_ = std::move(setup);
    hello_.clear();
    ++generation_;
    for (const auto& link : all())
        if (!link->busy) dismiss(link);
    wake_one();
}

void Staff::stop() {
    stopped_ = true;
    for (const auto& link : links_) link->kill();
    for (const auto& link : starting_) link->kill();
    while (!waiters_.empty()) wake_one();
}

}  // namespace vigie::pool
