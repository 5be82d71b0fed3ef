// A small HTTP client for the command line: one request, one answer, over the daemon's Unix socket or its address.
//
// Threads: blocks; safe from any thread. Errors: no answer is an error that says what to do; any answer is a value.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace vigie::http {

struct Address {
    std::string socket;  // path of the Unix socket; else
    std::string host;    // "127.0.0.1:8080"
    std::string token;   // for `host`
    Duration timeout = std::chrono::seconds(30);
};

struct Answer {
    int status = 0;
    std::string content_type;
    std::string body;
};

Result<Answer> get(const Address& address, const std::string& target);
Result<Answer> post(const Address& address, const std::string& target, const std::string& body = "");

// For a piece of a path or a query.
std::string percent_encode(std::string_view text);

}  // namespace vigie::http
