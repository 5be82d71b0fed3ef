// Annotation → JSON: the hot path of the wire, some sixty times an article.
#include <algorithm>

#include "wire/annotation_keys.hpp"
#include "wire/write.hpp"

namespace vigie::wire {
namespace {

void write_span(Object& object, Span span) {
    object.number("begin", span.begin);
    object.number("end", span.end);
}

// {"id","name","begin","end"}, or {"text",…} where the party is only words and plain says so.
void append_party(std::string& out, const Party& party, std::string_view words) {
    Object object(out);
    object.text_if("id", party.id);
    object.text(party.id.empty() ? words : "name", party.name);
    if (!party.span.empty()) write_span(object, party.span);
}

// An array of those parties that belong; nothing where none does.
template <typename Belongs, typename Write>
void write_list(Object& object, std::string_view key, const Annotation& annotation, Belongs belongs, Write write) {
    if (std::none_of(annotation.parties.begin(), annotation.parties.end(), belongs)) return;
    std::string& out = object.key(key);
    out += '[';
    bool first = true;
    for (const Party& party : annotation.parties) {
        if (!belongs(party)) continue;
        if (!first) out += ',';
        first = false;
        write(out, party);
    }
    out += ']';
}

// "speaker" for one, "speakers" for several, nothing for none.
void write_role(Object& object, const Annotation& annotation, std::string_view role, std::string_view plural) {
    const auto belongs = [&](const Party& party) { return party.role == role; };
    const auto count = std::count_if(annotation.parties.begin(), annotation.parties.end(), belongs);
    if (count == 1) {
        append_party(object.key(role), *std::find_if(annotation.parties.begin(), annotation.parties.end(), belongs),
                     "name");
        return;
    }
    write_list(object, plural, annotation, belongs,
               [](std::string& out, const Party& party) { append_party(out, party, "name"); });
}

void append_reference(std::string& out, const Party& party) {
    Object object(out);
    object.text_if("id", party.id);
    object.text("name", party.name);
}

void write_actor(Object& object, const Annotation& annotation) {
    const Party* actor = annotation.party("actor");
    if (actor == nullptr)
        object.key("actor") += "null";
    else
        append_reference(object.key("actor"), *actor);
    write_list(
        object, "candidates", annotation, [](const Party& party) { return party.role == "candidate"; },
        append_reference);
}

void write_via(Object& object, const Annotation& annotation) {
    write_list(
        object, "via", annotation, [](const Party& party) { return party.role == "via"; },
        [](std::string& out, const Party& party) { append_json_string(out, party.name); });
}

// Those whose role has no key of its own in this kind.
void write_other_parties(Object& object, const Annotation& annotation) {
    write_list(
        object, "parties", annotation, [&](const Party& party) { return !has_key(annotation.kind, party.role); },
        [](std::string& out, const Party& party) {
            Object item(out);
            item.text("role", party.role);
            item.text_if("id", party.id);
            item.text("name", party.name);
            if (!party.span.empty()) write_span(item, party.span);
        });
}

void write_attributes(Object& object, const Annotation& annotation) {
    for (const auto& [key, value] : annotation.attributes) {
        if (!is_attribute_key(key)) continue;
        if (value == "true" || value == "false")
            object.flag(key, value == "true");
        else
            object.text(key, value);
    }
}

}  // namespace

void write_annotation(Object& object, const Annotation& annotation) {
    object.text("kind", annotation.kind);
    write_span(object, annotation.span);
    object.text("text", annotation.text);
    object.text_if("type", annotation.type);
    object.text_if("form", annotation.form);
    if (annotation.kind == "mention") {
        write_actor(object, annotation);
    } else if (annotation.kind == "quotation") {
        write_role(object, annotation, "speaker", "speakers");
        if (const Party* cue = annotation.party("cue")) append_party(object.key("cue"), *cue, "text");
        write_via(object, annotation);
    } else if (annotation.kind == "stance") {
        write_role(object, annotation, "holder", "holders");
        if (const Party* target = annotation.party("target")) append_party(object.key("target"), *target, "text");
    }
    if (annotation.kind == "stance" || annotation.polarity != 0) object.number("polarity", annotation.polarity);
    append_score(object.key("score"), annotation.score);
    write_other_parties(object, annotation);
    write_attributes(object, annotation);
    object.text_if("plugin", annotation.plugin);
}

void append_json(std::string& out, const Annotation& annotation) {
    Object object(out);
    write_annotation(object, annotation);
}

void append_json(std::string& out, std::span<const Annotation> annotations) {
    append_array(out, annotations, [](std::string& to, const Annotation& annotation) { append_json(to, annotation); });
}

}  // namespace vigie::wire
