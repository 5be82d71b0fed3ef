// Where a body's name ends, by what the article says of it: its letters in brackets, known names inside it, words that
// are in no name.
#include <algorithm>

#include "plugins/entities/names/mend.hpp"

namespace vigie::entities {

namespace {

using common::Words;

constexpr std::uint32_t tying = cue::link | cue::article | cue::particle | cue::conjunction;

class Bounds {
  public:
    Bounds(const Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge)
        : words_(words), seen_(seen), knowledge_(knowledge) {}

    std::vector<Name> run(const std::vector<Name>& names) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            Name name = names[i];
            if (!out_.empty() && name.first < out_.back().last) continue;
            const std::uint32_t next = i + 1 < names.size() ? names[i + 1].first : size();
            if (no_name(words_, seen_, name)) continue;
            if (name.last < size() && words_[name.last].text == "+" && !words_[name.last].after_space) ++name.last;
            tail_.clear();
            // "Ahn Chan-il": no pronoun follows a name.
            if (name.type == Type::person && name.last - name.first > 1 && name.last < size() &&
                words_[name.last].text == "-il")
                ++name.last;
            if (state_letters(name)) name.type = Type::place, name.alias = -1;
            if (street(name)) name.type = Type::place, name.alias = -1;
            if (!small_front(name)) continue;
            function_word(name);
            if (name.alias < 0 && name.type == Type::organisation) {
                letters_behind(name, next);
                letters_before(name);
                name.last = purpose(name, next);
                if (row(name) || pair(name) || bearer(name)) continue;
            }
            while (!out_.empty() && out_.back().last > name.first) out_.pop_back();
            out_.push_back(name);
            out_.insert(out_.end(), tail_.begin(), tail_.end());
        }
        return std::move(out_);
    }

  private:
    std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
    bool is(std::uint32_t i, std::uint32_t bits) const { return (seen_[i].cue & bits) != 0; }
    bool small(std::uint32_t i) const { return !words_[i].upper && words_[i].kind == VIGIE_TOKEN_WORD; }
    bool content(std::uint32_t i) const { return words_[i].piece_count != 0 && !(small(i) && is(i, tying)); }

    // "Bristow, VA": two letters behind a town and a comma are its state's.
    bool state_letters(const Name& name) const {
        const std::uint32_t i = name.first;
        return name.last - i == 1 && words_[i].all_upper && words_[i].text.size() == 2 && i > 1 &&
               words_[i - 1].text == "," && words_[i - 2].upper && !words_[i - 2].all_upper && seen_[i - 2].town != 0;
    }

    // "(rue) de Londres".
    bool street(const Name& name) const {
        if (name.type == Type::event) return false;
        std::uint32_t at = name.first;
        while (at > 0 && name.first - at < 2 && small(at - 1) && is(at - 1, cue::link | cue::article)) --at;
        if (at == name.first || at == 0 || words_.sentence_of(at - 1) != words_.sentence_of(name.first)) return false;
        return (seen_[at - 1].cue & cue::street) == cue::street && is(at, cue::link);
    }

    // "sapeurs-pompiers de Belfort": a small noun that is no head of bodies is not of the name. False if nothing is
    // left.
    bool small_front(Name& name) const {
        constexpr std::uint32_t heads =
            cue::lower_head | cue::organisation_head | cue::namesake | cue::particle | cue::place_of | cue::patronymic;
        if (name.alias >= 0 || name.type != Type::organisation || !small(name.first) || is(name.first, heads))
            return true;
        std::uint32_t at = name.first;
        while (at < name.last && (small(at) || words_[at].piece_count == 0)) ++at;
        if (at == name.last) return false;
        if (!small(at - 1) || !is(at - 1, tying)) return true;
        name.first = at;
        const bool known = seen_[at].alias >= 0 && seen_[at].alias_end == name.last;
        if (known) name.alias = seen_[at].alias;
        if (known) name.type = knowledge_.entity(knowledge_.alias(static_cast<std::uint32_t>(name.alias)).entity).type;
        if (!known && name.last - at == 1 && seen_[at].town != 0) name.type = Type::place;
        return true;
    }

