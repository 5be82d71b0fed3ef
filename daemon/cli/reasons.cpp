#include "cli/reasons.hpp"

#include <iostream>

#include "cli/daemon_link.hpp"
#include "cli/table.hpp"

namespace vigie::cli {

void print_reasons(const boost::json::array& why) {
    for (const boost::json::value& reason : why) {
        const std::string detail = plain(text(reason, "detail"));
        std::cout << std::string(2 + 2 * static_cast<std::size_t>(number(reason, "depth")), ' ')
                  << (flag(reason, "held") ? "✓ " : "✗ ") << plain(text(reason, "condition"))
                  << (detail.empty() ? "" : " (" + detail + ")") << '\n';
    }
}

}  // namespace vigie::cli
