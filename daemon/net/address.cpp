#include "net/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace vigie::net {
namespace {

struct Block {
    std::uint32_t network;
    int bits;
};

constexpr std::uint32_t ip(unsigned a, unsigned b, unsigned c, unsigned d) {
    return a << 24U | b << 16U | c << 8U | d;
}

constexpr Block closed[] = {
    {ip(0, 0, 0, 0), 8},        {ip(10, 0, 0, 0), 8},     {ip(100, 64, 0, 0), 10}, {ip(127, 0, 0, 0), 8},
    {ip(168, 63, 129, 16), 32},  // Azure answers its guests here
    {ip(169, 254, 0, 0), 16},   {ip(172, 16, 0, 0), 12},  {ip(192, 0, 0, 0), 24},  {ip(192, 0, 2, 0), 24},
    {ip(192, 88, 99, 0), 24},   {ip(192, 168, 0, 0), 16}, {ip(198, 18, 0, 0), 15}, {ip(198, 51, 100, 0), 24},
    {ip(203, 0, 113, 0), 24},   {ip(224, 0, 0, 0), 3},  // multicast, reserved, broadcast
};

bool is_public_v4(std::uint32_t address) {
    for (const auto& block : closed)
        if ((address ^ block.network) >> (32 - block.bits) == 0) return false;
    return true;
}

using Bytes = std::array<std::uint8_t, 16>;

std::uint32_t v4_at(const Bytes& bytes, std::size_t at) {
    return ip(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
}

bool starts(const Bytes& bytes, std::initializer_list<unsigned> prefix) {
    std::size_t at = 0;
    for (const unsigned byte : prefix)
        if (bytes[at++] != byte) return false;
    return true;
}

bool is_public_v6(const Bytes& bytes) {
    if (starts(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}))
        return is_public_v4(v4_at(bytes, 12));  // ::ffff:a.b.c.d
    if (starts(bytes, {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0})) return is_public_v4(v4_at(bytes, 12));  // NAT64
    if (starts(bytes, {0x20, 0x02})) return is_public_v4(v4_at(bytes, 2));                                    // 6to4
    if (starts(bytes, {0x20, 0x01}) && bytes[2] < 2) return false;     // protocol assignments, Teredo among them
    if (starts(bytes, {0x20, 0x01, 0x0d, 0xb8})) return false;         // documentation
    if (starts(bytes, {0x3f, 0xff}) && bytes[2] < 0x10) return false;  // documentation
    return (bytes[0] & 0xe0U) == 0x20U;                                // 2000::/3 is all that is given out
}

}  // namespace

bool is_public(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        return is_public_v4(ntohl(in.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        Bytes bytes{};
        std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
        return is_public_v6(bytes);
    }
    return false;
}

std::string to_string(const sockaddr& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        inet_ntop(AF_INET, &in.sin_addr, text.data(), text.size());
    } else if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        inet_ntop(AF_INET6, &in.sin6_addr, text.data(), text.size());
    }
    return text.data();
}

}  // namespace vigie::net
