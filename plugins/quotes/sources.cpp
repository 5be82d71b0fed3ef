// Where a unit names a source: selon X, d'après d'anciens ministres, les élus, pour qui …
#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

namespace {

bool opens_clause(const Reading& r, const grammar::Unit& unit, std::uint32_t first) {
    std::uint32_t i = first;
    while (
        i > unit.first && r.words[i - 1].mark == 0 &&
        r.words[i - 1].is(grammar::adverb | grammar::coordinator | grammar::subordinator | grammar::complementiser) &&
        !r.words[i - 1].is(grammar::preposition))
        --i;
    return i == unit.first || (r.words[i - 1].mark != 0 && r.words[i - 1].mark != '?');
}

// d'après d'anciens ministres: "de" stands for the article before an adjective
std::uint32_t some(const Reading& r, const grammar::Unit& unit, std::uint32_t i) {
    const bool article = r.lexicon->inverts && i + 2 < unit.last && r.words[i].mark == 0 &&
                         r.words[i].is(grammar::of) && !r.words[i].has(grammar::contracted) &&
                         r.words[i + 1].mark == 0 && r.words[i + 1].mention == grammar::none &&
                         r.text(i + 1).ends_with('s');
    return article ? i + 1 : i;
}

}  // namespace

bool may_speak(const Reading& r, const NounGroup& who) {
    if (who.mention != grammar::none || who.apposition != grammar::none) return true;
    if (who.head == grammar::none) return false;
    if (r.words[who.head].is(grammar::person | grammar::group | grammar::pronoun | grammar::source | grammar::document |
                             grammar::latter | grammar::generic))
        return true;
    // sagte Schulte, añadió Imbroda: a word that no list holds, with a capital and no article
    if (r.lexicon->bare_names() && who.first == who.head && r.words[who.head].upper &&
        !r.words[who.head].entry->known())
        return true;
    for (std::uint32_t i = who.first; i < who.last; ++i)  // les services de X, la dizaine de syndicats
        if (r.words[i].mention != grammar::none || r.words[i].is(grammar::person | grammar::group) ||
            (i > who.head && r.words[i].is(grammar::pronoun)))  // l'un d'eux
            return true;
    return false;
}

std::vector<SourcePhrase> source_phrases(const Reading& r, const Language& language, const grammar::Unit& unit) {
    std::vector<SourcePhrase> out;
    for (std::uint32_t i = unit.first; i < unit.last; ++i) {
        if (r.words[i].mark || r.words[i].mention != grammar::none || !language.may_start_source(r.words[i].key))
            continue;
        for (const auto& source : language.sources) {
            if (r.words[i].key != source.words[0] ||
                i + source.words.size() >= unit.last + (source.postposed ? 1U : 0U))
                continue;
            bool same = true;
            for (std::size_t k = 1; same && k < source.words.size(); ++k) same = r.words[i + k].key == source.words[k];
            if (!same) continue;
            const auto behind = i + static_cast<std::uint32_t>(source.words.size());
            const bool opens = opens_clause(r, unit, i);
            if (source.start && !opens) continue;
            SourcePhrase other{i, behind, {}, opens};
            if (source.postposed) {
                if (postposed_source(r, unit, i, other)) out.push_back(std::move(other));
                continue;
            }
            if (((source.clause && opens) || r.lexicon->drops_subject) &&
                clause_source(r, language, unit, i, behind, other)) {
                i = other.last - 1;
                out.push_back(std::move(other));
                break;
            }
            if (source.clause) continue;
            NounGroup who = grammar::noun_group(r, source.names_itself ? behind - 1 : some(r, unit, behind), unit.last);
            std::uint32_t last = who.last;
            if (i > unit.first + 1 && r.words[i - 1].mark == ',' && r.words[behind].is(grammar::relative) &&
                !r.words[behind].is(grammar::determiner)) {  // les observateurs, pour qui …
                who = grammar::noun_group_ending(r, unit.first, i - 1);
                last = behind + 1;
                if (who.mention == grammar::none && who.first >= unit.first + 2 && r.words[who.first - 1].mark == ',')
                    who.apposition = r.words[who.first - 2].mention;  // X, maraîcher à Y, selon qui …
                if (may_speak(r, who) && !who.empty()) out.push_back({i, last, who, false});
                continue;
            }
            if (who.empty() || (who.features & grammar::first)) continue;  // selon nos informations
            take_name(r, unit, who);
            if (source.behind && !stands_behind(r, unit, i, who)) continue;
            if (r.words[behind - 1].has(grammar::contracted)) who.features |= grammar::definite;  // aux yeux du parti
            const bool someone = who.mention != grammar::none ||
                                 (who.head != grammar::none &&
                                  r.words[who.head].is(grammar::person | grammar::group | grammar::document |
                                                       grammar::source | grammar::pronoun));
            if (!someone && (source.start || who.head == grammar::none)) continue;
            if (!someone && !r.lexicon->inverts && r.words[who.head].is(grammar::adjective))
                continue;  // the new «dot plot»
            if (source.start) {
                std::uint32_t behind_name = who.last;
                if (behind_name < unit.last && r.words[behind_name].mark == '(')
                    while (behind_name < unit.last && r.words[behind_name++].mark != ')') {
                    }
                const char after = behind_name < unit.last ? r.words[behind_name].mark : '.';
                if (after != ',' || (who.mention != grammar::none && r.mentions[who.mention].type == 'l')) {
                    const bool headline = after == 0 && unit.paragraph == 0;
                    if (!headline) continue;
                }
            }
            out.push_back({i, who.last, who, opens});
            i = who.last - 1;
            break;
        }
    }
    return out;
}

}  // namespace vigie::quotes
