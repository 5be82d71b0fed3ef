// A message from its line. Not for other folders.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "wire/messages.hpp"

namespace vigie::wire {

struct Line {
    Message message;
    std::optional<std::uint64_t> bytes;  // of the body that follows
};

Result<Line> read_line(std::string_view line, bool raw_annotations);
// Puts the body where it belongs; the problem, or nothing.
std::optional<Error> set_body(Message& message, std::string body);

}  // namespace vigie::wire
