#include "watch/evidence.hpp"

#include <algorithm>

namespace vigie {
namespace {

bool listed(const std::vector<std::string>& ids, std::string_view id) {
    return std::ranges::find(ids, id) != ids.end();
}

// The other side of a stance, where the watch names it.
bool towards_holds(const Annotation& stance, const Watch& watch, std::string_view role) {
    return watch.towards.empty() || std::ranges::any_of(stance.parties, [&](const Party& party) {
               return party.role == role && listed(watch.towards, party.id);
           });
}

bool counts(const Annotation& annotation, const Watch& watch) {
    switch (watch.part) {
        case Part::appears:
            return annotation.kind == "mention";
        case Part::speaks:
            return annotation.kind == "quotation" && annotation.type != "scare";
        case Part::takes_stance:
        case Part::is_target:
            return annotation.kind == "stance" && (!watch.polarity || *watch.polarity == annotation.polarity) &&
                   towards_holds(annotation, watch, watch.part == Part::takes_stance ? "target" : "holder");
    }
    return false;
}

std::string_view role_of(Part part) {
    switch (part) {
        case Part::appears:
            return "actor";
        case Part::speaks:
            return "speaker";
        case Part::takes_stance:
            return "holder";
        case Part::is_target:
            return "target";
    }
    return "";
}

bool is_stance(Part part) {
    return part == Part::takes_stance || part == Part::is_target;
}

}  // namespace

std::vector<Found> find_evidence(const Subject& subject, const Watch& watch) {
    std::vector<Found> found;
    if (is_stance(watch.part) && subject.article.provenance == Provenance::teaser) return found;
    for (const Annotation& annotation : subject.annotations) {
        if (!counts(annotation, watch)) continue;
        for (const Party& party : annotation.parties)
            if (party.role == role_of(watch.part) && listed(watch.actors, party.id))
                found.push_back({&annotation, {party.id, party.name}});
    }
    std::ranges::stable_sort(found, {}, [](const Found& one) { return one.annotation->span.begin; });
    return found;
}

}  // namespace vigie
