#include <cstdint>

#include "model/article.hpp"

namespace vigie {

// FNV-1a, 64 bits: ids are compared within one configuration, against nobody who would forge them.
std::string feed_id(std::string_view url) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : url) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    std::string id = "feed-";
    for (int shift = 60; shift >= 0; shift -= 4) id += "0123456789abcdef"[(hash >> shift) & 15U];
    return id;
}

}  // namespace vigie
