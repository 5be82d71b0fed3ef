// Reported clauses without marks: a cue with its clause or infinitive, a clause with its trailer, a clause with its
// source.
#include <algorithm>

#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

namespace {

using grammar::none;
using grammar::Unit;
using grammar::Word;

class Clauses {
  public:
    Clauses(const Reading& reading, const Language& language, std::uint32_t unit, const UnitCues& cues)
        : r_(reading), language_(language), unit_(reading.units[unit]), cues_(cues) {}

    std::vector<Reported> run() {
        for (const Trailer& trailer : cues_.trailers) with_trailer(trailer);  // the outermost: … souhaite …, a dit X
        for (std::uint32_t g = unit_.first_group; g < unit_.last_group; ++g) {
            const VerbGroup& group = r_.groups[g];
            if (r_.words[group.head].quote != none || is_trailer(g)) continue;
            const std::uint16_t cue = language_.cue(r_, group);
            // is expected to leave, was told that: others say so; but: is worried that
            if (group.passive && (r_.lexicon->inverts || !(cue & think) || takes_infinitive(group))) continue;
            const bool phrase = (cue & takes_word) && (cue & judge);  // fait valoir que
            if (!phrase && !(cue & (say | think | ask | show | attitude))) continue;
            if ((group.forms & grammar::participle) && !group.finite()) continue;
            governed(g, group, cue);
        }
        for (const SourcePhrase& phrase : cues_.sources) with_source(phrase);
        return std::move(out_);
    }

  private:
    const Word& word(std::uint32_t i) const { return r_.words[i]; }
    bool is_trailer(std::uint32_t g) const {
        return std::any_of(cues_.trailers.begin(), cues_.trailers.end(),
                           [&](const Trailer& t) { return t.group == g; });
    }
    std::uint32_t without_stop(std::uint32_t last) const {
        while (last > unit_.first && word(last - 1).mark != 0 && word(last - 1).mark != ')' &&
               word(last - 1).mark != '"' && word(last - 1).mark != '?')
            --last;
        return last;
    }

    // Where a clause that begins at a word ends.
    std::uint32_t clause_end(std::uint32_t first) const {
        std::uint32_t depth = 0;
        for (std::uint32_t i = first; i < unit_.last; ++i) {
            const Word& w = word(i);
            if (w.quote != none) continue;
            if (w.mark == '(') ++depth;
            if (w.mark == ')' && depth > 0) --depth;
            if (depth > 0) continue;
            if (w.mark == ';' || w.mark == ':') return without_stop(i);
            for (const Trailer& t : cues_.trailers)
                if (std::min(r_.groups[t.group].first, t.who.first) == i && i > first) return without_stop(i);
            for (const SourcePhrase& s : cues_.sources)
                if (s.first == i && i > first + 2) return without_stop(i);
            if (w.mark == ',' && i + 1 < unit_.last && breaks_off(r_, language_, unit_, i + 1, first)) return i;
            if (w.mark == 0 && w.is(grammar::coordinator) && i + 1 < unit_.last && i > first + 2 &&
                cue_at(r_, language_, i + 1))
                return without_stop(i);
        }
        return without_stop(unit_.last);
    }

    // told police | he knew nothing
    bool behind_addressee(const VerbGroup& group) {
        const NounGroup whom = grammar::noun_group(r_, group.last, unit_.last);
        if (whom.empty() || whom.last >= unit_.last || word(whom.last).mark || word(whom.last).quote != none)
            return false;
        const std::uint32_t name = whom.mention == none ? none : r_.mentions[whom.mention].first;
        if (name != none && name > whom.first && word(name - 1).mark == 0 && word(whom.first).is(grammar::determiner) &&
            r_.mentions[whom.mention].last == whom.last && verb_follows(r_, unit_, whom.last))
            return add_clause(name, group, 0.65), true;  // told the jury | X stood over her
        const NounGroup subject = grammar::noun_group(r_, whom.last, unit_.last);
        if (subject.empty() || !verb_follows(r_, unit_, subject.last)) return false;
        return add_clause(whom.last, group, 0.65), true;
    }

