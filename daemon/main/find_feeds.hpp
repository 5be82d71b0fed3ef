// From an address that a person gave to the feeds at it, on it or near it. Internal to main.
#pragma once

#include <functional>
#include <string>

#include "base/task.hpp"
#include "fetch/fetch.hpp"
#include "http/http.hpp"
#include "pool/pool.hpp"

namespace vigie {

// What a person types as an address, made one: blanks and "feed:" go, a missing scheme is https.
std::string typed_address(std::string_view text);

// Fetches `address` (typed_address) and reads it in a worker: a feed is the answer itself, a page's declared links are
// tried, then the usual paths until one is a feed. `known` names the subscription that an address already is, or "".
// On the loop's thread; arguments outlive the task. Errors: Looked::problem, one line.
Task<http::Looked> find_feeds(Fetcher& fetcher, Pool& pool, std::string address,
                              std::function<std::string(const std::string&)> known);

}  // namespace vigie
