// Time and chance that a test moves.
#pragma once

#include <atomic>

#include "base/clock.hpp"

namespace vigie::test {

class MovedClock final : public Clock {
  public:
    explicit MovedClock(Time start = from_unix(1'707'400'000)) : now_(start) {}
    Time now() const override { return now_.load(); }
    void move(Duration by) { now_.store(now_.load() + by); }
    void set(Time to) { now_.store(to); }

  private:
    std::atomic<Time> now_;
};

// Always the same chance.
class FixedRandom final : public Random {
  public:
    explicit FixedRandom(double unit = 0.5) : value_(static_cast<std::uint64_t>(unit * 0x1p53) << 11U) {}
    std::uint64_t next() override { return value_; }

  private:
    std::uint64_t value_;
};

// Repeatable chance (splitmix64).
class SeededRandom final : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed = 1) : state_(seed) {}
    void seed(std::uint64_t to) { state_.store(to); }
    std::uint64_t next() override {
        std::uint64_t z = state_.fetch_add(0x9e3779b97f4a7c15U) + 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

  private:
    std::atomic<std::uint64_t> state_;
};

}  // namespace vigie::test
