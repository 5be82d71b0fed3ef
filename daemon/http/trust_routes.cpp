// What people say of alerts.
#include <algorithm>

#include <boost/asio/awaitable.hpp>

#include "http/gold_case.hpp"
#include "http/json.hpp"
#include "http/routes.hpp"
#include "wire/wire.hpp"
#include "wire/write.hpp"

namespace vigie::http {
namespace {

void append_feedback(std::string& out, const Feedback& one) {
    wire::Object object(out);
    object.text("id", one.id);
    object.text("alert", one.alert_id);
    object.text("article", one.article_id);
    object.text("watch", one.watch);
    object.text_if("plugin", one.plugin);
    object.text("actor", one.actor.id);
    object.text("verdict", one.verdict);
    object.text_if("comment", one.comment);
    object.text("at", to_rfc3339(one.at));
}

Task<Response> wrong(const std::string& alert, const Request& request, Backend& backend) {
    Feedback feedback;
    feedback.alert_id = alert;
    feedback.verdict = text_or_empty(request, "verdict");
    feedback.comment = text_or_empty(request, "comment");
    feedback.author = text_or_empty(request, "author");
    const auto& verdicts = feedback_verdicts();
    if (std::ranges::find(verdicts, feedback.verdict) == verdicts.end())
        co_return problem(400, "verdict: wrong-person, not-a-quotation or not-about-this");
    std::optional<Feedback> kept;
    co_await backend.store([&](Store& store) { kept = store.add_feedback(feedback); });
    if (!kept) co_return problem(404, "no such alert");
    Response response;
    response.status = 201;
    append_feedback(response.body, *kept);
    response.body += '\n';
    co_return response;
}

// A case as the gold has one: what the alert showed and what people say of it, and the text where asked for.
void append_case(std::string& out, const Feedback& one, bool with_text) {
    wire::Object object(out);
    object.text("id", one.id);
    if (with_text) {
        object.text("language", one.language);
        object.text("source", one.source);
        object.rfc3339_if("published", one.published);
        object.text("text", one.text);
    }
    object.text("verdict", one.verdict);
    object.text_if("comment", one.comment);
    object.text("watch", one.watch);
    append_gold(object, one);
}

void append_precision(std::string& out, const Precision& one) {
    wire::Object object(out);
    object.text("name", one.name);
    object.number("alerts", one.alerts);
    object.number("wrong", one.wrong);
}

Task<Response> feedback(bool with_text, Backend& backend) {
    std::vector<Feedback> all;
    std::vector<Precision> watches, plugins;
    co_await backend.store([&](Store& store) {
        all = store.feedback();
        watches = store.precision_of_watches();
        plugins = store.precision_of_plugins();
    });
    Response response;
    {
        wire::Object object(response.body);
        wire::append_array(object.key("cases"), all,
                           [&](std::string& out, const Feedback& one) { append_case(out, one, with_text); });
        wire::append_array(object.key("watches"), watches, append_precision);
        wire::append_array(object.key("plugins"), plugins, append_precision);
    }
    response.body += '\n';
    co_return response;
}

}  // namespace

Task<std::optional<Response>> trust_api(const Request& request, Backend& backend) {
    const auto& path = request.path;
    const bool post = request.method == "POST";
    if (path.size() == 5 && path[2] == "articles" && path[4] == "why" && !post)
        co_return co_await why(path[3], text_or_empty(request, "watch"), backend);
    if (path.size() == 5 && path[2] == "alerts" && path[4] == "wrong" && post)
        co_return co_await wrong(path[3], request, backend);
    if (path.size() == 3 && path[2] == "feedback" && !post)
        co_return co_await feedback(text_or_empty(request, "text") == "1", backend);
    co_return std::nullopt;
}

}  // namespace vigie::http
