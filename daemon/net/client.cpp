#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <clocale>
#include <mutex>
#include <unordered_map>

#include "net/manager.hpp"
#include "net/net.hpp"
#include "net/transfer.hpp"
#include "net/url.hpp"

namespace vigie::net {
namespace {

using Steady = std::chrono::steady_clock;

Duration since(Steady::time_point start) {
    return std::chrono::duration_cast<Duration>(Steady::now() - start);
}

bool is_redirect(const Response& response) {
    const int status = response.status;
    return (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) &&
           !response.header("location").empty();
}

Response failure(Outcome outcome, const std::string& url, std::string detail) {
    Response response;
    response.outcome = outcome;
    response.url = url;
    response.problem = url + ": " + std::string(to_string(outcome)) + (detail.empty() ? "" : ": " + detail);
    return response;
}

// Shared with the tasks under way, which may outlive the client.
struct Shared {
    ClientOptions options;
    std::shared_ptr<Manager> manager;
    std::unordered_map<std::string, Quirks> quirks;  // by origin
};

// What a failed hop may mean for its server; true: worth one more try without the thing that may have failed.
bool doubt(Quirks& quirks, std::optional<CURLcode> code, bool secure) {
    if (!code) return false;
    const bool broken = *code == CURLE_HTTP2 || *code == CURLE_HTTP2_STREAM || *code == CURLE_GOT_NOTHING ||
                        *code == CURLE_RECV_ERROR || *code == CURLE_SEND_ERROR;
    if (broken && secure && !quirks.http1) return quirks.http1 = true;
    if (*code == CURLE_BAD_CONTENT_ENCODING && !quirks.plain) return quirks.plain = true;
    return false;
}

// Follows one request through its redirects.
struct Journey {
    std::shared_ptr<Shared> shared;
    Request request;
    Steady::time_point start = Steady::now();

    Task<Response> hop(Transfer& transfer, const Url& url, bool first) {
        const std::string origin = url.origin.url();
        const auto known = shared->quirks.find(origin);
        Quirks quirks = known == shared->quirks.end() ? Quirks() : known->second;
        for (bool again = false;; again = true) {
            const Duration left = request.limits.total - since(start);
            if (left <= Duration(0)) co_return failure(Outcome::timeout, url.text, "redirects took all the time");
            transfer.prepare(request, url, first, quirks, left);
            const auto code = co_await Manager::perform(shared->manager, transfer.easy());
            if (again && code == CURLE_OK) remember(origin, quirks);
            if (doubt(quirks, code, url.origin.scheme == "https")) continue;
            Response response = transfer.finish(code, url.text);
            // curl 8.5 waits to the end for a server that breaks HTTP/2: the next request is by 1.1.
            if (code == CURLE_OPERATION_TIMEDOUT && response.problem.find("HTTP/2") != std::string::npos) {
                quirks.http1 = true;
                remember(origin, quirks);
            }
            co_return response;
        }
    }

    void remember(const std::string& origin, Quirks quirks) {
        if (shared->quirks.size() > 10'000) shared->quirks.clear();
        shared->quirks[origin] = quirks;
    }

    Task<Response> run() {
        auto url = parse_url(request.url);
        if (!url) co_return failure(Outcome::bad_url, without_credentials(request.url), "");
        Transfer transfer(*shared->manager, shared->options, request.limits);
        const Origin home = url->origin;
        int hops = 0;
        bool permanent = true;
        std::string permanent_url;
        for (;;) {
            Response response = co_await hop(transfer, *url, may_know(home, url->origin));
            response.hops = hops;
            response.permanent = hops > 0 && permanent;
            response.permanent_url = permanent_url;
            response.elapsed = since(start);
            if (!response.answered() || !request.follow || request.method != "GET" || !is_redirect(response))
                co_return response;
            const auto fail = [&](Outcome outcome, std::string detail) {
                Response failed = failure(outcome, url->text, std::move(detail));
                failed.status = response.status;
                failed.hops = hops;
                failed.elapsed = response.elapsed;
                return failed;
            };
            if (hops == request.limits.redirects) co_return fail(Outcome::too_many_redirects, std::to_string(hops));
            auto next = resolve_url(url->text, response.header("location"));
            if (!next) co_return fail(Outcome::bad_url, "redirected to something that is neither http nor https");
            if (request.may_follow) {
                const auto asked = Steady::now();
                const bool may = co_await request.may_follow(next->text);
                start += Steady::now() - asked;
                if (!may) co_return response;
            }
            ++hops;
            permanent = permanent && (response.status == 301 || response.status == 308);
            if (permanent) permanent_url = next->text;
            if (may_know(home, next->origin)) {
                next->user = parse_url(request.url)->user;
                next->password = parse_url(request.url)->password;
            }
            url = std::move(next);
        }
    }
};

Task<Response> travel(std::shared_ptr<Journey> journey) {
    co_return co_await journey->run();
}

Task<Response> post(std::shared_ptr<Shared> shared, Mail mail) {
    const auto start = Steady::now();
    Transfer transfer(*shared->manager, shared->options, mail.limits);
    transfer.prepare(mail);
    const auto code = co_await Manager::perform(shared->manager, transfer.easy());
    Response response = transfer.finish(code, mail.server);
    response.elapsed = since(start);
    co_return response;
}

Task<Response> publish(std::shared_ptr<Shared> shared, Publication publication) {
    const auto start = Steady::now();
    Transfer transfer(*shared->manager, shared->options, publication.limits);
    transfer.prepare(publication);
    const auto code = co_await Manager::perform(shared->manager, transfer.easy());
    Response response = transfer.finish(code, publication.server);
    response.elapsed = since(start);
    co_return response;
}

void start_curl() {
    static std::once_flag once;
    std::call_once(once, [] {
        // Under the C locale, as services run, curl would refuse every host name outside ASCII. Affects character types
        // only.
        std::setlocale(LC_CTYPE, "C.UTF-8");
        curl_global_init(CURL_GLOBAL_DEFAULT);
    });
}

}  // namespace

class Client::Impl {
  public:
    explicit Impl(std::shared_ptr<Shared> given) : shared(std::move(given)) {}
    std::shared_ptr<Shared> shared;
};

Client::Client(boost::asio::io_context& loop, ClientOptions options) {
    start_curl();
    auto manager = std::make_shared<Manager>(loop, options.max_connections, options.max_host_connections);
    impl_ = std::make_unique<Impl>(std::make_shared<Shared>(Shared{std::move(options), std::move(manager), {}}));
}

Client::~Client() {
    impl_->shared->manager->close();
}

Task<Response> Client::send(Request request) {
    return travel(std::make_shared<Journey>(Journey{impl_->shared, std::move(request)}));
}

Task<Response> Client::send(Mail mail) {
    return post(impl_->shared, std::move(mail));
}

Task<Response> Client::send(Publication publication) {
    return publish(impl_->shared, std::move(publication));
}

}  // namespace vigie::net
