// Logging with the part that speaks: log::info("poll", "{}: 304", url). Never pass a secret. Thread-safe.
// Under systemd, lines carry the journal's <N> priority prefix; else time and level.
#pragma once

#include <spdlog/fmt/fmt.h>

#include <string_view>

namespace vigie::log {

enum class Level { debug, info, warning, error };

void set_level(Level level);
// Writes one line; control characters and line breaks in it are escaped.
void write(Level level, std::string_view part, std::string_view message);

template <typename... Args>
void debug(std::string_view part, fmt::format_string<Args...> format, Args&&... args) {
    write(Level::debug, part, fmt::format(format, std::forward<Args>(args)...));
}
template <typename... Args>
void info(std::string_view part, fmt::format_string<Args...> format, Args&&... args) {
    write(Level::info, part, fmt::format(format, std::forward<Args>(args)...));
}
template <typename... Args>
void warning(std::string_view part, fmt::format_string<Args...> format, Args&&... args) {
    write(Level::warning, part, fmt::format(format, std::forward<Args>(args)...));
}
template <typename... Args>
void error(std::string_view part, fmt::format_string<Args...> format, Args&&... args) {
    write(Level::error, part, fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace vigie::log
