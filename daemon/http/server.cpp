// The listeners and their sessions: coroutines on the daemon's loop.
#include <utility>

#include <unistd.h>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <list>

#include "base/log.hpp"
#include "http/guard.hpp"
#include "http/http.hpp"
#include "http/routes.hpp"
#include "http/sockets.hpp"

namespace vigie::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace web = boost::beast::http;

namespace {

constexpr auto as_tuple = asio::as_tuple(asio::use_awaitable);

// On every answer: nothing of ours is to be framed, sniffed, cached or sent elsewhere.
constexpr std::pair<const char*, const char*> security_headers[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cache-Control", "no-store"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"}};

web::response<web::string_body> to_beast(const Response& response, unsigned version, bool keep_alive) {
    web::response<web::string_body> out(static_cast<web::status>(response.status), version);
    for (const auto& [name, value] : security_headers) out.set(name, value);
    for (const auto& [name, value] : response.headers) out.set(name, value);
    out.set(web::field::content_type, response.content_type);
    out.body() = response.body;
    out.keep_alive(keep_alive);
    out.prepare_payload();
    return out;
}

bool is_complaint(beast::error_code error) {
    return error.category() == web::make_error_code(web::error::bad_method).category() &&
           error != web::error::end_of_stream && error != web::error::partial_message;
}

Response refusal(beast::error_code error) {
    if (error == web::error::header_limit) return problem(431, "the header is too large");
    if (error == web::error::body_limit) return problem(413, "the body is too large");
    return problem(400, "not an HTTP request");
}

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

struct Server::Inner : std::enable_shared_from_this<Inner> {
    using Unix = asio::local::stream_protocol;
    using Tcp = asio::ip::tcp;
    using Message = web::request<web::string_body>;

    Inner(asio::io_context& the_loop, Settings the_settings, Backend& the_backend)
        : loop(the_loop), settings(std::move(the_settings)), backend(the_backend), local(loop), remote(loop) {}

    // Anything wrong with the store or a bug: the client learns little, the log all.
    Task<Response> guarded_answer(const Message& message, const Guard& guard) {
        Request request;
        request.method = view(message.method_string());
        if (!parse_target(view(message.target()), request)) co_return problem(400, "not a path that can be asked for");
        const Claims claims{request.method, view(message[web::field::host]), view(message[web::field::origin]),
                            view(message["Sec-Fetch-Site"]), view(message[web::field::authorization])};
        if (auto refused = guard.refuse(claims, is_open(request))) co_return std::move(*refused);
        request.body = message.body();
        request.content_type = view(message[web::field::content_type]);
        request.hub_signature = view(message["X-Hub-Signature"]);
        try {
            co_return co_await answer(request, backend, traffic);
        } catch (const StoreError& error) {
            log::error("http", "{} {}: {}", request.method, view(message.target()), error.what());
            co_return problem(503, "the store does not answer; see the log");
        } catch (const std::exception& error) {
            log::error("http", "{} {}: {}", request.method, view(message.target()), error.what());
            co_return problem(500, "this should not have happened; see the log");
        }
    }

    template <typename Stream>
    Task<bool> send(Stream& stream, const Response& response, const Message& message, bool keep_alive) {
        ++traffic.answers[response.status];
        web::response<web::string_body> out = to_beast(response, message.version(), keep_alive);
        stream.expires_after(settings.request_time);
        if (message.method() == web::verb::head) {
            web::response_serializer<web::string_body> head(out);
            const auto [error, size] = co_await web::async_write_header(stream, head, as_tuple);
            co_return !error && keep_alive;
        }
        const auto [error, size] = co_await web::async_write(stream, out, as_tuple);
        co_return !error && keep_alive;
    }

    template <typename Stream>
    Task<void> converse(Stream& stream, const Guard& guard) {
        beast::flat_buffer buffer(settings.max_header + settings.max_body + 4096);
        for (bool first = true, more = true; more; first = false) {
            web::request_parser<web::string_body> parser;
            parser.header_limit(static_cast<std::uint32_t>(settings.max_header));
            parser.body_limit(settings.max_body);
            stream.expires_after(first ? settings.request_time : settings.idle_time);
            const auto [error, size] = co_await web::async_read(stream, buffer, parser, as_tuple);
            if (error) {
                // What is HTTP's own complaint is told; a connection that ended or was silent needs no answer.
                if (is_complaint(error)) co_await send(stream, refusal(error), parser.get(), false);
                co_return;
            }
            const Message message = parser.release();
            stream.expires_never();  // the work is ours; the client waits
            const Response response = co_await guarded_answer(message, guard);
            more = co_await send(stream, response, message, message.keep_alive() && !closing);
        }
    }

