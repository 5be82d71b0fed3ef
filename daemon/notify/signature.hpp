// The signature of Standard Webhooks (standardwebhooks.com), symmetric form v1. Pure. Private to notify/.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vigie::notify {

// `secrets`: "whsec_" and base64, one a line; several while one is being replaced: then each signs. The error never
// holds the secret. Gives the value of webhook-signature: "v1,…", separated by blanks.
Result<std::string> sign(std::string_view secrets, std::string_view id, std::int64_t timestamp, std::string_view body);

}  // namespace vigie::notify
