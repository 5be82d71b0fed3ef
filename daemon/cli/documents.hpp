// What was read, as lines for programs and for people.
#pragma once

#include <string>
#include <string_view>

#include "wire/wire.hpp"

namespace vigie::cli {

// `id` is JSON. A feed: {"id","ok","feed":{…},"items":[…]}; a page:
// {"id","title","authors","date","language","text","provenance"}. Times are Unix seconds.
void append_answer_line(std::string& out, std::string_view id, const wire::Message& answer);
// False: nothing could be read.
bool append_readable(std::string& out, const wire::Message& answer);

}  // namespace vigie::cli
