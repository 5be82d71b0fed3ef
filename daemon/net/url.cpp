#include "net/url.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

namespace vigie::net {
namespace {

struct Handle {
    CURLU* url = curl_url();
    ~Handle() { curl_url_cleanup(url); }
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    std::string get(CURLUPart part, unsigned flags = 0) const {
        char* text = nullptr;
        if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
        std::string value(text);
        curl_free(text);
        return value;
    }
    // Publishers leave blanks and letters outside ASCII in their links; curl 8 refuses blanks where it is not told.
    bool set(const std::string& text) const {
        return curl_url_set(url, CURLUPART_URL, text.c_str(), CURLU_URLENCODE | CURLU_ALLOW_SPACE) == CURLUE_OK;
    }
    void clear(CURLUPart part) const { curl_url_set(url, part, nullptr, 0); }
};

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::optional<Url> read(const Handle& handle) {
    Url url;
    url.origin.scheme = handle.get(CURLUPART_SCHEME);
    if (url.origin.scheme != "http" && url.origin.scheme != "https") return std::nullopt;
    url.origin.host = handle.get(CURLUPART_HOST);
    std::transform(url.origin.host.begin(), url.origin.host.end(), url.origin.host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (url.origin.host.size() > 2 && url.origin.host.front() == '[')
        url.origin.host = url.origin.host.substr(1, url.origin.host.size() - 2);
    if (url.origin.host.empty()) return std::nullopt;
    const std::string port = handle.get(CURLUPART_PORT, CURLU_DEFAULT_PORT);
    std::from_chars(port.data(), port.data() + port.size(), url.origin.port);
    url.user = handle.get(CURLUPART_USER, CURLU_URLDECODE);
    url.password = handle.get(CURLUPART_PASSWORD, CURLU_URLDECODE);
    for (const CURLUPart part : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT})
        handle.clear(part);
    url.text = handle.get(CURLUPART_URL);
    return url;
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) {
    text = trimmed(text);
    if (text.find("://") == std::string_view::npos || has_control(text)) return std::nullopt;
    const Handle handle;
    if (!handle.set(std::string(text))) return std::nullopt;
    return read(handle);
}

std::optional<Url> resolve_url(const std::string& base, std::string_view location) {
    location = trimmed(location);
    if (location.empty() || has_control(location)) return std::nullopt;
    const Handle handle;
    if (!handle.set(base) || !handle.set(std::string(location))) return std::nullopt;
    auto url = read(handle);
    if (url) {
        url->user.clear();
        url->password.clear();
    }
    return url;
}

std::string Origin::url() const {
    const bool six = host.find(':') != std::string::npos;
    std::string text = scheme + "://" + (six ? "[" + host + "]" : host);
    if (port != (scheme == "https" ? 443 : 80)) text += ":" + std::to_string(port);
    return text;
}

bool may_know(const Origin& home, const Origin& to) {
    const bool secured = home.scheme == "http" && home.port == 80 && to.scheme == "https" && to.port == 443;
    return to == home || (to.host == home.host && secured);
}

std::optional<Origin> origin_of(std::string_view text) {
    auto url = parse_url(text);
    if (!url) return std::nullopt;
    return url->origin;
}

std::string without_credentials(std::string_view text) {
    const auto url = parse_url(text);
    return url ? url->text : "(not a URL)";
}

}  // namespace vigie::net
