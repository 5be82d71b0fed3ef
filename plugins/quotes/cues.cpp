// The cue lexicon, and where in a unit something reports.
#include <stdexcept>

#include "plugins/common/common.hpp"
#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

Language Language::make(const common::DataFile& file, const grammar::LanguageFiles& files) {
    Language out;
    out.grammar = grammar::Lexicon::make(files);
    const std::pair<const char*, Cue> sections[] = {{"say", say},
                                                    {"think", think},
                                                    {"ask", ask},
                                                    {"judge", judge},
                                                    {"weak", weak},
                                                    {"continue", goes_on},
                                                    {"naming", naming},
                                                    {"show", show},
                                                    {"attitude", attitude},
                                                    {"not reflexive", not_reflexive},
                                                    {"addressed", addressed},
                                                    {"answer", answers}};
    for (const auto& [name, bit] : sections)
        for (const auto& row : file.section(name))
            for (const auto& lemma : common::split(row[0], ' ')) {
                const auto verb = out.grammar.verb(lemma);
                if (out.cues.size() <= verb) out.cues.resize(verb + 1U);
                out.cues[verb] = static_cast<std::uint16_t>(out.cues[verb] | bit);
            }
    std::string buffer;
    for (const auto& row : file.section("phrases"))
        for (const auto& word : common::split(row[1], ' ')) {
            const auto verb = out.grammar.verb(row[0]);
            if (out.cues.size() <= verb) out.cues.resize(verb + 1U);
            out.cues[verb] = static_cast<std::uint16_t>(out.cues[verb] | takes_word);
            out.phrases.emplace_back(verb, grammar::lower_key(word, buffer));
        }
    for (const auto& row : file.section("presenters"))
        for (const auto& word : common::split(row[0], ' ')) out.presenters.insert(grammar::lower_key(word, buffer));
    for (const auto& row : file.section("own view")) {
        out.own_views.emplace_back();
        for (const auto& word : common::split(row[0], ' '))
            out.own_views.back().push_back(grammar::lower_key(word, buffer));
        out.source_starts.set(Language::bit_of(out.own_views.back().at(0)));
    }
    for (const auto& row : file.section("sources")) {
        Source source;
        for (const auto& word : common::split(row[0], ' ')) {
            source.words.push_back(grammar::lower_key(word, buffer));
            source.names_itself = out.grammar.find(buffer).is(grammar::source);
        }
        source.start = row[1] == "start";
        source.clause = row[1] == "clause";
        source.behind = row[1] == "behind";
        source.postposed = row[1] == "postposed";
        out.source_starts.set(Language::bit_of(source.words.at(0)));
        out.sources[source.words[0]].push_back(std::move(source));
    }
    return out;
}

std::uint16_t Language::cue(const Reading& reading, const VerbGroup& group) const {
    const std::uint16_t own = cue(group.verb);
    if (!(own & (takes_word | not_reflexive | goes_on))) return own;
    const grammar::Unit& unit = reading.units[reading.words[group.head].unit];
    if ((own & not_reflexive) && group.reflexive) return 0;
    // continue de baisser, continue à monter: of what goes on nobody tells
    if ((own & goes_on) && grammar.inverts && group.last + 1 < unit.last && reading.words[group.last].mark == 0 &&
        reading.words[group.last].is(grammar::of | grammar::to) &&
        reading.words[group.last + 1].entry->forms() & grammar::infinitive)
        return 0;
    if (!(own & takes_word)) return own;
    for (std::uint32_t i = group.first; i < unit.last && i < group.last + 4 && reading.words[i].mark == 0; ++i)
        for (const auto& [verb, word] : phrases)
            if (verb == group.verb && word == reading.words[i].key) return static_cast<std::uint16_t>(own | judge);
    return own;
}

