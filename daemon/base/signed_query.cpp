#include "base/signed_query.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace vigie {
namespace {

std::string hex(const unsigned char* bytes, std::size_t size) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < size; ++i) {
        out += digits[bytes[i] >> 4U];
        out += digits[bytes[i] & 15U];
    }
    return out;
}

std::string encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.' || c == '~';
        if (plain)
            out += c;
        else
            out = out + '%' + digits[byte >> 4U] + digits[byte & 15U];
    }
    return out;
}

std::string query_of(const std::map<std::string, std::string>& fields) {
    std::string out;
    for (const auto& [name, value] : fields) out += (out.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
    return out;
}

std::string signature(const std::string& key, const std::string& text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
         text.size(), out.data(), &size);
    return hex(out.data(), size);
}

}  // namespace

std::string new_link_key() {
    std::array<unsigned char, 32> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no chance to be had");
    return hex(bytes.data(), bytes.size());
}

std::string signed_query(const std::string& key, const std::map<std::string, std::string>& fields) {
    const std::string query = query_of(fields);
    return query + "&sig=" + signature(key, query);
}

bool is_signed(const std::string& key, std::map<std::string, std::string> fields) {
    const std::string given = fields["sig"];
    fields.erase("sig");
    const std::string wanted = signature(key, query_of(fields));
    return !key.empty() && given.size() == wanted.size() &&
           CRYPTO_memcmp(given.data(), wanted.data(), wanted.size()) == 0;
}

}  // namespace vigie
