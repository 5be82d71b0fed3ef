// Whom the names of one article mean: variants, surnames and acronyms under one actor, known actors by their id, doubt
// kept as candidates; and the epithets that stand for an office holder. Threads: Watched is constant after
// construction; resolve() keeps nothing. Lifetime: results own their strings. Time: linear in names and tokens.
#pragma once

#include "plugins/entities/actors/heard.hpp"
#include "plugins/entities/names/names.hpp"

namespace vigie::entities {

// The actors that users watch, ready for lookup. The strings given to add() must outlive it. One thread at a time.
class Watched {
  public:
    struct Actor {
        std::string id, name;
        std::optional<Type> type;
    };
    void add(Actor actor, std::span<const std::string_view> names);
    // An office that the actor held; times as in vigie_role. After add().
    struct Role {
        std::uint32_t actor = 0;
        std::int64_t from = VIGIE_NO_TIME, until = VIGIE_NO_TIME;
        bool held_at(std::int64_t time) const {
            return (from == VIGIE_NO_TIME || from <= time) && (until == VIGIE_NO_TIME || time < until);
        }
    };
    void add_role(std::string_view title, std::int64_t from, std::int64_t until);
    void finish();
    bool has_roles() const { return !roles_.empty(); }
    // The longest title that begins at a piece; its values are indexes for role().
    common::Phrases::Hit title_at(std::span<const std::uint64_t> pieces, std::size_t from) const {
        return titles_.longest(pieces, from);
    }
    const Role& role(std::uint32_t index) const { return roles_[index]; }
    bool empty() const { return actors_.empty(); }
    const Actor& operator[](std::uint32_t index) const { return actors_[index]; }
    std::optional<std::uint32_t> by_id(std::string_view id) const;
    common::Phrases::Hit longest(std::span<const std::uint64_t> pieces, std::size_t from) const {
        return names_.longest(pieces, from);
    }
    void expect(std::uint64_t piece) const { names_.expect(piece); }  // as Phrases has it
    // The one actor with a name that sounds like this one of two words or more, by a short given name (given.hpp), by
    // another scheme (script.hpp) or in another script (heard.hpp). The indexes of sounds are made at the first call.
    std::optional<std::uint32_t> sounding_like(std::string_view name) const;

  private:
    std::vector<Actor> actors_;
    common::Phrases names_, titles_;
    struct Plain {
        std::uint32_t actor = 0;
        std::string initials;
    };
    std::optional<std::uint32_t> by_plain_name(std::string_view folded) const;
    std::unordered_map<std::string, std::vector<Plain>> plain_;  // of the names that are not plain themselves
    std::vector<Role> roles_;
    std::unordered_map<std::string, std::uint32_t> ids_;
    struct Sound {
        std::uint32_t actor = 0;
        std::string folded;
    };
    std::vector<std::pair<std::uint32_t, std::string_view>> spellings_;  // views into the host's memory
    void make_sounds() const;
    // Latin spellings are compared by sound only in lists that a desk keeps by hand; the index of a huge one would cost
    // too much.
    static constexpr std::size_t most_by_sound = 20'000;
    mutable std::unordered_map<std::string, std::vector<Sound>> sounds_;
    mutable bool sounds_made_ = false;
    void make_heard() const;
    mutable HeardNames heard_;
    mutable bool heard_made_ = false;
    bool heard_alone_ = false;  // somebody has no Latin spelling
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
