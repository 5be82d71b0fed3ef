#include "net/inflate.hpp"

#include <zlib.h>

#include <array>

namespace vigie::net {

bool looks_gzipped(std::string_view bytes) {
    return bytes.size() > 18 && bytes.starts_with("\x1f\x8b\x08");
}

std::optional<std::string> gunzip(std::string_view bytes, std::size_t limit) {
    std::string out;
    z_stream stream{};
    if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) return out;
    std::string input(bytes);
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    std::array<char, 16384> part{};
    int code = Z_OK;
    while (code == Z_OK && out.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        code = inflate(&stream, Z_NO_FLUSH);
        out.append(part.data(), part.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (out.size() > limit) return std::nullopt;
    return out;
}

}  // namespace vigie::net
