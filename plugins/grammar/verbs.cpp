// Finds the verb groups: auxiliaries, clitics, negation, adverbs and the verb that carries the sense.
#include "plugins/grammar/steps.hpp"

#include <algorithm>

namespace vigie::grammar {

namespace {

constexpr std::uint32_t longest_group = 12;

class Finder {
  public:
    explicit Finder(Reading& reading) : r_(reading), lexicon_(*reading.lexicon) {}

    void run() {
        for (std::uint32_t u = 0; u < r_.units.size(); ++u) {
            Unit& unit = r_.units[u];
            unit.first_group = static_cast<std::uint32_t>(r_.groups.size());
            floor_ = unit.first;
            for (std::uint32_t i = unit.first; i < unit.last;) i = at(i, unit.last);
            unit.last_group = static_cast<std::uint32_t>(r_.groups.size());
        }
    }

  private:
    const Word& word(std::uint32_t i) const { return r_.words[i]; }

    std::uint16_t forms(std::uint32_t i) const {
        return word(i).mark || word(i).mention != none ? std::uint16_t{0} : word(i).entry->forms();
    }

    const Sense* sense(std::uint32_t i, std::uint16_t wanted) const {
        const Entry& entry = *word(i).entry;
        for (std::uint32_t s = 0; s < entry.sense_count; ++s)
            if (entry.senses[s].forms & wanted) return &entry.senses[s];
        return nullptr;
    }

    // Obama's strategist: behind a noun "'s" is a verb only where what follows needs one.
    bool possesses(std::uint32_t i, std::uint32_t last) const {
        if (!word(i).is(possessor) || i <= floor_ || i + 1 >= last || word(i + 1).mark) return false;
        if (word(i - 1).mark || word(i - 1).is(pronoun | question | relative)) return false;
        const Word& next = word(i + 1);
        return !next.is(determiner | negation | preposition | adverb | pronoun) &&
               !(next.entry->forms() & (participle | gerund));
    }

    bool is_aux(std::uint32_t i, std::uint16_t verb) const {
        const Entry& entry = *word(i).entry;
        for (std::uint32_t s = 0; s < entry.sense_count; ++s)
            if (verb && entry.senses[s].verb == verb) return true;
        return false;
    }

    // Over what may stand inside a group: adverbs, negation, inverted pronouns, pronouns before a participle.
    std::uint32_t inside(std::uint32_t i, std::uint32_t last, VerbGroup& group) const {
        for (; i < last; ++i) {
            const Word& w = word(i);
            if (w.mark || w.mention != none || w.quote != word(group.head).quote) return i;
            const bool attached = !w.after_space && w.is(pronoun) && r_.text(i).front() == '-';
            if (attached) group.inverted = i;
            if (w.is(negation)) group.negated = true;
            if (const std::uint32_t words = attached ? 0 : lexicon_.phrase(r_, i, last); words > 0) {
                i += words - 1;  // en effet, whose first word is an adverb too
                continue;
            }
            if (attached || w.is(adverb | negation) || (w.is(time) && w.entry->sense_count == 0)) continue;
            const auto text = r_.text(i);
            if (!w.is(determiner | preposition | pronoun | coordinator | complementiser) && w.entry->sense_count == 0 &&
                (text.ends_with("ment") || text.ends_with("ly")))
                continue;
            return i;
        }
        return i;
    }

    // a, de son côté, détaillé: an adverbial phrase between commas, before a participle
    std::uint32_t over_parenthesis(std::uint32_t i, std::uint32_t last) const {
        if (word(i).mark != ',' || i + 3 >= last) return i;
        const bool one = word(i + 1).is(adverb) || (word(i + 1).is(pronoun) && word(i + 1).has(third));  // a, lui, jugé
        const std::uint32_t words = std::max(lexicon_.phrase(r_, i + 1, last), one ? 1U : 0U);
        const std::uint32_t behind = i + 1 + words;
        if (words == 0 || behind + 1 >= last || word(behind).mark != ',') return i;
        return forms(behind + 1) & participle ? behind + 1 : i;
    }

