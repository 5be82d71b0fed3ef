// The user's options against those that a plugin says it knows (vigie.options/1).
#pragma once

#include <vigie/ext/options.h>

#include <map>
#include <string>

namespace vigie::host {

// Empty where all is well, or where the plugin does not tell. Calls get_extension, which must not throw.
std::string check_options(const vigie_plugin_entry& entry, void* instance,
                          const std::map<std::string, std::string>& given);

}  // namespace vigie::host
