#include "plugins/entities/names/names.hpp"

namespace vigie::entities {

namespace {

using common::Word;
using common::Words;

bool fits(const Words& words, std::uint32_t first, std::uint32_t last, const Alias& alias) {
    if (alias.upper) {
        for (std::uint32_t i = first; i < last; ++i)
            if (!words[i].all_upper && words[i].text.size() > 1 && words[i].folded.size() > 1) return false;
        return words[first].upper || words[first].kind == VIGIE_TOKEN_NUMBER;
    }
    if (alias.lower || common::is_caseless(words[first].text)) return true;
    if (!words[first].upper && words[first].kind != VIGIE_TOKEN_NUMBER) return false;
    // "Le Monde" but not "Le monde": where the known name writes a capital, so must the text, capitals throughout
    // apart.
    if (words[first].all_upper || alias.single) return true;
    const auto space = alias.written.rfind(' ');
    return !common::is_upper(std::string_view(alias.written).substr(space + 1)) || words[last - 1].upper ||
           words[last - 1].kind == VIGIE_TOKEN_NUMBER;
}

void known_names(const Words& words, const Knowledge& knowledge, const Knowledge::Language& language,
                 std::vector<Seen>& seen) {
    const auto pieces = words.pieces();
    for (std::size_t piece = 0; piece < pieces.size();) {
        const std::uint32_t first = words.token_of_piece(piece);
        const auto hit = language.aliases.longest(pieces, piece);
        const bool starts = words[first].first_piece == piece;
        std::size_t after = piece + 1;
        if (hit && starts) {
            const std::size_t end = piece + hit.pieces;
            const std::uint32_t last = words.token_of_piece(end - 1) + 1;
            const bool whole = end == pieces.size() || words.token_of_piece(end) >= last;
            const bool together = words.sentence_of(first) == words.sentence_of(last - 1);
            for (const std::uint32_t index : hit.values) {
                const Alias& alias = knowledge.alias(index);
                if (!whole || !together || !fits(words, first, last, alias)) continue;
                const auto type = static_cast<std::uint8_t>(1 + static_cast<int>(knowledge.entity(alias.entity).type));
                for (std::uint32_t i = first; i < last; ++i)
                    seen[i].known = static_cast<std::uint8_t>(type + (i == first ? 0 : 8));
                seen[first].alias = static_cast<std::int32_t>(index);
                seen[first].alias_end = last;
                after = end;
                break;
            }
        }
        piece = after;
    }
}

void mark_cues(const Words& words, const Cues& cues, std::vector<Seen>& seen) {
    const auto pieces = words.pieces();
    for (std::size_t i = 0; i < words.size();) {
        std::size_t size = 0;
        const std::uint32_t bits = words[i].piece_count == 0 ? 0 : cues.at(pieces, words[i].first_piece, size);
        std::size_t last = i;
        if (bits != 0) {
            const std::size_t end = words[i].first_piece + size;
            last = words.token_of_piece(end - 1);
            if (end < pieces.size() && words.token_of_piece(end) == last)
                last = i + words.size();  // ends inside a word
        }
        if (bits == 0 || last >= words.size()) {
            ++i;
            continue;
        }
        for (std::size_t k = i; k <= last; ++k) seen[k].cue = bits;
        seen[last].cue_end = true;
        i = last + 1;
    }
}

void towns(const Words& words, const Lexicon& lexicon, std::vector<Seen>& seen) {
    const auto pieces = words.pieces();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].piece_count == 0 || !words[i].upper || seen[i].town == 2) continue;
        std::uint16_t found = 0;
        const std::size_t size = lexicon.longest(pieces, words[i].first_piece, town, found);
        if (size == 0) continue;
        const std::size_t end = words[i].first_piece + size;
        const std::uint32_t last = words.token_of_piece(end - 1) + 1;
        if (end < pieces.size() && words.token_of_piece(end) < last) continue;
        for (std::size_t k = i; k < last; ++k) {
            seen[k].town = k == i ? 1 : 2;
            seen[k].town_flags = found;
        }
    }
}

// The words of a web address ("https://example.org/Some-Name") are no names: from its scheme to the next space.
void addresses(const Words& words, std::vector<Seen>& seen) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string_view text = words[i].text;
        const bool scheme = text == "http" || text == "https" || text == "www" || text.starts_with("www.");
        if (!scheme || (words[i + 1].after_space && text.size() < 5)) continue;
        do {
            seen[i] = Seen{};
            seen[i].cue = cue::not_name;
            seen[i].address = true;
        } while (++i < words.size() && !words[i].after_space);
    }
}

// "D-Va" of a member of Congress.
bool party(std::string_view text) {
    return text.size() > 2 && std::string_view("DRI").find(text[0]) != std::string_view::npos && text[1] == '-' &&
           common::is_upper(text.substr(2));
}

// The signs of shares in brackets, ".FCHI" and "BNPP.PA", are no names, nor are parties with their states, "D-Va.".
void shares(const Words& words, std::vector<Seen>& seen) {
    const auto tied = [&](std::size_t i) { return i < words.size() && !words[i].after_space; };
    for (std::size_t i = 0; i + 3 < words.size(); ++i) {
        if (words[i].text != "(" && words[i].text != ",") continue;
        if (party(words[i + 1].text)) {
            seen[i + 1] = Seen{};
            seen[i + 1].cue = cue::not_name;
            seen[i + 1].address = true;
        }
        if (words[i].text != "(") continue;
        const std::size_t point = words[i + 1].text == "." ? i + 1 : i + 2;
        if (words[point].text != "." || !tied(point) || !tied(point + 1)) continue;
        const bool code = words[point + 1].all_upper || words[point + 1].text.size() == 1;
        if (!code || (point == i + 2 && !words[i + 1].all_upper)) continue;
        for (std::size_t k = i + 1; k <= point + 1; ++k) {
            seen[k] = Seen{};
            seen[k].cue = cue::not_name;
            seen[k].address = true;
        }
    }
}

}  // namespace

std::vector<Seen> look(const Words& words, const Knowledge& knowledge, const Knowledge::Language& language,
                       const Lexicon& lexicon, const Cues& cues) {
    std::vector<Seen> seen(words.size());
    const auto pieces = words.pieces();
    bool initial = true;
    constexpr std::size_t ahead = 8;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        if (i + ahead < words.size() && words[i + ahead].upper && words[i + ahead].piece_count == 1)
            lexicon.expect(pieces[words[i + ahead].first_piece]);
        if (i > 0 && words.sentence_of(i) != words.sentence_of(i - 1)) initial = true;
        seen[i].initial = initial;
        const bool skip = word.kind == VIGIE_TOKEN_PUNCTUATION && word.text != ":";
        if (word.kind == VIGIE_TOKEN_OPEN_QUOTE || word.text == ":")
            initial = true;
        else if (!skip)
            initial = false;
        if (word.piece_count == 0) continue;
        const auto own = pieces.subspan(word.first_piece, word.piece_count);
        if (word.upper || initial) seen[i].flags = lexicon.flags(own);
        if (word.upper && seen[i].flags == 0 && word.piece_count > 1)  // Jean-Luc, Abdel-Fattah
            seen[i].flags = static_cast<std::uint16_t>(lexicon.flags(own.first(1)) & (given | surname));
    }
    mark_cues(words, cues, seen);
    known_names(words, knowledge, language, seen);
    towns(words, lexicon, seen);
    addresses(words, seen);
    shares(words, seen);
    return seen;
}

}  // namespace vigie::entities
