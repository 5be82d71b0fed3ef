#include "plugins/entities/names/names.hpp"

namespace vigie::entities {

namespace {

using common::Word;
using common::Words;

class Rules {
  public:
    Rules(const Words& words, const std::vector<Seen>& seen, const Cues& cues, const Knowledge& knowledge)
        : words_(words), seen_(seen), cues_(cues), knowledge_(knowledge) {}

    std::vector<Name> run() {
        const auto size = static_cast<std::uint32_t>(words_.size());
        for (std::uint32_t i = 0; i < size;) {
            std::uint32_t next = known(i);
            if (next == i) next = capitals(i);
            i = next == i ? i + 1 : next;
        }
        return std::move(out_);
    }

  private:
    bool is(std::uint32_t i, std::uint32_t bits) const { return (seen_[i].cue & bits) != 0; }
    bool has(std::uint32_t i, std::uint16_t flags) const { return (seen_[i].flags & flags) != 0; }
    bool after_title(std::uint32_t i) const { return i > 0 && is(i - 1, cue::title) && seen_[i - 1].cue_end; }

    // A word that a capital makes part of a name.
    bool capital(std::uint32_t i) const {
        const Word& word = words_[i];
        if (!word.upper || word.kind != VIGIE_TOKEN_WORD) return false;
        if (is(i, cue::not_name | cue::adjective)) return false;
        if (is(i, cue::title) && seen_[i].initial) return false;
        if (cues_.capital_nouns)
            return seen_[i].town != 0 || has(i, given | surname) || after_title(i) ||
                   (i > 0 && has(i - 1, given) && words_[i - 1].upper) || word.all_upper;
        if (seen_[i].initial && has(i, common_fr | common_en) && !has(i, given)) return false;
        return true;
    }

    std::uint32_t known(std::uint32_t i) {
        if (seen_[i].alias < 0) return i;
        const Alias& alias = knowledge_.alias(static_cast<std::uint32_t>(seen_[i].alias));
        const Entity& entity = knowledge_.entity(alias.entity);
        const std::uint32_t last = seen_[i].alias_end;
        const bool doubtful = alias.single && !alias.upper && has(i, common_fr | common_en) && !has(i, town);
        if (doubtful && seen_[i].initial) return i;
        if (last < words_.size() && entity.type != Type::organisation && capital(last) && !is(last, cue::particle) &&
            words_[last].after_space && seen_[last].alias < 0)
            return i;  // the beginning of a longer name
        out_.push_back({i, last, entity.type, 0.9F, seen_[i].alias});
        return last;
    }

    std::uint32_t capitals(std::uint32_t i) {
        if (!capital(i)) return i;
        std::uint32_t last = i + 1;
        while (last < words_.size() && words_.sentence_of(last) == words_.sentence_of(i)) {
            if (capital(last) && words_[last].after_space) {
                ++last;
                continue;
            }
            std::uint32_t ahead = last;
            while (ahead < words_.size() && ahead < last + 2 && is(ahead, cue::particle) && !words_[ahead].upper)
                ++ahead;
            if (ahead == last || ahead >= words_.size() || !capital(ahead) || seen_[ahead].town == 1) break;
            last = ahead + 1;
        }
        const Name name{i, last, type_of(i, last), 0.6F, -1};
        if (name.type != Type::other) out_.push_back(name);
        return last;
    }

    Type type_of(std::uint32_t first, std::uint32_t last) const {
        if (is(last - 1, cue::suffix) && last - first > 1)
            return static_cast<Type>((seen_[last - 1].cue & cue::type_mask) >> cue::type_shift);
        if (after_title(first) || (last - first > 1 && has(first, given))) return Type::person;
        if (is(first, cue::organisation_head)) return Type::organisation;
        if (last - first == 1 && words_[first].all_upper) return Type::organisation;
        if (seen_[first].town == 1) return Type::place;
        if (first > 0 && is(first - 1, cue::place_before) && last - first == 1) return Type::place;
        if (last - first >= 2 && last - first <= 4) return Type::person;
        return seen_[first].initial ? Type::other : has(first, surname | given) ? Type::person : Type::other;
    }

    const Words& words_;
    const std::vector<Seen>& seen_;
    const Cues& cues_;
    const Knowledge& knowledge_;
    std::vector<Name> out_;
};

}  // namespace

std::vector<Name> find_by_rules(const Words& words, const std::vector<Seen>& seen, const Cues& cues,
                                const Knowledge& knowledge) {
    return Rules(words, seen, cues, knowledge).run();
}

}  // namespace vigie::entities