    void governed(std::uint32_t g, const VerbGroup& group, std::uint16_t cue) {
        if (cue & addressed && behind_addressee(group)) return;
        const std::uint32_t next = g + 1 < unit_.last_group ? r_.groups[g + 1].first : unit_.last;
        const std::uint32_t limit = std::min({unit_.last, group.last + 16});
        for (std::uint32_t i = group.last; i < limit; ++i) {
            const Word& w = word(i);
            if (w.quote != none) return;
            // sagte, dass; сказал, что
            if (w.mark == ',' && i + 1 < limit && word(i + 1).is(grammar::complementiser) &&
                !word(i + 1).is(grammar::relative))
                continue;
            if (w.mark == ',' && r_.lexicon->verb_second && (cue & (say | think | show)) &&
                opens_in_mood(r_, unit_, i + 1))
                return add_clause(i + 1, group, 0.7);
            const bool here = i > group.last || r_.lexicon->bare_names();
            if (w.mark == ',' && (here || r_.lexicon->inverts)) {
                std::uint32_t past = here ? grammar::skip_adjuncts(r_, i + 1, limit) : limit;
                if (past >= limit || word(past).mark != ',') past = aside_before_clause(r_, i, limit);
                if (past < limit && word(past).mark == ',') {
                    i = past;
                    continue;
                }
            }
            if (w.mark == ':' && i == group.last && cue & say && told_behind_colon(r_, unit_, i))
                return add_clause(i + 1, group, 0.55);
            if (w.mark && w.mark != '(' && w.mark != ')') return;
            if (r_.lexicon->inverts && w.is(grammar::question) && i == group.last && cue & say &&
                !w.is(grammar::subordinator) && opens_complement(r_, unit_, i))
                return add_clause(i + 1, group, 0.6);  // a expliqué pourquoi
            if (w.mark == 0 && w.is(grammar::complementiser) && opens_complement(r_, unit_, i))
                return add_clause(i + 1, group, 0.75);
            const bool other = i > group.last && word(i - 1).is(grammar::coordinator);  // encourager X ou de partir
            if (cue & ask && w.is(grammar::to | grammar::of) && !other && infinitive_at(r_, unit_, i + 1))
                return add_clause(r_.lexicon->inverts ? i + 1 : i, group, 0.65);
            if (cue & say && (i == group.last || (i == group.last + 1 && word(i - 1).is(grammar::time))) &&
                infinitive_at(r_, unit_, i))
                return add_clause(i, group, 0.6);
            if (cue & say && w.is(grammar::predicate) && i <= group.last + 2) return add_clause(group.last, group, 0.5);
            if (!r_.lexicon->inverts &&
                ((w.is(grammar::to) && i == group.last) || i == grammar::skip_adjuncts(r_, group.last, limit)) &&
                bare(i, group, cue, next))
                return;
            // se dit convaincu que, s'est dit prêt à
            const bool state = group.reflexive && i == group.last && cue & say;
            if (state && infinitive_at(r_, unit_, i + 2) && word(i + 1).mark == 0 &&
                word(i + 1).is(grammar::to | grammar::of))
                return add_clause(i + 2, group, 0.6);
            if ((state || r_.lexicon->verb_second) && w.verb_group != none && !r_.groups[w.verb_group].finite())
                continue;
            if (w.verb_group != none && i >= next && !(r_.groups[w.verb_group].forms & grammar::infinitive)) return;
        }
    }

    bool takes_infinitive(const VerbGroup& group) const {
        return group.last < unit_.last && word(group.last).mark == 0 && word(group.last).is(grammar::to);
    }

