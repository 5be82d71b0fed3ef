// Runs curl's transfers on the Asio loop: owns the multi handle, its one timer and the waits on its sockets. Private to
// net/.
#pragma once

#include <curl/curl.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>

#include "base/task.hpp"

namespace vigie::net {

// On the loop's thread. Shared with the tasks that wait in perform(), so it lives as long as the last of them.
class Manager : public std::enable_shared_from_this<Manager> {
  public:
    Manager(boost::asio::io_context& loop, long max_connections, long max_host_connections);
    ~Manager();
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;

    // Runs a handle that is set up, to its end; the caller keeps it alive meanwhile. Empty: closed or cancelled.
    static Task<std::optional<CURLcode>> perform(std::shared_ptr<Manager> self, CURL* easy);
    // Ends all that is under way; perform() after it answers empty.
    void close();
    // TLS sessions, for all handles.
    CURLSH* share() const { return share_; }

  private:
    using Steady = std::chrono::steady_clock;
    struct Socket {
        boost::asio::posix::stream_descriptor descriptor;
        std::uint64_t serial;  // tells a socket from a later one with the same number
        int wanted = 0;        // CURL_POLL_*
        bool reading = false;  // a wait is under way
        bool writing = false;
    };
    struct Waiter {
        boost::asio::steady_timer done;
        std::optional<CURLcode> result;
    };
    class Running;

    static int on_socket(CURL* easy, curl_socket_t fd, int what, void* self, void* socket);
    static int on_timer(CURLM* multi, long timeout_ms, void* self);
    void set_timer();
    void on_time();
    void watch(curl_socket_t fd, int what);
    void wait(curl_socket_t fd, Socket& socket);
    void ready(curl_socket_t fd, std::uint64_t serial, bool read, bool failed);
    void act(curl_socket_t fd, int events);

    boost::asio::io_context& loop_;
    CURLM* multi_;
    CURLSH* share_;
    boost::asio::steady_timer timer_;
    std::optional<Steady::time_point> due_;  // when curl wants to be called
    std::optional<Steady::time_point> set_;  // when the timer fires
    std::uint64_t socket_serial_ = 0;
    std::unordered_map<curl_socket_t, Socket> sockets_;
    std::unordered_map<CURL*, Waiter*> waiters_;
    bool closed_ = false;
};

}  // namespace vigie::net
