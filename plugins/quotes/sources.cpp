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

namespace {

// The phrase of one kind at a word, whose words stand there; empty where it has no source. next: where to go on.
struct At {
    const Reading& r;
    const Language& language;
    const grammar::Unit& unit;
    std::uint32_t first, behind;
    bool opens;

    // les observateurs, pour qui …
    bool relative(std::vector<SourcePhrase>& out) const {
        if (first <= unit.first + 1 || r.words[first - 1].mark != ',' || !r.words[behind].is(grammar::relative) ||
            r.words[behind].is(grammar::determiner))
            return false;
        NounGroup who = grammar::noun_group_ending(r, unit.first, first - 1);
        if (who.mention == grammar::none && who.first >= unit.first + 2 && r.words[who.first - 1].mark == ',')
            who.apposition = r.words[who.first - 2].mention;  // X, maraîcher à Y, selon qui …
        if (may_speak(r, who) && !who.empty()) out.push_back({first, behind + 1, who, false});
        return true;
    }

    bool is_source(const Language::Source& source, const NounGroup& who) const {
        const bool known =
            who.head != grammar::none && r.words[who.head].is(grammar::person | grammar::group | grammar::document |
                                                              grammar::source | grammar::pronoun);
        if (who.mention != grammar::none || known) return true;
        if (source.start || who.head == grammar::none) return false;
        return r.lexicon->inverts || !r.words[who.head].is(grammar::adjective);  // not: the new «dot plot»
    }

    // Pour X, …: a comma follows, or the phrase is a headline's.
    bool parted(const NounGroup& who) const {
        std::uint32_t i = who.last;
        if (i < unit.last && r.words[i].mark == '(')
            while (i < unit.last && r.words[i++].mark != ')') {
            }
        const char after = i < unit.last ? r.words[i].mark : '.';
        const bool place = who.mention != grammar::none && r.mentions[who.mention].type == 'l';
        return (after == ',' && !place) || (after == 0 && unit.paragraph == 0);
    }

    // Where to go on; none where this is no such phrase.
    std::uint32_t find(const Language::Source& source, std::vector<SourcePhrase>& out) const {
        if (source.start && !opens) return grammar::none;
        SourcePhrase other{first, behind, {}, opens};
        if (source.postposed) {
            if (postposed_source(r, unit, first, other)) out.push_back(std::move(other));
            return grammar::none;
        }
        if (((source.clause && opens) || r.lexicon->drops_subject) &&
            clause_source(r, language, unit, first, behind, other)) {
            out.push_back(other);
            return other.last;
        }
        if (source.clause || relative(out)) return grammar::none;
        NounGroup who = grammar::noun_group(r, source.names_itself ? behind - 1 : some(r, unit, behind), unit.last);
        if (who.empty() || (who.features & grammar::first)) return grammar::none;  // selon nos informations
        take_name(r, unit, who);
        if (source.behind && !stands_behind(r, unit, first, who)) return grammar::none;
        if (r.words[behind - 1].has(grammar::contracted)) who.features |= grammar::definite;  // aux yeux du parti
        if (!is_source(source, who) || (source.start && !parted(who))) return grammar::none;
        out.push_back({first, who.last, who, opens});
        return who.last;
    }
};

bool stands_at(const Reading& r, const grammar::Unit& unit, std::uint32_t i, const Language::Source& source) {
    if (i + source.words.size() >= unit.last + (source.postposed ? 1U : 0U)) return false;
    std::size_t k = 1;
    while (k < source.words.size() && r.words[i + k].key == source.words[k]) ++k;
    return k == source.words.size();
}

}  // namespace

std::vector<SourcePhrase> source_phrases(const Reading& r, const Language& language, const grammar::Unit& unit) {
    std::vector<SourcePhrase> out;
    for (std::uint32_t i = unit.first; i < unit.last; ++i) {
        const grammar::Word& word = r.words[i];
        if (!language.may_start_source(word.key) || word.mark || word.mention != grammar::none) continue;
        const auto kinds = language.sources.find(word.key);
        if (kinds == language.sources.end()) continue;
        for (const auto& source : kinds->second) {
            if (!stands_at(r, unit, i, source)) continue;
            const At at{
                r, language, unit, i, i + static_cast<std::uint32_t>(source.words.size()), opens_clause(r, unit, i)};
            if (const std::uint32_t next = at.find(source, out); next != grammar::none) {
                i = next - 1;
                break;
            }
        }
    }
    return out;
}

}  // namespace vigie::quotes
