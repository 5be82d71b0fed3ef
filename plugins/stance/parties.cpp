// Who holds a stance: subjects over adjuncts and relative clauses, coordinated names, speakers.
#include <algorithm>

#include "plugins/common/common.hpp"
#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint64_t beings = grammar::person | grammar::group | grammar::pronoun | grammar::latter;

}  // namespace

const Speech* Finder::speech_at(std::uint32_t word) const {
    return speech_of_[word] == none ? nullptr : &speeches_[speech_of_[word]];
}

// How many begin before a word.
std::size_t Finder::speeches_before(std::uint32_t word) const {
    const auto at = std::partition_point(speeches_.begin(), speeches_.end(),
                                         [word](const Speech& speech) { return speech.first < word; });
    return static_cast<std::size_t>(at - speeches_.begin());
}

std::vector<Referent> Finder::speaker_at(std::uint32_t word) const {
    const Speech* speech = speech_at(word);
    return speech ? speech->speakers : std::vector<Referent>{};
}

bool Finder::named(const Referent& one) const {
    if (one.actor != none) return true;
    const std::uint32_t word = r_.word_at(one.span.begin);
    return word < r_.words.size() && r_.words[word].mention != none &&
           r_.mentions[r_.words[word].mention].span.end == one.span.end;
}