    template <typename Protocol>
    static Task<void> session(std::shared_ptr<Inner> self, typename Protocol::socket socket, const Guard& guard) {
        using Stream = beast::basic_stream<Protocol>;
        Stream stream(std::move(socket));
        stream.expires_after(self->settings.request_time);
        const auto here = self->sessions.insert(self->sessions.end(), [&stream] { stream.cancel(); });
        ++self->traffic.connections;
        if (self->traffic.connections > self->settings.max_connections) {
            ++self->traffic.refused;
            co_await self->send(stream, problem(503, "too many connections"), Message{}, false);
        } else {
            co_await self->converse(stream, guard);
        }
        --self->traffic.connections;
        self->sessions.erase(here);
        co_await linger(stream);
    }

    // What the client still sends is read away for a moment: closing over it would take our answer from it.
    template <typename Stream>
    static Task<void> linger(Stream& stream) {
        beast::error_code ended;
        stream.socket().shutdown(Stream::socket_type::shutdown_send, ended);
        stream.expires_after(std::chrono::seconds(1));
        std::array<char, 4096> rest{};
        while (!ended) {
            const auto [error, size] = co_await stream.async_read_some(asio::buffer(rest), as_tuple);
            ended = error;
        }
    }

    template <typename Acceptor>
    static Task<void> accept(std::shared_ptr<Inner> self, Acceptor& acceptor, const Guard& guard) {
        using Protocol = typename Acceptor::protocol_type;
        for (;;) {
            auto [error, socket] = co_await acceptor.async_accept(as_tuple);
            if (!acceptor.is_open()) co_return;
            if (error) {  // out of descriptors, most likely: try again a little later
                log::warning("http", "cannot accept: {}", error.message());
                asio::steady_timer pause(self->loop, std::chrono::seconds(1));
                co_await pause.async_wait(as_tuple);
                continue;
            }
            asio::co_spawn(self->loop, session<Protocol>(self, std::move(socket), guard), asio::detached);
        }
    }

    void open_unix() {
        local.assign(Unix(), listen_unix(settings.socket, settings.socket_mode));
        asio::co_spawn(loop, accept(shared_from_this(), local, local_guard), asio::detached);
        log::info("http", "listening on {}", settings.socket);
    }

    void open_tcp() {
        if (settings.tokens.empty())
            throw std::runtime_error("http: " + settings.listen + ": an address needs tokens (http.token_file)");
        const TcpListener listener = listen_tcp(settings.listen);
        std::vector<std::string> names = settings.hosts;
        names.insert(names.end(), {listener.name, "localhost"});
        remote_guard = Guard(settings.tokens, names);
        port = listener.port;
        remote.assign(listener.v6 ? Tcp::v6() : Tcp::v4(), listener.descriptor);
        asio::co_spawn(loop, accept(shared_from_this(), remote, remote_guard), asio::detached);
        log::info("http", "listening on http://{}:{}", listener.name, listener.port);
    }

    void close() {
        beast::error_code ignored;
        closing = true;
        if (local.is_open()) unlink(settings.socket.c_str());
        local.close(ignored);
        remote.close(ignored);
        for (const auto& cancel : sessions) cancel();
    }

    asio::io_context& loop;
    Settings settings;
    Backend& backend;
    Unix::acceptor local;
    Tcp::acceptor remote;
    Guard local_guard, remote_guard;
    std::list<std::function<void()>> sessions;
    Traffic traffic;
    bool closing = false;
    unsigned short port = 0;
};

Server::Server(asio::io_context& loop, Settings settings, Backend& backend)
    : inner_(std::make_shared<Inner>(loop, std::move(settings), backend)) {}

Server::~Server() {
    close();
}

void Server::listen() {
    if (!inner_->settings.socket.empty()) inner_->open_unix();
    if (!inner_->settings.listen.empty()) inner_->open_tcp();
}

void Server::close() {
    inner_->close();
}

unsigned short Server::port() const {
    return inner_->port;
}

}  // namespace vigie::http
