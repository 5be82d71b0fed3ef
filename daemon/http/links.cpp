// What the signed links in messages lead to: muting, unsubscribing, and a person's word that an alert is wrong.
#include <algorithm>
#include <boost/asio/awaitable.hpp>

#include "base/html_escape.hpp"
#include "base/signed_query.hpp"
#include "http/routes.hpp"

namespace vigie::http {
namespace {

Response page(int status, const std::string& words, const std::string& form = {}) {
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    // Under "no-referrer" a browser posts the form with "Origin: null", which the guard refuses.
    response.headers.emplace_back("Referrer-Policy", "same-origin");
    response.body =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Vigie</title><meta "
        "name=\"viewport\" content=\"width=device-width\">\n<style>body{font:18px/1.5 sans-serif;max-width:32em;"
        "margin:2em auto;padding:0 1em}button,input{font:inherit;padding:.4em 1em;margin:.3em .3em .3em 0}"
        "input{width:100%;box-sizing:border-box}</style></head>\n<body><p>" +
        escape_html(words) + "</p>\n" + form + "</body></html>\n";
    return response;
}

const std::string yes = "<form method=\"post\"><button>Yes</button></form>\n";

Response not_known() {
    return page(404, "Nothing is known of what this link asks for.");
}

// What a verdict says, on a button.
std::string in_words(const std::string& verdict) {
    if (verdict == "wrong-person") return "It is another person";
    if (verdict == "not-a-quotation") return "Nobody is quoted there";
    return "It is not about this";
}

// That nobody is quoted is no news of an alert that quotes nobody.
bool fits(const std::string& verdict, const Alert& alert) {
    return verdict != "not-a-quotation" || alert.part == Part::speaks || alert.part == Part::quoted_about;
}

// A button for each verdict, each with an address that is signed itself; one alone where the link names it.
std::string verdict_form(const std::string& key, const std::map<std::string, std::string>& query, const Alert& alert) {
    std::string form =
        "<form method=\"post\"><input name=\"comment\" maxlength=\"500\" placeholder=\"In your words, "
        "if you like\">\n";
    const auto named = query.find("verdict");
    for (const std::string& verdict : feedback_verdicts()) {
        if (named != query.end() ? named->second != verdict : !fits(verdict, alert)) continue;
        auto fields = query;
        fields.erase("sig");
        fields["verdict"] = verdict;
        form += "<button formaction=\"?" + escape_html(signed_query(key, fields)) + "\">" + in_words(verdict) +
                "</button>\n";
    }
    return form + "</form>\n";
}

Task<Response> wrong(const Request& request, const std::string& key, Backend& backend) {
    Feedback feedback;
    feedback.alert_id = text_or_empty(request, "alert");
    feedback.verdict = text_or_empty(request, "verdict");
    feedback.author = "a link in a message to " + text_or_empty(request, "receiver");
    const auto& verdicts = feedback_verdicts();
    const bool named = std::ranges::find(verdicts, feedback.verdict) != verdicts.end();
    if (!named && !feedback.verdict.empty()) co_return not_known();
    if (request.method != "POST" || !named) {
        std::optional<Alert> alert;
        co_await backend.store([&](Store& store) { alert = store.alert(feedback.alert_id); });
        if (!alert) co_return not_known();
        co_return page(200,
                       "What is wrong with the alert on " + alert->actor.name + " in «" + alert->article.title + "»?",
                       verdict_form(key, request.query, *alert));
    }
    feedback.comment = form_text(request, "comment").substr(0, 2000);
    std::optional<Feedback> kept;
    co_await backend.store([&](Store& store) { kept = store.add_feedback(feedback); });
    if (!kept) co_return not_known();
    co_return page(200, "Thank you. It is kept, and counted.");
}

}  // namespace

// Mail programs fetch what a link leads to before anybody clicks: only a POST does something (RFC 8058).
Task<Response> signed_link(const Request& request, Backend& backend) {
    std::string key;
    co_await backend.store([&](Store& store) { key = store.link_key(); });
    if (!is_signed(key, request.query)) co_return page(403, "This link is not one of ours, or was altered.");
    Silence silence;
    silence.receiver = text_or_empty(request, "receiver");
    silence.author = "a link in a message to " + silence.receiver;
    const std::string action = text_or_empty(request, "action");
    if (action == "wrong") co_return co_await wrong(request, key, backend);
    if (action == "mute") {
        silence.story = text_or_empty(request, "story");
        silence.comment = "story muted";
        silence.expires = backend.about().now + std::chrono::days(30);
    } else if (action == "unsubscribe") {
        silence.watch = text_or_empty(request, "watch");
        silence.comment = "unsubscribed";
        silence.expires = backend.about().now + std::chrono::days(3650);
    }
    if (silence.receiver.empty() || (silence.story.empty() && silence.watch.empty())) co_return not_known();
    const std::string what = silence.story.empty() ? "the watch " + silence.watch : "this story";
    if (request.method != "POST")
        co_return page(200, "No more alerts of " + what + " to " + silence.receiver + "?", yes);
    co_await backend.store([&](Store& store) { store.add_silence(silence); });
    co_return page(200, "There will be no more alerts of " + what + " to " + silence.receiver + ".");
}

}  // namespace vigie::http
