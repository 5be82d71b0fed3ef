#include "http/sockets.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace vigie::http {
namespace {

class Descriptor {
  public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() {
        if (value_ >= 0) close(value_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return value_; }
    int release() { return std::exchange(value_, -1); }

  private:
    int value_;
};

[[noreturn]] void fail(const std::string& where, const std::string& what) {
    throw std::runtime_error("http: " + where + ": " + what + ": " + std::generic_category().message(errno));
}

bool answers(const sockaddr_un& address) {
    const Descriptor probe(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return connect(probe.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

int listen_unix(const std::string& path, unsigned mode) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        throw std::runtime_error("http: " + path + ": longer than a socket's path may be");
    std::memcpy(address.sun_path, path.data(), path.size());
    Descriptor listener(socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (listener.get() < 0) fail(path, "cannot make a socket");

    struct stat status {};
    if (lstat(path.c_str(), &status) == 0) {
        if (!S_ISSOCK(status.st_mode)) throw std::runtime_error("http: " + path + ": is there and is no socket");
        if (answers(address)) throw std::runtime_error("http: " + path + ": another vigied answers there");
        unlink(path.c_str());
    }
    const mode_t before = umask(0777 & ~mode);
    const int bound = bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    const int bind_error = errno;
    umask(before);
    errno = bind_error;
    if (bound != 0) fail(path, "cannot bind");
    if (chmod(path.c_str(), mode) != 0) fail(path, "cannot set its mode");
    if (listen(listener.get(), 64) != 0) fail(path, "cannot listen");
    return listener.release();
}

TcpListener listen_tcp(const std::string& address) {
    TcpListener out;
    const auto colon = address.rfind(':');
    const std::string port = colon == address.npos ? "" : address.substr(colon + 1);
    out.name = address.substr(0, colon);
    unsigned number = 65536;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    out.v6 = out.name.starts_with('[') && out.name.ends_with(']');
    const std::string host = out.v6 ? out.name.substr(1, out.name.size() - 2) : out.name;
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    v4.sin_family = AF_INET;
    v6.sin6_family = AF_INET6;
    const bool parsed = out.v6 ? inet_pton(AF_INET6, host.c_str(), &v6.sin6_addr) == 1
                               : inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1;
    if (!parsed || error != std::errc() || end != port.data() + port.size() || number > 65535)
        throw std::runtime_error("http: " + address + ": must be such as 127.0.0.1:8080 or [::1]:8080");
    v4.sin_port = v6.sin6_port = htons(static_cast<std::uint16_t>(number));

    Descriptor listener(socket(out.v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (listener.get() < 0) fail(address, "cannot make a socket");
    const int yes = 1;
    setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const auto* where = out.v6 ? reinterpret_cast<const sockaddr*>(&v6) : reinterpret_cast<const sockaddr*>(&v4);
    if (bind(listener.get(), where, out.v6 ? sizeof v6 : sizeof v4) != 0) fail(address, "cannot bind");
    if (listen(listener.get(), 64) != 0) fail(address, "cannot listen");
    sockaddr_in6 bound{};
    socklen_t size = sizeof bound;
    getsockname(listener.get(), reinterpret_cast<sockaddr*>(&bound), &size);
    out.port = ntohs(bound.sin6_port);  // stands at the same place in both families
    out.descriptor = listener.release();
    return out;
}

}  // namespace vigie::http
