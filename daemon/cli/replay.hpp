// vigie alerts replay. Internal to cli.
#pragma once

namespace CLI {
class App;
}

namespace vigie::cli {

void add_replay(CLI::App& alerts);

}  // namespace vigie::cli
