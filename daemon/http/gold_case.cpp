#include "http/gold_case.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace vigie::http {
namespace {

using Annotations = std::vector<Annotation>;

// Actors are told by their id, which stands for a key; who is only named by his words has none.
std::string key_of(const Party& party) {
    return party.id.empty() ? party.name : party.id;
}

std::vector<std::string> keys(const Annotation& annotation, std::string_view role) {
    std::vector<std::string> all;
    for (const Party& party : annotation.parties)
        if (party.role == role && !key_of(party).empty()) all.push_back(key_of(party));
    return all;
}

bool is_actor(const Party& party) {
    static constexpr std::string_view roles[] = {"actor", "speaker", "via", "holder"};
    const bool target = party.role == "target" && !party.id.empty();  // an issue is no actor
    return !key_of(party).empty() && (target || std::ranges::find(roles, party.role) != std::end(roles));
}

// What was called wrong, and the mentions by which the text names who takes part in it.
class Case {
  public:
    explicit Case(const Feedback& wrong) {
        for (const Evidence& evidence : wrong.evidence) all_.push_back(evidence.annotation);
        const Annotations shown = all_;
        for (const Annotation& one : wrong.annotations) {
            const Party* actor = one.party("actor");
            if (one.kind != "mention" || actor == nullptr) continue;
            types_.emplace(key_of(*actor), one.type);
            if (names_party(one, shown)) all_.push_back(one);
        }
    }

    void append(wire::Object& object) const {
        append_actors(object.key("actors"));
        wire::append_array(object.key("mentions"), of("mention"), append_mention);
        wire::append_array(object.key("quotations"), of("quotation"), append_quotation);
        wire::append_array(object.key("stances"), of("stance"), append_stance);
    }

  private:
    static bool names_party(const Annotation& mention, const Annotations& shown) {
        return std::ranges::any_of(shown, [&](const Annotation& one) {
            return one.kind != "mention" && std::ranges::any_of(one.parties, [&](const Party& party) {
                       return is_actor(party) && party.span == mention.span;
                   });
        });
    }

    Annotations of(std::string_view kind) const {
        Annotations some;
        for (const Annotation& one : all_)
            if (one.kind == kind && (kind != "mention" || one.party("actor") != nullptr)) some.push_back(one);
        return some;
    }

    void append_actors(std::string& out) const {
        struct Actor {
            std::string name, type = "other", id;
        };
        std::map<std::string, Actor> actors;
        for (const Annotation& one : all_)
            for (const Party& party : one.parties) {
                if (!is_actor(party)) continue;
                Actor& actor = actors[key_of(party)];
                if (actor.name.empty()) actor.name = party.name;
                if (party.id.starts_with('Q')) actor.id = party.id;
                if (const auto type = types_.find(key_of(party)); type != types_.end()) actor.type = type->second;
            }
        out += '{';
        for (bool first = true; const auto& [key, actor] : actors) {
            if (!first) out += ',';
            first = false;
            wire::append_json_string(out, key);
            out += ':';
            wire::Object object(out);
            object.text("name", actor.name);
            object.text("type", actor.type);
            object.text_if("id", actor.id);
        }
        out += '}';
    }

    static void append_span(wire::Object& object, const Annotation& one) {
        object.text("text", one.text);
        object.number("begin", one.span.begin);
        object.number("end", one.span.end);
    }
    static void text_or_null(wire::Object& object, std::string_view name, const std::string& text) {
        if (text.empty())
            object.key(name) += "null";
        else
            object.text(name, text);
    }
    static void append_mention(std::string& out, const Annotation& one) {
        wire::Object object(out);
        object.text("actor", key_of(*one.party("actor")));
        append_span(object, one);
        object.text("form", one.form == "alias" ? "name" : one.form);
    }
    static void append_quotation(std::string& out, const Annotation& one) {
        wire::Object object(out);
        object.text("type", one.type);
        append_span(object, one);
        object.strings("speakers", keys(one, "speaker"));
        const Party* cue = one.party("cue");
        object.text("cue", cue ? cue->name : "");
        object.strings("via", keys(one, "via"));
    }
    static void append_stance(std::string& out, const Annotation& one) {
        wire::Object object(out);
        object.strings("holders", keys(one, "holder"));
        const Party* target = one.party("target");
        const bool actor = target != nullptr && is_actor(*target);
        text_or_null(object, "target", actor ? key_of(*target) : "");
        text_or_null(object, "target_text", target == nullptr || actor ? "" : target->name);
        object.number("polarity", one.polarity);
        append_span(object, one);
    }

    Annotations all_;
    std::map<std::string, std::string> types_;  // of actors, by key, as the article's mentions say
};

}  // namespace

void append_gold(wire::Object& object, const Feedback& wrong) {
    Case(wrong).append(object);
}

}  // namespace vigie::http
