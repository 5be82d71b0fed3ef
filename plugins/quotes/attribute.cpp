#include "plugins/quotes/attribute.hpp"

#include <algorithm>

namespace vigie::quotes {

namespace {

using grammar::none;
using grammar::Quote;
using grammar::Unit;
using grammar::Word;

// What speaks for a candidate, strongest first. A candidate of one sentence rarely meets more than three others.
enum Strength : int {
    behind = 110,         // «…», a dit X
    source_behind = 105,  // «…», selon X
    governs = 100,        // X a dit que «…»
    inside = 95,          // «…, dit X. …»
    colon = 90,           // X a dit …: «…»
    later = 80,           // «…» …, a dit X
    source_before = 75,   // Selon X, … «…»
    before = 70,          // X a dit … «…»
    source_later = 72,    // … «…» …, selon X
    bare_colon = 62,      // X : «…»
    other_verb = 30,      // X refuse … «…»
};

struct Candidate {
    int strength = 0;
    NounGroup who;
    std::uint32_t cue_first = 0, cue_last = 0;
    const VerbGroup* group = nullptr;
};

class Attributor {
  public:
    Attributor(const Reading& reading, const Language& language, grammar::Cast& cast, std::uint32_t quote,
               const UnitCues& cues)
        : r_(reading),
          language_(language),
          cast_(cast),
          q_(reading.quotes[quote]),
          number_(quote),
          unit_(reading.units[q_.unit]),
          cues_(cues) {}

    Attribution run() {
        if (Attribution label = label_inside(r_, cast_, q_); label.strength > 0) return label;
        if (NounGroup who = signature(r_, q_, unit_); !who.empty()) add(behind, std::move(who), 0, 0, nullptr);
        from_trailers();
        from_sources();
        from_inside();
        from_left();
        Attribution out;
        out.hearsay = hearsay_;
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Candidate& a, const Candidate& b) { return a.strength > b.strength; });
        for (const Candidate& candidate : found_) {
            auto who = speakers(candidate);
            if (who.empty()) continue;
            out.speakers = std::move(who);
            out.strength = candidate.strength;
            out.cue_first = candidate.cue_first;
            out.cue_last = candidate.cue_last;
            out.hedged = candidate.group && candidate.group->hedged;
            out.via = media(r_, unit_, cues_, cast_, candidate.cue_first, candidate.group, out.speakers);
            break;
        }
        return out;
    }

  private:
    const Word& word(std::uint32_t i) const { return r_.words[i]; }
    bool outside(std::uint32_t i) const { return word(i).quote == none; }

    std::vector<Referent> speakers(const Candidate& candidate) {
        const bool pronoun = candidate.who.head != none && candidate.who.mention == none &&
                             word(candidate.who.head).is(grammar::pronoun);
        if (pronoun && candidate.group && (language_.cue(candidate.group->verb) & goes_on) &&
            candidate.group->inverted != none && !cast_.last_speakers().empty()) {
            auto who = cast_.last_speakers();
            const bool fits = std::all_of(who.begin(), who.end(), [&](const Referent& one) {
                return one.actor == none || cast_.fits(one.actor, candidate.who.features);
            });
            const bool many = (candidate.who.features & grammar::plural) != 0;
            if (fits && many == (who.size() > 1)) {
                for (auto& one : who) one.span = word(candidate.who.head).span;
                return who;
            }
        }
        return cast_.resolve(candidate.who);
    }

    // Is there nothing but a comma, or adjuncts, between the quotation and a word behind it?
    bool straight_behind(std::uint32_t i) const {
        std::uint32_t at = q_.last;
        while (at < i && word(at).mark != 0 && word(at).mark != '"') ++at;
        return at >= i;
    }

    void from_trailers() {
        for (const Trailer& trailer : cues_.trailers) {
            const VerbGroup& group = r_.groups[trailer.group];
            if (!outside(group.head)) continue;
            const std::uint32_t start = std::min(group.first, trailer.who.first);
            if (start < q_.last) continue;
            const bool near = straight_behind(start);
            add(near ? behind : later, trailer.who, group.first, group.last, &group);
            break;
        }
        if (!found_.empty()) return;
        // «A», a dit X. … «B» of the same sentence: the trailer before it
        for (const Trailer& trailer : cues_.trailers) {
            const VerbGroup& group = r_.groups[trailer.group];
            if (!outside(group.head) || group.last > q_.first) continue;
            add(60, trailer.who, group.first, group.last, &group);
        }
    }

