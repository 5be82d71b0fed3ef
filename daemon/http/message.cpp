#include "http/message.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "http/client.hpp"
#include "wire/wire.hpp"

namespace vigie::http {
namespace {

constexpr std::size_t most_pieces = 32;

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size() || hex(text[i + 1]) < 0 || hex(text[i + 2]) < 0) return std::nullopt;
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += plus_is_space && text[i] == '+' ? ' ' : text[i];
        }
    }
    if (out.find('\0') != out.npos) return std::nullopt;
    return out;
}

// Calls `piece` with each part between separators; false: it refused one, or there are too many.
template <typename F>
bool split(std::string_view text, char separator, F&& piece) {
    for (std::size_t count = 0; !text.empty(); ++count) {
        const auto end = std::min(text.find(separator), text.size());
        if (count == most_pieces || !piece(text.substr(0, end))) return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

// "a=b&c=d"
bool parse_fields(std::string_view text, std::map<std::string, std::string>& fields) {
    return split(text, '&', [&](std::string_view piece) {
        // Not find('='): GCC 12 warns of a bound that inlining makes up.
        const auto equals = static_cast<std::size_t>(std::ranges::find(piece, '=') - piece.begin());
        auto name = decode(piece.substr(0, equals), true);
        auto value = decode(piece.substr(std::min(equals + 1, piece.size())), true);
        if (!name || !value) return false;
        fields[*name] = std::move(*value);
        return true;
    });
}

}  // namespace

bool parse_target(std::string_view target, Request& request) {
    if (!target.starts_with('/')) return false;
    const auto mark = std::min(target.find('?'), target.size());
    const bool path = split(target.substr(0, mark), '/', [&](std::string_view piece) {
        if (piece.empty()) return true;
        auto decoded = decode(piece, false);
        if (decoded) request.path.push_back(std::move(*decoded));
        return decoded.has_value();
    });
    if (!path) return false;
    return parse_fields(target.substr(std::min(mark + 1, target.size())), request.query);
}

std::string form_text(const Request& request, std::string_view name) {
    std::map<std::string, std::string> fields;
    if (!request.content_type.starts_with("application/x-www-form-urlencoded")) return {};
    if (!parse_fields(request.body, fields)) return {};
    const auto found = fields.find(std::string(name));
    return found == fields.end() ? std::string() : std::move(found->second);
}

int number_or(const Request& request, const std::string& name, int otherwise, int least, int most) {
    const auto found = request.query.find(name);
    if (found == request.query.end()) return otherwise;
    int value = otherwise;
    const char* end = found->second.data() + found->second.size();
    const auto [stop, error] = std::from_chars(found->second.data(), end, value);
    return error == std::errc() && stop == end ? std::clamp(value, least, most) : otherwise;
}

std::string text_or_empty(const Request& request, const std::string& name) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? "" : found->second;
}

Response problem(int status, std::string_view message) {
    Response response;
    response.status = status;
    response.body = "{\"error\":";
    wire::append_json_string(response.body, message);
    response.body += "}\n";
    return response;
}

std::string percent_encode(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                           c == '_' || c == '.' || c == '~';
        if (plain)
            out += c;
        else
            out.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return out;
}

}  // namespace vigie::http
