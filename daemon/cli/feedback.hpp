// What people say of alerts: `vigie alerts wrong` and `vigie alerts cases`.
#pragma once

namespace CLI {
class App;
}

namespace vigie::cli {

void add_feedback(CLI::App& alerts);

}  // namespace vigie::cli