    // English: a clause without "that", an infinitive, or, of attitudes, a noun group.
    bool bare(std::uint32_t i, const VerbGroup& group, std::uint16_t cue, std::uint32_t next) {
        if (i >= unit_.last || word(i).mark || word(i).quote != none) return false;
        const Word& w = word(i);
        if (w.is(grammar::possessor)) return false;
        if (w.is(grammar::to) && infinitive_at(r_, unit_, i) && (cue & (attitude | ask | say | think)))
            return add_clause(i, group, 0.6), true;
        const NounGroup subject = grammar::noun_group(r_, i, unit_.last);
        const std::uint32_t behind = subject.empty() ? i : past_apposition(r_, unit_, subject.last);
        const bool clause = !subject.empty() && next < unit_.last &&
                            next <= grammar::skip_adjuncts(r_, behind, unit_.last) + 1 &&
                            verb_follows(r_, unit_, behind);
        if (clause && (cue & (say | think | show))) return add_clause(i, group, 0.65), true;
        if (w.is(grammar::question) && i == group.last && (cue & (say | think | ask | show | attitude)))
            return add_clause(i, group, 0.6), true;
        if (!(cue & attitude) || subject.empty()) return false;
        return add_clause(i, group, 0.45), true;
    }

    void add_clause(std::uint32_t first, const VerbGroup& group, double score) {
        NounGroup who = subject_of(r_, language_, group);
        const bool nobody = who.empty() || (who.head != none && word(who.head).has(grammar::impersonal));
        for (const SourcePhrase& s : cues_.sources)  // on indique de source policière que
            if (s.first >= group.last && s.last < first && nobody) who = s.who;
        if ((who.empty() && !opens_without_subject(r_, unit_, group)) || grammar::means_nobody(r_, who) ||
            disagrees(r_, group, who) || (who.features & grammar::second))  // vos travaux montrent que
            return;
        // a demand may lead someone to do something: only someone asks
        const bool feels = (language_.cue(group.verb) & (say | think | ask | attitude)) == attitude;
        if (feels && r_.lexicon->inverts && !may_speak(r_, who)) return;
        const bool asks = (language_.cue(group.verb) & (say | think | ask | show | attitude)) == ask;
        if (asks && r_.lexicon->inverts && !may_speak(r_, who)) return;
        std::uint32_t last = clause_end(first);
        if (const std::uint32_t comma = end_of_relative(r_, unit_, group, first); comma < last) last = comma;
        if (const std::uint32_t comma = end_of_preamble(r_, unit_, group, who); comma > first && comma < last)
            last = comma;
        add(first, last, std::move(who), group.first, group.last, group.hedged, score);
    }

    void with_trailer(const Trailer& trailer) {
        const VerbGroup& group = r_.groups[trailer.group];
        const std::uint16_t cue = language_.cue(r_, group);
        const bool heard = group.inverted != none && (cue & takes_word) && (cue & judge);  // a-t-on appris auprès de
        if (word(group.head).quote != none || !((cue & (say | think)) || heard)) return;
        const std::uint32_t end = std::min(group.first, trailer.who.first);
        std::uint32_t first = unit_.first;
        if (parts_clause(first, end, trailer.who.last))  // Le barrage, estime X, tiendra.
            return add(first, clause_end(trailer.who.last + 1), trailer.who, group.first, group.last, group.hedged,
                       0.55);
        if (end <= first + 3) return;
        if (goes_on_in_marks(r_, unit_, trailer.who.last)) return;
        if (r_.lexicon->verb_second &&
            (word(first).is(grammar::subordinator) || goes_on_behind(r_, unit_, trailer.who.last)))
            return;
        for (std::uint32_t i = first; i < end; ++i)
            if (word(i).quote != none && word(i).mark == '"') return;
        while (first < end &&
               (word(first).mark || (word(first).is(grammar::coordinator) && !word(first).is(grammar::determiner))))
            ++first;
        if (first + 2 >= end) return;
        add(first, without_stop(end), trailer.who, group.first, group.last, group.hedged, 0.7);
    }

