#include "net/manager.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>

namespace vigie::net {
namespace asio = boost::asio;
namespace {

void check(CURLMcode code) {
    if (code != CURLM_OK) throw std::runtime_error(std::string("curl multi: ") + curl_multi_strerror(code));
}

}  // namespace

Manager::Manager(asio::io_context& loop, long max_connections, long max_host_connections)
    : loop_(loop), multi_(curl_multi_init()), share_(curl_share_init()), timer_(loop) {
    if (multi_ == nullptr || share_ == nullptr) throw std::runtime_error("curl cannot start");
    curl_share_setopt(share_, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    check(curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &Manager::on_socket));
    check(curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this));
    check(curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &Manager::on_timer));
    check(curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this));
    check(curl_multi_setopt(multi_, CURLMOPT_MAX_TOTAL_CONNECTIONS, max_connections));
    check(curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, max_host_connections));
    check(curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, max_connections));
}

Manager::~Manager() {
    curl_multi_cleanup(multi_);  // calls on_socket for what is still open, so the map goes after it
    sockets_.clear();
    curl_share_cleanup(share_);
}

// Takes the handle out of curl when the task ends in whichever way, also when its frame is destroyed while it waits.
class Manager::Running {
  public:
    Running(Manager& manager, CURL* easy)
        : manager_(manager), easy_(easy), waiter_{asio::steady_timer(manager.loop_), {}} {
        waiter_.done.expires_at(asio::steady_timer::time_point::max());
        manager_.waiters_.emplace(easy_, &waiter_);
        check(curl_multi_add_handle(manager_.multi_, easy_));
    }
    ~Running() {
        manager_.waiters_.erase(easy_);
        curl_multi_remove_handle(manager_.multi_, easy_);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    Waiter& waiter() { return waiter_; }

  private:
    Manager& manager_;
    CURL* easy_;
    Waiter waiter_;
};

Task<std::optional<CURLcode>> Manager::perform(std::shared_ptr<Manager> self, CURL* easy) {
    if (self->closed_) co_return std::nullopt;
    Running running(*self, easy);
    boost::system::error_code ignored;
    if (!running.waiter().result)
        co_await running.waiter().done.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    co_return running.waiter().result;
}

void Manager::close() {
    closed_ = true;
    timer_.cancel();
    for (auto& [easy, waiter] : waiters_) waiter->done.cancel();
}

// Curl moves its time with nearly every event of a transfer, mostly back. Setting a timer is a system call, so one that
// would fire too early is left to fire, and set again then.
int Manager::on_timer(CURLM*, long timeout_ms, void* data) {
    auto& self = *static_cast<Manager*>(data);
    self.due_.reset();
    if (timeout_ms < 0 || self.closed_) return 0;
    self.due_ = Steady::now() + std::chrono::milliseconds(timeout_ms);
    if (timeout_ms == 0) {  // not here: curl is in the middle of something
        asio::post(self.loop_, [weak = self.weak_from_this()] {
            if (const auto manager = weak.lock()) manager->on_time();
        });
    } else if (!self.set_ || *self.set_ > *self.due_) {
        self.set_timer();
    }
    return 0;
}

void Manager::set_timer() {
    set_ = due_;
    timer_.expires_at(*due_);
    timer_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        const auto manager = weak.lock();
        if (error || !manager) return;
        manager->set_.reset();
        manager->on_time();
    });
}

void Manager::on_time() {
    if (!due_ || closed_) return;
    if (*due_ <= Steady::now()) {
        due_.reset();
        act(CURL_SOCKET_TIMEOUT, 0);
    } else if (!set_ || *set_ > *due_) {
        set_timer();
    }
}

int Manager::on_socket(CURL*, curl_socket_t fd, int what, void* data, void*) {
    static_cast<Manager*>(data)->watch(fd, what);
    return 0;
}

void Manager::watch(curl_socket_t fd, int what) {
    const auto found = sockets_.find(fd);
    if (what == CURL_POLL_REMOVE) {
        if (found == sockets_.end()) return;
        found->second.descriptor.release();  // curl closes it
        sockets_.erase(found);
        return;
    }
    auto& socket =
        found != sockets_.end()
            ? found->second
            : sockets_.emplace(fd, Socket{asio::posix::stream_descriptor(loop_, fd), ++socket_serial_}).first->second;
    socket.wanted = what;
    wait(fd, socket);
}

// Keeps one wait a direction under way as long as curl wants it; one that is no longer wanted ends by itself.
void Manager::wait(curl_socket_t fd, Socket& socket) {
    const auto start = [&](bool read) {
        (read ? socket.reading : socket.writing) = true;
        using Descriptor = asio::posix::stream_descriptor;
        socket.descriptor.async_wait(
            read ? Descriptor::wait_read : Descriptor::wait_write,
            [weak = weak_from_this(), fd, serial = socket.serial, read](boost::system::error_code error) {
                if (const auto manager = weak.lock(); manager && error != asio::error::operation_aborted)
                    manager->ready(fd, serial, read, static_cast<bool>(error));
            });
    };
    if ((socket.wanted & CURL_POLL_IN) != 0 && !socket.reading) start(true);
    if ((socket.wanted & CURL_POLL_OUT) != 0 && !socket.writing) start(false);
}

void Manager::ready(curl_socket_t fd, std::uint64_t serial, bool read, bool failed) {
    const auto same = [&] {
        const auto found = sockets_.find(fd);
        return found != sockets_.end() && found->second.serial == serial ? &found->second : nullptr;
    };
    auto* socket = same();
    if (socket == nullptr) return;
    (read ? socket->reading : socket->writing) = false;
    if ((socket->wanted & (read ? CURL_POLL_IN : CURL_POLL_OUT)) == 0) return;
    act(fd, failed ? CURL_CSELECT_ERR : read ? CURL_CSELECT_IN : CURL_CSELECT_OUT);
    if (socket = same(); socket != nullptr) wait(fd, *socket);
}

void Manager::act(curl_socket_t fd, int events) {
    if (closed_) return;
    int running = 0;
    check(curl_multi_socket_action(multi_, fd, events, &running));
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        const auto found = waiters_.find(message->easy_handle);
        if (found == waiters_.end()) continue;
        found->second->result = message->data.result;
        found->second->done.cancel();
    }
}

}  // namespace vigie::net
