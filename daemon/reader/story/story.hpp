// When do two articles print the same story? Near-duplicates by shared runs of eight words, found through an index that
// the store can hold: a few keys an article lead to candidates, whose full prints decide.
//
// Threads: pure; safe from any thread. MemoryStoryIndex: one thread.
// Errors: none; an empty text has an empty print and is alone.
// Source: docs/quality.md, Pages, stories, language: how the settings were chosen.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace vigie {

// An article's fingerprint.
struct StoryPrint {
    std::vector<std::uint32_t> shingles;  // all runs of eight tokens, hashed; ascending, each once
    std::vector<std::uint32_t> keys;      // the few of them that the index holds; ascending
};

StoryPrint story_print(std::string_view text);

// The print as bytes for a blob column, and back. Bytes that are no print give an empty one.
std::string encode_print(const StoryPrint& print);
StoryPrint decode_print(std::string_view bytes);

// An article found through the index.
struct StoryHolder {
    std::string article;
    std::string story;
    Time published{};
};

// What the store must answer. Rows (key, article) → holder; an article's print by its id.
class StoryIndex {
  public:
    virtual ~StoryIndex() = default;
    // Articles that hold the key, newest first, at most `limit`, published within the window of the article being
    // placed.
    virtual std::vector<StoryHolder> holders(std::uint32_t key, std::size_t limit) = 0;
    virtual StoryPrint print(const std::string& article) = 0;
    // A few articles of the story with prints, early ones where that is cheap, at most `limit`.
    virtual std::vector<std::string> members(const std::string& story, std::size_t limit) = 0;
};

struct StoryPlace {
    std::string story;                // the one it belongs to; empty: a new one begins with it
    std::vector<std::string> merged;  // further stories that it proves to be the same as `story`
    std::string nearest;              // the article it is most like
    double likeness = 0;              // to that one, 0 to 1
};

// Where an article with this print belongs. Asks the index for a few dozen keys and prints, however much it
// holds.
StoryPlace place_story(const StoryPrint& print, StoryIndex& index);

// How much of the shorter print the longer one contains, 0 to 1.
double likeness(const StoryPrint& a, const StoryPrint& b);

// An index in memory: for the offline verb, tests and benches.
class MemoryStoryIndex final : public StoryIndex {
  public:
    explicit MemoryStoryIndex(Duration window = std::chrono::hours(24 * 7));
    ~MemoryStoryIndex() override;
    // Places the article, keeps it, and returns its story (a new one is named after the article).
    std::string add(const std::string& article, std::string_view text, Time published);
    // The story of an article as it stands now, after later merges.
    std::string story(const std::string& article) const;

    std::vector<StoryHolder> holders(std::uint32_t key, std::size_t limit) override;
    StoryPrint print(const std::string& article) override;
    std::vector<std::string> members(const std::string& story, std::size_t limit) override;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace vigie
