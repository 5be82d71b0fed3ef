// Web addresses as identities: resolved, cleaned of tracking, with AMP and mobile variants folded. Never touches the
// network.
//
// Threads: pure; safe from any thread.
// Errors: what is no web address gives an empty string where a result must be one.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

// `reference` as it stands on the page `base` → absolute, by RFC 3986 (as browsers read it: blanks trimmed, backslashes
// bent). Empty: neither is absolute.
std::string resolve_url(std::string_view base, std::string_view reference);

// Without tracking parameters. `site` and `feed`: addresses whose host in a ref= parameter says only where the reader
// came from. Other schemes than http and https come back as they are; an address that cannot be read gives "".
std::string clean_url(std::string_view url, std::string_view site = {}, std::string_view feed = {});

// One key for all variants of an article's address: cleaned, AMP and mobile hosts and paths folded, no fragment, host
// in lower case, no default port.
std::string canonical_url(std::string_view url);

// "www.example.co.uk" of the address, in lower case; empty where there is none.
std::string host_of(std::string_view url);

// The part of the host that was registered: "example.co.uk". A short list of public second levels stands in for the
// full list.
std::string registered_domain(std::string_view host);

}  // namespace vigie
