// Talks to other machines: HTTP requests, mails and MQTT, by libcurl on the daemon's Asio loop. libcurl is used nowhere
// else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/task.hpp"
#include "net/request.hpp"
#include "net/response.hpp"

namespace vigie::net {

struct ClientOptions {
    std::string user_agent = "Vigie/0.1 (+https://github.com/vigie/vigie)";
    // Decided by the address that is connected to, at that moment, so that a name which changes its mind gains nothing.
    bool allow_private_addresses = false;
    std::string proxy;    // empty: none (the environment is not asked); behind a proxy the proxy resolves names
    std::string ca_file;  // empty: the system's
    long max_connections = 256;
    long max_host_connections = 16;
    bool http2 = true;  // falls back to 1.1, and remembers the host
};

// Owns the connections. Two clients share nothing: what one may reach, the other may not.
// All calls on the loop's thread, which outlives the client; a request under way at the client's end answers
// `cancelled`.
class Client {
  public:
    Client(boost::asio::io_context& loop, ClientOptions options);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    // Follows redirects hop by hop, each checked like the first. Throws nothing for what other machines do.
    Task<Response> send(Request request);
    // Hands a message to a mail server; the status is its last SMTP code.
    Task<Response> send(Mail mail);
    // Publishes to a broker. Answered: it took connection, login and bytes; there is no status.
    Task<Response> send(Publication publication);

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

// The parts of a URL that policies are about.
struct Origin {
    std::string scheme;  // "http" or "https"
    std::string host;    // lower case, without brackets
    int port = 0;
    friend bool operator==(const Origin&, const Origin&) = default;
    std::string url() const;  // "https://example.org", the port where it is not the scheme's own
};
// Whether what was given for `home` may be sent to `to`: the same origin, or its host's move from http to https.
bool may_know(const Origin& home, const Origin& to);
// Empty: not a URL that can be fetched.
std::optional<Origin> origin_of(std::string_view url);
// The URL without user, password and fragment, for logs; a text that is no URL becomes "(not a URL)".
std::string without_credentials(std::string_view url);

}  // namespace vigie::net
