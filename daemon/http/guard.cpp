#include "http/guard.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>

namespace vigie::http {
namespace {

bool reads(std::string_view method) {
    return method == "GET" || method == "HEAD";
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// "[::1]:80" → "[::1]", "localhost:80" → "localhost"
std::string_view without_port(std::string_view host) {
    if (host.starts_with('[')) return host.substr(0, std::min(host.find(']') + 1, host.size()));
    return host.substr(0, host.find(':'));
}

// The password of "Basic dXNlcjpwYXNz": how a browser can send a token.
std::string basic_password(std::string_view encoded) {
    if (encoded.size() > 1024 || encoded.size() % 4 != 0) return "";
    std::array<unsigned char, 1024> out{};
    const int size = EVP_DecodeBlock(out.data(), reinterpret_cast<const unsigned char*>(encoded.data()),
                                     static_cast<int>(encoded.size()));
    if (size < 0) return "";
    std::string text(reinterpret_cast<const char*>(out.data()), static_cast<std::size_t>(size));
    while (!text.empty() && text.back() == '\0') text.pop_back();  // the padding
    const auto colon = text.find(':');
    return colon == text.npos ? "" : text.substr(colon + 1);
}

using Hash = std::array<unsigned char, SHA256_DIGEST_LENGTH>;
Hash sha256(std::string_view text) {
    Hash hash{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash.data());
    return hash;
}

}  // namespace

bool same_secret(std::string_view given, std::string_view secret) {
    const Hash a = sha256(given), b = sha256(secret);
    return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Guard::Guard(std::vector<Token> tokens, std::vector<std::string> names)
    : remote_(true), tokens_(std::move(tokens)), names_(std::move(names)) {}

bool Guard::host_allowed(std::string_view host) const {
    const std::string name = lower(without_port(host));
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

const Token* Guard::token_of(std::string_view authorization) const {
    std::string given;
    if (lower(authorization.substr(0, 7)) == "bearer ") given = authorization.substr(7);
    if (lower(authorization.substr(0, 6)) == "basic ") given = basic_password(authorization.substr(6));
    const Token* found = nullptr;
    for (const Token& token : tokens_)  // all of them, so that the time does not tell which
        if (same_secret(given, token.secret)) found = &token;
    return found;
}

std::optional<Response> Guard::refuse(const Claims& claims, bool open) const {
    // A page on another site must not steer the daemon through a browser, nor a name that points here read it.
    if (remote_ && !host_allowed(claims.host)) return problem(421, "this server does not answer to that Host");
    if (!claims.origin.empty() && claims.origin != "http://" + std::string(claims.host) &&
        claims.origin != "https://" + std::string(claims.host))
        return problem(403, "requests from other origins are refused");
    if (!claims.fetch_site.empty() && !reads(claims.method) && claims.fetch_site != "same-origin")
        return problem(403, "requests from other sites are refused");
    if (!remote_ || open) return std::nullopt;
    const Token* token = token_of(claims.authorization);
    if (token == nullptr) {
        Response response = problem(401, "a token is needed: Authorization: Bearer …");
        response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"Vigie\", charset=\"UTF-8\"");
        return response;
    }
    if (!reads(claims.method) && !token->control) return problem(403, "this token may only read");
    return std::nullopt;
}

}  // namespace vigie::http
