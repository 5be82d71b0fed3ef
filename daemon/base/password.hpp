// Addresses as they may be shown. Pure.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

// The text, and in each "scheme://user:password@host" of it three points in the place of the password (RFC
// 3986, 3.2.1).
std::string without_passwords(std::string_view text);

}  // namespace vigie
