// gzip that nobody declared. Private to net/; zlib is used nowhere else.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::net {

bool looks_gzipped(std::string_view bytes);
// Up to `limit` bytes of it; what could be read, where it is cut off. Empty: larger than that.
std::optional<std::string> gunzip(std::string_view bytes, std::size_t limit);

}  // namespace vigie::net
