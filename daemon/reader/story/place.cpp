#include <algorithm>
#include <map>

#include "reader/story/story.hpp"

namespace vigie {
namespace {

// Chosen on ../shared/extract/dedup.dev.jsonl.gz (docs/quality.md): below 0.42 texts made from one template merge.
constexpr double same = 0.45;        // of the shorter article is in the longer one
constexpr std::size_t passage = 20;  // shingles: some 27 words in a row
constexpr double mostly = 0.7;       // of what it adds
constexpr double unrelated = 0.1;
constexpr double kin = 0.3;  // to the fullest of a few others of the story; 0.1 to 0.35 measure alike
constexpr std::size_t asked_members = 4;
constexpr std::size_t holders_of_key = 24;
constexpr std::size_t most_prints = 12;
constexpr std::size_t prints_of_story = 3;

using Shingles = std::vector<std::uint32_t>;

std::size_t shared(const Shingles& a, const Shingles& b) {
    std::size_t n = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x < *y) {
            ++x;
        } else if (*y < *x) {
            ++y;
        } else {
            ++n;
            ++x;
            ++y;
        }
    }
    return n;
}

double contained(const Shingles& a, const Shingles& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    return shorter == 0 ? 0 : static_cast<double>(shared(a, b)) / static_cast<double>(shorter);
}

struct Candidate {
    StoryHolder holder;
    std::size_t keys = 0;
    StoryPrint print;
    double like = 0;
};

// The articles that share most keys with the print, with their prints.
std::vector<Candidate> candidates_of(const StoryPrint& print, StoryIndex& index, const std::string& but) {
    std::map<std::string, Candidate> found;
    for (const std::uint32_t key : print.keys)
        for (auto& holder : index.holders(key, holders_of_key)) {
            if (holder.article == but) continue;
            Candidate& c = found[holder.article];
            if (c.keys++ == 0) c.holder = std::move(holder);
        }
    std::vector<Candidate> list;
    for (auto& [id, c] : found) list.push_back(std::move(c));
    std::stable_sort(list.begin(), list.end(), [](const Candidate& a, const Candidate& b) { return a.keys > b.keys; });
    std::vector<Candidate> out;
    std::map<std::string, std::size_t> of_story;
    for (auto& c : list) {
        if (out.size() == most_prints) break;
        if (++of_story[c.holder.story] > prints_of_story) continue;
        c.print = index.print(c.holder.article);
        c.like = contained(print.shingles, c.print.shingles);
        out.push_back(std::move(c));
    }
    return out;
}

// What `a` has beyond `b` is mostly a passage of a third article, which has little to do with `b`: a round-up or a long
// quotation, no copy.
bool adds_passage(const StoryPrint& a, const StoryPrint& b, const std::string& story,
                  const std::vector<Candidate>& others) {
    Shingles rest;
    std::set_difference(a.shingles.begin(), a.shingles.end(), b.shingles.begin(), b.shingles.end(),
                        std::back_inserter(rest));
    if (rest.size() < passage) return false;
    for (const auto& other : others) {
        if (other.holder.story == story) continue;
        const std::size_t from_other = shared(rest, other.print.shingles);
        if (from_other >= passage && static_cast<double>(from_other) >= mostly * static_cast<double>(rest.size()) &&
            contained(other.print.shingles, b.shingles) < unrelated)
            return true;
    }
    return false;
}

// Whether the print is like the fullest of a few members of the story, and not only like `c`, which may be a round-up
// that stands between two stories, or so short that a quotation of it is half of it.
bool is_kin(const StoryPrint& print, const Candidate& c, StoryIndex& index) {
    StoryPrint fullest;
    for (const auto& id : index.members(c.holder.story, asked_members)) {
        if (id == c.holder.article) continue;
        StoryPrint member = index.print(id);
        if (member.shingles.size() > fullest.shingles.size()) fullest = std::move(member);
    }
    return fullest.shingles.empty() || contained(print.shingles, fullest.shingles) >= kin;
}

}  // namespace

double likeness(const StoryPrint& a, const StoryPrint& b) {
    return contained(a.shingles, b.shingles);
}

StoryPlace place_story(const StoryPrint& print, StoryIndex& index) {
    StoryPlace out;
    if (print.shingles.empty()) return out;
    std::vector<Candidate> list = candidates_of(print, index, {});
    std::stable_sort(list.begin(), list.end(), [](const Candidate& a, const Candidate& b) { return a.like > b.like; });
    std::size_t looked_behind = 0;
    for (const auto& c : list) {
        if (c.like < same) break;
        if (c.holder.story == out.story ||
            std::find(out.merged.begin(), out.merged.end(), c.holder.story) != out.merged.end())
            continue;
        if (adds_passage(print, c.print, c.holder.story, list)) continue;
        // The one that was there may be the round-up: what does it share with others?
        if (looked_behind < 2 && shared(print.shingles, c.print.shingles) + passage <= c.print.shingles.size()) {
            ++looked_behind;
            if (adds_passage(c.print, print, c.holder.story, candidates_of(c.print, index, c.holder.article))) continue;
        }
        if (!is_kin(print, c, index)) continue;
        if (out.story.empty()) {
            out.story = c.holder.story;
            out.nearest = c.holder.article;
            out.likeness = c.like;
        } else {
            out.merged.push_back(c.holder.story);
        }
    }
    return out;
}

}  // namespace vigie
