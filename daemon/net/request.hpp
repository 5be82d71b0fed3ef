// What is asked of another machine. Plain data, and one question back.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/task.hpp"
#include "base/time.hpp"

namespace vigie::net {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

struct Limits {
    Duration connect = std::chrono::seconds(10);
    Duration total = std::chrono::seconds(60);           // of all hops together, to the last byte
    std::size_t low_speed = 64;                          // bytes a second …
    Duration low_speed_time = std::chrono::seconds(20);  // … for so long is too slow
    std::size_t body = 32U << 20U;                       // bytes after decoding
    int redirects = 10;
};

struct Request {
    std::string
        url;  // http or https; user and password in it are sent to its own host only (may_know) and never reported
    std::string method = "GET";
    HeaderList headers;          // sent on every hop
    HeaderList private_headers;  // credentials and whatever a user gave for this host: sent to the first host only
    std::string body;
    bool verify_tls = true;  // false: of its own host (may_know) no certificate is refused
    Limits limits;
    bool follow = true;  // redirects of a GET; any other method is answered by the redirect itself
    // Asked before a redirect is followed, with its address; may take its time, which does not count. False: the
    // redirect is the answer. Empty: all are followed.
    std::function<Task<bool>(std::string)> may_follow;
};

// How the connection of a mail is protected.
enum class MailSecurity { tls, starttls, none };

struct Mail {
    std::string server;  // host, or host:port; the port follows from the security where it is left out (465, 587, 25)
    MailSecurity security = MailSecurity::starttls;  // starttls: refused where the server does not offer it
    std::string username;                            // empty: no authentication
    std::string password;
    std::string ca_file;             // empty: the system's
    std::string helo = "localhost";  // how we name ourselves
    std::string from;                // envelope addresses, bare
    std::vector<std::string> to;
    std::string message;  // headers and body, RFC 5322, CRLF
    Limits limits;
};

// One message to an MQTT broker (3.1.1, quality of service 0, no TLS: what libcurl has).
struct Publication {
    std::string server;  // host, or host:port (1883)
    std::string topic;
    std::string username;  // empty: no authentication
    std::string password;
    std::string payload;
    Limits limits;
};

}  // namespace vigie::net
