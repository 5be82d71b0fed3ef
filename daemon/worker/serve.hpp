// A worker at work: answers messages until the other side closes.
#pragma once

#include <string>
#include <vector>

#include "worker/channel.hpp"

namespace vigie::worker {

// The reading role: feeds and pages; no plugin.
void serve_reading(Channel& channel, wire::Ready ready);
// The programs that hello names have their sockets from here on, in its order.
inline constexpr int first_program = 4;
// The analyzing role: loads the plugins that hello names, then runs them on each article.
void serve_analyzing(Channel& channel, wire::Hello hello, wire::Ready ready);

// What both roles know.
void answer(Channel& channel, const wire::DetectLanguage& request);
void refuse(Channel& channel, std::uint64_t job, std::string problem);

}  // namespace vigie::worker
