#include "net/response.hpp"

#include <algorithm>
#include <charconv>

#include "reader/date/date.hpp"

namespace vigie::net {

std::string_view Response::header(std::string_view lower_name) const {
    const auto found = headers.find(std::string(lower_name));
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Response::reason() const {
    std::string_view text = problem;
    if (text.starts_with(url) && text.substr(url.size()).starts_with(": ")) text.remove_prefix(url.size() + 2);
    return text;
}

std::optional<Duration> Response::retry_after(Time now) const {
    const std::string_view text = header("retry-after");
    if (text.empty()) return std::nullopt;
    std::int64_t seconds = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, seconds);
    constexpr std::int64_t longest = 1'000'000'000;
    if (rest == end && error == std::errc::result_out_of_range) return std::chrono::seconds(longest);
    if (rest == end && error == std::errc() && seconds >= 0) return std::chrono::seconds(std::min(seconds, longest));
    const auto date = parse_date(text);
    if (!date) return std::nullopt;
    return std::max(Duration(0), Duration(*date - now));
}

}  // namespace vigie::net
