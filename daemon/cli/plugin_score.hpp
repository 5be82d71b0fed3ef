// vigie plugin score: how well a plugin does on texts whose answer is known.
#pragma once

namespace CLI {
class App;
}

namespace vigie::cli {

void add_plugin_score(CLI::App& verb);

}  // namespace vigie::cli
