#include "watch/evidence.hpp"

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

#include <algorithm>

namespace vigie {
namespace {

bool listed(std::span<const std::string> ids, std::string_view id) {
    return !id.empty() && std::ranges::find(ids, id) != ids.end();
}

bool is_stance(Part part) {
    return part == Part::takes_stance || part == Part::is_target;
}

// The other side of a stance, where it is asked for.
bool towards_holds(const Annotation& stance, const Casting& casting) {
    const std::string_view role = casting.part == Part::takes_stance ? "target" : "holder";
    return casting.towards.empty() || std::ranges::any_of(stance.parties, [&](const Party& party) {
               return party.role == role && listed(casting.towards, party.id);
           });
}

bool counts(const Annotation& annotation, const Casting& casting) {
    switch (casting.part) {
        case Part::appears:
        case Part::in_headline:
            return annotation.kind == "mention";
        case Part::speaks:
        case Part::quoted_about:
            return annotation.kind == "quotation" && annotation.type != "scare";
        case Part::takes_stance:
        case Part::is_target:
            return annotation.kind == "stance" && (!casting.polarity || *casting.polarity == annotation.polarity) &&
                   towards_holds(annotation, casting);
    }
    return false;
}

std::string_view party_role(Part part) {
    switch (part) {
        case Part::speaks:
            return "speaker";
        case Part::takes_stance:
            return "holder";
        case Part::is_target:
            return "target";
        default:
            return "actor";
    }
}

// The annotations are of the text: the headline names the actor if it has a name that the text uses, or the last word
// of one, as headlines do.
bool names_in_title(Facts& facts, const Annotation& mention, const Party& actor) {
    if (mention.form == "pronoun") return false;
    const auto whole = [&](const std::string& name) { return facts.title().has("=" + name); };
    const auto last = [](const std::string& name) { return name.substr(name.rfind(' ') + 1); };
    constexpr std::size_t short_word = 4;  // "Xi" and "Li" are more than one person
    return whole(mention.text) || whole(actor.name) ||
           (mention.type == "person" && last(actor.name).size() >= short_word && whole(last(actor.name)));
}

// Actors whom somebody else speaks of within the quotation.
void add_spoken_of(const Facts& facts, const Annotation& quotation, const Casting& casting, std::vector<Found>& found) {
    for (const Annotation& mention : facts.subject.annotations) {
        if (mention.kind != "mention" || !quotation.span.contains(mention.span)) continue;
        const Party* actor = mention.party("actor");
        if (!actor || !listed(casting.actors, actor->id)) continue;
        const bool himself = std::ranges::any_of(
            quotation.parties, [&](const Party& party) { return party.role == "speaker" && party.id == actor->id; });
        if (!himself) found.push_back({&quotation, {actor->id, actor->name}});
    }
}

// A plugin's own kind: by the actors that take part in it; where none is asked for, the kind itself is who appears.
void add_of_kind(const Annotation& annotation, const Casting& casting, std::vector<Found>& found) {
    if (!listed(casting.kinds, annotation.kind)) return;
    if (casting.actors.empty()) found.push_back({&annotation, {"kind:" + annotation.kind, annotation.kind}});
    for (const Party& party : annotation.parties)
        if (listed(casting.actors, party.id)) found.push_back({&annotation, {party.id, party.name}});
}

}  // namespace

Casting casting_of(const Watch& watch) {
    return {watch.actors, watch.part, watch.towards, watch.polarity, watch.kinds};
}

Casting casting_of(const Condition& condition) {
    return {condition.values, condition.part, condition.towards, condition.polarity, {}};
}

std::vector<Found> find_evidence(Facts& facts, const Casting& casting) {
    std::vector<Found> found;
    if (is_stance(casting.part) && facts.subject.article.provenance == Provenance::teaser) return found;
    for (const Annotation& annotation : facts.subject.annotations) {
        if (!casting.kinds.empty()) {
            add_of_kind(annotation, casting, found);
            continue;
        }
        if (!counts(annotation, casting)) continue;
        if (casting.part == Part::quoted_about) {
            add_spoken_of(facts, annotation, casting, found);
            continue;
        }
        for (const Party& party : annotation.parties) {
            if (party.role != party_role(casting.part) || !listed(casting.actors, party.id)) continue;
            if (casting.part == Part::in_headline && !names_in_title(facts, annotation, party)) continue;
            found.push_back({&annotation, {party.id, party.name}});
        }
    }
    std::ranges::stable_sort(found, {}, [](const Found& one) { return one.annotation->span.begin; });
    return found;
}

std::string recognised(const Facts& facts, const Found& found) {
    const Annotation& by = *found.annotation;
    for (const Annotation& mention : facts.subject.annotations) {
        const Party* actor = mention.party("actor");
        if (mention.kind != "mention" || !actor || actor->id != found.actor.id) continue;
        const bool beside =
            by.kind == "mention"
                ? &mention == &by
                : by.span.contains(mention.span) || std::ranges::any_of(by.parties, [&](const Party& party) {
                      return party.id == actor->id && !party.span.empty() && party.span.overlaps(mention.span);
                  });
        if (beside)
            return fmt::format("{}, by the {} «{}»", found.actor.name, mention.form.empty() ? "name" : mention.form,
                               mention.text);
    }
    // Words that are nobody's mention: «the Russian and Chinese leaders».
    const std::string& text = facts.subject.article.text;
    for (const Party& party : by.parties)
        if (party.id == found.actor.id && !party.span.empty() && party.span.end <= text.size())
            return fmt::format("{}, by the words «{}»", found.actor.name,
                               text.substr(party.span.begin, party.span.end - party.span.begin));
    return found.actor.name;
}

std::string in_words(const Casting& casting) {
    static constexpr const char* signs[] = {" against", " that is neither for nor against", " for"};
    if (!casting.kinds.empty()) return fmt::format("has {}", fmt::join(casting.kinds, " or "));
    std::string words = casting.part == Part::in_headline    ? "is in the headline"
                        : casting.part == Part::quoted_about ? "is spoken of in what another says"
                        : casting.part == Part::takes_stance ? "takes a stance"
                        : casting.part == Part::is_target    ? "is the target of a stance"
                                                             : std::string(to_string(casting.part));
    if (casting.polarity) words += signs[*casting.polarity + 1];
    if (!casting.towards.empty())
        words += fmt::format(" {} {}", casting.part == Part::takes_stance ? "towards" : "by",
                             fmt::join(casting.towards, " or "));
    return words;
}

}  // namespace vigie
