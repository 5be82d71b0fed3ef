// The only source of time and chance, passed in by reference so that tests move it.
#pragma once

#include <cstdint>

#include "base/time.hpp"

namespace vigie {

// Thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Time now() const override { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }
};

// Thread-safe.
class Random {
  public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;
    // Uniform in [0, 1).
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
};

// Seeded from the operating system.
class SystemRandom final : public Random {
  public:
    std::uint64_t next() override;
};

}  // namespace vigie
