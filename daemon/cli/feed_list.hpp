// The verbs below `vigie feeds` that change or carry the list of subscriptions. Internal to cli.
#pragma once

namespace CLI {
class App;
}

namespace vigie::cli {

// add, remove, import, export
void add_feed_list(CLI::App& feeds);

}  // namespace vigie::cli