    // «…», s'époumone X: a word that no list holds, between a quotation and someone
    bool unlisted(std::uint32_t i, std::uint32_t last) const {
        const Word& w = word(i);
        if (w.entry->known() || w.mark || w.mention != none || w.upper || !lexicon_.inverts || i + 1 >= last)
            return false;
        std::uint32_t before = i;
        while (before > floor_ && word(before - 1).mark == 0 && word(before - 1).is(clitic)) --before;
        if (before < floor_ + 2 || word(before - 1).mark != ',' || word(before - 2).mark != '"') return false;
        const NounGroup who = noun_group(r_, i + 1, last);
        return who.mention != none || (who.head != none && word(who.head).is(person | grammar::group | title));
    }

    // a salué X et dénoncé Y: a participle behind "and" whose auxiliary stands before the one it is joined to
    const VerbGroup* shares_auxiliary(std::uint32_t i, std::uint32_t last) const {
        if (!lexicon_.inverts || i <= floor_ + 2 || i + 1 >= last || word(i - 1).mark || !word(i - 1).is(coordinator))
            return nullptr;
        const std::uint16_t f = forms(i);
        const auto text = r_.text(i);
        if (!(f & participle) || (f & finite_forms) || text.ends_with('e') || text.ends_with("es") ||
            text.ends_with("és"))
            return nullptr;
        const Word& next = word(i + 1);
        if (next.mark || next.is(agent)) return nullptr;
        for (std::size_t g = r_.groups.size(), steps = 0; g-- > 0 && steps < 3; ++steps) {
            const VerbGroup& before = r_.groups[g];
            if (before.head < floor_ || word(before.head).quote != word(i).quote) return nullptr;
            if (before.finite()) return before.perfect && !before.passive && !before.reflexive ? &before : nullptr;
        }
        return nullptr;
    }

    std::uint32_t at(std::uint32_t i, std::uint32_t last);
    std::uint32_t auxiliary(std::uint32_t i, std::uint32_t last, VerbGroup& group);
    void before(VerbGroup& group);
    void keep(VerbGroup group);