    void from_sources() {
        for (const SourcePhrase& phrase : cues_.sources) {
            if (!outside(phrase.first)) continue;
            if (phrase.who.mention == none && phrase.who.head != none && word(phrase.who.head).is(grammar::document) &&
                !names_someone(phrase.who)) {
                add(50, phrase.who, phrase.first, phrase.first + 1, nullptr);
                continue;
            }
            if (phrase.first >= q_.last)
                add(straight_behind(phrase.first) ? source_behind : source_later, phrase.who, phrase.first,
                    phrase.first + 1, nullptr);
            else if (phrase.last <= q_.first)
                add(q_.first - phrase.last <= 1 ? governs : source_before, phrase.who, phrase.first, phrase.first + 1,
                    nullptr);
        }
    }

    bool names_someone(const NounGroup& who) const {
        for (std::uint32_t i = who.first; i < who.last; ++i)
            if (word(i).mention != none || word(i).is(grammar::group | grammar::person)) return true;
        return false;
    }
    // Someone who can speak: named, a person, a body; not "leurs deux pays".
    bool animate(const NounGroup& who) const {
        if (who.mention != none || who.apposition != none) return true;
        if (who.head == none || (who.features & grammar::possessive)) return false;
        return word(who.head).is(grammar::person | grammar::group | grammar::pronoun | grammar::source |
                                 grammar::document | grammar::latter) ||
               (word(who.head).is(grammar::determiner) && names_someone(who));  // l'un des …
    }

    void from_inside() {
        if (q_.words < 6) return;
        for (const Trailer& trailer : cues_.trailers) {
            const VerbGroup& group = r_.groups[trailer.group];
            if (word(group.head).quote != number_ || word(group.first - 1).mark != ',') continue;
            const std::uint32_t end = trailer.who.last;
            const bool pronoun = group.inverted != none;
            const bool closes =
                end < unit_.last && (word(end).mark == '.' || word(end).mark == ',' || word(end).mark == '(' ||
                                     word(end).mark == '"' || word(end).is(grammar::relative));
            if (pronoun || closes) add(inside, trailer.who, group.first, group.last, &group);
        }
    }

    // Words between a cue and the quotation, and whether a colon stands there.
    struct Gap {
        std::uint32_t words = 0;
        bool colon = false, comma = false, that = false, verb = false;
    };
    Gap gap(std::uint32_t from) const {
        Gap out;
        for (std::uint32_t i = from; i < q_.first; ++i) {
            const Word& w = word(i);
            if (w.quote != none) continue;
            if (w.mark == ':') out.colon = true;
            if (w.mark == ',') out.comma = true;
            if (w.mark) continue;
            ++out.words;
            if (w.is(grammar::complementiser)) out.that = true;
            if (w.verb_group != none && r_.groups[w.verb_group].finite()) out.verb = true;
        }
        return out;
    }

    void from_left() {
        const bool has_colon = q_.first > unit_.first && word(q_.first - 1).mark == ':';
        bool cue_found = false;
        for (std::uint32_t g = unit_.last_group; g-- > unit_.first_group;) {
            const VerbGroup& group = r_.groups[g];
            if (group.last > q_.first || !outside(group.head)) continue;
            const std::uint16_t cue = language_.cue(group.verb);
            if (!(cue & (say | think | ask | judge))) continue;
            if (by_trailer(g)) continue;
            const NounGroup inverted = inverted_clause(group);
            const Gap between = gap(inverted.empty() ? group.last : inverted.last);
            if (group.passive || (group.forms & grammar::participle && !group.finite())) {
                passive(group, between);
                continue;
            }
            int strength = before;
            if (between.words <= 3 && !between.comma)
                strength = governs;
            else if (between.that && !between.comma && (cue & (say | think)))
                strength = governs - 2;
            if (between.colon) strength = std::max<int>(strength, colon);
            if (cue_found) strength = std::min(strength, 65);
            // Selon X, Y aurait dit «…»: what the conditional tells is X's
            if (group.hedged && !cues_.sources.empty() && cues_.sources[0].opens &&
                cues_.sources[0].last <= group.first)
                strength = 45;
            NounGroup who = inverted.empty() ? grammar::subject_before(r_, group) : inverted;
            if (!animate(who)) strength = std::min(strength, 45);
            // … que Y veuille «…», a-t-il dit: the sentence is his who closes it
            if (strength > later && !found_.empty() && in_complement(group)) strength = later - 1;
            // X aurait remarqué un «…»: what a source told
            if (group.hedged && group.perfect && cues_.sources.empty() && !between.colon && !q_.capital && !q_.clause) {
                hearsay_ = true;
                continue;
            }
            add(strength, std::move(who), group.first, group.last, &group);
            cue_found = cue_found || strength >= before;
            if (strength >= before) break;
        }
        if (has_colon && !cue_found) before_colon();
        if (!cue_found) other_verbs();
        if (found_.empty()) subject_of_quoted_verb();
    }

