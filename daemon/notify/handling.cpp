#include "notify/handling.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <charconv>

#include "notify/settings.hpp"

namespace vigie {
namespace {

using notify::setting;

Handling::Group group_named(const std::string& name) {
    if (name == "story") return Handling::Group::story;
    if (name == "actor") return Handling::Group::actor;
    return name == "watch" ? Handling::Group::watch : Handling::Group::none;
}

// "10/1h"
bool read_limit(const std::string& text, int& count, Duration& time) {
    const auto slash = text.find('/');
    if (slash == std::string::npos) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + slash, count);
    const auto within = parse_duration(text.substr(slash + 1));
    if (error != std::errc() || end != text.data() + slash || count < 1 || !within || *within <= Duration(0))
        return false;
    time = *within;
    return true;
}

Verdict hold(Time until, std::string group, std::string reason) {
    return {Verdict::Action::hold, until, std::move(group), std::move(reason)};
}

const char* name_of(Handling::Group group) {
    return group == Handling::Group::story ? "story" : group == Handling::Group::actor ? "actor" : "watch";
}

// Of a group: the waiting ones' time, else after the wait, but never sooner after the last than the interval.
Time flush_time(const Handling& handling, const DeliveryFacts& facts) {
    if (facts.waiting && *facts.waiting > facts.now) return *facts.waiting;
    const Time after_wait = facts.now + handling.wait;
    return facts.flushed ? std::max(after_wait, *facts.flushed + handling.interval) : after_wait;
}

}  // namespace

namespace notify {

// In a leap year, at midnight.
constexpr Time some_monday = std::chrono::sys_days(std::chrono::year(2024) / 1 / 1);

std::string wrong_handling(const Receiver& receiver) {
    const std::string digest = setting(receiver, "digest"), zone = setting(receiver, "timezone");
    if (!digest.empty() && !parse_cron(digest))
        return "digest must be a cron expression such as \"0 8,18 * * mon-fri\", not \"" + digest + "\"";
    if (!zone.empty() && !known_zone(zone)) return "timezone: there is no \"" + zone + "\"; such as \"Europe/Paris\"";
    if (!digest.empty() && !next_time(*parse_cron(digest), "UTC", some_monday))
        return "digest: there is no day such as \"" + digest + "\" says";
    std::vector<QuietSpan> quiet;
    for (const std::string& span : list_of(setting(receiver, "quiet"))) {
        const auto parsed = parse_quiet(span);
        if (!parsed) return "quiet must be such as \"22:00-07:00\" or \"Sat-Sun 00:00-24:00\", not \"" + span + "\"";
        quiet.push_back(*parsed);
    }
    if (const auto end = quiet_until(quiet, "UTC", some_monday); end && *end - some_monday >= std::chrono::days(8))
        return "quiet leaves no hour in which anything is told";
    int count = 0;
    Duration time{};
    const std::string limit = setting(receiver, "limit");
    if (!limit.empty() && !read_limit(limit, count, time))
        return "limit must be such as \"10/1h\", not \"" + limit + "\"";
    const bool waits = !setting(receiver, "group_wait").empty() || !setting(receiver, "group_interval").empty();
    if (waits && setting(receiver, "group_by").empty()) return "needs group_by beside group_wait and group_interval";
    if (!digest.empty() && !setting(receiver, "group_by").empty()) return "takes either digest or group_by";
    return {};
}

}  // namespace notify

Handling handling_of(const Receiver& receiver) {
    Handling handling;
    handling.group = group_named(setting(receiver, "group_by"));
    handling.wait = parse_duration(setting(receiver, "group_wait")).value_or(handling.wait);
    handling.interval = parse_duration(setting(receiver, "group_interval")).value_or(handling.interval);
    if (const std::string digest = setting(receiver, "digest"); !digest.empty()) handling.digest = parse_cron(digest);
    for (const std::string& span : notify::list_of(setting(receiver, "quiet")))
        if (const auto parsed = parse_quiet(span)) handling.quiet.push_back(*parsed);
    if (const std::string zone = setting(receiver, "timezone"); !zone.empty()) handling.zone = zone;
    read_limit(setting(receiver, "limit"), handling.limit, handling.limit_time);
    handling.bypass = setting(receiver, "bypass") != "false";
    return handling;
}

std::string group_of(const Handling& handling, const Alert& alert) {
    switch (handling.group) {
        case Handling::Group::none:
            return handling.digest ? "digest" : "";
        case Handling::Group::story:
            return "story:" + alert.story_id;
        case Handling::Group::actor:
            return "actor:" + alert.actor.id;
        case Handling::Group::watch:
            return "watch:" + alert.watch;
    }
    return {};
}

Verdict decide(const Handling& handling, const DeliveryFacts& facts) {
    if (!facts.suppressed.empty()) return {Verdict::Action::suppress, {}, {}, facts.suppressed};
    if (handling.bypass && facts.priority == "high") return {};
    // What has waited in its group or digest does not wait for it again.
    const bool waited = !facts.hold.empty();
    if (!waited && handling.digest)
        if (const auto next = next_time(*handling.digest, handling.zone, facts.now))
            return hold(*next, "digest", "digest");
    if (!waited && handling.group != Handling::Group::none)
        if (const Time until = flush_time(handling, facts); until > facts.now)
            return hold(until, facts.group, fmt::format("grouped by {}", name_of(handling.group)));
    if (const auto until = quiet_until(handling.quiet, handling.zone, facts.now))
        return hold(*until, waited ? facts.hold : "quiet", "held during quiet hours");
    if (handling.limit > 0 && facts.sent.size() >= static_cast<std::size_t>(handling.limit)) {
        const Time oldest = facts.sent[facts.sent.size() - static_cast<std::size_t>(handling.limit)];
        const std::string per = format_duration(handling.limit_time);
        return hold(std::max(oldest + handling.limit_time, facts.now + Duration(1)), waited ? facts.hold : "rate",
                    fmt::format("held by the limit of {} in {}", handling.limit, per));
    }
    return {};
}

}  // namespace vigie
