// Verbs with fixed words, and verbs whose clause tells whom they mean.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_idiom = 40;  // over adverbs, or an object inside
constexpr std::uint32_t longest_parenthesis = 16;

}  // namespace

// Where the fixed words of an idiom end, adverbs between them read over; none where they do not follow.
std::uint32_t Finder::fixed_words(const Idiom& one, std::uint32_t first, std::uint32_t limit) const {
    std::uint32_t i = first;
    for (const auto key : one.words) {
        if (i < limit && r_.words[i].mark == '"') ++i;  // compare X à «un noyé»
        while (i < limit && i < first + 3 && r_.words[i].mark == 0 && r_.words[i].key != key &&
               r_.words[i].mention == none)
            if (const std::uint32_t words = r_.lexicon->phrase(r_, i, limit); words > 0)
                i += words;
            else if (r_.words[i].is(grammar::adverb | grammar::time) || r_.text(i).ends_with("ment"))
                ++i;
            else
                break;
        if (i >= limit || !same_key(i, key) || r_.words[i].mark) return none;
        ++i;
    }
    return i;
}

// A bit for each word that stands where an idiom's may: most idioms of a common verb lack one.
std::uint64_t Finder::words_around(const VerbGroup& group, std::uint32_t limit) const {
    std::uint64_t out = 0;
    for (std::uint32_t i = group.first; i < std::min(limit, group.last + reach_of_idiom); ++i)
        out |= Idiom::bit(r_.words[i].key);
    return out;
}

// a mis en cause X · hit back at X: the verb with its fixed words, then the frame
bool Finder::idiom(const Unit& unit, std::uint32_t g) {
    const VerbGroup& group = r_.groups[g];
    const auto found = frames_.idioms.find(group.verb);
    if (found == frames_.idioms.end()) return false;
    const std::uint64_t around_it = words_around(group, unit.last);
    for (const Idiom& one : found->second) {
        if (one.frame.denied && !group.negated) continue;
        if ((one.needs & ~around_it) != 0) continue;
        std::uint32_t i = fixed_words(one, group.last, unit.last);
        if (i == none && one.words.size() == 1 && group.head > group.first)  // a mal pris la décision de X
            for (std::uint32_t k = group.first; k < group.head; ++k)
                if (r_.words[k].key == one.words[0]) i = group.last;
        if (i == none && one.frame.object && around(unit, g, one)) return true;
        if (i == none && owned_idiom(unit, g, one)) return true;
        if (i == none) continue;
        if (one.frame.object && (group.passive || group.bare_participle())) {
            VerbGroup whole = group;
            whole.last = i;
            if (passive(unit, whole, one.frame)) return true;
            continue;
        }
        if (one.frame.clause) {
            if (clause_target(unit, g, one.frame, i)) return true;
            continue;
        }
        if (const auto pronoun = one.frame.object ? object_pronoun(group, one.frame) : none; pronoun != none) {
            told_of(unit, g, one.frame, pronoun);  // l'a mis en cause
            return true;
        }
        if (one.frame.own) {
            if (owned_by(unit, g, one, i)) return true;
            continue;
        }
        const NounGroup object = one.frame.object ? object_of(r_, i, unit.last) : behind(one.frame, i, unit.last, 5);
        if (const auto pronoun = object.empty() && is_dative(one.frame) ? object_pronoun(group, Frame{}) : none;
            pronoun != none) {
            told_of(unit, g, one.frame, pronoun);  // lui a tendu la main
            return true;
        }
        if (object.empty()) continue;
        Target whom = met_by(group, object);
        std::uint32_t end = object.last;
        if (!whom.actors.empty()) end = join_behind(unit, object.last, whom.actors);
        const int value = one.frame.denied ? one.frame.polarity : polarity(unit, g, one.frame.polarity);
        add(holder(group), std::move(whom), value, group.hedged, Kind::idiom, group.first, end);
        return true;
    }
    return false;
}

bool Finder::is_dative(const Frame& frame) const {
    return std::any_of(frame.prepositions.begin(), frame.prepositions.end(),
                       [this](std::uint64_t word) { return frames_.grammar.find(word).is(grammar::to); });
}

// s'est rangé à ses côtés: whose they are; the idiom ends at a word
bool Finder::owned_by(const Unit& unit, std::uint32_t g, const Idiom& one, std::uint32_t end) {
    const VerbGroup& group = r_.groups[g];
    for (std::uint32_t i = group.last; i < end; ++i) {
        if (r_.words[i].mark || !r_.words[i].has(grammar::possessive) || frames_.own.count(r_.words[i].key) ||
            frames_.their.count(r_.words[i].key))
            continue;
        auto holders = holder(group);
        Referent whom = named_before(unit, i, holders);
        if (whom.empty()) whom = cast_.owner(i, holders);
        if (whom.empty()) return false;
        add(std::move(holders), Target{{whom}, whom.name, whom.span, false}, polarity(unit, g, one.frame.polarity),
            group.hedged, Kind::idiom, group.first, end);
        return true;
    }
    return false;
}

