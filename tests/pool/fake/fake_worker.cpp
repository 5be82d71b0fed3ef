// A worker without sandbox and readers that misbehaves as the request's url says.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>

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

// A plugin with the option "deaths", a file: a line is written to it, and the worker is killed, while it has fewer
// lines than the option "most" says.
void load(const wire::Hello& hello) {
    wire::Ready ready;
    for (const wire::PluginSetting& plugin : hello.plugins) {
        send(wire::Started{wire::no_job, plugin.path});
        const auto deaths = plugin.options.find("deaths");
        if (deaths != plugin.options.end()) {
            std::ifstream before(deaths->second);
            const auto lines = std::count(std::istreambuf_iterator<char>(before), {}, '\n');
            if (lines < std::stol(plugin.options.at("most"))) {
                std::ofstream(deaths->second, std::ios::app) << "killed\n" << std::flush;
                std::raise(SIGKILL);
            }
        }
        ready.plugins.push_back(
            {"org.vigie.test.slow", plugin.path, "1.0.0", {}, {}, {}, wire::PluginState::active, {}});
    }
    send(ready);
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
        if (const auto* hello = std::get_if<wire::Hello>(&**next)) load(*hello);
        if (const auto* request = std::get_if<wire::ReadFeed>(&**next)) answer(*request);
        std::fflush(stdout);
    }
}
