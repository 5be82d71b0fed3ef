// Finds names in an article: which tokens, and of what type. Learned where the language has a model, else by rules.
// Threads: a Finder is constant after construction, but find() keeps scratch in the caller's object; one call at a time
// each. Time: linear in the number of tokens.
#pragma once

#include <memory>
#include <vector>

#include "plugins/entities/knowledge/knowledge.hpp"
#include "plugins/entities/names/cues.hpp"
#include "plugins/entities/names/lexicon.hpp"
#include "plugins/entities/names/vectors.hpp"

namespace vigie::entities {

struct Name {
    std::uint32_t first = 0, last = 0;  // tokens [first, last)
    Type type = Type::other;
    float score = 0;
    std::int32_t alias = -1;  // Knowledge alias with exactly these words, if any
};

// What is known of each token before any decision.
struct Seen {
    std::uint16_t flags = 0;      // of the word alone (lexicon.hpp)
    std::uint8_t town = 0;        // 1: a town's name begins here, 2: goes on
    std::uint8_t known = 0;       // 1 + Type of a known name that begins here; +8: goes on
    std::int32_t alias = -1;      // that begins here
    std::uint32_t alias_end = 0;  // one past its last token
    bool initial = false;         // first word of a sentence or after an opening mark or colon
    std::uint32_t cue = 0;        // cues.hpp; of the phrase that begins here or goes on
    bool cue_end = false;         // last token of that phrase
    std::uint16_t town_flags = 0;
    bool address = false;      // inside a web address: no name
    std::uint16_t kind = 0;    // what kind of thing the word names, where the language has kinds.bin
    std::uint32_t vector = 0;  // the number of the word's row, where the language has vectors.bin
};

std::vector<Seen> look(const common::Words& words, const Knowledge& knowledge, const Knowledge::Language& language,
                       const Lexicon& lexicon, const Cues& cues);
// By rules alone: known names, capitals and cues.
std::vector<Name> find_by_rules(const common::Words& words, const std::vector<Seen>& seen, const Cues& cues,
                                const Knowledge& knowledge);

class Finder {
  public:
    Finder(const std::filesystem::path& data, const Knowledge& knowledge);
    ~Finder();
    std::vector<Seen> look(const common::Words& words, std::string_view language) const;
    std::vector<Name> find(const common::Words& words, const std::vector<Seen>& seen, std::string_view language) const;
    const Lexicon& lexicon() const;
    const Cues& cues(std::string_view language) const;
    const Vectors* vectors(std::string_view language) const;  // null where the language has none

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace vigie::entities
