// An address in its RFC 3986 parts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::url {

struct Parts {
    std::string scheme;  // lower case; empty: a relative reference
    bool has_authority = false;
    std::string userinfo;
    std::string host;  // lower case
    std::string port;
    std::string path;
    std::optional<std::string> query;
    std::optional<std::string> fragment;
};

// Nothing: the text can be no address (a host with characters that no host has, a port that is no number).
std::optional<Parts> split(std::string_view text);
std::string join(const Parts& parts);

bool is_web(const Parts& parts);  // http or https with a host
std::string without_dots(std::string_view path);

}  // namespace vigie::url
