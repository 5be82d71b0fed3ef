// Where what a verb takes stands: behind adjuncts, or before it as the antecedent of a relative clause.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_report = 40;

}  // namespace

// X, dont Y critique la politique: whose what the verb takes is
NounGroup Finder::whose_antecedent(const Unit& unit, const VerbGroup& group) const {
    const NounGroup who = subject(group);
    const std::uint32_t at = !who.empty() && who.first < group.first ? who.first : group.first;
    if (at <= unit.first + 1 || r_.words[at - 1].mark || !frames_.whose.count(r_.words[at - 1].key)) return {};
    const std::uint32_t end = r_.words[at - 2].mark == ',' ? at - 2 : at - 1;
    return end > unit.first ? grammar::noun_group_ending(r_, unit.first, end) : NounGroup{};
}

// «Il va battre X», a dit Y: who speaks says "I"
std::vector<Referent> Finder::not_the_speaker(std::uint32_t pronoun, std::vector<Referent> meant) {
    const Speech* speech = speech_at(pronoun);
    if (!speech || (speech->type != 'd' && speech->type != 'm') || r_.words[pronoun].has(grammar::plural)) return meant;
    if (Target about = topic(*speech); !about.actors.empty()) return about.actors;
    if (meant.size() != 1 || std::none_of(speech->speakers.begin(), speech->speakers.end(),
                                          [&](const Referent& one) { return one.id == meant[0].id; }))
        return meant;
    const Referent other = cast_.object(pronoun, speech->speakers);
    return other.empty() ? std::vector<Referent>{} : std::vector{other};
}

// X: I respect Y · X : «…»: a transcript names who speaks
std::vector<Referent> Finder::named_in_front(std::uint32_t pronoun) const {
    const Unit& unit = r_.units[r_.words[pronoun].unit];
    std::uint32_t first = unit.first;
    if (first > 0 && r_.words[first - 1].mark == ':') {  // the colon ended the unit before
        const std::uint32_t name = first > 1 ? r_.words[first - 2].mention : none;
        return name == none ? std::vector<Referent>{} : std::vector{of_mention(name)};
    }
    if (r_.words[first].mark == '"') ++first;
    const std::uint32_t name = first < unit.last ? r_.words[first].mention : none;
    if (name == none || r_.mentions[name].last >= unit.last || r_.words[r_.mentions[name].last].mark != ':') return {};
    return {of_mention(name)};
}

// a dit à X que …, told X that …: a clause, not what X does
bool Finder::told_to(const Unit& unit, std::uint32_t that, std::uint32_t first) const {
    if (first == unit.first || !r_.words[that].is(grammar::complementiser)) return false;
    std::uint32_t i = first;
    if (r_.words[i - 1].mark == 0 && r_.words[i - 1].is(grammar::to) && i - 1 > unit.first) --i;
    const auto number = r_.words[i - 1].verb_group;
    return r_.words[i - 1].mark == 0 && number != none && Frames::has(frames_.tell, r_.groups[number].verb);
}

// en veut à X
bool Finder::with_en(const VerbGroup& group) const {
    for (std::uint32_t i = group.first; i < group.head; ++i)
        if (r_.words[i].mark == 0 && frames_.sign.count(r_.words[i].key)) return true;
    return false;
}

// accuse le gouvernement | de mépris: what someone is charged with is no part of him
void Finder::cut_charge(NounGroup& object) const {
    for (std::uint32_t i = object.first + 1; i + 1 < object.last; ++i) {
        const Word& next = r_.words[i + 1];
        if (r_.words[i].mark || !r_.words[i].is(grammar::of) || r_.words[i].has(grammar::contracted) ||
            i <= object.head)
            continue;
        if (next.mention != none || next.is(grammar::determiner | grammar::person | grammar::group)) continue;
        object.last = i;
        return;
    }
}

// English, be welcome news: a base form straight behind be is an adjective
bool Finder::welcome_news(const Unit& unit, const VerbGroup& group) const {
    if (r_.lexicon->inverts || group.first == unit.first || group.last != group.first + 1) return false;
    const Word& before = r_.words[group.first - 1];
    if (before.mark || before.verb_group == none || !(group.forms & grammar::infinitive)) return false;
    return r_.groups[before.verb_group].verb == frames_.grammar.be;
}

