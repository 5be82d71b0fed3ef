// What a worker is told before it knows anything: the command line, because the sandbox is entered before the first
// message.
#pragma once

#include <optional>

#include "worker/sandbox.hpp"

namespace vigie::worker {

struct Arguments {
    SandboxSettings sandbox;
    bool weak = false;  // go on where the kernel cannot enforce all of the sandbox
};

// vigie-worker --role read|analyze [--socket N] [--memory BYTES] [--readable PATH]… [--weak]; nothing: not understood.
std::optional<Arguments> parse_arguments(int count, const char* const* texts);

}  // namespace vigie::worker
