// Finds the subject of a verb group.
#include <algorithm>

#include "plugins/grammar/grammar.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

namespace {

class Finder {
  public:
    Finder(const Reading& reading, int depth) : r_(reading), depth_(depth) {}

    NounGroup before(const VerbGroup& group) const {
        if (group.before != none) return of_pronoun(r_, group.before);
        if (group.inverted != none) return of_pronoun(r_, group.inverted);
        if (depth_ > 4) return {};
        const Unit& unit = r_.units[r_.words[group.head].unit];
        if (!group.finite()) {
            // un élu appelant à …, with Italy accusing …: the noun straight before a gerund is its subject
            if ((group.forms & gerund) && group.first > unit.first && r_.words[group.first - 1].mark == 0 &&
                !r_.words[group.first].is(preposition | adverb) &&  // en l'excluant, y voyant
                !r_.words[group.first - 1].is(preposition | coordinator)) {
                NounGroup found = nearest_being(r_, unit.first, group.first);
                if (!found.empty()) return found;
                found = ending_at(unit.first, group.first);
                if (!found.empty() &&
                    (found.mention != none || (found.head != none && r_.words[found.head].is(person | grammar::group))))
                    return found;
            }
            return governor(group, unit);
        }
        std::uint32_t end = group.first;
        while (end > unit.first) {
            if (plain_adverb(end - 1)) {
                --end;
                continue;
            }
            std::uint32_t words = 0;
            for (std::uint32_t back = 2; back <= 4 && end >= unit.first + back && words == 0; ++back)
                if (r_.lexicon->phrase(r_, end - back, end) == back) words = back;
            if (words == 0) break;
            end -= words;
        }
        if (end <= unit.first) return {};
        const Word& last = r_.words[end - 1];
        if (last.mark == 0 && last.is(relative) && last.has(oblique)) return shared(group, unit);  // в котором писал
        if (last.mark == 0 && last.is(relative) && !last.is(determiner)) return antecedent(end - 1, unit);
        if (last.mark == 0 && last.is(coordinator)) return shared(group, unit);
        const std::uint32_t floor = clause_start(group, end, unit);
        if (last.mark == ',' || last.mark == ')' || last.mark == '-') {
            NounGroup found = around_parenthesis(group, end, unit);
            if (group.plural()) join_named(r_, found, end);
            return found;
        }
        NounGroup found = ending_at(floor, end);
        if (found.empty() || is_adjunct(found, floor)) {
            NounGroup first = first_of(floor, found.empty() ? end : found.first);
            if (first.empty()) first = of_participle(floor, unit);
            if (!first.empty()) found = std::move(first);
        }
        if (!found.empty()) add_apposition(found = without_adjunct(r_, found, floor, end), floor);
        return found;
    }

  private:
    // a safety commission in 2012 found: the last group before the verb only tells where or when
    bool is_adjunct(const NounGroup& group, std::uint32_t floor) const {
        if (group.mention == none && group.head != none && r_.words[group.head].is(time)) return true;
        if (group.first <= floor) return false;
        const Word& before = r_.words[group.first - 1];
        if (!r_.lexicon->inverts && before.is(subordinator)) return false;  // after fans booed him
        return before.mark == 0 && before.is(preposition | to | of) && before.quote == r_.words[group.first].quote;
    }
    // English, a poll released on Monday showed: what looks like the verb before is a participle of the subject's
    NounGroup of_participle(std::uint32_t floor, const Unit& unit) const {
        const std::uint32_t g = floor > unit.first ? r_.words[floor - 1].verb_group : none;
        if (g == none || r_.lexicon->inverts || !(r_.groups[g].forms & participle)) return {};
        const VerbGroup& group = r_.groups[g];
        return group.last == floor && group.first + 1 == floor ? Finder(r_, depth_ + 1).before(group) : NounGroup{};
    }
    bool plain_adverb(std::uint32_t i) const {
        const Word& w = r_.words[i];
        if (w.mark == 0 && w.has(reflexive) && !r_.lexicon->inverts) return true;  // X himself
        return w.mark == 0 && w.mention == none && (w.is(adverb | negation) || w.is(clitic)) &&
               !w.is(determiner | preposition | coordinator | pronoun | relative | time);
    }

