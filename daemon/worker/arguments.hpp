// What a worker is told before it knows anything: the command line, because the sandbox is entered before the first
// message.
#pragma once

#include <optional>

#include "worker/sandbox.hpp"

namespace vigie::worker {

struct Arguments {
    SandboxSettings sandbox;
    bool weak = false;  // go on where the kernel cannot enforce all of the sandbox
    // Of the role program: what to become, the file that must be sound (empty: none), its checksum (empty: any), and
    // where the Python module of the wire is (empty: nowhere).
    std::vector<std::string> command;
    std::string file;
    std::string sha256;
    std::string python;
};

// vigie-worker --role read|analyze [--socket N] [--memory BYTES] [--readable PATH]… [--weak], or
// vigie-worker --role program […] [--file PATH] [--sha256 HEX] [--python DIR] -- PROGRAM [ARGUMENT]…; nothing: not
// understood.
std::optional<Arguments> parse_arguments(int count, const char* const* texts);

}  // namespace vigie::worker
