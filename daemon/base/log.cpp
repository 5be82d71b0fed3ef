#include "base/log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <memory>
#include <string>

#include "base/password.hpp"

namespace vigie::log {
namespace {

spdlog::level::level_enum native(Level level) {
    switch (level) {
        case Level::debug:
            return spdlog::level::debug;
        case Level::info:
            return spdlog::level::info;
        case Level::warning:
            return spdlog::level::warn;
        case Level::error:
            return spdlog::level::err;
    }
    return spdlog::level::info;
}

// sd-daemon(3): "<N>" at the start of a line is its priority.
const char* journal_prefix(Level level) {
    switch (level) {
        case Level::debug:
            return "<7>";
        case Level::info:
            return "<6>";
        case Level::warning:
            return "<4>";
        case Level::error:
            return "<3>";
    }
    return "<6>";
}

bool under_journal() {
    static const bool yes = std::getenv("JOURNAL_STREAM") != nullptr;
    return yes;
}

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> instance = [] {
        auto made = std::make_shared<spdlog::logger>("vigie", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
        made->set_pattern(under_journal() ? "%v" : "%Y-%m-%dT%H:%M:%S.%e %^%-7l%$ %v");
        made->flush_on(spdlog::level::debug);
        return made;
    }();
    return *instance;
}

std::string printable(std::string_view message) {
    std::string out;
    for (const char c : without_passwords(message)) {
        const auto u = static_cast<unsigned char>(c);
        if (u >= 0x20 && u != 0x7f)
            out += c;
        else
            out += fmt::format("\\x{:02x}", u);
    }
    return out;
}

}  // namespace

void set_level(Level level) {
    logger().set_level(native(level));
}

void write(Level level, std::string_view part, std::string_view message) {
    if (!logger().should_log(native(level))) return;
    logger().log(native(level), "{}{}: {}", under_journal() ? journal_prefix(level) : "", part, printable(message));
}

}  // namespace vigie::log
