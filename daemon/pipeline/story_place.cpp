#include "pipeline/story_place.hpp"

#include "reader/story/story.hpp"

namespace vigie::pipeline {
namespace {

// The candidates that the store found, as the index that place_story asks: it gives them all for the first key.
class Candidates final : public StoryIndex {
  public:
    explicit Candidates(const std::vector<StoryCandidate>& candidates) : candidates_(candidates) {}

    std::vector<StoryHolder> holders(std::uint32_t, std::size_t limit) override {
        std::vector<StoryHolder> all;
        for (const StoryCandidate& candidate : candidates_)
            if (all.size() < limit)
                all.push_back({candidate.article_id, candidate.story_id, candidate.published.value_or(candidate.seen)});
        return all;
    }

    StoryPrint print(const std::string& article) override {
        for (const StoryCandidate& candidate : candidates_)
            if (candidate.article_id == article) return decode_print(candidate.signature);
        return {};
    }

  private:
    const std::vector<StoryCandidate>& candidates_;
};

}  // namespace

void place_by_likeness(ReadArticle& read) {
    const StoryPrint print = story_print(read.article.text);
    read.signature = encode_print(print);
    read.fingerprints.assign(print.keys.begin(), print.keys.end());
    read.place = [print](const std::vector<StoryCandidate>& found) -> std::optional<std::string> {
        Candidates index(found);
        const StoryPlace place = place_story(print, index);
        if (place.story.empty()) return std::nullopt;
        return place.story;
    };
}

}  // namespace vigie::pipeline
