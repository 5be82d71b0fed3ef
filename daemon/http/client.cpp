#include "http/client.hpp"

#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>

namespace vigie::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace web = boost::beast::http;

constexpr std::uint64_t most_body = 256U << 20U;

std::string advice(const Address& address, const beast::error_code& error) {
    if (address.socket.empty()) return "http://" + address.host + ": " + error.message();
    if (error == boost::system::errc::permission_denied)
        return address.socket +
               ": permission denied; only those who may write to the socket may command the daemon "
               "(its group is vigied's, its mode http.socket_mode)";
    if (error == boost::system::errc::no_such_file_or_directory || error == boost::system::errc::connection_refused)
        return address.socket +
               ": no vigied answers there; is it running (systemctl status vigied), or does it listen "
               "elsewhere (--socket)?";
    return address.socket + ": " + error.message();
}

// Blocks through a loop of its own, because only asynchronous operations know timeouts.
template <typename Stream, typename Start>
Result<Answer> exchange(asio::io_context& loop, Stream& stream, const Address& address,
                        const web::request<web::string_body>& request, Start connect) {
    std::optional<beast::error_code> failed;
    beast::flat_buffer buffer;
    web::response_parser<web::string_body> parser;
    parser.body_limit(most_body);
    stream.expires_after(address.timeout);
    connect([&](beast::error_code error) {
        if (error) return void(failed = error);
        web::async_write(stream, request, [&](beast::error_code write_error, std::size_t) {
            if (write_error) return void(failed = write_error);
            web::async_read(stream, buffer, parser, [&](beast::error_code read_error, std::size_t) {
                if (read_error) failed = read_error;
            });
        });
    });
    loop.run();
    if (failed) return Error{advice(address, *failed)};
    const auto& response = parser.get();
    const auto type = response[web::field::content_type];
    return Answer{static_cast<int>(response.result_int()), std::string(type.data(), type.size()), response.body()};
}

Result<Answer> over_socket(const Address& address, const web::request<web::string_body>& request) {
    asio::io_context loop;
    beast::basic_stream<asio::local::stream_protocol> stream(loop);
    return exchange(loop, stream, address, request, [&](auto done) {
        stream.async_connect(asio::local::stream_protocol::endpoint(address.socket), std::move(done));
    });
}

Result<Answer> over_tcp(const Address& address, const web::request<web::string_body>& request) {
    asio::io_context loop;
    beast::tcp_stream stream(loop);
    const auto colon = address.host.rfind(':');
    if (colon == std::string::npos) return Error{address.host + ": must be such as 127.0.0.1:8080"};
    std::string host = address.host.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    beast::error_code error;
    asio::ip::tcp::resolver resolver(loop);
    const auto found = resolver.resolve(host, address.host.substr(colon + 1), error);
    if (error) return Error{advice(address, error)};
    return exchange(loop, stream, address, request, [&](auto done) {
        stream.async_connect(found, [done = std::move(done)](beast::error_code connect_error, const auto&) mutable {
            done(connect_error);
        });
    });
}

Result<Answer> request(const Address& address, web::verb method, const std::string& target, const std::string& body) {
    web::request<web::string_body> message(method, target, 11);
    message.set(web::field::host, address.socket.empty() ? address.host : "localhost");
    message.set(web::field::connection, "close");
    if (!address.token.empty()) message.set(web::field::authorization, "Bearer " + address.token);
    message.body() = body;
    message.prepare_payload();
    // Names such as a socket's path that is too long throw.
    try {
        return address.socket.empty() ? over_tcp(address, message) : over_socket(address, message);
    } catch (const boost::system::system_error& error) {
        return Error{advice(address, error.code())};
    }
}

}  // namespace

Result<Answer> get(const Address& address, const std::string& target) {
    return request(address, web::verb::get, target, "");
}

Result<Answer> post(const Address& address, const std::string& target, const std::string& body) {
    return request(address, web::verb::post, target, body);
}

}  // namespace vigie::http
