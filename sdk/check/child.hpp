// A check in a process of its own: a crash, a hang and an exit are results like others.
#pragma once

#include <chrono>
#include <string>

#include "check.hpp"

namespace vigie::check {

struct Result {
    bool passed = false;
    std::string problem;  // what did not hold
    std::string doing;    // the last note() of it
    std::chrono::milliseconds took{};
};

Result run_in_child(const Check& check, const Subject& subject, std::chrono::seconds deadline, std::uint64_t memory);

}  // namespace vigie::check
