// URLs as curl reads them, so that what is checked is what is connected to. Private to net/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "net/net.hpp"

namespace vigie::net {

struct Url {
    std::string text;  // without user, password and fragment; encoded where it has to be
    Origin origin;
    std::string user;  // decoded
    std::string password;
};

// Empty: unreadable, or a scheme other than http and https.
std::optional<Url> parse_url(std::string_view text);
// `location` as a redirect from `base`; empty: leads nowhere that may be fetched. User and password in it are dropped.
std::optional<Url> resolve_url(const std::string& base, std::string_view location);

}  // namespace vigie::net
