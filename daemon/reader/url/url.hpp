// Addresses: resolving relative ones (RFC 3986), and stripping what only tracks. Lenient as publishers are: blanks are
// trimmed, inner blanks and control characters escaped; other bytes stay as they are. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

// The absolute address of `reference` as seen from `base`. Where `base` is empty or relative: the reference, trimmed.
std::string resolve_url(std::string_view base, std::string_view reference);

// "https://host/…": has a scheme.
bool is_absolute_url(std::string_view url);

// "http" or "https" with a host.
bool is_web_url(std::string_view url);

// Without the parameters that only say where the reader came from (utm_*, fbclid, xtor, …); else unchanged. For telling
// duplicates, not for fetching.
std::string without_tracking(std::string_view url);

// One spelling for links that lead to the same page: lower-case scheme (https for http) and host without "www.", no
// default port, no fragment, no tracking, no slash at the end. For telling duplicates only.
std::string duplicate_key(std::string_view url);

}  // namespace vigie
