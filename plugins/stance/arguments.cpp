// The arguments of frames: noun groups behind their prepositions, and the speakers of quotations.
#include <algorithm>
#include <unordered_map>

#include "plugins/stance/stance.hpp"

namespace vigie::stance {

using grammar::none;
using grammar::Word;

namespace {

constexpr std::uint32_t most_quoted_words = 6;

std::string_view of(vigie_text text) {
    return {text.data, text.size};
}

}  // namespace

bool fits_preposition(const Reading& r, const Frames& frames, const Frame& frame, std::uint32_t i) {
    const Word& w = r.words[i];
    for (const auto key : frame.prepositions) {
        if (key == w.key) return true;
        if (!w.is(grammar::of | grammar::to)) continue;
        const auto& named = frames.grammar.find(key);  // "de" stands for du, des, d' too
        if ((named.is(grammar::of) && w.is(grammar::of)) || (named.is(grammar::to) && w.is(grammar::to))) return true;
    }
    return false;
}
std::uint32_t with_complement(const Reading& r, std::uint32_t last) {
    if (r.lexicon->inverts || last + 1 >= r.words.size() || r.words[last].mark || r.words[last].mention != none)
        return last;
    const Word& link = r.words[last];
    if (!link.is(grammar::preposition) || link.is(grammar::agent | grammar::subordinator)) return last;
    const std::uint32_t end = r.units[link.unit].last;
    std::uint32_t first = last + 1;
    if (first < end && r.words[first].mark == 0 && r.words[first].is(grammar::preposition)) ++first;
    const NounGroup found = grammar::noun_group(r, first, end);
    if (found.empty() || found.last > last + 8) return last;
    for (std::uint32_t i = found.first; i < found.last; ++i)
        if (r.words[i].mention != none) return found.last;
    return last;
}

// dénonce «l'aveu accablant» de X: all of the group before "de" stands in marks; dénonce un «massacre» commis par X:
// the quoted words are its noun. The group begins at a word, behind the mark.
void read_quoted_noun(const Reading& r, std::uint32_t i, std::uint32_t first, std::uint32_t limit, NounGroup& group) {
    const auto short_quote = [&](std::uint32_t mark) -> const grammar::Quote* {
        if (mark >= limit || r.words[mark].mark != '"' || r.words[mark].quote == none) return nullptr;
        const auto& quote = r.quotes[r.words[mark].quote];
        return quote.first == mark && !quote.clause && quote.words <= most_quoted_words && quote.last + 1 < limit &&
                       r.words[quote.last].mark == 0
                   ? &quote
                   : nullptr;
    };
    if (i > first && group.mention == none)
        if (const auto* quote = short_quote(i - 1); quote && r.words[quote->last].is(grammar::of)) {
            NounGroup behind = grammar::noun_group(r, quote->last + 1, limit, true);
            if (r.words[quote->last].has(grammar::contracted)) behind.features |= grammar::definite;
            if (!behind.empty()) group = behind, group.features |= grammar::neuter;
        }
    if (group.head != none || group.mention != none || group.last != i + 1) return;
    const auto* quote = short_quote(group.last);
    if (!quote) return;
    const Word& next = r.words[quote->last];
    if (next.is(grammar::agent) || (next.verb_group != none && !r.groups[next.verb_group].finite()))
        group.first = i, group.head = quote->first + 1, group.last = quote->last;
}

NounGroup object_of(const Reading& r, std::uint32_t first, std::uint32_t limit) {
    std::uint32_t i = first;
    while (i < limit && r.words[i].mark == 0 && r.words[i].mention == none &&
           ((r.words[i].is(grammar::adverb | grammar::time) && !r.words[i].is(grammar::determiner)) ||
            (r.lexicon->inverts && r.words[i].entry->classes == 0 && r.words[i].entry->sense_count == 0 &&
             r.text(i).ends_with("ment") && i + 1 < limit &&
             (r.words[i + 1].is(grammar::determiner) || r.words[i + 1].mention != none))))
        ++i;
    if (i < limit && r.words[i].mark == '"' && r.words[i].quote != none) {  // criticised by “yellow vest” protesters
        const auto& quote = r.quotes[r.words[i].quote];
        if (quote.first == i && quote.words <= 3 && !quote.clause && quote.last < limit &&
            r.words[quote.last].mark == 0 && r.words[quote.last].is(grammar::person | grammar::group) &&
            !r.words[quote.last].is(grammar::preposition | grammar::determiner))
            i = quote.last;
    }
    // dénonce les «propos inadmissibles» du député X · félicitait «le gouvernement …»
    if (i < limit && r.words[i].mark == '"' && r.words[i].quote != none && r.quotes[r.words[i].quote].first == i) ++i;
    NounGroup group = grammar::noun_group(r, i, limit, true);
    // praised 'fantastic' X: a quoted adjective before a name
    if (!r.lexicon->inverts && !group.empty() && group.mention == none && i > first && group.last + 1 < limit &&
        r.words[group.last].mark == '"' && r.words[group.last + 1].mention != none)
        group = grammar::noun_group(r, group.last + 1, limit, true);
    if (group.empty() && i < limit && r.words[i].mark == 0 && r.words[i].is(grammar::determiner))
        group.first = group.last = i + 1;
    else if (group.empty())
        return group;
    if (group.last < limit && r.words[group.last].mark == '"' && r.words[group.last].quote != none &&
        r.quotes[r.words[group.last].quote].first == group.last) {
        const auto& quote = r.quotes[r.words[group.last].quote];
        if (quote.last + 1 < limit && r.words[quote.last].mark == 0 && r.words[quote.last].is(grammar::of)) {
            const NounGroup behind = grammar::noun_group(r, quote.last + 1, limit, true);
            if (!behind.empty()) {
                group = behind;
                group.features |= grammar::neuter;  // reached through its quoted head
            }
        }
    }
    if (r.lexicon->inverts) read_quoted_noun(r, i, first, limit, group);
    if (group.first == group.last) return {};
    // praised A and B left: B is the subject of another clause
    if (!group.others.empty() && group.last < limit && r.words[group.last].verb_group != none &&
        !(r.groups[r.words[group.last].verb_group].forms & (grammar::infinitive | grammar::gerund)))
        group.others.clear();
    // the landlord, X: the name behind the comma is the target's
    const bool role = group.mention == none || (group.head != none && r.mentions[group.mention].type == 'o' &&
                                                r.words[group.head].is(grammar::person));  // le chef du parti X, Y
    if (role && group.last + 1 < limit && r.words[group.last].mark == ',' &&
        (group.features & (grammar::definite | grammar::possessive) ||
         (first > 0 && r.words[first - 1].mark == 0 && r.words[first - 1].has(grammar::contracted))) &&
        group.head != none && r.words[group.head].is(grammar::person | grammar::group) &&
        r.words[group.last + 1].mention != none)
        group.apposition = r.words[group.last + 1].mention;
    return group;
}

// Words of a compound that stands for one of the frame's prepositions: à l'égard de for envers; 0 if none begins here.
std::uint32_t compound_preposition(const Reading& r, const Frames& frames, const Frame& frame, std::uint32_t i,
                                   std::uint32_t limit) {
    if (r.words[i].mark || !r.words[i].is(grammar::preposition)) return 0;
    for (const auto& [standin, words] : frames.compounds) {
        if (std::find(frame.prepositions.begin(), frame.prepositions.end(), standin) == frame.prepositions.end())
            continue;
        std::uint32_t k = 0;
        while (k < words.size() && i + k < limit &&
               (r.words[i + k].key == words[k] || (k + 1 == words.size() && r.words[i + k].is(grammar::of))))
            ++k;
        if (k == words.size()) return k;
    }
    return 0;
}

// "du" and "aux" hold their article: the noun group begins behind them all the same, as definite as they are.
NounGroup behind_preposition(const Reading& r, const Frames& frames, const Frame& frame, std::uint32_t from,
                             std::uint32_t limit, std::uint32_t reach) {
    bool aside = false;  // in a time, a place or a manner before it: lundi sur la chaîne X de …
    for (std::uint32_t i = from; i < limit && i < from + reach; ++i) {
        const Word& w = r.words[i];
        if (w.mark == '"') continue;
        if (frame.ties && w.mark == ',') continue;
        if (w.mark || (w.mention != none && !aside)) return {};
        if (w.is(grammar::complementiser) && !w.is(grammar::determiner | grammar::preposition)) return {};
        if (w.verb_group != none &&
            (r.groups[w.verb_group].finite() || (r.groups[w.verb_group].forms & grammar::infinitive)))
            return {};
        if (const std::uint32_t words = compound_preposition(r, frames, frame, i, limit); words > 0) {
            NounGroup found = object_of(r, i + words, limit);
            if (r.words[i + words - 1].has(grammar::contracted)) found.features |= grammar::definite;
            return found;
        }
        const bool inner = aside && w.is(grammar::of) && r.words[i - 1].mention == none;  // la chaîne de télévision
        if (w.mention == none && !inner && fits_preposition(r, frames, frame, i)) {
            const bool compound = i + 1 < limit && r.words[i + 1].mark == 0 && r.words[i + 1].is(grammar::of) &&
                                  !w.is(grammar::of | grammar::to);  // auprès de X
            NounGroup found = object_of(r, i + (compound ? 2 : 1), limit);
            if (w.has(grammar::contracted) || (compound && r.words[i + 1].has(grammar::contracted)))
                found.features |= grammar::definite;
            return found;
        }
        if (w.is(grammar::preposition) && !w.is(grammar::of | grammar::to)) aside = true;
        if (frame.ties && w.is(grammar::adverb)) continue;
    }
    return {};
}

// What is said and by whom, as the quotations analyzer found, in the order of the text.
std::vector<Speech> speeches_of(const Reading& r) {
    std::vector<Speech> out;
    std::unordered_map<std::string_view, std::uint32_t> actors;
    for (std::uint32_t a = 0; a < r.actors.size(); ++a) actors.try_emplace(r.actors[a].id, a);
    const char* raw = reinterpret_cast<const char*>(r.article->annotations);
    for (std::size_t i = 0; i < r.article->annotation_count;
         ++i, raw += reinterpret_cast<const vigie_annotation*>(raw)->size) {
        const auto& annotation = *reinterpret_cast<const vigie_annotation*>(raw);
        if (of(annotation.kind) != "quotation") continue;
        Speech speech;
        speech.first = r.word_at(annotation.span.begin);
        speech.last =
            std::min<std::uint32_t>(r.word_at(annotation.span.end), static_cast<std::uint32_t>(r.words.size()));
        speech.type = annotation.type.size ? annotation.type.data[0] : 'd';
        const char* at = reinterpret_cast<const char*>(annotation.parties);
        for (std::uint32_t p = 0; p < annotation.party_count; ++p, at += annotation.parties[0].size) {
            const auto& party = *reinterpret_cast<const vigie_party*>(at);
            if (of(party.role) == "cue") speech.cue = r.word_at(party.span.begin);
            if (of(party.role) != "speaker") continue;
            const auto actor = actors.find(of(party.id));
            speech.speakers.push_back({std::string(of(party.id)), std::string(of(party.name)), party.span,
                                       actor == actors.end() ? none : actor->second});
        }
        if (speech.first < speech.last) out.push_back(std::move(speech));
    }
    std::stable_sort(out.begin(), out.end(), [](const Speech& a, const Speech& b) { return a.first < b.first; });
    return out;
}

}  // namespace vigie::stance
