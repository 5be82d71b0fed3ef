#include "notify/signature.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <optional>

#include "notify/mime.hpp"
#include "notify/settings.hpp"

namespace vigie::notify {
namespace {

constexpr std::string_view prefix = "whsec_";

std::optional<std::string> key_of(std::string_view secret) {
    if (!secret.starts_with(prefix)) return std::nullopt;
    std::string text(secret.substr(prefix.size()));
    while (text.size() % 4 != 0) text += '=';  // some leave the padding out
    std::string key(text.size() / 4 * 3, '\0');
    const int size =
        EVP_DecodeBlock(reinterpret_cast<unsigned char*>(key.data()),
                        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    if (size <= 0) return std::nullopt;
    std::size_t length = static_cast<std::size_t>(size);
    for (auto at = text.rbegin(); at != text.rend() && *at == '='; ++at) --length;
    key.resize(length);
    return key;
}

}  // namespace

Result<std::string> sign(std::string_view secrets, std::string_view id, std::int64_t timestamp, std::string_view body) {
    std::string content(id);
    content += "." + std::to_string(timestamp) + ".";
    content += body;
    std::string out;
    for (const std::string& secret : list_of(secrets)) {
        const auto key = key_of(secret);
        if (!key) return Error{"the secret is not \"whsec_\" and base64"};
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned size = 0;
        HMAC(EVP_sha256(), key->data(), static_cast<int>(key->size()),
             reinterpret_cast<const unsigned char*>(content.data()), content.size(), digest.data(), &size);
        out += (out.empty() ? "v1," : " v1,") + base64({reinterpret_cast<const char*>(digest.data()), size});
    }
    if (out.empty()) return Error{"there is no secret"};
    return {boost::system::in_place_value, std::move(out)};
}

}  // namespace vigie::notify
