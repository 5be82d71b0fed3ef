// A pinned checksum.
#include <openssl/evp.h>

#include <array>
#include <cctype>
#include <fstream>
#include <memory>

#include "sdk/host/trust.hpp"

namespace vigie::host {

std::string check_sha256(const std::string& path, const std::string& expected) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    std::ifstream in(path, std::ios::binary);
    if (!in || !digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1) return "cannot be opened";
    std::array<char, 1 << 16> block;
    while (in.read(block.data(), block.size()), in.gcount() > 0)
        EVP_DigestUpdate(digest.get(), block.data(), static_cast<std::size_t>(in.gcount()));
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned size = 0;
    EVP_DigestFinal_ex(digest.get(), bytes.data(), &size);
    std::string actual;
    for (unsigned i = 0; i < size; ++i) {
        actual += "0123456789abcdef"[bytes[i] >> 4];
        actual += "0123456789abcdef"[bytes[i] & 15];
    }
    std::string wanted;
    for (char c : expected) wanted += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return wanted == actual ? std::string() : "has SHA-256 " + actual + ", not the pinned " + wanted;
}

}  // namespace vigie::host
