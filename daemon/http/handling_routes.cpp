// Receivers, silences and the feeds of alerts.
#include <algorithm>
#include <boost/asio/awaitable.hpp>

#include "http/atom.hpp"
#include "http/json.hpp"
#include "http/routes.hpp"
#include "wire/write.hpp"

namespace vigie::http {
namespace {

void append_silence(std::string& out, const Silence& silence) {
    wire::Object object(out);
    object.text("id", silence.id);
    object.text_if("actor", silence.actor);
    object.text_if("story", silence.story);
    object.text_if("watch", silence.watch);
    object.text_if("receiver", silence.receiver);
    object.text("author", silence.author);
    object.text_if("comment", silence.comment);
    object.text("created", to_rfc3339(silence.created));
    object.text("expires", to_rfc3339(silence.expires));
}

Response said(std::string_view name, std::string_view value) {
    Response response;
    {
        wire::Object object(response.body);
        object.text(name, value);
    }
    response.body += '\n';
    return response;
}

Task<Response> list_silences(Backend& backend) {
    std::vector<Silence> silences;
    co_await backend.store([&](Store& store) { silences = store.silences(); });
    Response response;
    {
        wire::Object object(response.body);
        wire::append_array(object.key("silences"), silences, append_silence);
    }
    response.body += '\n';
    co_return response;
}

// A slip of the pen would silence nothing, and nobody would know. Empty: all that it names is there.
std::string unknown_in(const Silence& silence, Backend& backend) {
    const std::vector<Watch> watches = backend.watches();
    const std::vector<Receiver> receivers = backend.receivers();
    const auto about = [&](const Watch& watch) {
        return watch.actors.empty() || std::ranges::find(watch.actors, silence.actor) != watch.actors.end();
    };
    if (!silence.actor.empty() && std::ranges::none_of(watches, about))
        return "no watch is about the actor " + silence.actor + ": give the id, as `vigie watches` shows it";
    if (!silence.watch.empty() && std::ranges::find(watches, silence.watch, &Watch::name) == watches.end())
        return "there is no watch " + silence.watch;
    if (!silence.receiver.empty() && std::ranges::find(receivers, silence.receiver, &Receiver::name) == receivers.end())
        return "there is no receiver " + silence.receiver;
    return {};
}

Task<Response> add_silence(const Request& request, Backend& backend) {
    Silence silence;
    silence.actor = text_or_empty(request, "actor");
    silence.story = text_or_empty(request, "story");
    silence.watch = text_or_empty(request, "watch");
    silence.receiver = text_or_empty(request, "receiver");
    silence.author = text_or_empty(request, "author");
    silence.comment = text_or_empty(request, "comment");
    const auto lasting = parse_duration(text_or_empty(request, "for"));
    if (silence.actor.empty() && silence.story.empty() && silence.watch.empty() && silence.receiver.empty())
        co_return problem(400, "a silence names an actor, a story, a watch or a receiver");
    if (silence.author.empty()) co_return problem(400, "author: whoever silences gives a name");
    if (!lasting || *lasting <= Duration(0)) co_return problem(400, "for: a duration such as 2h");
    if (const std::string unknown = unknown_in(silence, backend); !unknown.empty()) co_return problem(400, unknown);
    silence.expires = backend.about().now + *lasting;
    std::string id;
    co_await backend.store([&](Store& store) {
        if (silence.story.empty() || store.story(silence.story)) id = store.add_silence(silence);
    });
    if (id.empty()) co_return problem(400, "there is no story " + silence.story);
    Response response = said("id", id);
    response.status = 201;
    co_return response;
}

Task<Response> end_silence(std::string id, Backend& backend) {
    bool found = false;
    co_await backend.store([&](Store& store) { found = store.end_silence(id); });
    if (!found) co_return problem(404, "no such silence, or it has expired");
    co_return said("ended", id);
}

Response list_receivers(Backend& backend) {
    Response response;
    {
        wire::Object object(response.body);
        wire::append_array(object.key("receivers"), backend.receivers(),
                           [](std::string& out, const Receiver& receiver) {
                               wire::Object one(out);
                               one.text("name", receiver.name);
                               one.text("type", receiver.type);
                           });
    }
    response.body += '\n';
    return response;
}

Task<Response> test_receiver(std::string name, Backend& backend) {
    const Result<std::string> answer = co_await backend.test(name);
    if (!answer) co_return problem(answer.error().message == "no such receiver" ? 404 : 502, answer.error().message);
    co_return said("answer", *answer);
}

Response preview_receiver(const std::string& name, Backend& backend) {
    const Result<std::string> text = backend.preview(name);
    return text ? said("preview", *text) : problem(404, text.error().message);
}

Task<Response> watch_feed(std::string watch, Backend& backend) {
    AlertFilter filter;
    filter.watch = watch;
    std::vector<Alert> alerts;
    co_await backend.store([&](Store& store) { alerts = store.alerts(filter); });
    Response response;
    response.content_type = "application/atom+xml; charset=utf-8";
    response.body = atom_feed(watch, alerts, backend.about().now);
    co_return response;
}

bool posts(const Request& request) {
    return request.method == "POST";
}

}  // namespace

Result<std::string> Backend::preview(const std::string&) {
    return Error{"no such receiver"};
}

Task<Result<std::string>> Backend::test(std::string) {
    co_return Error{"no such receiver"};
}

Task<std::optional<Response>> handling_api(const Request& request, Backend& backend) {
    const std::string& topic = request.path[2];
    const std::size_t depth = request.path.size() - 2;
    const std::string id = depth > 1 ? request.path[3] : "", verb = depth > 2 ? request.path[4] : "";
    if (topic == "watches" && depth == 3 && verb == "alerts.atom" && !posts(request))
        co_return co_await watch_feed(id, backend);
    if (topic == "silences" && depth == 1) {
        if (posts(request)) co_return co_await add_silence(request, backend);
        co_return co_await list_silences(backend);
    }
    if (topic == "silences" && depth == 3 && verb == "end" && posts(request))
        co_return co_await end_silence(id, backend);
    if (topic != "receivers") co_return std::nullopt;
    if (depth == 1 && !posts(request)) co_return list_receivers(backend);
    if (depth == 3 && verb == "preview" && !posts(request)) co_return preview_receiver(id, backend);
    if (depth == 3 && verb == "test" && posts(request)) co_return co_await test_receiver(id, backend);
    co_return std::nullopt;
}

}  // namespace vigie::http
