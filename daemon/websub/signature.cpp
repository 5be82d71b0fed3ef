#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "websub/websub.hpp"

namespace vigie {
namespace {

const EVP_MD* method_of(std::string_view name) {
    if (name == "sha1") return EVP_sha1();
    if (name == "sha256") return EVP_sha256();
    if (name == "sha384") return EVP_sha384();
    if (name == "sha512") return EVP_sha512();
    return nullptr;
}

}  // namespace

bool signature_holds(std::string_view header, std::string_view secret, std::string_view body) {
    const auto equals = header.find('=');
    if (equals == header.npos) return false;
    const EVP_MD* method = method_of(header.substr(0, equals));
    if (method == nullptr) return false;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    HMAC(method, secret.data(), static_cast<int>(secret.size()), reinterpret_cast<const unsigned char*>(body.data()),
         body.size(), digest.data(), &size);
    std::string expected;
    for (unsigned i = 0; i < size; ++i) {
        expected += "0123456789abcdef"[digest[i] >> 4U];
        expected += "0123456789abcdef"[digest[i] & 15U];
    }
    std::string given(header.substr(equals + 1));
    for (char& c : given)
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    return given.size() == expected.size() && CRYPTO_memcmp(given.data(), expected.data(), given.size()) == 0;
}

}  // namespace vigie
