// Two versions of one plugin: the newer runs, unless it cannot.
#include <gtest/gtest.h>

#include "support.hpp"

namespace vigie::host {
namespace {

int living = 0;

void* create(const vigie_host*, const vigie_option*, size_t) {
    ++living;
    return &living;
}
void* fail(const vigie_host*, const vigie_option*, size_t) {
    return nullptr;
}
void destroy(void*) {
    --living;
}
vigie_status analyze(void*, const vigie_article*) {
    return VIGIE_OK;
}

constexpr vigie_descriptor old_one{sizeof(vigie_descriptor), "org.x", "1.9.0", "*", "", "org.x.y"};
constexpr vigie_descriptor new_one{sizeof(vigie_descriptor), "org.x", "1.10.0", "*", "", "org.x.y"};

vigie_plugin_entry entry_of(const vigie_descriptor& descriptor,
                            void* (*make)(const vigie_host*, const vigie_option*, size_t)) {
    return {VIGIE_ABI_MAJOR, VIGIE_ABI_MINOR, sizeof(vigie_plugin_entry), &descriptor, make, destroy, analyze, nullptr};
}

std::string running_version(const vigie_plugin_entry& first, const vigie_plugin_entry& second) {
    Setup setup;
    setup.plugins.push_back({"first", {}, &first});
    setup.plugins.push_back({"second", {}, &second});
    Host host(std::move(setup));
    EXPECT_EQ(living, 1);
    EXPECT_EQ(host.plugins().at(1).state, State::broken);
    EXPECT_FALSE(host.plugins().at(1).problem.empty());
    return host.run({.text = "A text.", .language = "en"}).versions.at("org.x");
}

TEST(Versions, TheNewerRunsWhereverItLies) {
    const auto older = entry_of(old_one, create), newer = entry_of(new_one, create);
    EXPECT_EQ(running_version(older, newer), "1.10.0");
    EXPECT_EQ(running_version(newer, older), "1.10.0");
    EXPECT_EQ(living, 0);
}

TEST(Versions, TheOlderGoesOnWhereTheNewerCannotBeCreated) {
    const auto older = entry_of(old_one, create), broken = entry_of(new_one, fail);
    EXPECT_EQ(running_version(older, broken), "1.9.0");
}

}  // namespace
}  // namespace vigie::host
