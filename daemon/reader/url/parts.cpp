#include "reader/url/parts.hpp"

#include <algorithm>
#include <vector>

namespace vigie::url {
namespace {

bool is_alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

// Trimmed, tabs and line ends taken out, blanks inside written as %20: as browsers do.
std::string tidy(std::string_view text) {
    const auto blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '\t' || c == '\n' || c == '\r') continue;
        if (c == ' ') {
            out += "%20";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        }
    }
    return out;
}

std::string take_scheme(std::string_view& rest) {
    if (rest.empty() || !is_alpha(rest.front())) return {};
    std::size_t i = 0;
    while (i < rest.size() &&
           (is_alpha(rest[i]) || is_digit(rest[i]) || rest[i] == '+' || rest[i] == '-' || rest[i] == '.'))
        ++i;
    if (i == rest.size() || rest[i] != ':') return {};
    std::string scheme = lower(rest.substr(0, i));
    rest.remove_prefix(i + 1);
    return scheme;
}

bool valid_host(std::string_view host) {
    if (!host.empty() && host.front() == '[')
        return host.back() == ']' && std::all_of(host.begin() + 1, host.end() - 1, [](char c) {
                   return is_digit(c) || c == ':' || c == '.' || (lower({&c, 1})[0] >= 'a' && lower({&c, 1})[0] <= 'f');
               });
    return host.find_first_of("|<>^`{}\\\"#?@[]: ") == std::string_view::npos;
}

bool take_authority(std::string_view authority, Parts& out) {
    out.has_authority = true;
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
        out.userinfo = authority.substr(0, at);
        authority.remove_prefix(at + 1);
    }
    const auto colon = authority.rfind(':');
    if (colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos) {
        out.port = authority.substr(colon + 1);
        authority = authority.substr(0, colon);
        if (out.port.size() > 5 || !std::all_of(out.port.begin(), out.port.end(), is_digit)) return false;
    }
    out.host = lower(authority);
    return valid_host(out.host);
}

}  // namespace

std::optional<Parts> split(std::string_view text) {
    const std::string clean = tidy(text);
    std::string_view rest = clean;
    Parts out;
    out.scheme = take_scheme(rest);
    const bool web = out.scheme == "http" || out.scheme == "https";
    std::string bent;
    if (web || out.scheme.empty()) {  // "https:\\host\path"
        bent = rest;
        for (char& c : bent) {
            if (c == '?' || c == '#') break;
            if (c == '\\') c = '/';
        }
        rest = bent;
    }
    if (const auto hash = rest.find('#'); hash != std::string_view::npos) {
        out.fragment = std::string(rest.substr(hash + 1));
        rest = rest.substr(0, hash);
    }
    if (const auto mark = rest.find('?'); mark != std::string_view::npos) {
        out.query = std::string(rest.substr(mark + 1));
        rest = rest.substr(0, mark);
    }
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        while (web && rest.starts_with("/")) rest.remove_prefix(1);
        const std::size_t end = std::min(rest.find('/'), rest.size());
        if (!take_authority(rest.substr(0, end), out)) return std::nullopt;
        rest.remove_prefix(end);
    }
    if (web && (!out.has_authority || out.host.empty())) return std::nullopt;
    out.path = rest;
    return out;
}

std::string join(const Parts& parts) {
    std::string out;
    if (!parts.scheme.empty()) (out += parts.scheme) += ':';
    if (parts.has_authority) {
        out += "//";
        if (!parts.userinfo.empty()) (out += parts.userinfo) += '@';
        out += parts.host;
        if (!parts.port.empty()) (out += ':') += parts.port;
    }
    out += parts.path;
    if (parts.query) (out += '?') += *parts.query;
    if (parts.fragment) (out += '#') += *parts.fragment;
    return out;
}

bool is_web(const Parts& parts) {
    return (parts.scheme == "http" || parts.scheme == "https") && !parts.host.empty();
}

std::string without_dots(std::string_view path) {
    std::vector<std::string_view> kept;
    const bool rooted = path.starts_with('/');
    if (rooted) path.remove_prefix(1);
    bool folder = false;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, slash - at);
        folder = part == "." || part == "..";
        if (part == "..") {
            if (!kept.empty()) kept.pop_back();
        } else if (part != ".") {
            kept.push_back(part);
        }
        at = slash + 1;
    }
    std::string out = rooted ? "/" : "";
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (i > 0) out += '/';
        out += kept[i];
    }
    if (folder && !out.empty() && out.back() != '/') out += '/';
    return out;
}

}  // namespace vigie::url
