// What HTTP says about when and whether to ask again. Pure. Private to fetch/. Source: RFC 9110, 9111.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/model.hpp"

namespace vigie {

using Headers = std::map<std::string, std::string>;  // names in lower case

// If-None-Match and If-Modified-Since, byte for byte as the server gave them.
std::vector<std::pair<std::string, std::string>> conditions_of(const FeedState& state);
// A whole answer replaces both validators; one without them leaves none.
void replace_validators(FeedState& state, const Headers& headers);
// A 304 renews those that it names.
void renew_validators(FeedState& state, const Headers& headers);
// So that the next poll brings the whole document.
void forget_validators(FeedState& state);

// Of Cache-Control, else of Expires; empty: nothing said, or nothing may be kept.
std::optional<Duration> max_age_of(const Headers& headers, Time now);

std::string hash_of(std::string_view body);

}  // namespace vigie
