#include "notify/http_sender.hpp"

#include <spdlog/fmt/fmt.h>

namespace vigie::notify {

std::optional<Error> HttpSender::authorize(net::Request& request, const Notification&) const {
    return bearer(receiver_, request);
}

Result<std::string> HttpSender::words(const Notification& notification, const Markup& markup) const {
    auto own = rendered(receiver_, "template", notification, markup.escape);
    if (!own) return own.error();
    if (*own) return {boost::system::in_place_value, std::move(**own)};
    return {boost::system::in_place_value, text_of(notification, markup)};
}

Task<SendResult> HttpSender::send(const Notification& notification) {
    auto made = request(notification);
    if (!made) co_return SendResult{SendState::retry, made.error().message, {}};
    if (auto error = authorize(*made, notification)) co_return SendResult{SendState::retry, error->message, {}};
    made->limits.total = timeout_;
    made->limits.body = 1U << 20U;
    const net::Response response = co_await context_.client.send(std::move(*made));
    co_return result_of(response, context_.clock.now());
}

std::string HttpSender::preview(const Notification& notification) const {
    auto made = request(notification);
    if (!made) return made.error().message;
    std::string out;
    for (const auto& [name, text] : made->headers) out += fmt::format("{}: {}\n", name, text);
    return out + "\n" + made->body;
}

std::optional<Error> bearer(const Receiver& receiver, net::Request& request) {
    const std::string file = setting(receiver, "token_file");
    if (file.empty()) return std::nullopt;
    const auto token = read_secret(file);
    if (!token) return token.error();
    request.private_headers.emplace_back("Authorization", "Bearer " + *token);
    return std::nullopt;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.' || c == '~';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

}  // namespace vigie::notify
