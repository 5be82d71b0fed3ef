// Where the test plugins are, and a host of some of them.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "sdk/host/host.hpp"

namespace vigie::host {

inline std::string plugin_path(const std::string& name) {
    return std::string(VIGIE_BINARY_DIR) + "/bin/test-plugins/" + name + ".so";
}

inline Setup setup_of(std::initializer_list<const char*> names) {
    Setup setup;
    for (const char* name : names) setup.plugins.push_back({plugin_path(name)});
    return setup;
}

// The first with that id or file name.
inline const PluginInfo& info_of(const Host& host, const std::string& id) {
    for (const PluginInfo& info : host.plugins())
        if (info.id == id) return info;
    static const PluginInfo none;
    ADD_FAILURE() << "no plugin " << id;
    return none;
}

// What one broken plugin says; empty where it works.
inline std::string problem_of(const PluginSource& source) {
    Setup setup;
    setup.plugins.push_back(source);
    const Host host(std::move(setup));
    return host.plugins().at(0).problem;
}

// What one plugin's failure says; empty where it does not fail.
inline std::string failure_of(const char* name, std::string_view text = "Élise spoke.") {
    Host host(setup_of({name}));
    const Analysis analysis = host.run({.text = text, .language = "en"});
    EXPECT_EQ(host.plugins().at(0).problem, "");
    if (analysis.failed.empty()) return {};
    EXPECT_EQ(analysis.failed[0].plugin, host.plugins().at(0).id);
    EXPECT_TRUE(analysis.annotations.empty());
    return analysis.failed[0].problem;
}

}  // namespace vigie::host
