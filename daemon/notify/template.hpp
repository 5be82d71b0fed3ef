// A receiver's own words: Mustache (mustache.github.io), logic-less, through kainjow-mustache. Pure but for the reading
// of template_file. Private to notify/.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "notify/notify.hpp"

namespace vigie::notify {

using Escape = std::function<std::string(std::string_view)>;

// What is wrong with a template as it is written; empty: nothing.
std::string template_problem(const std::string& text);

// `escape` is for {{name}}; {{{name}}} stands as it is. Names: docs/alerts.md.
std::string render(const std::string& text, const Notification& notification, const Escape& escape);

// The receiver's template (setting `name`, or `name`_file, read at each use) rendered; nothing: it has none. An error
// names the file.
Result<std::optional<std::string>> rendered(const Receiver& receiver, const char* name,
                                            const Notification& notification, const Escape& escape);

}  // namespace vigie::notify