// The subject; where the words straight before the verb are a time or a complement with a preposition (on Sunday
// endorsed, le député de Paris à l'Assemblée), the group before them.
NounGroup Finder::subject(const VerbGroup& group) const {
    NounGroup found = grammar::subject_before(r_, group);
    const Unit& unit = r_.units[r_.words[group.head].unit];
    if (group.first > unit.first && r_.words[group.first - 1].mark == 0 &&
        r_.words[group.first - 1].is(grammar::relative) && !r_.words[group.first - 1].is(grammar::determiner))
        return found;
    for (int steps = 0; steps < 3 && !found.empty(); ++steps) {
        if (found.head != none && r_.words[found.head].is(grammar::pronoun)) break;
        std::uint32_t before = found.first;
        const bool timely = found.mention == none && found.head != none && r_.words[found.head].is(grammar::time);
        while (before > unit.first && r_.words[before - 1].mark == 0 && r_.words[before - 1].mention == none &&
               r_.words[before - 1].is(grammar::preposition) && !r_.words[before - 1].is(grammar::determiner) &&
               (r_.lexicon->inverts || !r_.words[before - 1].is(grammar::subordinator)))
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

// A bare word with a capital that no list knows and no verb has the form of: a name that the article alone does not
// tell.
bool Finder::looks_named(const NounGroup& group) const {
    // the Courier: a capital behind the article is a name's, unless other words stand there
    if (!r_.lexicon->inverts && group.head == group.first + 1 && group.last == group.head + 1 &&
        group.features & grammar::definite && r_.words[group.head].upper && r_.words[group.head].mark == 0)
        return true;
    if (group.first != group.head || group.last > group.first + 2) return false;
    for (std::uint32_t i = group.first; i < group.last; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || !w.upper || w.entry->classes != 0 || w.entry->sense_count != 0) return false;
    }
    return true;
}

// protesters | from X: the words behind an unnamed one belong to his name
void Finder::complete(Referent& unnamed, std::uint32_t last) const {
    const std::uint32_t end = with_complement(r_, last);
    if (unnamed.actor != none || end == last || named(unnamed) || r_.words[last - 1].span.end != unnamed.span.end)
        return;
    unnamed.span.end = r_.words[end - 1].span.end;
    unnamed.name = std::string(r_.text(unnamed.span));
    unnamed.id = "name:" + common::fold(unnamed.name);
}

Target Finder::target(const NounGroup& group) {
    Target out = target_of(r_, frames_, cast_, group);
    if (!out.inherited) joined_inside(group, out.actors);
    if (group.empty() || group.mention != none) return out;
    if (group.head != none && group.last == group.head + 1 && frames_.nobody.count(r_.words[group.head].key))
        return out.actors.clear(), out;  // le monde
    if (out.actors.empty())
        if (auto doer = doer_of_act(group); !doer.empty()) out.actors = std::move(doer), out.inherited = true;
    if (out.actors.size() == 1) complete(out.actors[0], group.last);
    if (const std::uint32_t end = with_complement(r_, group.last); end > group.last) {
        out.span.end = r_.words[end - 1].span.end;
        out.words = std::string(r_.text(out.span));
    }
    return out;
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
        if (by_name && group.apposition == none) {
            join_before(group, out);
            join_up_to_verb(group, out);
        }
        joined_inside(group, out);
        if (out.size() == 1 && !by_name) complete(out[0], group.last);
        return out;
    }
    if (looks_named(group)) return cast_.resolve(group);
    if (frames_.parts.count(r_.words[group.head].key)) return target(group).actors;  // la plupart des policiers
    Target state = target(group);                                                    // la diplomatie chinoise
    if (!state.inherited) return {};
    // l'ex-conseiller de X is not X; X's campaign is
    if (r_.lexicon->inverts && !r_.words[group.head].is(grammar::document))
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

// X says they support Y: whom a pronoun means that nothing before the sentence tells, the subject of its main clause
std::vector<Referent> Finder::main_subject(std::uint32_t pronoun) {
    const Unit& unit = r_.units[r_.words[pronoun].unit];
    for (std::uint32_t g = unit.first_group; g < unit.last_group && r_.groups[g].last <= pronoun; ++g) {
        const VerbGroup& main = r_.groups[g];
        if (!main.finite() || r_.words[main.head].quote != r_.words[pronoun].quote) continue;
        const NounGroup who = subject(main);
        if (who.empty() || (who.mention == none && who.head != none && r_.words[who.head].is(grammar::pronoun)))
            return {};
        return meant(who);
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

// Norvane, une société qui attaque X · filed suit in court accusing X: who is meant is the name before the comma, or
// he whose clause it is, for a place holds nothing.
std::vector<Referent> Finder::behind_subject(const VerbGroup& group, const NounGroup& found) {
    const Unit& unit = r_.units[r_.words[group.head].unit];
    if (found.empty() || found.first < unit.first + 2 || r_.words[found.first].mark) return {};
    const Word& before = r_.words[found.first - 1];
    const bool relative = group.first > unit.first && r_.words[group.first - 1].mark == 0 &&
                          r_.words[group.first - 1].is(grammar::relative | grammar::complementiser);
    if (before.mark == ',' && relative && found.mention == none && r_.words[found.first].is(grammar::determiner) &&
        !r_.words[found.first].has(grammar::definite | grammar::possessive)) {
        const std::uint32_t name = r_.words[found.first - 2].mention;
        if (name != none) return {of_mention(name)};
    }
    if (r_.lexicon->inverts || group.finite() || !(group.forms & grammar::gerund)) return {};
    std::uint32_t place = found.first - 1;
    if (r_.words[place].mark == 0 && r_.words[place].entry->classes == 0 && place > unit.first)
        --place;  // in federal court
    if (r_.text(place) != "in" && r_.text(place) != "at") return {};
    for (std::uint32_t g = unit.last_group; g-- > unit.first_group;)
        if (r_.groups[g].last <= found.first && r_.groups[g].finite()) return holder(r_.groups[g]);
    return {};
}

// Who holds what a verb says: its subject; in what someone says "I", "we", "one must" are the speaker.
std::vector<Referent> Finder::holder(const VerbGroup& group) {
    if (const VerbGroup* caller = caller_of(group)) {
        if (caller->passive) return {};
        return holder(*caller);
    }
    if (auto charged = charged_with(group); !charged.empty()) return charged;
    if (auto permitted = permitted_to(group); !permitted.empty()) return permitted;
    if (auto owner = effort_of(group); !owner.empty()) return owner;
    constexpr std::uint16_t imperative = grammar::second_plural | grammar::first_plural;
    if (r_.lexicon->inverts && group.finite() && (group.forms & grammar::finite_forms & ~imperative) == 0 &&
        group.before == none && group.inverted == none)
        return speaker_at(group.head);
    NounGroup found = subject(group);
    if (found.empty() && r_.lexicon->inverts) found = grammar::subject_after(r_, group);
    const bool pronoun =
        !found.empty() && found.head != none && found.mention == none && r_.words[found.head].is(grammar::pronoun);
    if (pronoun && r_.words[found.head].has(grammar::first | grammar::impersonal | grammar::neuter)) {
        auto speaker = speaker_at(group.head);
        return speaker.empty() && r_.words[found.head].has(grammar::first) ? named_in_front(found.head) : speaker;
    }
    if (pronoun && r_.words[found.head].has(grammar::second)) return {};
    if (pronoun && nobody(found.head)) return speaker_at(group.head);
    if (auto other = behind_subject(group, found); !other.empty()) return other;
    if (const VerbGroup* wisher = wisher_of(group, found)) return holder(*wisher);
    auto out = meant(found);
    if (const Speech* speech = pronoun ? nullptr : speech_at(group.head); speech && speech->type == 'd')
        keep_apart(found, out, speech->speakers);  // «L'avocat a défendu X», a dit Y: not Y
    if (pronoun && r_.words[found.head].has(grammar::third)) out = not_the_speaker(found.head, std::move(out));
    if (!found.empty() && found.mention == none && found.apposition == none) join_before(found, out);  // X and others
    if (out.empty() && pronoun && r_.words[found.head].has(grammar::third)) out = main_subject(found.first);
    if (out.empty() && !pronoun) out = nearest_before(group);
    if (out.empty() && found.empty()) out = speaker_at(group.head);
    if (out.empty() && !found.empty() && !pronoun && found.head != none && Frames::has(frames_.animate, group.verb))
        out = cast_.resolve(found);
    return out;
}

}  // namespace vigie::stance
