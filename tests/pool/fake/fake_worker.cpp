// A worker without sandbox and readers that misbehaves as the request's url says.
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>

#include "wire/wire.hpp"

namespace {

using namespace vigie;

void put(const std::string& bytes) {
    [[maybe_unused]] const auto written = write(3, bytes.data(), bytes.size());
}

template <typename Message>
void send(const Message& message) {
    std::string out;
    wire::encode(out, message);
    put(out);
}

void answer(const wire::ReadFeed& request) {
    if (request.url == "die") std::raise(SIGKILL);
    if (request.url == "exit") _exit(3);
    if (request.url == "hang") pause();
    if (request.url == "garbage") put("garbage\n");
    if (request.url == "wrong-job") return send(wire::FeedRead{request.job + 1, {}});
    if (request.url == "no-job") return send(wire::Problem{0, "it is too much"}), _exit(1);
    if (request.url == "refuse") return send(wire::Problem{request.job, "not today"});
    if (request.url == "other-kind") return send(wire::LanguageFound{request.job, "fr"});
    if (request.url == "flood")
        for (;;) send(wire::Started{request.job, "x"});
    if (request.url == "endless-line")
        for (;;) put(std::string(1 << 16, 'x'));
    if (request.url == "prints")
        for (int i = 0; i < 100'000; ++i) std::puts("noise");
    FeedDocument document;
    document.title = "pid " + std::to_string(getpid());
    send(wire::FeedRead{request.job, document});
}

}  // namespace

int main() {
    wire::Decoder decoder;
    std::array<char, 4096> bytes;
    for (;;) {
        auto next = decoder.next();
        if (!next) return 1;
        if (!*next) {
            const ssize_t count = read(3, bytes.data(), bytes.size());
            if (count <= 0) return 0;
            decoder.push({bytes.data(), static_cast<std::size_t>(count)});
            continue;
        }
        if (std::holds_alternative<wire::Hello>(**next)) send(wire::Ready{});
        if (const auto* request = std::get_if<wire::ReadFeed>(&**next)) answer(*request);
        std::fflush(stdout);
    }
}
