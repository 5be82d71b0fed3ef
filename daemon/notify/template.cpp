#include "notify/template.hpp"

#include <kainjow/mustache.hpp>

#include "notify/settings.hpp"
#include "notify/view.hpp"

namespace vigie::notify {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;

list passages_of(const View& view) {
    list passages;
    for (const Passage& passage : view.passages) {
        list parts;
        const auto add = [&](std::size_t begin, std::size_t end, bool is_marked) {
            if (begin == end) return;
            data part;
            part.set("text", passage.sentence.substr(begin, end - begin));
            part.set("marked", is_marked ? data::type::bool_true : data::type::bool_false);
            parts.push_back(part);
        };
        std::size_t at = 0;
        for (const Span& mark : passage.marks) {
            add(at, mark.begin, false);
            add(mark.begin, mark.end, true);
            at = mark.end;
        }
        add(at, passage.sentence.size(), false);
        data one;
        one.set("text", passage.sentence);
        one.set("parts", parts);
        passages.push_back(one);
    }
    return passages;
}

void add_lists(data& out, const View& view) {
    out.set("passages", passages_of(view));
    list others;
    for (const Carrier& carrier : view.others) {
        data other;
        other.set("feed", carrier.feed);
        other.set("title", carrier.title);
        other.set("url", carrier.url);
        others.push_back(other);
    }
    out.set("others", others);
    list links;
    for (const Link& link : view.links) {
        data one;
        one.set("label", link.label);
        one.set("url", link.url);
        links.push_back(one);
    }
    out.set("links", links);
}

data data_of(const View& view, const Alert& alert, AlertEvent event) {
    data out;
    out.set("headline", view.headline);
    out.set("watch", view.watch);
    out.set("priority", view.priority);
    out.set("high", view.priority == "high" ? data::type::bool_true : data::type::bool_false);
    out.set("title", view.title);
    out.set("feed", view.feed);
    out.set("when", view.when);
    out.set("url", view.url);
    out.set("note", view.note);
    out.set("event", std::string(to_string(event)));
    out.set("alert", alert.id);
    out.set("actor", alert.actor.name);
    out.set("actor_id", alert.actor.id);
    out.set("part", std::string(to_string(alert.part)));
    out.set("language", alert.article.language);
    out.set("story", alert.story_id);
    out.set("papers", std::to_string(alert.carriers.size()));
    add_lists(out, view);
    return out;
}

}  // namespace

std::string template_problem(const std::string& text) {
    const mustache parsed(text);
    return parsed.is_valid() ? "" : parsed.error_message();
}

std::string render(const std::string& text, const Notification& notification, const Escape& escape) {
    const std::vector<View> views = views_of(notification);
    const auto alert_at = [&](std::size_t i) -> const Alert& {
        return notification.bundle.empty() ? notification.alert : notification.bundle[i].alert;
    };
    const auto event_at = [&](std::size_t i) {
        return notification.bundle.empty() ? notification.event : notification.bundle[i].event;
    };
    data root = data_of(views.front(), alert_at(0), event_at(0));
    list alerts;
    for (std::size_t i = 0; i < views.size(); ++i) alerts.push_back(data_of(views[i], alert_at(i), event_at(i)));
    root.set("alerts", alerts);
    root.set("count", std::to_string(views.size()));
    root.set("subject", headline_of(notification));
    mustache parsed(text);
    parsed.set_custom_escape([&](const std::string& words) { return escape ? escape(words) : words; });
    return parsed.render(root);
}

Result<std::optional<std::string>> rendered(const Receiver& receiver, const char* name,
                                            const Notification& notification, const Escape& escape) {
    std::string text = setting(receiver, name);
    const std::string file = setting(receiver, (std::string(name) + "_file").c_str());
    if (!file.empty()) {
        auto read = read_secret(file);
        if (!read) return read.error();
        text = std::move(*read);
    }
    if (text.empty()) return std::optional<std::string>();
    if (const auto problem = template_problem(text); !problem.empty())
        return Error{(file.empty() ? std::string(name) : file) + ": " + problem};
    return std::optional<std::string>(render(text, notification, escape));
}

}  // namespace vigie::notify
