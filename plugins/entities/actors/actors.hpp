// Whom the names of one article mean: variants, surnames and acronyms under one actor, known actors by their id, doubt
// kept as candidates; and the epithets that stand for an office holder. Threads: Watched is constant after
// construction; resolve() keeps nothing. Lifetime: results own their strings. Time: linear in names and tokens.
#pragma once

#include "plugins/entities/names/names.hpp"

namespace vigie::entities {

// The actors that users watch, ready for lookup.
class Watched {
  public:
    struct Actor {
        std::string id, name;
        std::optional<Type> type;
    };
    void add(Actor actor, std::span<const std::string_view> names);
    void finish();
    bool empty() const { return actors_.empty(); }
    const Actor& operator[](std::uint32_t index) const { return actors_[index]; }
    std::optional<std::uint32_t> by_id(std::string_view id) const;
    common::Phrases::Hit longest(std::span<const std::uint64_t> pieces, std::size_t from) const {
        return names_.longest(pieces, from);
    }

  private:
    std::vector<Actor> actors_;
    common::Phrases names_;
    std::unordered_map<std::string, std::uint32_t> ids_;
};

struct Reference {
    std::string id, name;
    friend bool operator==(const Reference&, const Reference&) = default;
};

struct Mention {
    std::uint32_t first = 0, last = 0;  // tokens
    Type type = Type::other;
    bool epithet = false;
    float score = 0;
    std::optional<Reference> actor;
    std::vector<Reference> candidates;  // where there is no actor
    char gender = 0;                    // 'm', 'f', 0 where not known
};

struct Setting {
    const Knowledge& knowledge;
    const Watched& watched;
    const Lexicon& lexicon;
    std::string_view language;
    std::int64_t published = VIGIE_NO_TIME;
};

// Names that the finder missed or cut wrongly but a user watches are put right in `names`.
void take_watched(const common::Words& words, const std::vector<Seen>& seen, const Watched& watched,
                  std::vector<Name>& names);

std::vector<Mention> resolve(const common::Words& words, const std::vector<Seen>& seen, const std::vector<Name>& names,
                             const Setting& setting);

}  // namespace vigie::entities
