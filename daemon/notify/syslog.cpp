// Syslog: RFC 5424 to a collector by UDP or TCP (framed by RFC 6587), or to the machine's own /dev/log, which is the
// journal's where there is one.
#include <spdlog/fmt/fmt.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/local/datagram_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "notify/settings.hpp"
#include "notify/template.hpp"
#include "notify/types.hpp"
#include "notify/view.hpp"

namespace vigie::notify {
namespace {

namespace asio = boost::asio;

constexpr int facility = 1;  // user-level messages

int severity_of(std::string_view priority) {
    return priority == "high" ? 1 : priority == "low" ? 6 : 5;  // alert, informational, notice
}

std::string one_line(const Notification& notification) {
    std::string out = title_of(notification);
    for (const View& view : views_of(notification)) {
        out += (out.empty() ? "" : " || ") + view.watch + ": " + view.headline;
        for (const Passage& passage : view.passages) out += " | " + marked(passage, "*", "*");
        for (const std::string& part : {view.feed, view.url})
            if (!part.empty()) out += " | " + part;
    }
    return out;
}

std::pair<std::string, std::string> host_and_port(const std::string& server) {
    const auto colon = server.rfind(':');
    if (colon == std::string::npos || server.back() == ']') return {server, "514"};
    std::string host = server.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return {host, server.substr(colon + 1)};
}

class Syslog final : public Notifier {
  public:
    Syslog(const Receiver& receiver, const NotifyContext& context) : receiver_(receiver), context_(context) {}

    Task<SendResult> send(const Notification& notification) override {
        const std::string server = setting(receiver_, "server");
        auto words = words_of(notification);
        if (!words) co_return SendResult{SendState::retry, words.error().message, {}};
        const std::string text =
            server.empty() || server.front() == '/' ? local(notification, *words) : remote(notification, *words);
        try {
            if (server.empty() || server.front() == '/')
                to_socket(server.empty() ? "/dev/log" : server, text);
            else if (setting(receiver_, "protocol") == "tcp")
                co_await send_by<asio::ip::tcp>(server, fmt::format("{} {}", text.size(), text));
            else
                co_await send_by<asio::ip::udp>(server, text);
        } catch (const boost::system::system_error& error) {
            co_return SendResult{SendState::retry, error.code().message(), {}};
        }
        co_return SendResult{SendState::delivered, "handed over", {}};
    }

    std::string preview(const Notification& notification) const override {
        const auto words = words_of(notification);
        return words ? remote(notification, *words) : words.error().message;
    }

  private:
    Result<std::string> words_of(const Notification& notification) const {
        auto own = rendered(receiver_, "template", notification, {});
        if (!own) return own.error();
        std::string text = *own ? std::move(**own) : one_line(notification);
        for (char& c : text)
            if (c == '\n' || c == '\r') c = ' ';
        return {boost::system::in_place_value, std::move(text)};
    }

    // The old form of RFC 3164, which /dev/log speaks; the time is the collector's.
    std::string local(const Notification& notification, const std::string& words) const {
        return fmt::format("<{}>vigie: {}", facility * 8 + severity_of(view_of(notification).priority), words);
    }

    std::string remote(const Notification& notification, const std::string& words) const {
        return fmt::format("<{}>1 {} {} vigie - {} - \xEF\xBB\xBF{}",
                           facility * 8 + severity_of(view_of(notification).priority), to_rfc3339(context_.clock.now()),
                           context_.host, std::string(to_string(notification.event)), words);
    }

    void to_socket(const std::string& path, const std::string& text) {
        asio::local::datagram_protocol::socket socket(context_.loop);
        socket.connect(asio::local::datagram_protocol::endpoint(path));
        socket.non_blocking(true);
        socket.send(asio::buffer(text));
    }

    // Within the time limit, or the socket is closed under it. A name that takes longer is given up once it is found
    // or not, for nothing ends the system's resolver before.
    template <typename Protocol>
    Task<void> send_by(std::string server, std::string text) {
        const auto [host, port] = host_and_port(server);
        typename Protocol::resolver resolver(context_.loop);
        const auto socket = std::make_shared<typename Protocol::socket>(context_.loop);
        const auto late = std::make_shared<bool>(false);
        asio::steady_timer timer(context_.loop, timeout_of(receiver_, std::chrono::seconds(20)));
        timer.async_wait([socket, late](const boost::system::error_code& error) {
            boost::system::error_code ignored;
            if (!error) *late = true, socket->close(ignored);
        });
        try {
            const auto found = co_await resolver.async_resolve(host, port, asio::use_awaitable);
            if (*late) throw boost::system::system_error(asio::error::timed_out);
            co_await asio::async_connect(*socket, found, asio::use_awaitable);
            if constexpr (std::is_same_v<Protocol, asio::ip::tcp>)
                co_await asio::async_write(*socket, asio::buffer(text), asio::use_awaitable);
            else
                co_await socket->async_send(asio::buffer(text), asio::use_awaitable);
        } catch (const boost::system::system_error&) {
            if (*late) throw boost::system::system_error(asio::error::timed_out);
            throw;
        }
    }

    Receiver receiver_;
    NotifyContext context_;
};

}  // namespace

std::unique_ptr<Notifier> make_syslog(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Syslog>(receiver, context);
}

}  // namespace vigie::notify