    Reading& r_;
    const Lexicon& lexicon_;
    std::uint32_t floor_ = 0;
};

std::uint32_t Finder::at(std::uint32_t i, std::uint32_t last) {
    const bool closed = word(i).is(preposition | adverb | negation | coordinator | relative) && !word(i).is(clitic);
    const std::uint16_t f = closed ? std::uint16_t{0} : forms(i);
    const bool is_modal = word(i).mark == 0 && word(i).is(modal) && word(i).mention == none;
    if (!f && !is_modal) {
        if (!unlisted(i, last)) return i + 1;
        VerbGroup group;  // of no verb
        group.first = group.head = i;
        group.last = i + 1;
        group.forms = third_singular | third_plural;
        keep(group);
        return i + 1;
    }
    if (stands_as_noun(r_, i) || possesses(i, last)) return i + 1;
    VerbGroup group;
    group.first = group.head = i;
    if (is_modal || (f && (is_aux(i, lexicon_.have) || is_aux(i, lexicon_.be)))) {
        const std::uint32_t end = auxiliary(i, last, group);
        keep(group);
        return end;
    }
    const Sense* s = sense(i, finite_forms);
    const bool could_be_participle = (f & participle) != 0;
    if (s && could_be_participle && !lexicon_.inverts) s = sense(i, participle);
    if (!s) s = &word(i).entry->senses[0];
    group.verb = s->verb;
    group.forms = s->forms;
    if ((group.forms & finite_forms) && (group.forms & infinitive) && i > floor_ && word(i - 1).is(to) &&
        !lexicon_.inverts)
        group.forms = infinitive;
    group.hedged = (group.forms & conditional) && !(group.forms & (infinitive | gerund));
    group.last = i + 1;
    if (const VerbGroup* shared = shares_auxiliary(i, last)) {
        group.forms = shared->forms;
        group.perfect = true;
        group.hedged = shared->hedged;
        keep(group);
        return group.last;
    }
    if (group.forms & finite_forms) {
        inside(i + 1, std::min(last, i + longest_group), group);
        if (group.inverted != none) group.last = group.inverted + 1;
    }
    keep(group);
    return group.last;
}

// have, be or a modal, then participles or a bare infinitive.
std::uint32_t Finder::auxiliary(std::uint32_t i, std::uint32_t last, VerbGroup& group) {
    bool be = is_aux(i, lexicon_.be), have = is_aux(i, lexicon_.have);
    group.negated = word(i).is(negation);  // cannot
    const Sense* own = sense(i, 0xFFFF);
    group.verb = own ? own->verb : std::uint16_t{0};
    group.forms = own ? own->forms : static_cast<std::uint16_t>(third_singular | third_plural);
    if (word(i).is(modal)) group.forms = third_singular | third_plural;
    group.hedged = (group.forms & conditional) != 0;
    group.last = i + 1;
    const std::uint32_t limit = std::min(last, i + longest_group);
    for (std::uint32_t j = i + 1; j < limit;) {
        j = inside(j, limit, group);
        if (group.inverted != none) group.last = std::max(group.last, group.inverted + 1);
        if (j >= limit || word(j).quote != word(i).quote) break;
        if (have || be) j = over_parenthesis(j, limit);
        const std::uint16_t f = forms(j);
        const bool bare = word(i).is(modal) && !be && !have;
        const std::uint16_t wanted =
            bare ? std::uint16_t{infinitive}
                 : static_cast<std::uint16_t>(participle | (be && !lexicon_.inverts ? gerund : 0));
        const Sense* s = f & wanted ? sense(j, wanted) : nullptr;
        if (!s) break;
        group.verb = s->verb;
        group.head = j;
        group.last = j + 1;
        group.perfect = group.perfect || have;
        group.passive = be && (s->forms & participle) && !(s->forms & gerund && !(s->forms & participle));
        if (s->verb == lexicon_.be) {
            be = true, have = false, group.passive = false;
        } else if (s->verb == lexicon_.have) {
            have = true;
        } else {
            break;
        }
        ++j;
    }
    return group.last;
}

// Clitics, negation and the subject pronoun that stand directly before.
void Finder::before(VerbGroup& group) {
    std::uint32_t i = group.first;
    const auto quote = word(i).quote;
    for (int steps = 0; i > floor_ && steps < 5; ++steps) {
        const Word& w = word(i - 1);
        if (w.mark || w.mention != none || w.quote != quote) break;
        const bool dative = w.is(clitic) && (w.has(third) || w.has(reflexive));  // lui a répondu; X himself said
        // il nous a trahis: a form of another person
        const bool object =
            w.is(clitic) && ((w.has(grammar::first) && w.has(plural) && !(group.forms & first_plural)) ||
                             (w.has(grammar::second) && w.has(plural) && !(group.forms & second_plural)));
        // l'une d'elles a dit: she is not whom the preposition governs
        if (w.is(pronoun) && lexicon_.inverts && i - 1 > floor_ && word(i - 2).mark == 0 && word(i - 2).is(of)) break;
        if (w.is(pronoun) && !(w.is(relative)) && !dative && !object && (group.forms & finite_forms) &&
            r_.text(i - 1).front() != '-' && !(w.is(clitic) && i - 1 > floor_ && word(i - 2).is(pronoun))) {
            group.before = --i;
            break;
        }
        if (w.is(negation)) group.negated = true;
        const bool manner = !lexicon_.inverts && w.entry->classes == 0 && w.entry->sense_count == 0 && !w.upper &&
                            r_.text(i - 1).ends_with("ly");
        if (w.is(clitic) || w.is(negation) || manner ||
            (w.is(adverb) && !w.is(preposition | coordinator | complementiser) && !lexicon_.inverts)) {
            const bool self = w.is(clitic) && w.has(grammar::first) && i >= floor_ + 2 && word(i - 2).is(pronoun) &&
                              word(i - 2).has(grammar::first) && w.has(plural) == word(i - 2).has(plural);  // je me
            if ((w.is(clitic) && w.has(reflexive)) || self) group.reflexive = lexicon_.inverts;  // X himself said
            --i;
            continue;
        }
        break;
    }
    group.first = i;
    if (group.reflexive && lexicon_.inverts) group.passive = false;
}

void Finder::keep(VerbGroup group) {
    before(group);
    const auto number = static_cast<std::uint32_t>(r_.groups.size());
    for (std::uint32_t i = group.first; i < group.last; ++i) r_.words[i].verb_group = number;
    if (group.finite() && word(group.head).quote != none) r_.quotes[word(group.head).quote].clause = true;
    r_.groups.push_back(group);
}

}  // namespace

void find_verb_groups(Reading& reading) {
    Finder(reading).run();
    if (reading.lexicon->verb_second) join_brackets(reading);
}

}  // namespace vigie::grammar
