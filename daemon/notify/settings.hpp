// A receiver's settings and the secrets that they point to. Private to notify/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/model.hpp"

namespace vigie::notify {

// Empty where it is not set.
std::string setting(const Receiver& receiver, const char* name);
Duration timeout_of(const Receiver& receiver, Duration otherwise);
// "a@x.org, b@x.org" or one a line.
std::vector<std::string> list_of(std::string_view text);
// A secret's file, or systemd's "credential:NAME", without the line break at its end. The error names the file, never
// what is in it.
Result<std::string> read_secret(const std::string& name);

// What is wrong with when the receiver is to be told (notify/handling.hpp); empty: nothing.
std::string wrong_handling(const Receiver& receiver);

}  // namespace vigie::notify