namespace {

// Is what follows the end of the unit, or an adjunct?
bool ends_sentence(const Reading& r, const grammar::Unit& unit, std::uint32_t i) {
    if (i >= unit.last) return true;
    const grammar::Word& w = r.words[i];
    if (w.is(grammar::time) && i + 1 < unit.last && r.words[i + 1].mark == 0 &&
        r.words[i + 1].is(grammar::complementiser))
        return false;  // X said Saturday that
    return w.mark == '.' || w.mark == ',' || w.mark == '"' ||
           (w.mark == 0 && (w.is(grammar::time) || (w.is(grammar::preposition) && !w.is(grammar::complementiser))));
}

// Does this word stand straight behind a quotation, or behind its comma?
bool behind_quotation(const Reading& r, std::uint32_t first) {
    std::uint32_t i = first;
    if (i > 0 && (r.words[i - 1].mark == ',' || r.words[i - 1].mark == '-')) --i;
    return i > 0 && r.words[i - 1].mark == '"';
}

// Is there something before the verb that it may report: a quotation, or a clause?
bool reports_before(const Reading& r, const grammar::Unit& unit, const VerbGroup& group) {
    for (std::uint32_t i = unit.first; i < group.first; ++i) {
        const grammar::Word& w = r.words[i];
        if (w.quote != grammar::none || (w.verb_group != grammar::none && r.groups[w.verb_group].finite())) return true;
    }
    return false;
}

bool is_noun(const Reading& r, const NounGroup& who) {
    return who.head != grammar::none && !r.words[who.head].is(grammar::determiner | grammar::pronoun | grammar::time);
}

// A group whose form tells its number.
bool tells_number(const VerbGroup& group) {
    const bool one = (group.forms & grammar::third_singular) != 0, many = (group.forms & grammar::third_plural) != 0;
    return one != many;
}

bool agree(const VerbGroup& group, const NounGroup& who) {
    const bool plural = (who.features & grammar::plural) != 0, singular = (who.features & grammar::singular) != 0;
    if (plural == singular || !tells_number(group)) return true;
    return ((group.forms & grammar::third_plural) != 0) == plural || !who.others.empty();
}

bool relative_clause_of(const Reading& r, const VerbGroup& group) {
    return group.first > 0 && r.words[group.first - 1].mark == 0 && r.words[group.first - 1].is(grammar::relative);
}

// Despite not seeking it, X said …: what stands before the comma only opens the sentence.
bool only_preamble(const Reading& r, const grammar::Unit& unit, std::uint32_t comma) {
    const grammar::Word& opening = r.words[unit.first];
    if (opening.mark || !opening.is(grammar::subordinator | grammar::preposition)) return false;
    for (std::uint32_t i = unit.first; i < comma; ++i)
        if (r.words[i].mark == ',' && r.words[i].quote == grammar::none) return false;
    return true;
}

// "…," X said: the subject stands between the quotation, or a comma, and the verb.
bool plain_order(const Reading& r, const Language& language, const grammar::Unit& unit, std::uint32_t g,
                 std::vector<Trailer>& out) {
    const NounGroup who = subject_of(r, language, r.groups[g]);
    if (who.empty() || who.first == unit.first || relative_clause_of(r, r.groups[g])) return false;
    std::uint32_t i = who.first;
    if (i > unit.first && r.words[i - 1].mark == 0 && r.words[i - 1].is(grammar::determiner)) --i;
    const bool comma = i > unit.first && r.words[i - 1].mark == ',';
    std::uint32_t behind = r.groups[g].last;
    if (comma && !ends_sentence(r, unit, behind)) {  // …, X told a briefing.
        const NounGroup whom = grammar::noun_group(r, behind, unit.last);
        const bool closes = !whom.empty() && (whom.last >= unit.last || r.words[whom.last].mark == '.');
        if (closes && reports_before(r, unit, r.groups[g])) behind = whom.last;
    }
    if (!behind_quotation(r, i) && !(comma && ends_sentence(r, unit, behind) && !only_preamble(r, unit, i - 1)))
        return false;
    out.push_back({g, who});
    return true;
}

}  // namespace

