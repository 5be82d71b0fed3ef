#include "plugins/entities/names/mend.hpp"

#include <algorithm>

namespace vigie::entities {

namespace {

using common::Words;

// In a headline of capitals, capitals show nothing.
bool all_capitals(const Words& words, std::uint32_t i) {
    return words[i].all_upper && i + 1 < words.size() && words[i + 1].all_upper && i > 0 && words[i - 1].all_upper;
}

// A sum of money: US $ 5, US dollars.
bool money(const Words& words, std::uint32_t last) {
    return last < words.size() &&
           (words[last].text.front() == '$' || words[last].folded == "dollar" || words[last].folded == "dollars");
}

// Common words in a line of capitals: "LE POINT SUR LA SITUATION" names no paper.
bool shouted(const Words& words, const std::vector<Seen>& seen, std::uint32_t first) {
    const std::uint32_t end = seen[first].alias_end;
    const auto loud = [&](std::uint32_t i) {
        return i < words.size() && words[i].all_upper && words.sentence_of(i) == words.sentence_of(first);
    };
    if (!loud(first) || !(loud(end) || (first > 0 && loud(first - 1)))) return false;
    for (std::uint32_t i = first; i < end; ++i)
        if ((seen[i].flags & (common_fr | common_en)) == 0 && (seen[i].cue & (cue::not_name | cue::article)) == 0)
            return false;
    return true;
}

// A known name that needs no context: several words, an acronym, or one word that is no common word.
bool certain(const Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge, std::uint32_t first) {
    const Alias& alias = knowledge.alias(static_cast<std::uint32_t>(seen[first].alias));
    if (!alias.single) return alias.upper || !shouted(words, seen, first);
    if (alias.upper) return words[first].text.size() > 2;
    // "Creative Commons": the end of a longer name.
    const bool behind = first > 0 && words[first - 1].upper && words[first].after_space && !seen[first - 1].initial &&
                        words[first - 1].kind == VIGIE_TOKEN_WORD && seen[first - 1].cue == 0 &&
                        seen[first - 1].alias < 0 && words.sentence_of(first - 1) == words.sentence_of(first);
    if (behind && knowledge.entity(alias.entity).type == Type::organisation) return false;
    if (alias.lower || all_capitals(words, first)) return false;
    const bool doubtful = seen[first].initial && (seen[first].flags & (common_fr | common_en)) != 0;
    const bool beside = first + 1 < words.size() && words[first + 1].upper && words[first + 1].after_space;
    const bool state = !knowledge.entity(alias.entity).state.empty() && !beside;
    const Type type = knowledge.entity(alias.entity).type;
    const bool person = !state && type != Type::person && (seen[first].flags & (given | surname)) != 0;
    const bool event = type == Type::event && (seen[first].flags & (common_fr | common_en)) == 0;
    return !doubtful && !person && (event || (type != Type::event && type != Type::other));
}

// Words with capitals behind a title that no name covers are a person: one past the last of them, or `first`.
std::uint32_t titled(const Words& words, const std::vector<Seen>& seen, std::uint32_t first, std::uint32_t limit) {
    if (first == 0 || (seen[first - 1].cue & cue::title) == 0 || !seen[first - 1].cue_end) return first;
    if (seen[first].initial || seen[first].alias >= 0) return first;
    std::uint32_t last = first;
    while (last < limit && words[last].upper && words[last].kind == VIGIE_TOKEN_WORD && words[last].after_space &&
           words.sentence_of(last) == words.sentence_of(first) &&
           (seen[last].cue & (cue::title | cue::not_name | cue::adjective | cue::organisation_head)) == 0)
        ++last;
    const bool cut = last < words.size() && words[last].upper && words[last].after_space;
    const bool common = last - first == 1 && (seen[first].flags & (common_fr | common_en)) != 0;
    return cut || common || all_capitals(words, first) ? first : last;
}

// A given name with a surname that no list of words knows: one past them, or `first`.
std::uint32_t bearer(const Words& words, const std::vector<Seen>& seen, std::uint32_t first, std::uint32_t limit) {
    const std::uint32_t next = first + 1;
    if (next >= limit || (seen[first].flags & given) == 0 || (seen[next].flags & surname) == 0) return first;
    if (!words[first].upper || !words[next].upper || !words[next].after_space || all_capitals(words, first))
        return first;
    if ((seen[first].flags & (common_fr | common_en)) != 0) return first;
    if (words.sentence_of(next) != words.sentence_of(first)) return first;
    constexpr std::uint32_t other = cue::title | cue::not_name | cue::adjective | cue::organisation_head | cue::suffix;
    if (((seen[first].cue | (seen[next].cue & ~cue::title)) & other) != 0 || seen[first].alias >= 0 ||
        seen[next].alias >= 0)
        return first;
    const auto beside = [&](std::uint32_t k) {
        return words[k].upper && words.sentence_of(k) == words.sentence_of(first) && !seen[k].initial;
    };
    const bool longer = (first > 0 && beside(first - 1)) || (next + 1 < words.size() && beside(next + 1));
    return longer ? first : next + 1;
}

// The surname of a public figure that stands alone; first in a sentence only where it is no common word or speaks.
bool figure(const Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge,
            const Knowledge::Language& language, std::uint32_t i) {
    const common::Word& word = words[i];
    if (!word.upper || word.kind != VIGIE_TOKEN_WORD || word.piece_count != 1 || all_capitals(words, i)) return false;
    const auto hit = language.surnames.longest(words.pieces(), word.first_piece);
    if (!hit || hit.pieces != 1) return false;
    if (seen[i].address || (seen[i].flags & given) != 0) return false;
    // A town's name too: Obama is one in Japan.
    const std::uint32_t before = i > 0 ? seen[i - 1].cue : 0;
    const bool place = (before & (cue::place_before | cue::link | cue::article | cue::place_of)) != 0 ||
                       (seen[i].flags & town_big) != 0;
    if (i > 0 && (words[i - 1].text == "en" || words[i - 1].text == "in")) return false;  // "en Hollande"
    const auto served = [&](std::uint32_t one) { return !knowledge.states_served(one, VIGIE_NO_TIME).empty(); };
    if (seen[i].town != 0 && (place || std::ranges::none_of(hit.values, served))) return false;
    if ((seen[i].cue & (cue::title | cue::not_name | cue::adjective | cue::organisation_head)) != 0) return false;
    const auto beside = [&](std::uint32_t k) { return words[k].upper && words.sentence_of(k) == words.sentence_of(i); };
    if ((i > 0 && beside(i - 1)) || (i + 1 < words.size() && beside(i + 1))) return false;
    const bool speaks = i + 1 < words.size() && ((seen[i + 1].cue & cue::speech) != 0 || words[i + 1].text == "’s" ||
                                                 words[i + 1].text == "'s");
    // "Macron à Berlin": a word besides, so that it takes who governed, and a name few bear.
    const auto governed = [&](std::uint32_t one) { return served(one) && !knowledge.entity(one).everyday; };
    const bool headline = i + 1 < words.size() && !words[i + 1].upper && words[i + 1].kind == VIGIE_TOKEN_WORD &&
                          (seen[i + 1].cue & (cue::link | cue::conjunction)) == 0 &&
                          std::ranges::any_of(hit.values, governed);
    if (seen[i].initial && (seen[i].flags & (common_fr | common_en)) != 0 && !speaks && !headline) return false;
    return true;
}

}  // namespace

std::vector<Name> mend(const Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge,
                       const Knowledge::Language& language, std::vector<Name> names) {
    std::vector<Name> out;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < words.size();) {
        while (next < names.size() && names[next].last <= i) ++next;
        const bool inside = next < names.size() && names[next].first <= i;
        const bool known = seen[i].alias >= 0 && seen[i].known < 8 && !money(words, seen[i].alias_end);
        if (known && (!inside || names[next].first == i)) {
            const std::uint32_t last = seen[i].alias_end;
            const Type type = knowledge.entity(knowledge.alias(static_cast<std::uint32_t>(seen[i].alias)).entity).type;
            const bool same = inside && names[next].last == last;
            const bool longer = !inside || names[next].last < last;
            if (same) {
                names[next].alias = seen[i].alias;
                if (certain(words, seen, knowledge, i)) names[next].type = type;
            } else if (longer && certain(words, seen, knowledge, i)) {
                out.push_back({i, last, type, 0.8F, seen[i].alias});
                i = last;
                continue;
            }
        }
        if (inside && names[next].first == i) {
            if (names[next].last - i == 1 && money(words, names[next].last)) {
                ++i;
                continue;
            }
            // "Ange - Félix Patassé": a double name in text that was cut into words.
            const bool joined = !out.empty() && names[next].type == Type::person && out.back().type == Type::person &&
                                out.back().last + 1 == i && words[i - 1].text == "-" && words[i - 1].after_space;
            if (joined) {
                out.back().last = names[next].last;
                out.back().alias = -1;
            } else {
                out.push_back(names[next]);
                // "Farage blasted": a body or place that no list knows and that has a public figure's name is he.
                const bool leads =
                    names[next].last < words.size() && (seen[names[next].last].cue & cue::government) != 0;
                const bool unknown = names[next].alias < 0 && (leads || (seen[i].flags & organisation_name) == 0);
                if (names[next].last - i == 1 && unknown && figure(words, seen, knowledge, language, i))
                    out.back().type = Type::person;
            }
            i = names[next].last;
        } else {
            const auto limit = next < names.size() ? names[next].first : static_cast<std::uint32_t>(words.size());
            std::uint32_t last = inside ? i : titled(words, seen, i, limit);
            if (!inside && last == i) last = bearer(words, seen, i, limit);
            if (!inside && last == i && figure(words, seen, knowledge, language, i)) last = i + 1;
            if (last > i) out.push_back({i, last, Type::person, 0.7F, -1});
            i = std::max(last, i + 1);
        }
    }
    return out;
}

}  // namespace vigie::entities
