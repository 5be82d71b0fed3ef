#include "base/id.hpp"

#include <spdlog/fmt/fmt.h>
#include <sys/random.h>

#include <array>
#include <stdexcept>

namespace vigie {

// A thread asks for 32 numbers at once (getrandom gives up to 256 bytes whole): a number costs no system call.
std::uint64_t SystemRandom::next() {
    thread_local std::array<std::uint64_t, 32> numbers;
    thread_local std::size_t left = 0;
    if (left == 0) {
        if (getrandom(numbers.data(), sizeof numbers, 0) != static_cast<ssize_t>(sizeof numbers))
            throw std::runtime_error("getrandom failed");
        left = numbers.size();
    }
    return numbers[--left];
}

std::string make_id(const Clock& clock, Random& random) {
    const auto ms = static_cast<std::uint64_t>(clock.now().time_since_epoch().count()) & 0xFFFF'FFFF'FFFFU;
    const std::uint64_t a = random.next();
    const std::uint64_t b = random.next();
    return fmt::format("{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}", ms >> 16, ms & 0xFFFFU, a & 0xFFFU,
                       ((a >> 16) & 0x3FFFU) | 0x8000U, b & 0xFFFF'FFFF'FFFFU);
}

}  // namespace vigie
