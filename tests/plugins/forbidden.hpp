// A plugin that tries one forbidden act and tells what became of it: one annotation org.vigie.test.forbidden with the
// attributes act, worked ("true" or "false") and errno. A sandbox may also kill the process: then nobody tells. A test
// asserts that no "true" was ever told.
#pragma once

#include <cerrno>
#include <string>
#include <vigie/plugin.hpp>

// The rest is a function body that returns true where the act succeeded.
// clang-format off
#define VIGIE_FORBIDDEN(NAME, ...)                                                              \
    static bool attempt() __VA_ARGS__                                                           \
    struct Act {                                                                                \
        void analyze(const vigie::plugin::Article&, vigie::plugin::Emitter& emit) const {       \
            errno = 0;                                                                          \
            const bool worked = attempt();                                                      \
            const std::string number = std::to_string(errno);                                   \
            emit(vigie::plugin::Draft("org.vigie.test.forbidden", {})                           \
                     .attribute("act", NAME)                                                    \
                     .attribute("worked", worked ? "true" : "false")                            \
                     .attribute("errno", number));                                              \
        }                                                                                       \
    };                                                                                          \
    VIGIE_PLUGIN(Act, "org.vigie.test." NAME, "1.0.0", "*", "", "org.vigie.test.forbidden")
// clang-format on