    // Whether the letters of an acronym are the first ones of the words that count: all but two at most, the first and
    // the last of them among these.
    bool spells(std::uint32_t first, std::uint32_t last, std::string_view letters) const {
        std::string initials;
        for (std::uint32_t i = first; i < last; ++i)
            if (content(i)) initials += words_[i].folded.front();
        if (initials.size() < letters.size() || initials.size() > letters.size() + 2) return false;
        if (initials.front() != letters.front() || initials.back() != letters.back()) return false;
        std::size_t at = 0;
        for (const char c : initials) at += at < letters.size() && letters[at] == c ? 1 : 0;
        return at == letters.size();
    }

    // The acronym in brackets at a token, folded; empty if there is none.
    std::string_view letters_at(std::uint32_t open) const {
        if (open + 2 >= size() || words_[open].text != "(" || words_[open + 2].text != ")") return {};
        const common::Word& word = words_[open + 1];
        return word.all_upper && word.piece_count == 1 && word.folded.size() > 2 ? word.folded : std::string_view{};
    }

    // "Haut Conseil de la recherche" + "et de l'innovation (HCRI)".
    void letters_behind(Name& name, std::uint32_t limit) const {
        constexpr std::uint32_t most = 9;
        std::uint32_t open = name.last;
        while (open < limit && open < name.last + most &&
               (small(open) || (words_[open].text == "," && open + 1 < limit)) &&
               words_.sentence_of(open) == words_.sentence_of(name.first))
            ++open;
        const std::string_view letters = letters_at(open);
        if (open == name.last || letters.empty() || spells(name.first, name.last, letters)) return;
        if (spells(name.first, open, letters)) name.last = open;
    }

    // "National Institute" + "on Drug Abuse": one past what a head with a capital is for.
    std::uint32_t purpose(const Name& name, std::uint32_t limit) const {
        constexpr std::uint32_t most = 6;
        const auto part = [&](std::uint32_t i) {
            return i < limit && words_[i].upper && words_[i].after_space && seen_[i].alias < 0 &&
                   !is(i, cue::not_name | cue::adjective | cue::title) &&
                   words_.sentence_of(i) == words_.sentence_of(name.first);
        };
        const std::uint32_t last = name.last - 1;
        if (!words_[last].upper || !is(last, cue::organisation_head) || name.last + 1 >= limit) return name.last;
        const std::string_view word = words_[name.last].text;
        if ((word != "on" && word != "for" && word != "against") || !part(name.last + 1)) return name.last;
        std::uint32_t end = name.last + 1;
        while (end - name.last < most && (part(end) || (part(end + 1) && words_[end].text == "and"))) ++end;
        return end < words_.size() && words_[end].upper ? name.last : end;
    }

    // "Inspection générale de la" + "Gendarmerie nationale (IGGN)".
    void letters_before(Name& name) const {
        constexpr std::uint32_t most = 6;
        const std::string_view letters = letters_at(name.last);
        if (letters.empty() || spells(name.first, name.last, letters)) return;
        for (std::uint32_t at = name.first; at > 0 && name.first - at < most; --at) {
            if (words_.sentence_of(at - 1) != words_.sentence_of(name.first) || words_[at - 1].piece_count == 0) return;
            if (!small(at - 1) && spells(at - 1, name.last, letters)) {
                name.first = at - 1;
                return;
            }
        }
    }

    // Known names in what was cut off are names of their own.
    void known_tail(std::uint32_t from, std::uint32_t last) {
        for (std::uint32_t i = from; i < last; ++i) {
            const Seen& seen = seen_[i];
            if (seen.alias < 0 || seen.known >= 8 || seen.alias_end > last || !words_[i].upper) continue;
            const Type type = knowledge_.entity(knowledge_.alias(static_cast<std::uint32_t>(seen.alias)).entity).type;
            tail_.push_back({i, seen.alias_end, type, 0.7F, seen.alias});
        }
    }

    // "Chelmont à proximité de la surface": a name without a head holds no function word behind a capital.
    void function_word(Name& name) {
        if (name.alias >= 0 || name.type != Type::organisation) return;
        bool headed = false;
        for (std::uint32_t i = name.first; i < name.last; ++i)
            headed = headed || is(i, cue::organisation_head | cue::lower_head);
        const std::uint32_t known_end = seen_[name.first].alias >= 0 ? seen_[name.first].alias_end : name.first;
        for (std::uint32_t i = name.first + 1; i + 1 < name.last; ++i) {
            const bool ties = is(i, tying) && words_[i].text != "dès";  // folded it is "des"
            if (!small(i) || ties || (i != known_end && (headed || small(i - 1)))) continue;
            const bool verb = i == known_end && seen_[i].cue == 0 &&
                              (!headed || is(i + 1, cue::article | cue::link));  // "Chelsea fait le bonheur de …"
            if (!verb && !is(i, cue::not_name) && !is(i, tying)) continue;
            if (words_[i].text == "pour" || words_[i].text == "for" || words_[i].text == "sans") continue;
            known_tail(i, name.last);
            name.last = i;
            if (seen_[name.first].alias >= 0 && seen_[name.first].alias_end == i) name.alias = seen_[name.first].alias;
            return;
        }
    }

