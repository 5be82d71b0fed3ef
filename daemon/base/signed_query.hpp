// Queries of links that a reader follows with one click and that nobody else can make: HMAC-SHA256 over the fields.
// Pure, but for the key.
#pragma once

#include <map>
#include <string>

namespace vigie {

// 32 bytes of the operating system's chance, in hex.
std::string new_link_key();
// "action=mute&receiver=desk&story=…&sig=…", encoded for a URL.
std::string signed_query(const std::string& key, const std::map<std::string, std::string>& fields);
// Whether the fields, "sig" among them, were signed with that key.
bool is_signed(const std::string& key, std::map<std::string, std::string> fields);

}  // namespace vigie
