// Which addresses are the public internet's. Private to net/. Source: the IANA special-purpose address registries.
#pragma once

#include <string>

struct sockaddr;

namespace vigie::net {

// False for loopback, private, link-local, carrier, documentation, multicast and metadata addresses, also inside the
// forms of IPv6 that carry an IPv4 address.
bool is_public(const sockaddr& address);
std::string to_string(const sockaddr& address);

}  // namespace vigie::net
