#include "worker/arguments.hpp"

#include <charconv>
#include <string_view>

namespace vigie::worker {
namespace {

template <typename Number>
bool read_number(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::optional<Arguments> parse_arguments(int count, const char* const* texts) {
    Arguments arguments;
    bool role = false;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = texts[i];
        if (name == "--weak") {
            arguments.weak = true;
            continue;
        }
        if (name == "--") {
            arguments.command.assign(texts + i + 1, texts + count);
            break;
        }
        if (++i == count) return {};
        const std::string_view value = texts[i];
        if (name == "--readable")
            arguments.sandbox.readable.emplace_back(value);
        else if (name == "--socket" && read_number(value, arguments.sandbox.socket))
            continue;
        else if (name == "--memory" && read_number(value, arguments.sandbox.memory))
            continue;
        else if (name == "--file")
            arguments.file = value;
        else if (name == "--sha256")
            arguments.sha256 = value;
        else if (name == "--python")
            arguments.python = value;
        else if (name == "--role" && value == "program")
            role = arguments.sandbox.program = true;
        else if (name == "--role" && (value == "read" || value == "analyze")) {
            arguments.sandbox.loads_plugins = value == "analyze";
            role = true;
        } else
            return {};
    }
    if (!role || arguments.sandbox.program == arguments.command.empty()) return {};
    if (arguments.sandbox.program) arguments.sandbox.executable.push_back(arguments.command.front());
    return arguments;
}

}  // namespace vigie::worker