    // comme le résume X: the subject behind the verb
    NounGroup inverted_clause(const VerbGroup& group) const {
        if (!r_.lexicon->inverts || group.before != none || group.inverted != none || group.first <= unit_.first ||
            word(group.first - 1).mark || !word(group.first - 1).is(grammar::subordinator))
            return {};
        NounGroup who = grammar::subject_after(r_, group);
        return animate(who) && who.last <= q_.first ? who : NounGroup{};
    }

    bool in_complement(const VerbGroup& group) const {
        for (std::uint32_t i = group.first; i > unit_.first && i + 10 > group.first; --i)
            if (word(i - 1).mark == 0 && word(i - 1).is(grammar::complementiser) && !word(i - 1).is(grammar::adverb))
                return true;
        return false;
    }

    // le parti «s'étonne de …»: the verb stands in the quotation, its subject before it
    void subject_of_quoted_verb() {
        if (q_.first + 1 >= q_.last || q_.first == unit_.first) return;
        const auto g = word(q_.first + 1).verb_group;
        if (g == none || !r_.groups[g].finite()) return;
        NounGroup who = grammar::noun_group_ending(r_, unit_.first, q_.first);
        if (animate(who)) add(40, std::move(who), q_.first, q_.first, nullptr);
    }

    bool by_trailer(std::uint32_t g) const {
        return std::any_of(cues_.trailers.begin(), cues_.trailers.end(),
                           [&](const Trailer& t) { return t.group == g; });
    }

    // jugé «…» par X: the agent, behind the quotation or before
    void passive(const VerbGroup& group, const Gap& between) {
        if (between.words > 8) return;
        for (std::uint32_t i = q_.last; i + 1 < unit_.last && i < q_.last + 30; ++i) {
            if (!outside(i) || word(i).mark || !word(i).is(grammar::agent)) continue;
            const NounGroup who = grammar::noun_group(r_, i + 1, unit_.last);
            if (who.empty() ||
                (who.mention == none && !(who.head != none && word(who.head).is(grammar::person | grammar::group))))
                continue;
            add(before - 5, who, group.first, group.last, &group);
            return;
        }
    }

    void before_colon() {
        for (std::uint32_t g = unit_.last_group; g-- > unit_.first_group;) {
            const VerbGroup& group = r_.groups[g];
            if (group.last > q_.first || !outside(group.head) || !group.finite() || group.passive) continue;
            add(bare_colon, grammar::subject_before(r_, group), group.first, group.last, &group);
            return;
        }
        std::uint32_t i = unit_.first;
        while (i + 1 < q_.first) {
            const NounGroup who = grammar::noun_group(r_, i, q_.first - 1);
            if (!who.empty() &&
                (who.mention != none || (who.head != none && word(who.head).is(grammar::person | grammar::group))))
                return add(bare_colon, who, who.first, who.first, nullptr);
            i = std::max(i + 1, who.last);
        }
    }

    // No reporting verb: the subject of the clause in which the words stand, weakly.
    void other_verbs() {
        for (std::uint32_t g = unit_.last_group; g-- > unit_.first_group;) {
            const VerbGroup& group = r_.groups[g];
            if (group.last > q_.first || !outside(group.head) || !group.finite() || group.passive || by_trailer(g))
                continue;
            const NounGroup who = grammar::subject_before(r_, group);
            const bool person = (who.mention != none && r_.mentions[who.mention].type == 'p') ||
                                (who.head != none && word(who.head).is(grammar::person | grammar::pronoun)) ||
                                who.apposition != none;
            if (!person) continue;
            add(other_verb, who, group.first, group.last, &group);
            return;
        }
    }

    void add(int strength, NounGroup who, std::uint32_t cue_first, std::uint32_t cue_last, const VerbGroup* group) {
        if (!who.empty()) found_.push_back({strength, std::move(who), cue_first, cue_last, group});
    }

    const Reading& r_;
    const Language& language_;
    grammar::Cast& cast_;
    const Quote& q_;
    std::uint32_t number_;
    const Unit& unit_;
    const UnitCues& cues_;
    std::vector<Candidate> found_;
    bool hearsay_ = false;
};

}  // namespace

Attribution attribute(const Reading& reading, const Language& language, grammar::Cast& cast, std::uint32_t quote,
                      const UnitCues& cues) {
    return Attributor(reading, language, cast, quote, cues).run();
}

}  // namespace vigie::quotes
