// One word, one reading: what an article shows of a name in one place counts in the others.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "plugins/entities/names/mend.hpp"

namespace vigie::entities {

namespace {

using common::Words;
using Votes = std::array<float, 5>;

// A form is the first pieces' hash of a name's tokens, chained.
std::uint64_t form_of(const Words& words, std::uint32_t first, std::uint32_t last) {
    std::uint64_t key = Lexicon::seed;
    const auto pieces = words.pieces();
    const std::size_t end = words[last - 1].first_piece + words[last - 1].piece_count;
    for (std::size_t i = words[first].first_piece; i < end; ++i) key = Lexicon::extend(key, pieces[i]);
    return key;
}

class Agreement {
  public:
    Agreement(const Words& words, const std::vector<Seen>& seen, std::vector<Name> names)
        : words_(words), seen_(seen), names_(std::move(names)) {}

    std::vector<Name> run() {
        vote();
        apposed();
        for (Name& name : names_) settle(name);
        for (Name& name : names_) articled(name);
        std::erase_if(names_, [&](const Name& name) { return chance(name); });
        return fill();
    }

  private:
    bool person_context(std::uint32_t i) const {
        return i > 0 && ((seen_[i - 1].cue & cue::title) != 0 && seen_[i - 1].cue_end);
    }

    void vote() {
        for (const Name& name : names_) {
            if (name.type == Type::other || words_[name.last - 1].piece_count == 0) continue;
            const std::uint32_t size = name.last - name.first;
            const bool known = name.alias >= 0;
            const bool article = name.first > 0 && (seen_[name.first - 1].cue & cue::article) != 0 &&
                                 (seen_[name.first - 1].cue & cue::title) == 0;
            if (size == 1 && article) articles_.insert(form_of(words_, name.first, name.last));
            const float weight = known ? 4.0F : seen_[name.first].initial && size == 1 ? 0.6F : 1.0F;
            auto& votes = votes_[form_of(words_, name.first, name.last)];
            votes[static_cast<std::size_t>(name.type)] += weight + (person_context(name.first) ? 2.0F : 0.0F);
            if (const auto type = told(words_, seen_, name)) votes[static_cast<std::size_t>(*type)] += 3.0F;
            if (size <= max_size) longest_ = std::max(longest_, size);
            if (name.type != Type::person || size < 2) continue;
            // The surname: the last word, with its particle where it has one.
            std::uint32_t from = name.last - 1;
            surnames_[form_of(words_, from, name.last)] += 2.0F;
            while (from > name.first + 1 && (seen_[from - 1].cue & cue::particle) != 0) --from;
            if (from < name.last - 1) surnames_[form_of(words_, from, name.last)] += 2.0F;
        }
    }

    // The type that most mentions of this form have; a full name's surname is a person's.
    std::optional<Type> reading(std::uint32_t first, std::uint32_t last) const {
        const std::uint64_t form = form_of(words_, first, last);
        const auto found = votes_.find(form);
        Votes votes{};
        if (found != votes_.end()) votes = found->second;
        if (const auto surname = surnames_.find(form); surname != surnames_.end()) votes[0] += surname->second;
        const auto best = std::max_element(votes.begin(), votes.end());
        if (*best < 0.9F) return std::nullopt;
        return static_cast<Type>(best - votes.begin());
    }

    // "la présidente de l'Union Aline Larrow": a body that the article names elsewhere, then who stands for it.
    void apposed() {
        std::vector<Name> out;
        for (Name name : names_) {
            const bool led = name.type == Type::person && name.last - name.first > 2 && name.first > 0 &&
                             (seen_[name.first - 1].cue & cue::article) != 0 &&
                             (seen_[name.first + 1].flags & given) != 0;
            if (led && reading(name.first, name.first + 1) == Type::organisation) {
                out.push_back({name.first, name.first + 1, Type::organisation, name.score, -1});
                ++name.first;
            }
            out.push_back(name);
        }
        names_ = std::move(out);
    }

