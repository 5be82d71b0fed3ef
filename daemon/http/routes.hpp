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

// Below /api/v1/feeds, a POST: look, add, {id}/poll, {id}/remove.
Task<Response> feed_command(const Request& request, Backend& backend);

// Below /api/v1/reread: a part of the archive is read again.
Task<Response> reread(const Request& request, Backend& backend);

// Receivers, silences and the feeds of alerts, below /api/v1; empty: another's.
Task<std::optional<Response>> handling_api(const Request& request, Backend& backend);
// /link: what a signed link asks for; GET shows it, POST does it.
Task<Response> signed_link(const Request& request, Backend& backend);

// Why an article matched or not, and feedback; nothing where the request is about neither.
Task<Response> why(const std::string& article, const std::string& watch, Backend& backend);
Task<std::optional<Response>> trust_api(const Request& request, Backend& backend);

Task<Response> dashboard(Backend& backend);
Task<Response> metrics(Backend& backend, const Traffic& traffic);

}  // namespace vigie::http