    // "(fusion) de Sorlin" + "et de Varec Industries": where the small word before a name comes again behind "et", and
    // none stands in what is before it, two are named.
    bool pair(const Name& name) {
        std::uint32_t before = name.first;
        while (before > 0 && is(before - 1, cue::article) && small(before - 1)) --before;
        // "de l'", "du": the link is before the article, or in it
        const bool linked = (before > 0 && is(before - 1, cue::link)) || (before < name.first && is(before, cue::link));
        if (!linked) return false;
        for (std::uint32_t i = name.first + 1; i + 2 < name.last; ++i) {
            if (!small(i)) continue;
            if (!is(i, cue::conjunction)) return false;
            std::uint32_t next = i + 1;
            while (next < name.last && small(next) && is(next, cue::link | cue::article)) ++next;
            if (!is(i + 1, cue::link) || next == name.last) return false;
            if (!words_[next].upper && !is(next, cue::lower_head)) return false;
            out_.push_back({name.first, i, Type::organisation, name.score, own_alias(name.first, i)});
            const bool town = name.last - next == 1 && seen_[next].town != 0;
            out_.push_back(
                {next, name.last, town ? Type::place : Type::organisation, name.score, own_alias(next, name.last)});
            return true;
        }
        return false;
    }

    std::int32_t own_alias(std::uint32_t first, std::uint32_t last) const {
        return seen_[first].alias >= 0 && seen_[first].alias_end == last ? seen_[first].alias : -1;
    }

    // "La Gazette et de La Dépêche": known names in a row that only small words tie.
    bool row(const Name& name) {
        std::vector<Name> parts;
        for (std::uint32_t i = name.first; i < name.last;) {
            const Seen& seen = seen_[i];
            if (seen.alias >= 0 && seen.known < 8 && seen.alias_end <= name.last) {
                const Type type =
                    knowledge_.entity(knowledge_.alias(static_cast<std::uint32_t>(seen.alias)).entity).type;
                parts.push_back({i, seen.alias_end, type, name.score, seen.alias});
                i = seen.alias_end;
            } else if (small(i) && is(i, tying) && !parts.empty()) {
                ++i;
            } else {
                return false;
            }
        }
        const bool together = parts.size() == 2 && parts[0].type == parts[1].type && parts[0].last < parts[1].first;
        bool joined = false;
        if (together)
            for (std::uint32_t i = parts[0].last; i < parts[1].first; ++i) joined = joined || is(i, cue::conjunction);
        if (!joined) return false;
        out_.insert(out_.end(), parts.begin(), parts.end());
        return true;
    }

    // "Parti du centre" + "Aline Larrow": a known body and who stands for it.
    bool bearer(const Name& name) {
        const Seen& seen = seen_[name.first];
        if (seen.alias < 0 || seen.known >= 8 || seen.alias_end + 2 > name.last) return false;
        const std::uint32_t at = seen.alias_end;
        const auto given_name = [&](std::uint32_t i) {
            return words_[i].upper && (seen_[i].flags & given) != 0 && seen_[i].alias < 0;
        };
        if (!given_name(at) || !words_[at + 1].upper || is(at + 1, cue::organisation_head | cue::suffix)) return false;
        if (knowledge_.alias(static_cast<std::uint32_t>(seen.alias)).single) return false;
        out_.push_back({name.first, at, Type::organisation, name.score, seen.alias});
        out_.push_back({at, name.last, Type::person, name.score, -1});
        return true;
    }

    const Words& words_;
    const std::vector<Seen>& seen_;
    const Knowledge& knowledge_;
    std::vector<Name> out_, tail_;
};

}  // namespace

std::vector<Name> bound(const Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge,
                        const std::vector<Name>& names) {
    return Bounds(words, seen, knowledge).run(names);
}

}  // namespace vigie::entities
