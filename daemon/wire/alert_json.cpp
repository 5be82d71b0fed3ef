// Articles and alerts → JSON, as the API and the receivers see them.
#include "wire/write.hpp"

namespace vigie::wire {
namespace {

void append_carrier(std::string& out, const Carrier& carrier) {
    Object object(out);
    object.text("feed", carrier.feed);
    object.text("url", carrier.url);
    object.text_if("title", carrier.title);
    object.rfc3339_if("published", carrier.published);
}

void append_evidence(std::string& out, const Evidence& evidence) {
    Object object(out);
    write_annotation(object, evidence.annotation);
    object.text("sentence", evidence.sentence);
    object.number("sentence_begin", evidence.sentence_span.begin);
    object.number("sentence_end", evidence.sentence_span.end);
}

void append_story(std::string& out, const Alert& alert) {
    Object object(out);
    object.text("id", alert.story_id);
    object.text("title", alert.story_title);
    append_array(object.key("carriers"), alert.carriers, append_carrier);
}

void append_reason(std::string& out, const Reason& reason) {
    Object object(out);
    object.text("condition", reason.condition);
    object.flag("held", reason.held);
    object.text_if("detail", reason.detail);
    if (reason.depth > 0) object.number("depth", reason.depth);
}

// What a receiver learns of the article.
void append_alert_article(std::string& out, const Article& article) {
    Object object(out);
    object.text_if("id", article.id);
    object.text("url", article.url);
    object.text("title", article.title);
    object.rfc3339_if("published", article.published);
    if (article.seen != Time{}) object.text("seen", to_rfc3339(article.seen));
    object.text("language", article.language);
    object.text("provenance", to_string(article.provenance));
    object.text_if("agency", article.agency);
    if (article.partial) object.flag("partial", true);
    object.rfc3339_if("withdrawn", article.withdrawn);
}

}  // namespace

void append_json(std::string& out, std::span<const Evidence> evidence) {
    append_array(out, evidence, append_evidence);
}

void append_json(std::string& out, std::span<const Reason> reasons) {
    append_array(out, reasons, append_reason);
}

void append_json(std::string& out, const Article& article, bool with_text) {
    Object object(out);
    object.text("id", article.id);
    object.text_if("feed", article.feed_id);
    object.text_if("entry", article.entry_id);
    object.text_if("story", article.story_id);
    object.text("url", article.url);
    object.text("title", article.title);
    object.strings_if("authors", article.authors);
    object.text_if("agency", article.agency);
    object.rfc3339_if("published", article.published);
    object.text("seen", to_rfc3339(article.seen));
    object.text("language", article.language);
    object.text("provenance", to_string(article.provenance));
    object.flag("partial", article.partial);
    object.flag("backlog", article.backlog);
    object.number("version", article.version);
    object.rfc3339_if("withdrawn", article.withdrawn);
    if (with_text) object.text("text", article.text);
}

void append_json(std::string& out, const Alert& alert) {
    Object object(out);
    object.text("id", alert.id);
    object.text("watch", alert.watch);
    object.text("priority", alert.priority);
    object.text("part", to_string(alert.part));
    {
        Object actor(object.key("actor"));
        actor.text("id", alert.actor.id);
        actor.text("name", alert.actor.name);
    }
    append_story(object.key("story"), alert);
    append_alert_article(object.key("article"), alert.article);
    append_json(object.key("evidence"), std::span<const Evidence>(alert.evidence));
    if (!alert.why.empty()) append_json(object.key("why"), std::span<const Reason>(alert.why));
    if (!alert.plugins.empty()) object.map("plugins", alert.plugins);
    object.number("revision", alert.revision);
    if (alert.retracted) object.flag("retracted", true);
}

std::string alert_json(const Alert& alert, AlertEvent event, Time timestamp) {
    std::string out;
    {
        Object object(out);
        object.text("type", to_string(event));
        object.text("timestamp", to_rfc3339(timestamp));
        append_json(object.key("data"), alert);
    }
    return out;
}

}  // namespace vigie::wire