    void with_source(const SourcePhrase& phrase) {
        if (word(phrase.first).quote != none) return;
        if (phrase.last > phrase.first + 1 && phrase.who.last <= phrase.first) return;  // X, pour qui «…»
        std::uint32_t first, last;
        if (parts_clause(unit_.first, phrase.first, phrase.last))  // Le suspect, selon le parquet, aurait avoué.
            return add(unit_.first, clause_end(phrase.last + 1), phrase.who, phrase.first, phrase.first + 1, false,
                       0.55);
        if (phrase.first <= unit_.first + 2 && phrase.opens) {
            first = phrase.last;
            // past what only tells more of the source, to the comma
            std::uint32_t comma = first;
            while (comma < unit_.last && comma < first + 25 && word(comma).mark != ',') ++comma;
            if (comma < unit_.last && word(comma).mark == ',' && !finite_between(first, comma))
                first = comma + 1;
            else if (r_.lexicon->drops_subject && comma < unit_.last && word(first).is(grammar::relative))
                first = comma + 1;  // De acordo com o casal que o adotou, …
            else if (r_.lexicon->verb_second && first < unit_.last && word(first).verb_group != none)
                comma = first;  // Laut X steigt …
            else if (!(first < unit_.last && word(first).mark == ','))
                return;
            for (int roles = 0; roles < 3 && tells_more(first); ++roles) {
                while (first < unit_.last && word(first).mark != ',') ++first;
                if (first < unit_.last) ++first;
            }
            last = clause_end(first);
        } else {
            first = unit_.first;
            last = phrase.first;
            for (std::uint32_t i = last; i-- > first;)
                if (word(i).mark == ':' || word(i).mark == ';') {
                    first = i + 1;
                    break;
                }
            while (first < last && word(first).is(grammar::coordinator) && !word(first).is(grammar::determiner))
                ++first;
            const std::uint32_t g = last > first ? word(last - 1).verb_group : none;  // a-t-on appris de source …
            if (g != none && r_.groups[g].inverted != none && r_.groups[g].last == last) last = r_.groups[g].first;
            if (last <= first || word(last - 1).mark != ',') return;
            if (word(without_stop(last) - 1).is(grammar::complementiser)) return;  // a dit que, selon Y, «…»
        }
        if (first >= last || !finite_between(first, last)) return;
        // X a, selon Y, «réaffirmé …»: only the marked words are told
        if (before_quotation(r_, unit_, phrase.who) && word(without_stop(last) - 1).verb_group != none) return;
        for (const Reported& other : out_)
            if (other.first < last && first < other.last) return;
        add(first, without_stop(last), phrase.who, phrase.first, phrase.first + 1, false, 0.7);
    }

    // Pour X, politologue à l'université, …: what stands beside the source, up to the next comma
    bool tells_more(std::uint32_t first) const {
        if (first >= unit_.last || word(first).mark || word(first).is(grammar::determiner)) return false;
        if (word(first).verb_group != none && !r_.groups[word(first).verb_group].finite()) return true;
        if (!r_.lexicon->inverts || !word(first).is(grammar::person | grammar::of) || word(first).mention != none)
            return false;
        std::uint32_t comma = first;
        while (comma < unit_.last && comma < first + 20 && word(comma).mark != ',') ++comma;
        return comma < unit_.last && word(comma).mark == ',' && !finite_between(first, comma) &&
               finite_between(comma, unit_.last);
    }

    // Does an aside stand between a subject that opens the sentence and its verb?
    bool parts_clause(std::uint32_t first, std::uint32_t aside, std::uint32_t behind) const {
        return aside > first + 1 && aside < first + 9 && word(aside - 1).mark == ',' &&
               goes_on_with_verb(r_, unit_, behind) && !finite_between(first, aside);
    }

    bool finite_between(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i)
            if (word(i).verb_group != none && r_.groups[word(i).verb_group].finite()) return true;
        return false;
    }

    void add(std::uint32_t first, std::uint32_t last, NounGroup who, std::uint32_t cue_first, std::uint32_t cue_last,
             bool hedged, double score) {
        while (first < last && word(first).mark == ',') ++first;  // explique combien, sur le plateau, …
        for (const Reported& other : out_)
            if (other.first <= first && first < other.last) return;  // one content, the outermost cue
        if (first + 1 < last) out_.push_back({first, last, std::move(who), cue_first, cue_last, hedged, score});
    }

    const Reading& r_;
    const Language& language_;
    const Unit& unit_;
    const UnitCues& cues_;
    std::vector<Reported> out_;
};

}  // namespace

std::vector<Reported> reported_clauses(const Reading& reading, const Language& language, std::uint32_t unit,
                                       const UnitCues& cues) {
    return Clauses(reading, language, unit, cues).run();
}

}  // namespace vigie::quotes
