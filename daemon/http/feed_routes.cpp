// Commands about feeds: look at an address, subscribe, poll now, remove.
#include <utility>

#include <boost/asio/awaitable.hpp>

#include "http/json.hpp"
#include "http/routes.hpp"
#include "wire/read.hpp"
#include "wire/write.hpp"

namespace vigie::http {
namespace {

Response due() {
    Response response;
    response.status = 202;
    response.body = "{\"due\":true}\n";
    return response;
}

Task<Response> poll(const std::string& feed_id, Backend& backend) {
    bool found = false;
    co_await backend.store([&](Store& store) { found = store.poll_now(feed_id); });
    if (!found) co_return problem(404, "no such feed");
    backend.wake();
    co_return due();
}

Task<Response> look(const Request& request, Backend& backend) {
    const std::string address = text_or_empty(request, "url");
    if (address.empty()) co_return problem(400, "url: which address?");
    const Looked looked = co_await backend.look(address);
    if (looked.feeds.empty()) co_return problem(422, looked.problem);
    Response response;
    {
        wire::Object object(response.body);
        wire::append_array(object.key("feeds"), looked.feeds, append_found);
    }
    response.body += '\n';
    co_return response;
}

bool is_web(std::string_view url) {
    const bool scheme = url.starts_with("http://") || url.starts_with("https://");
    return scheme && url.find_first_of(" \t\r\n\"<>") == url.npos;
}

// {"feeds":[{"url","name","folder","language"}]}
Result<std::vector<Feed>> feeds_of(const std::string& body) {
    const auto tree = wire::parse_json(body);
    if (!tree) return Error{"the body: " + tree.error().message};
    std::string wrong;
    std::vector<Feed> feeds;
    wire::Fields(*tree, wrong).each("feeds", [&](const boost::json::value& item) {
        const wire::Fields fields(item, wrong);
        Feed& feed = feeds.emplace_back();
        feed.url = fields.text("url");
        feed.name = fields.text("name");
        feed.folder = fields.text("folder");
        feed.language = fields.text("language");
        if (wrong.empty() && !is_web(feed.url)) wrong = "not a URL of http or https: " + feed.url;
    });
    if (wrong.empty() && feeds.empty()) wrong = "feeds: which ones?";
    if (!wrong.empty()) return Error{wrong};
    return feeds;
}

Task<Response> subscribe(const Request& request, Backend& backend) {
    auto feeds = feeds_of(request.body);
    if (!feeds) co_return problem(400, feeds.error().message);
    const Subscribed done = co_await backend.subscribe(std::move(*feeds));
    if (!done.problem.empty()) co_return problem(500, done.problem);
    Response response;
    if (done.added.empty()) response.status = 409;
    {
        wire::Object object(response.body);
        object.strings("added", done.added);
        object.strings("known", done.known);
    }
    response.body += '\n';
    co_return response;
}

Task<Response> remove(const std::string& feed_id, Backend& backend) {
    const std::string why = co_await backend.unsubscribe(feed_id);
    if (!why.empty()) co_return problem(404, why);
    Response response;
    response.body = "{\"removed\":true}\n";
    co_return response;
}

}  // namespace

Task<Response> feed_command(const Request& request, Backend& backend) {
    const auto& path = request.path;
    if (path.size() == 3) co_return co_await subscribe(request, backend);
    if (path.size() == 4 && path[3] == "look") co_return co_await look(request, backend);
    if (path.size() == 5 && path[4] == "poll") co_return co_await poll(path[3], backend);
    if (path.size() == 5 && path[4] == "remove") co_return co_await remove(path[3], backend);
    co_return problem(404, "no such page");
}

}  // namespace vigie::http