// «…», a accusé X: he who stands behind it is its subject
bool Finder::reports(const VerbGroup& group) const {
    if (!r_.lexicon->inverts) return false;
    for (std::size_t s = speeches_before(group.first); s-- > 0;) {
        const Speech& speech = speeches_[s];
        if (speech.last + reach_of_report < group.first) break;
        if (speech.cue >= group.first && speech.cue < group.last && speech.last <= group.first && speech.type != 'i')
            return true;
    }
    return false;
}

// remercie du fond du cœur X · a salué sur Twitter X: where the object may begin
std::uint32_t Finder::behind_adjuncts(const Unit& unit, std::uint32_t from) const {
    if (from >= unit.last || !r_.lexicon->inverts) return from;
    if (const std::uint32_t quote = r_.words[from].quote;  // condamne «avec fermeté les propos de X»
        r_.words[from].mark == '"' && quote != none && r_.quotes[quote].first == from && from + 1 < unit.last &&
        r_.words[from + 1].is(grammar::preposition)) {
        const std::uint32_t inside = behind_adjuncts(unit, from + 1);
        return inside > from + 1 ? inside : from;
    }
    if (const std::uint32_t words = r_.lexicon->phrase(r_, from, unit.last); words > 0 && from + words < unit.last)
        return behind_adjuncts(unit, from + words);  // rejette en bloc X
    const bool comma = r_.words[from].mark == ',';
    if (!comma && (r_.words[from].mark || !r_.words[from].is(grammar::preposition | grammar::time))) return from;
    std::uint32_t past = grammar::skip_adjuncts(r_, from + (comma ? 1 : 0), unit.last);
    if (past >= unit.last || past == from + (comma ? 1 : 0)) return from;
    if (comma && r_.words[past].mark != ',') return from;
    if (comma) ++past;
    const Word& next = r_.words[past];
    return next.mention != none || (next.mark == 0 && next.is(grammar::determiner)) ? past : from;
}

// le parti que X soutient · whom X criticised: what the pronoun before the subject stands for
NounGroup Finder::antecedent(const Unit& unit, const VerbGroup& group) const {
    if (group.passive) return {};
    const NounGroup who = subject(group);
    const std::uint32_t at = !who.empty() && who.first < group.first ? who.first : group.first;
    if (at <= unit.first + 1) return {};
    const Word& link = r_.words[at - 1];
    if (link.mark || !link.is(grammar::relative) || link.quote != r_.words[group.head].quote) return {};
    if (r_.lexicon->inverts && !link.is(grammar::complementiser)) return {};
    std::uint32_t end = at - 1;
    if (r_.words[end - 1].mark == 0 && r_.words[end - 1].is(grammar::coordinator)) {  // qui …, et que X soutient
        std::uint32_t i = end - 1;
        while (i > unit.first && !(r_.words[i - 1].mark == 0 && r_.words[i - 1].is(grammar::relative) &&
                                   !r_.words[i - 1].is(grammar::determiner)))
            --i;
        if (i <= unit.first + 1) return {};
        end = i - 1;
    }
    if (r_.words[end - 1].mark == ',' || r_.words[end - 1].mark == ')') {
        if (r_.words[end - 1].mark == ')')
            while (end > unit.first + 1 && r_.words[end - 1].mark != '(') --end;
        --end;
    }
    if (end <= unit.first) return {};
    const Word& before = r_.words[end - 1];
    if (before.mention == none && (before.mark || before.verb_group != none)) return {};  // dit que X soutient …
    NounGroup found = grammar::noun_group_ending(r_, unit.first, end);
    if (before.mention != none && found.mention == none) {
        found = {};
        found.first = r_.mentions[before.mention].first;
        found.last = end;
        found.mention = before.mention;
    }
    const bool timely = found.mention == none && found.head != none && r_.words[found.head].is(grammar::time);
    if (!found.empty() && (timely || told_to(unit, at - 1, found.first))) return {};
    return found;
}

}  // namespace vigie::stance