bool before_quotation(const Reading& r, const grammar::Unit& unit, const NounGroup& who) {
    return who.last + 1 < unit.last && (r.words[who.last].mark == ',' || r.words[who.last].mark == ':') &&
           r.words[who.last + 1].mark == '"';
}

// X, qui dit «…», accuse Y: a subject that opens the unit, parted from its verb by what tells of it
bool subject_in_front(const Reading& r, const grammar::Unit& unit, const VerbGroup& group) {
    if (!r.lexicon->inverts || group.first == unit.first || r.words[group.first - 1].mark != ',') return false;
    const NounGroup who = grammar::noun_group(r, unit.first, group.first, true);
    if (who.empty() || who.last + 1 >= group.first || r.words[who.last].mark != ',' || r.words[who.last + 1].mark)
        return false;
    if (who.mention == grammar::none &&
        (who.head == grammar::none || !r.words[who.head].is(grammar::person | grammar::group)))
        return false;
    for (std::uint32_t g = unit.first_group; g < unit.last_group && r.groups[g].first < group.first; ++g) {
        const VerbGroup& other = r.groups[g];
        if (other.finite() && r.words[other.head].quote == grammar::none &&
            (other.first == unit.first || !r.words[other.first - 1].is(grammar::relative)))
            return false;
    }
    return true;
}

// «…», tient à préciser X; finit par lâcher X: the infinitive that a verb takes, where it is the one that reports.
const VerbGroup& reporting_part(const Reading& r, const Language& language, const grammar::Unit& unit,
                                std::uint32_t g) {
    const VerbGroup& group = r.groups[g];
    if (g + 1 >= unit.last_group || !r.lexicon->inverts || group.inverted != grammar::none) return group;
    const VerbGroup& next = r.groups[g + 1];
    std::uint32_t between = group.last;
    while (between < next.first && r.words[between].mark == 0 &&
           r.words[between].is(grammar::preposition | grammar::adverb))
        ++between;
    if (!(next.forms & grammar::infinitive) || between != next.first || next.first > group.last + 2) return group;
    const bool phrase =
        next.first == group.last && (language.cue(r, group) & takes_word) && (language.cue(r, group) & judge);
    return phrase || (language.cue(next.verb) & (say | think | weak | ask | judge)) ? next : group;
}

// The boy's mother, who …, said her son was …: what follows is the clause that is said, not who says it.
bool clause_behind(const Reading& r, const grammar::Unit& unit, const VerbGroup& group) {
    const NounGroup who = grammar::subject_after(r, group);
    if (who.empty() || group.inverted != grammar::none) return false;
    std::uint32_t i = who.last;
    while (i < unit.last && r.words[i].mark == 0 && r.words[i].is(grammar::adverb)) ++i;
    return i < unit.last && r.words[i].verb_group != grammar::none && r.groups[r.words[i].verb_group].finite();
}

// «…», coupe court X; rappelle avec un sourire le maire: someone who ends the sentence, few words behind the verb
NounGroup far_subject(const Reading& r, const grammar::Unit& unit, std::uint32_t first) {
    if (!r.lexicon->inverts) return {};
    for (std::uint32_t i = first; i < unit.last && i < first + 7; ++i) {
        const grammar::Word& w = r.words[i];
        if (w.mark || w.quote != grammar::none || w.is(grammar::relative | grammar::complementiser)) return {};
        const bool named = w.mention != grammar::none && r.mentions[w.mention].first == i;
        if (!named && !w.is(grammar::determiner)) continue;
        if (r.words[i - 1].mark == 0 && r.words[i - 1].is(grammar::preposition | grammar::of | grammar::to)) continue;
        const NounGroup who = grammar::noun_group(r, i, unit.last);
        const bool person = (named && r.mentions[w.mention].type == 'p') ||
                            (!named && who.head != grammar::none && r.words[who.head].is(grammar::person));
        if (who.empty() || !person) {
            if (named) return {};
            continue;
        }
        return who.last >= unit.last || r.words[who.last].mark != 0 ? who : NounGroup{};
    }
    return {};
}

