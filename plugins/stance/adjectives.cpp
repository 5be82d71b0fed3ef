// Frames of adjectives: X est hostile à Y, a report critical of Y.
#include "plugins/stance/finder.hpp"

namespace vigie::stance {

// a report | sharply critical of X, lawmakers loyal to X: whom an adjective behind its noun is said of; English only,
// where such an adjective has a complement or is not there
std::vector<Referent> Finder::bearers(const Unit& unit, std::uint32_t i) {
    if (r_.lexicon->inverts) return {};
    std::uint32_t end = i;
    while (end > unit.first && r_.words[end - 1].mark == 0 && r_.words[end - 1].mention == none &&
           (r_.words[end - 1].is(grammar::adverb) || r_.text(end - 1).ends_with("ly")))
        --end;
    if (end == unit.first || r_.words[end - 1].mark || r_.words[end - 1].verb_group != none) return {};
    const Word& head = r_.words[end - 1];
    if (head.mention != none || !head.is(grammar::person | grammar::group | grammar::document | grammar::speech))
        return {};
    std::uint32_t first = end - 1;  // of its group, up to what owns it
    while (first > unit.first && r_.words[first - 1].mark == 0 && r_.words[first - 1].mention == none &&
           !r_.words[first].is(grammar::determiner | grammar::possessor) && r_.words[first - 1].verb_group == none)
        --first;
    const NounGroup noun =
        grammar::noun_group_ending(r_, r_.words[first].is(grammar::possessor) ? unit.first : first, end);
    if (noun.empty() || noun.head != end - 1) return {};
    if (head.is(grammar::person | grammar::group)) return meant(noun);
    Target owner = target(noun);
    if (!owner.actors.empty()) return owner.actors;
    const VerbGroup* governor = verb_before(unit, noun.first, 1);
    return governor && !governor->passive && !governor->negated ? holder(*governor) : std::vector<Referent>{};
}

// Très critique à l'égard de Y, X …: whom an adjective that opens its sentence is said of
std::vector<Referent> Finder::opened(const Unit& unit, std::uint32_t i, std::uint32_t last) {
    for (std::uint32_t k = unit.first; k < i; ++k)
        if (r_.words[k].mark || !r_.words[k].is(grammar::adverb | grammar::degree)) return {};
    if (last + 1 >= unit.last || r_.words[last].mark != ',') return {};
    return meant(grammar::noun_group(r_, last + 1, unit.last, true));
}

// Le parti, très hostile à Y, …: whom an adjective between commas is said of
std::vector<Referent> Finder::between_commas(const Unit& unit, std::uint32_t i, std::uint32_t last) {
    if (!r_.lexicon->inverts || last >= unit.last || r_.words[last].mark != ',') return {};
    std::uint32_t comma = i;
    while (comma > unit.first && r_.words[comma - 1].mark == 0 &&
           r_.words[comma - 1].is(grammar::adverb | grammar::degree) && i - comma < 3)
        --comma;
    if (comma < unit.first + 2 || r_.words[comma - 1].mark != ',') return {};
    const NounGroup who = grammar::noun_group_ending(r_, unit.first, comma - 1);
    return who.empty() ? std::vector<Referent>{} : meant(who);
}

// X est favorable à Y, se dit hostile à Y; X, hostile à Y, …
bool Finder::adjective(const Unit& unit, std::uint32_t i, const Frame& frame) {
    const NounGroup object = behind(frame, i + 1, unit.last, 2);
    if (object.empty()) return false;
    const VerbGroup* governor = verb_before(unit, i, 3);
    const std::uint32_t own = r_.words[i].verb_group;  // was disappointed in X: an adjective that is a participle too
    const bool predicate = own != none && r_.groups[own].passive && r_.groups[own].head == i;
    if (predicate) governor = &r_.groups[own];
    Target whom = target(object);
    if (auto holders = bearers(unit, i); !holders.empty()) {
        add(std::move(holders), std::move(whom), frame.polarity, false, Kind::adjective, i, object.last);
        return true;
    }
    if (auto holders = opened(unit, i, object.last); !holders.empty()) {
        add(std::move(holders), std::move(whom), frame.polarity, false, Kind::adjective, i, object.last);
        return true;
    }
    if (auto holders = between_commas(unit, i, object.last); !holders.empty()) {
        add(std::move(holders), std::move(whom), frame.polarity, false, Kind::adjective, i, object.last);
        return true;
    }
    if (!governor || governor->verb == 0) return false;
    const bool copula = predicate || governor->verb == frames_.grammar.be || governor->reflexive ||
                        Frames::has(frames_.copula, governor->verb) ||
                        (governor->verb < frames_.support.size() && frames_.support[governor->verb]);
    if (!copula) return false;
    int value = frame.polarity;
    if (whom.actors.empty() && value < 0)  // préoccupée par l'arrestation de X: for X
        if (auto [victim, polarity] = befallen(unit, object); !victim.actors.empty() && polarity < 0)
            whom = std::move(victim), value = 1;
    if (governor->negated) value = value < 0 ? 0 : -1;
    add(holder(*governor), std::move(whom), value, governor->hedged, Kind::adjective, governor->first, object.last);
    return true;
}

}  // namespace vigie::stance
