// Deliver: a due delivery → an attempt, in the ledger.
#include <boost/asio/awaitable.hpp>
#include <utility>

#include "base/log.hpp"
#include "pipeline/state.hpp"

namespace vigie::pipeline {
namespace {

Task<SendResult> send(const Subscriptions& subscriptions, const Notification& notification,
                      const std::string& receiver) {
    const auto notifier = subscriptions.notifiers.find(receiver);
    if (notifier == subscriptions.notifiers.end())
        co_return SendResult{SendState::retry, "the configuration has no receiver of that name", std::nullopt};
    co_return co_await notifier->second->send(notification);
}

// When each receiver wants to be told.
class Judge final : public DeliveryJudge {
  public:
    explicit Judge(const Subscriptions& subscriptions) : subscriptions_(subscriptions) {}

    std::string group(const std::string& receiver, const Alert& alert) const override {
        return group_of(handling(receiver), alert);
    }
    Duration limit_time(const std::string& receiver) const override { return handling(receiver).limit_time; }
    const std::vector<Inhibition>& inhibitions() const override { return subscriptions_.inhibitions; }
    Verdict decide(const DeliveryFacts& facts) const override { return vigie::decide(handling(facts.receiver), facts); }

  private:
    const Handling& handling(const std::string& receiver) const {
        static const Handling at_once;
        const auto found = subscriptions_.handling.find(receiver);
        return found == subscriptions_.handling.end() ? at_once : found->second;
    }
    const Subscriptions& subscriptions_;
};

Notification notification_of(const ClaimedDelivery& claimed, const std::string& base, const std::string& key) {
    Notification notification;
    notification.alert = claimed.alert;
    notification.event = claimed.delivery.event;
    notification.delivery_id = claimed.delivery.id;
    notification.revision = claimed.delivery.revision;
    notification.notice = claimed.delivery.notice;
    notification.queued = claimed.queued;
    for (const BundledAlert& one : claimed.bundle) notification.bundle.push_back({one.alert, one.event, one.revision});
    add_links(notification, claimed.delivery.receiver, base, key);
    return notification;
}

// When it was first tried since it was queued, or queued anew: time in a digest, a group or quiet hours is no failure.
Time released(const ClaimedDelivery& claimed, Time now) {
    for (const Attempt& attempt : claimed.delivery.attempts)
        if (attempt.at >= claimed.queued) return attempt.at;
    return now;
}

// What the attempt makes of the delivery.
void settle(State& state, const ClaimedDelivery& claimed, const SendResult& result, Attempted& attempted) {
    attempted.state = DeliveryState::delivered;
    if (result.state == SendState::delivered) return;
    const int attempts = static_cast<int>(claimed.delivery.attempts.size()) + 1;
    std::optional<Time> next;
    if (result.state == SendState::retry)
        next = retry_at(attempts, released(claimed, attempted.attempt.at), state.parts.clock.now(),
                        state.parts.random.unit(), result.after, state.settings.retry);
    attempted.state = next ? DeliveryState::pending : DeliveryState::dead;
    attempted.next_attempt = next.value_or(Time{});
    if (next)
        log::warning("deliver", "{} to {}: {}; attempt {} at {}", claimed.delivery.id, claimed.delivery.receiver,
                     result.answer, attempts + 1, to_rfc3339(*next));
    else
        log::error("deliver", "{} to {}: {}; given up; `vigie alerts replay {}` tries again", claimed.delivery.id,
                   claimed.delivery.receiver, result.answer, claimed.delivery.id);
}

Task<void> deliver(State& state, ClaimedDelivery claimed) {
    const auto subscriptions = state.subscriptions;
    const Notification notification = notification_of(claimed, subscriptions->public_url, state.link_key);
    Attempted attempted;
    attempted.receiver = claimed.delivery.receiver;
    if (subscriptions->operator_receiver != claimed.delivery.receiver)
        attempted.operator_receiver = subscriptions->operator_receiver;
    attempted.lease = claimed.lease;
    attempted.delivery_id = claimed.delivery.id;
    attempted.attempt.at = state.parts.clock.now();
    const SendResult result = co_await send(*subscriptions, notification, claimed.delivery.receiver);
    attempted.attempt.delivered = result.state == SendState::delivered;
    attempted.attempt.answer = result.answer;
    attempted.attempt.latency = state.parts.clock.now() - attempted.attempt.at;
    settle(state, claimed, result, attempted);
    attempted.operator_notice = "Deliveries to " + claimed.delivery.receiver +
                                " are given up\nThe last answer: " + result.answer +
                                "\nvigie alerts replay --receiver " + claimed.delivery.receiver +
                                " sends them again. There is no other word of it until one arrives there.";
    co_await state.parts.store.run([&](Store& store) { store.record_attempt(attempted); });
}

}  // namespace

WorkSource deliver_source(State& state) {
    WorkSource source;
    source.name = "deliver";
    source.capacity = state.settings.deliveries;
    source.claim = [&state](int room) -> Task<std::vector<Job>> {
        std::vector<ClaimedDelivery> claimed;
        const auto subscriptions = state.subscriptions;
        const Judge judge(*subscriptions);
        std::string key = state.link_key;  // the state's own is the loop's thread's
        co_await state.parts.store.run([&](Store& store) {
            if (key.empty() && !subscriptions->public_url.empty()) key = store.link_key();
            claimed = store.claim_due_deliveries(room, state.settings.deliver_lease, &judge);
        });
        state.link_key = std::move(key);
        std::vector<Job> jobs;
        for (ClaimedDelivery& delivery : claimed)
            jobs.push_back(
                [&state, delivery = std::move(delivery)]() -> Task<void> { return deliver(state, delivery); });
        co_return jobs;
    };
    return source;
}

}  // namespace vigie::pipeline
