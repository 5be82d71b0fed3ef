// Who holds a stance: subjects over adjuncts and relative clauses, coordinated names, speakers.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint64_t beings = grammar::person | grammar::group | grammar::pronoun | grammar::latter;
constexpr std::uint32_t longest_series = 6;
constexpr std::uint32_t reach_of_call = 14;

}  // namespace

const Speech* Finder::speech_at(std::uint32_t word) const {
    return speech_of_[word] == none ? nullptr : &speeches_[speech_of_[word]];
}

std::vector<Referent> Finder::speaker_at(std::uint32_t word) const {
    const Speech* speech = speech_at(word);
    return speech ? speech->speakers : std::vector<Referent>{};
}

bool Finder::named(const Referent& one) const {
    if (one.actor != none) return true;
    const std::uint32_t word = r_.word_at(one.span.begin);
    return word < r_.words.size() && r_.words[word].mention != none &&
           r_.mentions[r_.words[word].mention].annotation->span.end == one.span.end;
}

// The subject; where the words straight before the verb are a time or a complement with a preposition (on Sunday
// endorsed, le député de Paris à l'Assemblée), the group before them.
NounGroup Finder::subject(const VerbGroup& group) const {
    NounGroup found = grammar::subject_before(r_, group);
    const Unit& unit = r_.units[r_.words[group.head].unit];
    for (int steps = 0; steps < 3 && !found.empty(); ++steps) {
        if (found.head != none && r_.words[found.head].is(grammar::pronoun)) break;
        std::uint32_t before = found.first;
        const bool timely = found.mention == none && found.head != none && r_.words[found.head].is(grammar::time);
        while (before > unit.first && r_.words[before - 1].mark == 0 && r_.words[before - 1].mention == none &&
               r_.words[before - 1].is(grammar::preposition) && !r_.words[before - 1].is(grammar::determiner))
            --before;
        if (before == found.first && !timely) break;
        if (before <= unit.first || group.before != none || !group.finite()) break;
        VerbGroup moved = group;
        moved.first = before;
        const NounGroup other = grammar::subject_before(r_, moved);
        if (other.empty() || other.first >= found.first) break;
        found = other;
    }
    return found;
}

// Le Parti socialiste, la CFDT et [Les Verts] …: the names before the last of a series.
void Finder::join_before(const NounGroup& group, std::vector<Referent>& into) const {
    if (group.others.empty() && (group.first == 0 || !r_.words[group.first - 1].is(grammar::coordinator))) return;
    std::uint32_t i = group.first;
    const std::uint32_t floor = r_.units[r_.words[group.first].unit].first;
    for (std::uint32_t steps = 0; steps < longest_series && i > floor + 1; ++steps) {
        const Word& link = r_.words[i - 1];
        if (link.mark != ',' && !(link.mark == 0 && link.is(grammar::coordinator))) return;
        const std::uint32_t m = r_.words[i - 2].mention;
        if (m == none || r_.words[i - 2].quote != r_.words[group.first].quote) return;
        into.push_back(of_mention(m));
        i = r_.mentions[m].first;
        while (i > floor && r_.words[i - 1].mark == 0 && r_.words[i - 1].is(grammar::determiner | grammar::title) &&
               !r_.words[i - 1].is(grammar::coordinator))
            --i;
    }
}

// … [A], B et C: the names behind the first of a series. Returns where it ends.
std::uint32_t Finder::join_behind(const Unit& unit, std::uint32_t from, std::vector<Referent>& into) {
    std::uint32_t end = from;
    std::vector<Referent> found;
    bool coordinated = false;
    for (std::uint32_t i = from, steps = 0; steps < longest_series && i + 1 < unit.last; ++steps) {
        if (r_.words[i].mark == '(') {  // le Parti du Centre (PC) et …
            std::uint32_t close = i;
            while (close < unit.last && close < i + 6 && r_.words[close].mark != ')') ++close;
            if (close + 1 < unit.last && r_.words[close].mark == ')') i = close + 1;
        }
        const Word& link = r_.words[i];
        const bool both = link.mark == 0 && link.is(grammar::coordinator);
        if (!both && link.mark != ',') break;
        std::uint32_t j = i + 1;
        while (j < unit.last && j < i + 5 && r_.words[j].mark == 0 && r_.words[j].mention == none &&
               (r_.words[j].is(grammar::determiner | grammar::of | grammar::to | grammar::title) ||
                (r_.words[j].is(grammar::person) && r_.words[j].has(grammar::plural))))
            ++j;
        if (j >= unit.last || r_.words[j].mention == none) break;
        const std::uint32_t m = r_.words[j].mention;
        const std::uint32_t last = std::max(j + 1, r_.mentions[m].last);
        if (last < unit.last && r_.words[last].mark == 0 && r_.words[last].verb_group != none &&
            !(r_.groups[r_.words[last].verb_group].forms & (grammar::infinitive | grammar::gerund)))
            break;  // … et B a répondu: another clause
        found.push_back(of_mention(m));
        i = end = last;
        coordinated = coordinated || both;
        if (both) break;
    }
    if (!coordinated) return from;
    into.insert(into.end(), found.begin(), found.end());
    return end;
}

