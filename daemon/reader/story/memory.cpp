#include <algorithm>
#include <unordered_map>

#include "reader/story/story.hpp"

namespace vigie {

struct MemoryStoryIndex::State {
    struct Kept {
        std::string id;
        std::size_t story = 0;  // an article whose story it is; follow until it is its own
        Time published{};
        StoryPrint print;
        std::vector<std::size_t> members;  // of the story, where it is its own
    };
    Duration window;
    Time now{};  // of the article that is being placed
    std::vector<Kept> articles;
    std::unordered_map<std::string, std::size_t> by_id;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> rows;

    std::size_t root(std::size_t i) {
        while (articles[i].story != i) i = articles[i].story = articles[articles[i].story].story;
        return i;
    }

    void merge(std::size_t from, std::size_t into) {
        from = root(from);
        into = root(into);
        if (from == into) return;
        articles[from].story = into;
        auto& moved = articles[from].members;
        articles[into].members.insert(articles[into].members.end(), moved.begin(), moved.end());
        moved.clear();
    }
};

MemoryStoryIndex::MemoryStoryIndex(Duration window) : state_(std::make_unique<State>()) {
    state_->window = window;
}
MemoryStoryIndex::~MemoryStoryIndex() = default;

std::vector<StoryHolder> MemoryStoryIndex::holders(std::uint32_t key, std::size_t limit) {
    std::vector<StoryHolder> out;
    const auto found = state_->rows.find(key);
    if (found == state_->rows.end()) return out;
    for (auto row = found->second.rbegin(); row != found->second.rend() && out.size() < limit; ++row) {
        const auto& article = state_->articles[*row];
        const Duration apart = std::chrono::abs(article.published - state_->now);
        if (apart <= state_->window)
            out.push_back({article.id, state_->articles[state_->root(*row)].id, article.published});
    }
    return out;
}

StoryPrint MemoryStoryIndex::print(const std::string& article) {
    const auto found = state_->by_id.find(article);
    return found == state_->by_id.end() ? StoryPrint() : state_->articles[found->second].print;
}

std::vector<std::string> MemoryStoryIndex::members(const std::string& story, std::size_t limit) {
    std::vector<std::string> out;
    for (const std::size_t i : state_->articles[state_->root(state_->by_id.at(story))].members) {
        if (out.size() == limit) break;
        out.push_back(state_->articles[i].id);
    }
    return out;
}

std::string MemoryStoryIndex::add(const std::string& article, std::string_view text, Time published) {
    state_->now = published;
    StoryPrint fresh = story_print(text);
    const StoryPlace place = place_story(fresh, *this);
    const std::size_t at = state_->articles.size();
    const std::size_t story = place.story.empty() ? at : state_->by_id.at(place.story);
    for (const auto& other : place.merged) state_->merge(state_->by_id.at(other), story);
    for (const std::uint32_t key : fresh.keys) state_->rows[key].push_back(static_cast<std::uint32_t>(at));
    state_->articles.push_back({article, story, published, std::move(fresh), {}});
    state_->articles[state_->root(at)].members.push_back(at);
    state_->by_id[article] = at;
    return state_->articles[state_->root(at)].id;
}

std::string MemoryStoryIndex::story(const std::string& article) const {
    const auto found = state_->by_id.find(article);
    return found == state_->by_id.end() ? std::string() : state_->articles[state_->root(found->second)].id;
}

}  // namespace vigie
