// What came of a request: always a value, one of a closed set of outcomes. Plain data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace vigie::net {

enum class Outcome {
    answered,         // there is a status, whichever it is
    bad_url,          // cannot be read, or neither http nor https; also where a redirect led there
    refused_address,  // private, loopback, link-local or the like, and not allowed
    dns,              // no such name
    connect,          // refused, unreachable
    tls,              // certificate or handshake
    timeout,          // no connection, no answer or no end in time, or too slow
    too_large,        // more decoded bytes than allowed
    too_many_redirects,
    truncated,      // the connection ended before the body did
    protocol,       // the answer cannot be understood
    refused_login,  // mail: the server refused user and password
    cancelled,      // the client is going away
};
std::string_view to_string(Outcome outcome);

struct Response {
    Outcome outcome = Outcome::protocol;
    int status = 0;  // of the last hop; for a mail the last SMTP code; 0: none came
    // Of the last hop; names in lower case, repeated ones joined by ", ". For a mail: "refused-recipient", the server's
    // line, where it took the mail but not for all.
    std::map<std::string, std::string> headers;
    std::string body;        // decoded; what had come, where the outcome is truncated; the last line of a mail server
    std::string url;         // of the last hop, without user and password: the base of relative links
    int hops = 0;            // redirects followed
    bool permanent = false;  // there were hops and all were 301 or 308
    std::string permanent_url;  // where the leading permanent hops led; empty: the first was temporary
    std::string problem;        // one clear line with the URL; empty when answered
    Duration elapsed{};
    int http_version = 0;  // 10, 11, 20

    bool answered() const { return outcome == Outcome::answered; }
    bool ok() const { return answered() && status >= 200 && status < 300; }
    std::string_view header(std::string_view lower_name) const;  // empty: not there; valid as long as headers
    // The problem without the URL, which may hold a secret.
    std::string_view reason() const;
    // Retry-After, as seconds or as a date; empty: neither. Never negative.
    std::optional<Duration> retry_after(Time now) const;
};

}  // namespace vigie::net
