// What may be connected to.
#include "net/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>

#include "net_fixture.hpp"

namespace vigie::net {
namespace {

bool public_address(const char* text) {
    sockaddr_storage storage{};
    sockaddr_in in{};
    sockaddr_in6 in6{};
    in.sin_family = AF_INET;
    in6.sin6_family = AF_INET6;
    if (inet_pton(AF_INET, text, &in.sin_addr) == 1)
        std::memcpy(&storage, &in, sizeof in);
    else if (inet_pton(AF_INET6, text, &in6.sin6_addr) == 1)
        std::memcpy(&storage, &in6, sizeof in6);
    else
        ADD_FAILURE() << text;
    return is_public(*reinterpret_cast<const sockaddr*>(&storage));
}

TEST(AddressTest, Public) {
    for (const char* text : {"93.184.216.34", "8.8.8.8", "100.63.255.255", "172.32.0.1", "2606:4700::1111",
                             "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808"})
        EXPECT_TRUE(public_address(text)) << text;
}

TEST(AddressTest, NotPublic) {
    for (const char* text : {"0.0.0.0",
                             "10.1.2.3",
                             "100.64.0.1",
                             "100.100.100.200",
                             "127.0.0.1",
                             "127.9.9.9",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.1.1",
                             "192.0.0.8",
                             "198.18.0.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "168.63.129.16",
                             "::",
                             "::1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.0.0.1",
                             "::127.0.0.1",
                             "fe80::1",
                             "fc00::1",
                             "fd00:ec2::254",
                             "ff02::1",
                             "64:ff9b::7f00:1",
                             "2002:7f00:1::",
                             "2001::1",
                             "2001:db8::1"})
        EXPECT_FALSE(public_address(text)) << text;
}

class RefusedTest : public NetTest {
  protected:
    static ClientOptions strict() {
        auto strict = options();
        strict.allow_private_addresses = false;
        return strict;
    }
    Response ask(const std::string& url) {
        Client careful(loop, strict());
        Request request;
        request.url = url;
        return test::run_task(loop, careful.send(request));
    }
};

TEST_F(RefusedTest, LoopbackByNameNumberAndDisguise) {
    const std::string port = ":" + std::to_string(server->port("http")) + "/ok";
    for (const char* host :
         {"localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]"}) {
        const auto response = ask(std::string("http://") + host + port);
        EXPECT_EQ(response.outcome, Outcome::refused_address) << host << " " << response.problem;
    }
    EXPECT_TRUE(requests("/ok").empty());
}

TEST_F(RefusedTest, MetadataService) {
    EXPECT_EQ(ask("http://169.254.169.254/latest/meta-data/").outcome, Outcome::refused_address);
}

TEST_F(RefusedTest, SaysWhichAddress) {
    const auto response = ask("http://localhost:" + std::to_string(server->port("http")) + "/ok");
    EXPECT_TRUE(response.problem.find("127.0.0.1") != std::string::npos ||
                response.problem.find("::1") != std::string::npos)
        << response.problem;
}

TEST(OriginTest, Parts) {
    EXPECT_EQ(origin_of("HTTPS://Example.ORG/a"), (Origin{"https", "example.org", 443}));
    EXPECT_EQ(origin_of("http://[::1]:8080/"), (Origin{"http", "::1", 8080}));
    EXPECT_EQ(origin_of("http://[::1]:8080/")->url(), "http://[::1]:8080");
    EXPECT_EQ(origin_of("https://example.org:443/x")->url(), "https://example.org");
    const auto may = [](const char* home, const char* to) { return may_know(*origin_of(home), *origin_of(to)); };
    EXPECT_TRUE(may("http://example.org/a", "https://example.org/b"));
    EXPECT_FALSE(may("https://example.org/a", "http://example.org/b"));
    EXPECT_FALSE(may("http://example.org/a", "https://www.example.org/b"));
    EXPECT_FALSE(may("http://example.org/a", "https://example.org:8443/b"));
    EXPECT_FALSE(origin_of("file:///x"));
    EXPECT_EQ(without_credentials("https://u:p@example.org/a b#c"), "https://example.org/a%20b");
    EXPECT_EQ(without_credentials("u:p@nonsense"), "(not a URL)");
}

}  // namespace
}  // namespace vigie::net
