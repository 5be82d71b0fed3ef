#include "plugins/entities/actors/heard.hpp"

#include <algorithm>
#include <unordered_map>

#include "plugins/common/common.hpp"
#include "plugins/entities/actors/given.hpp"
#include "plugins/entities/actors/script.hpp"
#include "plugins/entities/actors/sounds.hpp"

namespace vigie::entities {

namespace {

constexpr double least = 0.73;      // likeness that counts
constexpr double margin = 0.04;     // by which the best must lead
constexpr double part_of = 0.96;    // where words of the name are left out
constexpr std::size_t crowd = 400;  // names of one key that are looked at

// The words of a name; a hyphen joins, a title in brackets or behind a comma is none of a Latin name.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> out;
    name = name.substr(0, name.find(" ("));
    while (!name.empty() && out.size() < 6) {
        const std::size_t end = std::min(name.find_first_of(" ,"), name.size());
        std::string word = common::fold(name.substr(0, end));
        if (word.size() > (is_heard(word) ? 2U : 1U)) out.push_back(std::move(word));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return out;
}

struct Pair {
    std::size_t one = 0, two = 0;
    bool whole = true;
};

// Which words may be given name and surname: the first and the last, and beside the first the second.
std::vector<Pair> pairs_of(std::size_t size) {
    if (size < 2) return {};
    std::vector<Pair> out{{0, size - 1, size == 2}};
    if (size > 2) out.push_back({0, 1, false});
    return out;
}

std::vector<std::string> ways(const std::string& word) {
    std::vector<std::string> out = readings(word);
    if (const std::string_view full = full_given_name(word); !full.empty())
        for (std::string& way : readings(full)) out.push_back(std::move(way));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

// A pair as heard; a given name of one language goes with a surname of another.
std::vector<std::pair<std::string, std::string>> heard_pairs(const std::string& one, const std::string& two) {
    std::vector<std::pair<std::string, std::string>> out;
    const auto first = ways(one), second = ways(two);
    for (const std::string& a : first)
        for (const std::string& b : second) out.emplace_back(a, b);
    return out;
}

// Without regard to the order: Russian encyclopaedias write the surname first.
std::uint64_t key_of(const std::string& one, const std::string& two) {
    const std::string a = frame(one), b = frame(two);
    if (a.size() + b.size() < 2) return 0;
    return common::hash(std::min(a, b) + '.' + std::max(a, b));
}

std::vector<std::uint64_t> keys_of(const std::vector<std::string>& words) {
    std::vector<std::uint64_t> keys;
    for (const Pair& pair : pairs_of(words.size()))
        for (const auto& [one, two] : heard_pairs(words[pair.one], words[pair.two]))
            if (const std::uint64_t key = key_of(one, two); key != 0) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

double alike(const std::vector<std::string>& one, const std::vector<std::string>& two) {
    double best = 0;
    for (const Pair& p : pairs_of(one.size()))
        for (const Pair& q : pairs_of(two.size()))
            for (const auto& [a, b] : heard_pairs(one[p.one], one[p.two]))
                for (const auto& [c, d] : heard_pairs(two[q.one], two[q.two])) {
                    const double whole = (p.whole ? 1 : part_of) * (q.whole ? 1 : part_of);
                    const auto both = [&](double x, double y) {
                        return whole * (0.6 * std::min(x, y) + 0.2 * (x + y));
                    };
                    best = std::max(
                        {best, both(heard_alike(a, c), heard_alike(b, d)), both(heard_alike(a, d), heard_alike(b, c))});
                }
    return best;
}

}  // namespace

void HeardNames::add(std::uint32_t actor, std::string_view spelling) {
    const std::vector<std::string> words = words_of(spelling);
    if (words.size() < 2) return;
    const auto index = static_cast<std::uint32_t>(spellings_.size());
    spellings_.push_back({actor, spelling, is_heard(words.front())});
    for (const std::uint64_t key : keys_of(words)) entries_.push_back({key, index});
}

void HeardNames::finish() {
    entries_.shrink_to_fit();
    std::stable_sort(entries_.begin(), entries_.end());
}

std::optional<std::uint32_t> HeardNames::find(std::string_view text) const {
    const std::vector<std::string> words = words_of(text);
    if (words.size() < 2) return std::nullopt;
    const bool heard_only = is_heard(words.front());
    std::unordered_map<std::uint32_t, double> by_actor;
    for (const std::uint64_t key : keys_of(words)) {
        const auto [begin, end] = std::equal_range(entries_.begin(), entries_.end(), Entry{key, 0});
        if (static_cast<std::size_t>(end - begin) > crowd) continue;
        for (auto entry = begin; entry != end; ++entry) {
            const Spelling& spelling = spellings_[entry->spelling];
            if (!heard_only && !spelling.heard_only) continue;
            double& best = by_actor[spelling.actor];
            best = std::max(best, alike(words_of(spelling.text), words));
        }
    }
    double best = 0, second = 0;
    std::uint32_t actor = 0;
    for (const auto& [who, like] : by_actor) {
        if (like > best) {
            second = best;
            best = like;
            actor = who;
        } else {
            second = std::max(second, like);
        }
    }
    if (best < least || best - second < margin) return std::nullopt;
    return actor;
}

}  // namespace vigie::entities
