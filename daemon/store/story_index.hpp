// The kept prints as what reader/story asks. Inside a transaction only; what it found once is not asked again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reader/story/story.hpp"
#include "store/connection.hpp"

namespace vigie::store {

// Ids are long; the index has millions of rows and holds 63 bits of their hash.
std::int64_t member_of(std::string_view article_id);

class StoredIndex final : public StoryIndex {
  public:
    // `keys`: of the article that is being placed; must outlive the index.
    StoredIndex(Connection& db, const std::vector<std::uint32_t>& keys, Time published, Duration window)
        : db_(db), keys_(keys), from_(published - window), to_(published + window) {}

    std::vector<StoryHolder> holders(std::uint32_t key, std::size_t limit) override;
    StoryPrint print(const std::string& article) override;
    std::vector<std::string> members(const std::string& story, std::size_t limit) override;

  private:
    struct Holder {
        std::string article, story;
    };

    void ask(const std::vector<std::uint32_t>& keys, std::size_t limit);
    void name(const std::vector<std::int64_t>& members);

    Connection& db_;
    const std::vector<std::uint32_t>& keys_;
    Time from_;
    Time to_;
    std::unordered_map<std::uint32_t, std::vector<StoryHolder>> known_;
    std::unordered_map<std::int64_t, Holder> members_;
};

}  // namespace vigie::store
