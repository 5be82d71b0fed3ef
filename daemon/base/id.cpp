#include "base/id.hpp"

#include <spdlog/fmt/fmt.h>
#include <sys/random.h>

#include <stdexcept>

namespace vigie {

std::uint64_t SystemRandom::next() {
    std::uint64_t value = 0;
    if (getrandom(&value, sizeof value, 0) != static_cast<ssize_t>(sizeof value))
        throw std::runtime_error("getrandom failed");
    return value;
}

std::string make_id(const Clock& clock, Random& random) {
    const auto ms = static_cast<std::uint64_t>(clock.now().time_since_epoch().count()) & 0xFFFF'FFFF'FFFFU;
    const std::uint64_t a = random.next();
    const std::uint64_t b = random.next();
    return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", ms >> 16, ms & 0xFFFFU, a & 0xFFFU,
                       ((a >> 16) & 0x3FFFU) | 0x8000U, b & 0xFFFF'FFFF'FFFFU);
}

}  // namespace vigie