    // The finite group that governs an infinitive or gerund: the nearest before, else the next behind.
    NounGroup governor(const VerbGroup& group, const Unit& unit) const {
        const VerbGroup* found = nullptr;
        if ((group.forms & gerund) && group.first > unit.first + 1 && behind_comma(group.first))
            if (const VerbGroup* main = main_before(r_, group, unit)) {
                NounGroup who = inverted_subject(r_, *main, unit);
                if (who.empty()) who = Finder(r_, depth_ + 1).before(*main);
                // c'est ainsi qu'il l'a nommé, estimant que: a cleft sentence's own subject is in its clause
                if (who.head == none || !r_.words[who.head].has(neuter)) return who;
            }
        for (std::uint32_t g = unit.first_group; g < unit.last_group; ++g) {
            const VerbGroup& other = r_.groups[g];
            if (!other.finite() || !same_level(r_, other.head, group.head)) continue;
            if (other.first < group.first) {
                // X, qui avait menacé de couper …: straight behind its own verb
                const bool own = (group.forms & infinitive) && other.last + 2 > group.first;
                if (own || !relative_clause(r_, other) || found == nullptr) found = &other;
            } else {
                if (!found) found = &other;
                break;
            }
        }
        if (!found) return first_of(unit.first, group.first);
        if ((group.forms & infinitive) && found->first < group.first)
            if (NounGroup who = controlling_object(r_, *found, group.first); !who.empty()) return who;
        return Finder(r_, depth_ + 1).before(*found);
    }

    // would "do more," stressing that: the comma may stand inside the marks
    bool behind_comma(std::uint32_t i) const {
        return r_.words[i - 1].mark == ',' || (r_.words[i - 1].mark == '"' && r_.words[i - 2].mark == ',');
    }

    // English: one form for all persons.
    bool past(const VerbGroup& group) const {
        return !r_.lexicon->inverts && (group.forms & third_singular) != 0 && (group.forms & third_plural) != 0;
    }

    NounGroup shared(const VerbGroup& group, const Unit& unit) const {
        const VerbGroup* found = nullptr;
        std::uint32_t last = none;
        for (std::uint32_t g = unit.first_group; g < unit.last_group && r_.groups[g].first < group.first; ++g)
            if (r_.groups[g].finite() && same_level(r_, r_.groups[g].head, group.head)) found = &r_.groups[g], last = g;
        // affirme que la digue a été payée et dénonce: what "and" joins are the verbs of the speaker
        if (found && complement_clause(r_, last, unit) &&
            (found->perfect != group.perfect || past(*found) != past(group)))
            if (const VerbGroup* main = main_before(r_, group, unit)) found = main;
        return found ? Finder(r_, depth_ + 1).before(*found) : NounGroup{};
    }

    NounGroup antecedent(std::uint32_t relative_word, const Unit& unit) const {
        NounGroup found = antecedent_before(r_, relative_word, unit);
        if (!found.empty()) add_apposition(found, unit.first);
        return found;
    }

    // Where the clause of a verb may begin: behind the last finite verb, conjunction or strong mark before it.
    std::uint32_t clause_start(const VerbGroup& group, std::uint32_t end, const Unit& unit) const {
        for (std::uint32_t i = end; i > unit.first; --i) {
            const Word& w = r_.words[i - 1];
            if (w.quote != r_.words[group.head].quote) {
                if (w.quote == none) return i;
                continue;
            }
            if (w.mark == ':' || w.mark == ';' || w.mark == '.') return i;
            if (w.mark == 0 && w.is(complementiser | subordinator) && !w.is(determiner | preposition | clitic))
                return i;
            if (w.verb_group != none && r_.groups[w.verb_group].finite() && &r_.groups[w.verb_group] != &group)
                return i;
        }
        return unit.first;
    }

