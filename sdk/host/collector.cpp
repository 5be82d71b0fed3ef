#include "sdk/host/collector.hpp"

#include <algorithm>
#include <initializer_list>

#include "sdk/host/utf8.hpp"

namespace vigie::host {
namespace {

// A plugin of a newer minor may send longer structs; nobody sends such a long one.
constexpr std::size_t longest_struct = 4096;

std::string_view view(vigie_text text) {
    return {text.data, text.size};
}

const vigie_party& party(const vigie_annotation& raw, std::size_t index) {
    const char* first = reinterpret_cast<const char*>(raw.parties);
    return *reinterpret_cast<const vigie_party*>(first + index * raw.parties->size);
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Annotation copy(const vigie_annotation& raw, std::string_view text, const std::string& plugin) {
    Annotation made;
    made.kind = view(raw.kind);
    made.type = view(raw.type);
    made.form = view(raw.form);
    made.span = {raw.span.begin, raw.span.end};
    made.text = text.substr(raw.span.begin, raw.span.end - raw.span.begin);
    made.score = raw.score;
    made.polarity = raw.polarity;
    made.parties.reserve(raw.party_count);
    for (std::size_t i = 0; i < raw.party_count; ++i) {
        const vigie_party& one = party(raw, i);
        made.parties.push_back({std::string(view(one.role)), std::string(view(one.id)), std::string(view(one.name)),
                                Span{one.span.begin, one.span.end}});
    }
    made.attributes.reserve(raw.attribute_count);
    for (std::size_t i = 0; i < raw.attribute_count; ++i)
        made.attributes.emplace_back(view(raw.attributes[i].key), view(raw.attributes[i].value));
    made.plugin = plugin;
    return made;
}

}  // namespace

vigie_status Collector::emit(const vigie_annotation* raw) {
    if (!problem_.empty()) return VIGIE_BAD_ARGUMENT;
    if (annotations_.size() >= limits_.annotations) {
        problem_ = "emitted more than " + std::to_string(limits_.annotations) + " annotations for one article";
        return VIGIE_LIMIT;
    }
    problem_ = raw ? check(*raw) : "emitted a null pointer";
    if (!problem_.empty()) return VIGIE_BAD_ARGUMENT;
    annotations_.push_back(copy(*raw, text_, plugin_.id));
    return VIGIE_OK;
}

std::string Collector::check(const vigie_annotation& raw) const {
    if (raw.size < sizeof(vigie_annotation) || raw.size > longest_struct)
        return "emitted an annotation of " + std::to_string(raw.size) + " bytes";
    if (std::string problem = check_text(raw.kind, "kind"); !problem.empty()) return problem;
    if (std::find(plugin_.provides.begin(), plugin_.provides.end(), view(raw.kind)) == plugin_.provides.end())
        return "emitted the kind \"" + std::string(view(raw.kind)) + "\", which it does not say that it provides";
    if (std::string problem = check_span(raw.span, "span"); !problem.empty()) return problem;
    if (!(raw.score >= 0 && raw.score <= 1)) return "emitted a score that is not between 0 and 1";
    if (raw.polarity < -1 || raw.polarity > 1) return "emitted the polarity " + std::to_string(raw.polarity);
    if (std::string problem = check_words(raw); !problem.empty()) return problem;
    return check_parties(raw);
}

// The closed sets of the core kinds: what others rely on.
std::string Collector::check_words(const vigie_annotation& raw) const {
    if (std::string problem = check_text(raw.type, "type"); !problem.empty()) return problem;
    if (std::string problem = check_text(raw.form, "form"); !problem.empty()) return problem;
    const std::string_view kind = view(raw.kind), type = view(raw.type), form = view(raw.form);
    bool good = true;
    if (kind == "mention")
        good = one_of(type, {"person", "organisation", "place", "event", "other"}) &&
               one_of(form, {"name", "alias", "epithet", "pronoun"});
    else if (kind == "quotation")
        good = one_of(type, {"direct", "mixed", "indirect", "scare"});
    if (good) return {};
    return "emitted a " + std::string(kind) + " of type \"" + std::string(type) + "\" and form \"" + std::string(form) +
           "\"";
}

std::string Collector::check_parties(const vigie_annotation& raw) const {
    if (raw.party_count > limits_.parties || raw.attribute_count > limits_.attributes)
        return "emitted an annotation with " + std::to_string(raw.party_count) + " parties and " +
               std::to_string(raw.attribute_count) + " attributes";
    if (raw.party_count && (!raw.parties || raw.parties->size < sizeof(vigie_party) ||
                            raw.parties->size > longest_struct || raw.parties->size % alignof(vigie_party) != 0))
        return "emitted parties without a proper size";
    if (raw.attribute_count && !raw.attributes) return "emitted a null pointer for attributes";
    for (std::size_t i = 0; i < raw.party_count; ++i) {
        const vigie_party& one = party(raw, i);
        if (one.size != raw.parties->size) return "emitted parties of different sizes";
        if (one.role.size == 0) return "emitted a party without a role";
        for (auto [text, what] : {std::pair(one.role, "role"), std::pair(one.id, "id"), std::pair(one.name, "name")})
            if (std::string problem = check_text(text, what); !problem.empty()) return problem;
        if (std::string problem = check_span(one.span, "party's span"); !problem.empty()) return problem;
    }
    for (std::size_t i = 0; i < raw.attribute_count; ++i)
        for (vigie_text text : {raw.attributes[i].key, raw.attributes[i].value})
            if (std::string problem = check_text(text, "attribute"); !problem.empty()) return problem;
    return {};
}

std::string Collector::check_span(vigie_span span, const char* what) const {
    const auto say = [&](const char* how) {
        return "emitted a " + std::string(what) + " [" + std::to_string(span.begin) + ", " + std::to_string(span.end) +
               ") " + how + " (the text has " + std::to_string(text_.size()) + " bytes)";
    };
    if (span.begin > span.end) return say("that ends before it begins");
    if (span.end > text_.size()) return say("beyond the text");
    if (!on_code_point(text_, span.begin) || !on_code_point(text_, span.end)) return say("off a code point");
    return {};
}

std::string Collector::check_text(vigie_text text, const char* what) const {
    if (text.size == 0) return {};
    if (!text.data) return "emitted a " + std::string(what) + " that is a null pointer";
    if (text.size > limits_.string_bytes)
        return "emitted a " + std::string(what) + " of " + std::to_string(text.size) + " bytes";
    if (!is_utf8(view(text))) return "emitted a " + std::string(what) + " that is not UTF-8";
    return {};
}

}  // namespace vigie::host
