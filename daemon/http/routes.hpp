// From a request to its answer. Internal to http.
#pragma once

#include "http/http.hpp"
#include "http/message.hpp"

namespace vigie::http {

// What the server itself counts.
struct Traffic {
    std::uint64_t connections = 0;         // open now
    std::uint64_t refused = 0;             // beyond the limit
    std::map<int, std::uint64_t> answers;  // by status
};

// May be read without a token: says only whether the daemon lives.
bool is_open(const Request& request);

// Throws what the store throws.
Task<Response> answer(const Request& request, Backend& backend, const Traffic& traffic);

Task<Response> dashboard(Backend& backend);
Task<Response> metrics(Backend& backend, const Traffic& traffic);

}  // namespace vigie::http
