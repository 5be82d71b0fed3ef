// Who may ask what: the checks before a request reaches its route. Pure. Internal to http.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/http.hpp"
#include "http/message.hpp"

namespace vigie::http {

// What a request says of itself, as the guard needs it; views into its headers.
struct Claims {
    std::string_view method;
    std::string_view host;
    std::string_view origin;
    std::string_view fetch_site;  // Sec-Fetch-Site
    std::string_view authorization;
};

// Guards one listener.
class Guard {
  public:
    // The Unix socket: its file mode is the permission.
    Guard() = default;
    // An address: `names` may stand in Host, a token is needed.
    Guard(std::vector<Token> tokens, std::vector<std::string> names);

    // The answer that refuses, or nothing: go on. `open`: may be read without a token (health).
    std::optional<Response> refuse(const Claims& claims, bool open) const;

  private:
    bool host_allowed(std::string_view host) const;
    const Token* token_of(std::string_view authorization) const;

    bool remote_ = false;
    std::vector<Token> tokens_;
    std::vector<std::string> names_;
};

// In time that depends on the length of `given` alone.
bool same_secret(std::string_view given, std::string_view secret);

}  // namespace vigie::http
