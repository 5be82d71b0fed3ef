// Listening sockets, made by hand: the mode of a Unix socket must be right from its first moment. Internal to http.
#pragma once

#include <string>

namespace vigie::http {

// Returns a listening descriptor; throws with what and where. A socket file that nobody answers on is replaced.
int listen_unix(const std::string& path, unsigned mode);

// "127.0.0.1:8080" or "[::1]:8080"; numbers only.
struct TcpListener {
    int descriptor = -1;
    bool v6 = false;
    unsigned short port = 0;
    std::string name;  // as it stands in a Host header: "127.0.0.1", "[::1]"
};
TcpListener listen_tcp(const std::string& address);

}  // namespace vigie::http
