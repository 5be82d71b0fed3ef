// Tables that are looked at for every word: by lower_key, and by the number of a verb. Used as the standard's maps are,
// whose nodes lie wherever they were made. Filled at the load, then const; pointers hold until the next insertion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace vigie::grammar {

// Key → value. The keys are hashes already: open addressing, at most half full.
template <class Value>
class KeyMap {
  public:
    using Row = std::pair<std::uint64_t, Value>;
    const Row* find(std::uint64_t key) const {
        if (rows_.empty()) return end();
        const std::uint32_t row = slots_[slot(key)];
        return row == 0 ? end() : rows_.data() + row - 1;
    }
    const Row* begin() const { return rows_.data(); }  // in the order in which they were added
    const Row* end() const { return rows_.data() + rows_.size(); }
    std::size_t count(std::uint64_t key) const { return find(key) == end() ? 0 : 1; }
    Value& operator[](std::uint64_t key) {
        if (slots_.size() < 2 * rows_.size() + 2) grow();
        std::uint32_t& row = slots_[slot(key)];
        if (row == 0) {
            rows_.emplace_back(key, Value{});
            row = static_cast<std::uint32_t>(rows_.size());
        }
        return rows_[row - 1].second;
    }
    void try_emplace(std::uint64_t key, Value value) {
        if (count(key) == 0) (*this)[key] = std::move(value);
    }

  private:
    std::size_t slot(std::uint64_t key) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t i = (key ^ key >> 32) & mask;
        while (slots_[i] != 0 && rows_[slots_[i] - 1].first != key) i = (i + 1) & mask;
        return i;
    }
    void grow() {
        slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, 0);
        for (std::uint32_t row = 0; row < rows_.size(); ++row) slots_[slot(rows_[row].first)] = row + 1;
    }
    std::vector<std::uint32_t> slots_;  // 1 + row; 0: free
    std::vector<Row> rows_;
};

class KeySet {
  public:
    std::size_t count(std::uint64_t key) const { return keys_.count(key); }
    const auto* begin() const { return keys_.begin(); }
    const auto* end() const { return keys_.end(); }
    void insert(std::uint64_t key) { keys_[key] = true; }

  private:
    KeyMap<bool> keys_;
};

// Verb → value.
template <class Value>
class VerbMap {
  public:
    using Row = std::pair<std::uint16_t, Value>;
    const Row* find(std::uint16_t verb) const {
        return verb < rows_of_.size() && rows_of_[verb] != 0 ? rows_.data() + rows_of_[verb] - 1 : end();
    }
    const Row* end() const { return rows_.data() + rows_.size(); }
    std::size_t count(std::uint16_t verb) const { return find(verb) == end() ? 0 : 1; }
    Value& operator[](std::uint16_t verb) {
        if (rows_of_.size() <= verb) rows_of_.resize(verb + 1U);
        if (rows_of_[verb] == 0) {
            rows_.emplace_back(verb, Value{});
            rows_of_[verb] = static_cast<std::uint16_t>(rows_.size());
        }
        return rows_[rows_of_[verb] - 1U].second;
    }

  private:
    std::vector<std::uint16_t> rows_of_;  // 1 + row; 0: none
    std::vector<Row> rows_;
};

}  // namespace vigie::grammar
