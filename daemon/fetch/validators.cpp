#include "fetch/validators.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <charconv>

#include "base/digest.hpp"
#include "reader/date/date.hpp"

namespace vigie {
namespace {

std::string_view value_of(const Headers& headers, const char* name) {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) return 1'000'000'000;
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return std::min<std::int64_t>(value, 1'000'000'000);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Calls `use` with each directive of Cache-Control, in lower case, and its value without quotation marks.
template <typename Use>
void each_directive(std::string_view header, Use use) {
    while (!header.empty()) {
        const auto comma = header.find(',');
        const auto part = header.substr(0, comma);
        header = comma == std::string_view::npos ? std::string_view() : header.substr(comma + 1);
        const auto equals = part.find('=');
        std::string name(trimmed(part.substr(0, equals)));
        for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        std::string_view value =
            equals == std::string_view::npos ? std::string_view() : trimmed(part.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"') value = value.substr(1, value.size() - 2);
        use(name, value);
    }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> conditions_of(const FeedState& state) {
    std::vector<std::pair<std::string, std::string>> out;
    if (!state.etag.empty()) out.emplace_back("If-None-Match", state.etag);
    if (!state.last_modified.empty()) out.emplace_back("If-Modified-Since", state.last_modified);
    return out;
}

void replace_validators(FeedState& state, const Headers& headers) {
    state.etag = value_of(headers, "etag");
    state.last_modified = value_of(headers, "last-modified");
}

void renew_validators(FeedState& state, const Headers& headers) {
    if (const auto etag = value_of(headers, "etag"); !etag.empty()) state.etag = etag;
    if (const auto modified = value_of(headers, "last-modified"); !modified.empty()) state.last_modified = modified;
}

void forget_validators(FeedState& state) {
    state.etag.clear();
    state.last_modified.clear();
    state.body_hash.clear();
}

std::optional<Duration> max_age_of(const Headers& headers, Time now) {
    std::optional<std::int64_t> age;
    bool none = false;
    each_directive(value_of(headers, "cache-control"), [&](std::string_view name, std::string_view value) {
        if (name == "no-cache" || name == "no-store") none = true;
        if (name == "max-age") age = number(value);
    });
    if (none) return std::nullopt;
    if (age) {
        const std::int64_t left = *age - number(value_of(headers, "age")).value_or(0);
        return left > 0 ? std::optional<Duration>(std::chrono::seconds(left)) : std::nullopt;
    }
    const auto expires = parse_date(value_of(headers, "expires"));
    if (!expires) return std::nullopt;
    const Time from = parse_date(value_of(headers, "date")).value_or(now);
    return *expires > from ? std::optional<Duration>(*expires - from) : std::nullopt;
}

std::string hash_of(std::string_view body) {
    return digest_of({body});
}

}  // namespace vigie