// Whom a subject means, as far as it can hold anything.
std::vector<Referent> Finder::meant(const NounGroup& group) {
    if (group.empty()) return {};
    const bool by_name = group.mention != none || group.apposition != none;
    if (group.head == none && !by_name) return {};
    std::vector<Referent> out;
    if (by_name || r_.words[group.head].is(beings | grammar::source)) {
        if (!by_name && !r_.words[group.head].is(beings)) {
            Target owner = target(group);  // the department's appeal
            if (owner.inherited && !owner.actors.empty()) return owner.actors;
        }
        out = by_name ? cast_.resolve(group) : target(group).actors;
        if (by_name && group.apposition == none) join_before(group, out);
        return out;
    }
    Target state = target(group);  // la diplomatie chinoise
    if (!state.inherited) return {};
    // l'ex-conseiller de X is not X; X's campaign is
    if (r_.lexicon->inverts)
        std::erase_if(state.actors,
                      [&](const Referent& one) { return one.actor != none && r_.actors[one.actor].type == 'p'; });
    for (auto& one : state.actors) one.span = state.span;
    return state.actors;
}

// Where no subject can be read: the last name of the clause before the verb that no preposition governs.
std::vector<Referent> Finder::nearest_before(const VerbGroup& group) const {
    const std::uint32_t floor = r_.units[r_.words[group.head].unit].first;
    for (std::uint32_t i = group.first, steps = 0; i > floor && steps < 16; --i, ++steps) {
        const Word& w = r_.words[i - 1];
        if (w.mark == ':' || w.mark == ';' || w.mark == '.' || w.quote != r_.words[group.head].quote) return {};
        if (w.verb_group != none && r_.groups[w.verb_group].finite()) return {};
        if (w.mention == none || r_.mentions[w.mention].last != i) continue;
        const std::uint32_t first = r_.mentions[w.mention].first;
        const bool governed = first > floor && r_.words[first - 1].mark == 0 &&
                              r_.words[first - 1].is(grammar::preposition | grammar::agent);
        const bool owns = i < r_.words.size() && r_.words[i].mark == 0 && r_.words[i].is(grammar::possessor);
        if (!governed && !owns) return {of_mention(w.mention)};
        i = first + 1;
    }
    return {};
}

// il faut, il s'agit, il semble: the pronoun means nobody
bool Finder::nobody(std::uint32_t pronoun) const {
    for (std::uint32_t i = pronoun + 1; i < r_.words.size() && i < pronoun + 4; ++i)
        if (r_.words[i].verb_group != none) {
            const auto verb = r_.groups[r_.words[i].verb_group].verb;
            return verb < frames_.impersonal.size() && frames_.impersonal[verb];
        }
    return false;
}

// appelle les élus à soutenir X: what someone else is called to do is what he who calls wants
const VerbGroup* Finder::caller_of(const VerbGroup& group) const {
    if (!(group.forms & grammar::infinitive) || group.finite()) return nullptr;
    const Unit& unit = r_.units[r_.words[group.head].unit];
    std::uint32_t i = group.first;
    while (i > unit.first && r_.words[i - 1].mark == 0 && r_.words[i - 1].is(grammar::negation | grammar::adverb)) --i;
    if (i == unit.first || r_.words[i - 1].mark) return nullptr;
    if (r_.words[i - 1].is(grammar::coordinator) && i >= unit.first + 2)  // à soutenir ou combattre X
        if (const auto before = r_.words[i - 2].verb_group; before != none) return caller_of(r_.groups[before]);
    if (!r_.words[i - 1].is(grammar::to | grammar::of)) return nullptr;
    for (std::uint32_t g = unit.last_group; g-- > unit.first_group;) {
        const VerbGroup& caller = r_.groups[g];
        if (caller.first >= group.first || !Frames::has(frames_.call, caller.verb)) continue;
        return caller.last + reach_of_call >= group.first ? &caller : nullptr;
    }
    return nullptr;
}

// Who holds what a verb says: its subject; in what someone says "I", "we", "one must" are the speaker.
std::vector<Referent> Finder::holder(const VerbGroup& group) {
    if (const VerbGroup* caller = caller_of(group)) {
        if (caller->passive) return {};
        return holder(*caller);
    }
    NounGroup found = subject(group);
    if (found.empty()) found = grammar::subject_after(r_, group);
    const bool pronoun =
        !found.empty() && found.head != none && found.mention == none && r_.words[found.head].is(grammar::pronoun);
    if (pronoun && r_.words[found.head].has(grammar::first | grammar::impersonal | grammar::neuter))
        return speaker_at(group.head);
    if (pronoun && r_.words[found.head].has(grammar::second)) return {};
    if (pronoun && nobody(found.head)) return speaker_at(group.head);
    auto out = meant(found);
    if (out.empty() && !pronoun) out = nearest_before(group);
    if (out.empty() && found.empty()) out = speaker_at(group.head);
    return out;
}

}  // namespace vigie::stance
