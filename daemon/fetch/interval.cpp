#include "fetch/interval.hpp"

#include <algorithm>
#include <functional>

namespace vigie {
namespace {

constexpr std::size_t newest_counted = 10;

Duration within(Duration interval, const FetchOptions& options) {
    return std::clamp(interval, options.min_interval, options.max_interval);
}

Duration scaled(Duration duration, double factor) {
    return Duration(static_cast<Duration::rep>(static_cast<double>(duration.count()) * factor));
}

}  // namespace

Rhythm rhythm_of(const FeedDocument& document, Time now) {
    std::vector<Time> times;
    for (const Entry& entry : document.entries) {
        const auto time = entry.published ? entry.published : entry.updated;
        if (time && *time <= now) times.push_back(*time);  // a calendar's future entries say nothing
    }
    Rhythm rhythm;
    if (times.empty()) return rhythm;
    std::sort(times.begin(), times.end(), std::greater<>());
    rhythm.silence = now - times.front();
    if (times.size() < 2) return rhythm;
    const std::size_t last = std::min(times.size() - 1, newest_counted);
    rhythm.gap = (times.front() - times[last]) / static_cast<Duration::rep>(last);
    if (times.size() > 4) rhythm.window = times.front() - times.back();
    return rhythm;
}

Duration own_interval(const Rhythm& rhythm, Duration last, const Yield& yield, const FetchOptions& options) {
    Duration own = rhythm.gap ? *rhythm.gap / 4 : last > Duration(0) ? last : options.first_interval;
    own = std::max(own, rhythm.silence.value_or(Duration(0)) / 16);
    if (last > Duration(0) && yield.entries > 0) {
        if (yield.fresh == 0) own = std::max(own, quiet_interval(last, rhythm.silence.value_or(last * 16), options));
        if (yield.fresh * 2 > yield.entries) own = std::min(own, last / 2);
    }
    return within(own, options);
}

Duration quiet_interval(Duration last, Duration silence, const FetchOptions& options) {
    if (last <= Duration(0)) return within(options.first_interval, options);
    return within(std::clamp(silence / 16, last, last + last / 4), options);
}

std::optional<Duration> hint_of(const FeedDocument& document, std::optional<Duration> max_age) {
    if (max_age) return max_age;
    if (document.ttl) return document.ttl;
    return document.update_period;
}

Duration bounded(Duration own, std::optional<Duration> hint, std::optional<Duration> window,
                 const FetchOptions& options) {
    Duration interval = std::max(own, hint.value_or(Duration(0)));
    if (window && *window > Duration(0)) interval = std::min(interval, *window / 2);
    return within(interval, options);
}

Time skip(Time time, int hours, int days) {
    if (hours == 0 && days == 0) return time;
    const auto listed = [](int bits, auto number) { return (bits >> number & 1) != 0; };
    Time candidate = time;
    for (int tries = 0; tries < 24 * 7; ++tries) {
        const auto day = std::chrono::floor<std::chrono::days>(candidate);
        const auto hour = std::chrono::floor<std::chrono::hours>(candidate);
        const auto weekday = std::chrono::weekday(day).c_encoding();
        if (!listed(hours, (hour - day).count()) && !listed(days, weekday)) return candidate;
        candidate = hour + std::chrono::hours(1);
    }
    return time;  // all of the week is listed: a mistake
}

Duration jittered(Duration interval, Random& random) {
    return scaled(interval, 0.9 + 0.2 * random.unit());
}

Duration backed_off(int failures, const FetchOptions& options, Random& random) {
    const int doublings = std::clamp(failures - 1, 0, 20);
    const Duration full = std::min(options.min_interval * (Duration::rep{1} << doublings), options.max_interval);
    return scaled(full, 0.5 + 0.5 * random.unit());
}

}  // namespace vigie
