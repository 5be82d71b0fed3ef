#include "http/http_fixture.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/post.hpp>
#include <future>

namespace vigie::test {

void HttpTest::meet() {
    if (!thread.joinable()) return;
    std::promise<void> met;
    boost::asio::post(*loop, [&] { met.set_value(); });
    met.get_future().wait();
}

std::string HttpTest::raw(const std::string& bytes) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return "no connection";
    EXPECT_EQ(send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
    std::string all;
    char piece[4096];
    for (ssize_t size; (size = recv(socket, piece, sizeof piece, 0)) > 0;)
        all.append(piece, static_cast<std::size_t>(size));
    close(socket);
    return all;
}

}  // namespace vigie::test
