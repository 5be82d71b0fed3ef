// Tells texts apart, not adversaries: XXH3, 128 bits (xxHash, Y. Collet).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace vigie {

// 32 hex digits, of the parts as if they were one text. The same on every machine and in every version: it is stored.
std::string digest_of(std::initializer_list<std::string_view> parts);

}  // namespace vigie
