// robots.txt by RFC 9309: groups by product token, the longest match wins, a tie allows.
#include "reader/robots/robots.hpp"

#include <algorithm>
#include <charconv>

namespace vigie {
namespace {

constexpr std::size_t most_bytes = 500 * 1024;
constexpr std::size_t most_rules = 5000;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\f\v";
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

bool is_unreserved(unsigned char c) {
    return (c >= '0' && c <= '9') || (lower(static_cast<char>(c)) >= 'a' && lower(static_cast<char>(c)) <= 'z') ||
           c == '-' || c == '.' || c == '_' || c == '~';
}

// One spelling: bytes beyond ASCII escaped, escapes of plain characters undone, the others in upper case (RFC
// 9309, 2.2.2).
std::string normalise(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(path.size());
    const auto escape = [&](unsigned char byte) {
        out.push_back('%');
        out.push_back(digits[byte >> 4U]);
        out.push_back(digits[byte & 0xFU]);
    };
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto byte = static_cast<unsigned char>(path[i]);
        if (byte == '%' && i + 2 < path.size() && hex(path[i + 1]) >= 0 && hex(path[i + 2]) >= 0) {
            const auto value = static_cast<unsigned char>(hex(path[i + 1]) * 16 + hex(path[i + 2]));
            is_unreserved(value) ? out.push_back(static_cast<char>(value)) : escape(value);
            i += 2;
        } else if (byte >= 0x80 || byte <= ' ') {
            escape(byte);
        } else {
            out.push_back(path[i]);
        }
    }
    return out;
}

// '*' stands for anything, '$' at the end for the end. Greedy with one point to come back to: no exponential time.
bool matches(std::string_view pattern, std::string_view path) {
    const bool anchored = pattern.ends_with('$');
    if (anchored) pattern.remove_suffix(1);
    std::size_t p = 0;
    std::size_t s = 0;
    std::size_t star = pattern.npos;
    std::size_t mark = 0;
    while (true) {
        if (p == pattern.size()) {
            if (!anchored || s == path.size()) return true;
        } else if (pattern[p] == '*') {
            star = p++;
            mark = s;
            continue;
        } else if (s < path.size() && pattern[p] == path[s]) {
            ++p;
            ++s;
            continue;
        }
        if (star == pattern.npos || mark >= path.size()) return false;
        p = star + 1;
        s = ++mark;
    }
}

std::string path_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme != url.npos && url.find_first_of("/?#") > scheme) {
        const std::size_t path = url.find_first_of("/?#", scheme + 3);
        url = path == url.npos ? std::string_view() : url.substr(path);
    }
    url = url.substr(0, url.find('#'));
    std::string out = normalise(url);
    return out.starts_with('/') ? out : "/" + out;
}

// "Vigie/1.0 (+https://…)" names the product "vigie".
std::string product(std::string_view agent) {
    std::size_t end = 0;
    while (end < agent.size() &&
           (lower(agent[end]) >= 'a' ? lower(agent[end]) <= 'z' : agent[end] == '-' || agent[end] == '_'))
        ++end;
    return lowered(agent.substr(0, end));
}

}  // namespace

Robots::Robots(std::string_view text, std::string_view agent) {
    const std::string ours = product(agent);
    bool in_ours = false, in_all = false, naming = false, named = false;
    std::vector<Rule> for_all;
    std::optional<Duration> delay_for_all;
    text = text.substr(0, most_bytes);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
        const std::string_view line = text.substr(0, std::min(end, text.substr(0, end).find('#')));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t colon = line.find(':');
        if (colon == line.npos) continue;
        const std::string key = lowered(trim(line.substr(0, colon)));
        const std::string_view value = trim(line.substr(colon + 1));
        if (key == "user-agent") {
            if (!naming) in_ours = in_all = false;
            naming = true;
            in_all = in_all || value == "*";
            in_ours = in_ours || (!ours.empty() && product(value) == ours);
            named = named || in_ours;
        } else if (key == "allow" || key == "disallow") {
            naming = false;
            if (value.empty()) continue;  // "Disallow:" forbids nothing
            const Rule rule{normalise(value), key == "allow"};
            if (in_ours && rules_.size() < most_rules) rules_.push_back(rule);
            if (in_all && for_all.size() < most_rules) for_all.push_back(rule);
        } else if (key == "crawl-delay") {
            naming = false;
            double seconds = 0;
            const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
            if (error != std::errc() || !(seconds >= 0) || seconds > 86400) continue;
            const Duration delay(static_cast<Duration::rep>(seconds * 1000));
            if (in_ours) crawl_delay_ = delay;
            if (in_all) delay_for_all = delay;
        } else if (key == "sitemap" && sitemaps_.size() < most_rules) {
            sitemaps_.emplace_back(value);
        }
    }
    if (named) return;
    rules_ = std::move(for_all);
    crawl_delay_ = delay_for_all;
}

Robots Robots::disallow_all() {
    Robots robots;
    robots.rules_.push_back({"/", false});
    return robots;
}

bool Robots::allows(std::string_view url) const {
    const std::string path = path_of(url);
    if (path == "/robots.txt") return true;
    const Rule* best = nullptr;
    for (const Rule& rule : rules_) {
        if (best != nullptr &&
            (rule.path.size() < best->path.size() || (rule.path.size() == best->path.size() && !rule.allow)))
            continue;
        if (matches(rule.path, path)) best = &rule;
    }
    return best == nullptr || best->allow;
}

}  // namespace vigie