    void settle(Name& name) const {
        // A known body that the article nowhere shows to be a person: Tsahal.
        constexpr std::uint8_t body = 1 + static_cast<std::uint8_t>(Type::organisation);
        if (name.alias >= 0 && name.type == Type::person && name.last - name.first == 1 &&
            seen_[name.first].known == body && !person_context(name.first) &&
            surnames_.count(form_of(words_, name.first, name.last)) == 0)
            name.type = Type::organisation;
        if (name.alias >= 0 || words_[name.last - 1].piece_count == 0 || name.last - name.first > max_size) return;
        if (const auto type = reading(name.first, name.last)) name.type = *type;
    }

    // A common word at a sentence's beginning that the article nowhere shows to be a name.
    bool chance(const Name& name) const {
        if (name.alias >= 0 || name.last - name.first != 1 || !seen_[name.first].initial ||
            words_[name.first].all_upper)
            return false;
        const std::uint16_t flags = seen_[name.first].flags;
        return (flags & (common_fr | common_en)) != 0 && (flags & (given | surname | town)) == 0 &&
               !reading(name.first, name.last);
    }

    // Persons bear no article where the language has articles cues ("l'Union" is no person); a particle belongs to a
    // surname only where the full name has it.
    void articled(Name& name) const {
        if (name.type != Type::person || name.alias >= 0) return;
        const bool bare = name.last - name.first == 1;
        if (bare && words_[name.first].text.front() != '@') {
            const std::uint64_t form = form_of(words_, name.first, name.last);
            const bool surname = surnames_.count(form) != 0;
            if (!surname && articles_.count(form) != 0 && told(words_, seen_, name) != Type::person)
                name.type = Type::organisation;
        }
        if (!words_[name.first].upper && (seen_[name.first].cue & cue::link) != 0 && !bare &&
            surnames_.count(form_of(words_, name.first, name.last)) == 0)
            ++name.first;
    }

    bool may_begin(std::uint32_t i) const {
        const common::Word& word = words_[i];
        if (!word.upper || word.kind != VIGIE_TOKEN_WORD || word.piece_count == 0 || word.text.size() < 2) return false;
        if ((seen_[i].cue & (cue::not_name | cue::adjective | cue::title)) != 0) return false;
        return true;
    }

    // Mentions that the finder missed: the same words with capitals elsewhere.
    std::vector<Name> fill() const {
        std::vector<Name> out;
        std::size_t next = 0;
        for (std::uint32_t i = 0; i < words_.size();) {
            if (next < names_.size() && names_[next].first <= i) {
                out.push_back(names_[next]);
                i = std::max(i + 1, names_[next].last);
                ++next;
                continue;
            }
            const std::uint32_t limit =
                next < names_.size() ? names_[next].first : static_cast<std::uint32_t>(words_.size());
            std::uint32_t end = i;
            std::optional<Type> type;
            if (may_begin(i))
                for (std::uint32_t last = std::min(limit, i + longest_); last > i && !type; --last) {
                    if (!words_[last - 1].upper || words_.sentence_of(last - 1) != words_.sentence_of(i)) continue;
                    if (!free_standing(i, last)) continue;
                    type = reading(i, last);
                    end = last;
                }
            const bool known = type && seen_[i].alias >= 0 && seen_[i].alias_end == end;
            if (type) out.push_back({i, end, *type, 0.7F, known ? seen_[i].alias : -1});
            i = type ? end : i + 1;
        }
        return out;
    }

    // Not a part of a longer run of capitals that was not taken for a name; a common word that begins a sentence is
    // doubtful.
    bool free_standing(std::uint32_t first, std::uint32_t last) const {
        if (last < words_.size() && words_[last].upper && words_[last].after_space &&
            words_.sentence_of(last) == words_.sentence_of(first) && !seen_[last].initial && may_begin(last))
            return false;
        return last - first > 1 || !seen_[first].initial || (seen_[first].flags & (common_fr | common_en)) == 0;
    }

    static constexpr std::uint32_t max_size = 6;
    const Words& words_;
    const std::vector<Seen>& seen_;
    std::vector<Name> names_;
    std::unordered_map<std::uint64_t, Votes> votes_;
    std::unordered_map<std::uint64_t, float> surnames_;
    std::unordered_set<std::uint64_t> articles_;  // forms that an article stands before
    std::uint32_t longest_ = 1;
};

}  // namespace

std::vector<Name> agree(const Words& words, const std::vector<Seen>& seen, std::vector<Name> names) {
    return Agreement(words, seen, std::move(names)).run();
}

}  // namespace vigie::entities