// tient X pour responsable: the fixed words behind the object
bool Finder::around(const Unit& unit, std::uint32_t g, const Idiom& one) {
    const VerbGroup& group = r_.groups[g];
    if (group.passive || one.words.size() < 2 || group.last >= unit.last || r_.words[group.last].mark) return false;
    const NounGroup object = object_of(r_, group.last, unit.last);
    if (object.empty()) return false;
    std::uint32_t end = none;
    for (std::uint32_t last = object.last; last > object.first && end == none; --last)
        end = fixed_words(one, last, unit.last);
    if (end == none) return false;
    NounGroup whom = object;
    whom.last = std::min(whom.last, end);
    const int value = one.frame.denied ? one.frame.polarity : polarity(unit, g, one.frame.polarity);
    add(holder(group), target(whom), value, group.hedged, Kind::idiom, group.first, end);
    return true;
}

// sang X's praises, came to X's defense: the owner where the idiom has an article and "of"
bool Finder::owned_idiom(const Unit& unit, std::uint32_t g, const Idiom& one) {
    const VerbGroup& group = r_.groups[g];
    if (r_.lexicon->inverts || group.passive || one.words.empty()) return false;
    const auto of = std::any_of(one.frame.prepositions.begin(), one.frame.prepositions.end(),
                                [&](std::uint64_t word) { return frames_.grammar.find(word).is(grammar::of); });
    if (!of) return false;
    std::uint32_t i = group.last;
    std::size_t k = 0;
    NounGroup owner;
    for (; k < one.words.size() && i < unit.last; ++k) {
        if (r_.words[i].mark == 0 && r_.words[i].key == one.words[k]) {
            ++i;
            continue;
        }
        if (!owner.empty() || !frames_.grammar.find(one.words[k]).is(grammar::determiner)) return false;
        std::uint32_t end = i;
        while (end < unit.last && end < i + 8 && r_.words[end].mark == 0 && !r_.words[end].is(grammar::possessor))
            ++end;
        if (end >= unit.last || r_.words[end].mark || !r_.words[end].is(grammar::possessor)) return false;
        owner = grammar::noun_group(r_, i, end);
        if (owner.empty() || owner.last != end) return false;
        i = end + 1;
    }
    if (owner.empty() || k < one.words.size()) return false;
    add(holder(group), target(owner), polarity(unit, g, one.frame.polarity), group.hedged, Kind::idiom, group.first, i);
    return true;
}

// X est dans le viseur de Y: Y holds it, the subject meets it
bool Finder::met(const Unit& unit, std::uint32_t g) {
    const VerbGroup& group = r_.groups[g];
    const auto found = frames_.met_idioms.find(group.verb);
    if (found == frames_.met_idioms.end() || group.negated) return false;
    const std::uint64_t around_it = words_around(group, unit.last);
    for (const Idiom& one : found->second) {
        if ((one.needs & ~around_it) != 0) continue;
        const std::uint32_t i = fixed_words(one, group.last, unit.last);
        if (i == none) continue;
        const NounGroup who = behind(one.frame, i, unit.last, 3);
        const NounGroup whom = subject(group);
        if (who.empty() || whom.empty()) continue;
        add(meant(who), target(whom), one.frame.polarity, group.hedged, Kind::idiom, group.first, who.last);
        return true;
    }
    return false;
}

// alleged that X had lied · déplore que X …: the subject of the clause is meant
bool Finder::clause_target(const Unit& unit, std::uint32_t g, const Frame& frame, std::uint32_t i) {
    const VerbGroup& group = r_.groups[g];
    if (const std::uint32_t past = grammar::skip_adjuncts(r_, i, unit.last);  // regrette dans un tweet que X …
        past < unit.last && r_.words[past].mark == 0 && r_.words[past].is(grammar::complementiser))
        i = past;
    const bool opened = i < unit.last && r_.words[i].mark == 0 && r_.words[i].is(grammar::complementiser);
    if (!opened && r_.lexicon->inverts) return false;
    if (opened) ++i;
    if (g + 1 >= unit.last_group) return false;
    const NounGroup who = grammar::noun_group(r_, i, unit.last, true);
    if (who.empty()) return false;
    std::uint32_t next = g + 1;
    while (next + 1 < unit.last_group && !r_.groups[next].finite()) ++next;
    const VerbGroup& inner = r_.groups[next];
    // que X, de retour en mars, ne …
    const bool parenthesis = who.last < unit.last && r_.words[who.last].mark == ',' && inner.first > who.last + 2 &&
                             r_.words[inner.first - 1].mark == ',' && inner.first <= who.last + longest_parenthesis;
    if (!inner.finite() || inner.first < i || (inner.first > who.last + 3 && !parenthesis)) return false;
    Target whom = target(who);
    if (whom.actors.empty()) return false;
    add(holder(group), std::move(whom), polarity(unit, g, frame.polarity), group.hedged, Kind::clause, group.first,
        inner.last);
    return true;
}

}  // namespace vigie::stance