    // X, ministre de Y, a dit …: the first group of the clause, past adjuncts.
    NounGroup around_parenthesis(const VerbGroup& group, std::uint32_t end, const Unit& unit) const {
        if (end >= unit.first + 4 && r_.lexicon->inverts && r_.words[end - 1].mark == ',' &&
            r_.words[end - 3].mark == ',' && r_.words[end - 2].mark == 0 && r_.words[end - 2].is(pronoun) &&
            r_.words[end - 2].has(third))
            if (NounGroup found = ending_at(unit.first, end - 3); !found.empty()) return found;  // Y se tait, X, lui, …
        // …, whose governor, X, fired back: the name straight before is that of the description before it
        const std::uint32_t m = end >= unit.first + 2 ? r_.words[end - 2].mention : none;
        if (m != none && r_.mentions[m].type == 'p' && r_.mentions[m].first >= unit.first + 2 &&
            r_.words[r_.mentions[m].first - 1].mark == ',') {
            NounGroup role = ending_at(unit.first, r_.mentions[m].first - 1);
            if (!role.empty() && role.mention == none && role.head != none && r_.words[role.head].is(person))
                return role.apposition = m, role;
        }
        std::uint32_t floor = unit.first;
        for (std::uint32_t i = end; i > unit.first; --i) {
            const Word& w = r_.words[i - 1];
            if (w.quote != r_.words[group.head].quote && w.quote != none) continue;
            if (w.mark == ':' || w.mark == ';' ||
                (w.mark == 0 && w.is(complementiser) &&
                 (!w.is(relative | determiner) || (i >= 2 && r_.words[i - 2].is(contrast)))) ||
                (i >= unit.first + 2 && w.is(contrast) && w.is(coordinator | subordinator) && !w.is(complementiser) &&
                 r_.words[i - 2].mark == ',')) {  // X waits, but Y, who …, said
                floor = i;
                break;
            }
        }
        NounGroup found = first_of(floor, end - 1);
        if (!found.empty()) add_apposition(found, floor);
        return found;
    }

    NounGroup ending_at(std::uint32_t floor, std::uint32_t end) const { return noun_group_ending(r_, floor, end); }

    // The first group of a stretch that is no adjunct.
    NounGroup first_of(std::uint32_t floor, std::uint32_t end) const {
        std::uint32_t i = floor;
        NounGroup only;
        while (i < end) {
            const std::uint32_t past = skip_adjuncts(r_, i, end);
            if (past > i) {
                i = past;
                continue;
            }
            const Word& w = r_.words[i];
            if (w.quote != none && w.mark == '"' && r_.quotes[w.quote].first == i) {
                i = r_.quotes[w.quote].last;
                continue;
            }
            if (w.mark == 0 && (w.verb_group == none || w.is(determiner))) {
                NounGroup found = noun_group(r_, i, end, true);
                if (!found.empty()) {
                    const bool timely = found.head != none && r_.words[found.head].is(time) && found.mention == none;
                    if (!timely && opens_as_predicate(r_, found, end)) {
                        only = found;
                        i = found.last;
                        continue;
                    }
                    if (!timely) return found;
                    i = found.last;
                    continue;
                }
            }
            // a participle or gerund opens an adjunct: over it to the next comma
            if (w.verb_group != none && !r_.groups[w.verb_group].finite()) {
                while (i < end && r_.words[i].mark != ',') ++i;
                continue;
            }
            ++i;
        }
        return only;
    }

    // Le ministre de l'Intérieur, Christophe Castaner, …  and  Sarah Sanders, porte-parole de …
    void add_apposition(NounGroup& group, std::uint32_t floor) const {
        const auto& words = r_.words;
        if (!takes_name(r_, group)) return;
        if (group.last + 1 < words.size() && words[group.last].mark == ',' &&
            words[group.last + 1].unit == words[group.first].unit) {
            group.apposition = name_behind(r_, group.last + 1);
            if (group.apposition != none) return;
        }
        if (group.first >= floor + 2 && words[group.first - 1].mark == ',') {
            const std::uint32_t m = words[group.first - 2].mention;
            // a name that opens its sentence before a role is a person's, whatever its form suggests
            const bool person_named = m != none && (r_.mentions[m].type == 'p' ||
                                                    (r_.mentions[m].first == floor && r_.mentions[m].type != 'o' &&
                                                     group.head != none && words[group.head].is(person)));
            // par la voix de sa fille X, le sénateur …: the name before the comma is another's
            if (person_named && group.features & definite && !is_adjunct(ending_at(floor, group.first - 1), floor))
                group.apposition = m;
        }
    }

    const Reading& r_;
    int depth_;
};

}  // namespace

NounGroup subject_before(const Reading& reading, const VerbGroup& group) {
    if (reading.lexicon->verb_second)
        if (NounGroup who = subject_of_verb_second(reading, group); !who.empty()) return who;
    return Finder(reading, 0).before(group);
}

}  // namespace vigie::grammar