std::vector<Trailer> trailers(const Reading& r, const Language& language, const grammar::Unit& unit) {
    std::vector<Trailer> out;
    for (std::uint32_t g = unit.first_group; g < unit.last_group; ++g) {
        const VerbGroup& group = r.groups[g];
        if (!group.finite() || group.passive || group.first == unit.first) continue;
        const grammar::Word& before = r.words[group.first - 1];
        const VerbGroup& said = reporting_part(r, language, unit, g);
        const std::uint16_t phrase = &said == &group ? std::uint16_t{0} : language.cue(r, group);  // fait valoir X
        const bool cue = ((language.cue(r, said) | phrase) & (say | think | weak | ask | judge)) != 0;
        const bool beside =
            before.mark == '"' && before.quote != grammar::none && r.words[group.head].quote == grammar::none;
        if (!r.lexicon->inverts && cue && group.before == grammar::none ? plain_order(r, language, unit, g, out)
                                                                        : false)
            continue;
        if (!r.lexicon->inverts && group.before != grammar::none && cue && behind_quotation(r, group.before)) {
            out.push_back({g, grammar::subject_before(r, group)});
            continue;
        }
        // “…” over the strait, he added.
        if (!r.lexicon->inverts && group.before != grammar::none && cue && group.before > unit.first + 1 &&
            r.words[group.before - 1].mark == ',' && ends_sentence(r, unit, group.last) &&
            reports_before(r, unit, group) && !only_preamble(r, unit, group.before - 1)) {
            out.push_back({g, grammar::subject_before(r, group)});
            continue;
        }
        // «…», comme l'explique X
        const bool likewise = r.lexicon->inverts && cue && before.mark == 0 && before.is(grammar::subordinator) &&
                              behind_quotation(r, group.first - 1);
        if (before.mark != ',' && before.mark != '-' && !(before.mark == '.' && beside) && !beside && !likewise)
            continue;
        if (group.before != grammar::none || subject_in_front(r, unit, group)) continue;
        if (!cue && group.inverted == grammar::none) {
            // an unlisted verb reports only straight behind a quotation and its comma
            const bool stopped = beside && r.quotes[before.quote].stop;
            if (!stopped && !(before.mark == ',' && group.first >= 2 && r.words[group.first - 2].mark == '"')) continue;
        }
        if (!r.lexicon->inverts && (language.cue(said.verb) & addressed || clause_behind(r, unit, said))) continue;
        // Cette phrase, annonce-t-elle un départ ?
        if (group.inverted != grammar::none && r.text(unit.last - 1) == "?" && !reports_before(r, unit, group))
            continue;
        const bool one_says = group.inverted != grammar::none ? r.words[group.inverted].has(grammar::impersonal)
                                                              : says_in_a_body(r, unit, group);
        NounGroup who = one_says ? where_one_says(r, unit, group) : grammar::subject_after(r, said);
        if (who.empty() && !one_says && group.inverted == grammar::none &&
            (behind_quotation(r, group.first) || (language.cue(r, said) & say)))
            who = far_subject(r, unit, said.last);
        if (who.empty()) continue;
        if (r.lexicon->verb_second && !behind_quotation(r, group.first) && goes_on_behind(r, unit, who.last) &&
            !colon_behind(r, unit, who.last))
            continue;  // Nach dem Regen, der …, hatte X gesagt, es sei …
        if (group.inverted == grammar::none && !one_says &&
            (!(reports_before(r, unit, group) || before_quotation(r, unit, who) ||
               goes_on_with_verb(r, unit, who.last)) ||
             !agree(group, who) ||
             !(may_speak(r, who) ||
               (behind_quotation(r, group.first) && (before.quote == grammar::none || r.quotes[before.quote].stop) &&
                (language.cue(said.verb) & (say | weak)) && is_noun(r, who)))))
            continue;
        if (group.inverted != grammar::none &&
            r.words[group.inverted].has(grammar::neuter | grammar::first | grammar::second))
            continue;
        out.push_back({g, who});
    }
    return out;
}

}  // namespace vigie::quotes
