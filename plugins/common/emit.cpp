#include "plugins/common/common.hpp"

namespace vigie::common {

vigie_party party(std::string_view role, std::string_view id, std::string_view name, vigie_span span) {
    return {sizeof(vigie_party), abi(role), abi(id), abi(name), span};
}

void log(const vigie_host& host, int level, std::string_view message) {
    if (host.log != nullptr) host.log(host.context, level, abi(message));
}

}  // namespace vigie::common
