// Finds the one actor whose name, in another script, is heard like a name in the text. Memory: 16 bytes for each way
// to hear a spelling, five or six a spelling. Constant after finish(); any thread. The spellings must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vigie::entities {

class HeardNames {
  public:
    void add(std::uint32_t actor, std::string_view spelling);
    void finish();
    // An actor with a spelling in the other script that sounds like `text` (two words or more); none where two do.
    std::optional<std::uint32_t> find(std::string_view text) const;

  private:
    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t spelling = 0;
        friend bool operator<(const Entry& a, const Entry& b) { return a.key < b.key; }
    };
    struct Spelling {
        std::uint32_t actor = 0;
        std::string_view text;
        bool heard_only = false;
    };
    std::vector<Spelling> spellings_;
    std::vector<Entry> entries_;
};

}  // namespace vigie::entities
