#include "sdk/host/order.hpp"

#include <algorithm>

namespace vigie::host {
namespace {

using Plugins = std::vector<PluginInfo>;

bool in(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Positions of the working plugins other than `self` that provide the kind.
std::vector<std::size_t> providers(const Plugins& plugins, std::size_t self, const std::string& kind) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < plugins.size(); ++i)
        if (i != self && plugins[i].state != State::broken && in(plugins[i].provides, kind)) found.push_back(i);
    return found;
}

void break_one(PluginInfo& plugin, std::string problem) {
    plugin.state = State::broken;
    plugin.problem = std::move(problem);
}

// True where one was found; its loss may leave others in need.
bool break_unmet(Plugins& plugins) {
    for (std::size_t i = 0; i < plugins.size(); ++i) {
        if (plugins[i].state == State::broken) continue;
        for (const std::string& kind : plugins[i].needs) {
            if (!providers(plugins, i, kind).empty()) continue;
            break_one(plugins[i], "needs \"" + kind + "\", which no working plugin provides");
            return true;
        }
    }
    return false;
}

bool ready(const Plugins& plugins, const std::vector<bool>& placed, std::size_t i) {
    for (const std::string& kind : plugins[i].needs)
        for (std::size_t before : providers(plugins, i, kind))
            if (!placed[before]) return false;
    return true;
}

// From one that waits, step to one that it waits for until a step comes back: that is a circle.
void break_circle(Plugins& plugins, const std::vector<bool>& placed, std::size_t start) {
    std::vector<std::size_t> path{start};
    for (;;) {
        std::size_t next = start;
        for (const std::string& kind : plugins[path.back()].needs)
            for (std::size_t before : providers(plugins, path.back(), kind))
                if (!placed[before]) next = before;
        const auto again = std::find(path.begin(), path.end(), next);
        if (again == path.end()) {
            path.push_back(next);
            continue;
        }
        std::string circle;
        for (auto it = again; it != path.end(); ++it) circle += plugins[*it].id + " needs ";
        circle += plugins[*again].id;
        for (auto it = again; it != path.end(); ++it) break_one(plugins[*it], "is in a circle: " + circle);
        return;
    }
}

}  // namespace

std::vector<std::size_t> order(std::vector<PluginInfo>& plugins) {
    for (;;) {
        while (break_unmet(plugins)) {
        }
        std::vector<std::size_t> sorted;
        std::vector<bool> placed(plugins.size());
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t i = 0; i < plugins.size(); ++i) {
                if (plugins[i].state == State::broken || placed[i] || !ready(plugins, placed, i)) continue;
                placed[i] = moved = true;
                sorted.push_back(i);
                break;  // from the front again: ties keep the given order
            }
        }
        std::size_t waiting = 0;
        while (waiting < plugins.size() && (placed[waiting] || plugins[waiting].state == State::broken)) ++waiting;
        if (waiting == plugins.size()) return sorted;
        break_circle(plugins, placed, waiting);
    }
}

}  // namespace vigie::host
