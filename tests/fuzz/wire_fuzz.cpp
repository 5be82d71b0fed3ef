// The wire against any bytes: decoded whole and in pieces, both must tell the same, and what was understood must go
// round.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "wire/wire.hpp"

namespace {

using namespace vigie;

struct Heard {
    std::vector<std::string> messages;  // written again
    std::string problem;
    friend bool operator==(const Heard&, const Heard&) = default;
};

void hear(wire::Decoder& decoder, Heard& heard) {
    for (;;) {
        auto next = decoder.next();
        if (!next) {
            heard.problem = next.error().message;
            return;
        }
        if (!*next) return;
        heard.messages.emplace_back();
        encode(heard.messages.back(), **next);
    }
}

Heard hear(std::string_view bytes, std::size_t step, bool raw) {
    wire::Decoder decoder({4096, 4096, raw});
    Heard heard;
    for (std::size_t at = 0; at < bytes.size() && heard.problem.empty(); at += step) {
        decoder.push(bytes.substr(at, step));
        hear(decoder, heard);
    }
    return heard;
}

void check(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Heard whole = hear(bytes, size + 1, false);
    check(hear(bytes, 1, false).messages == whole.messages);
    hear(bytes, 7, true);
    for (const std::string& message : whole.messages) {
        wire::Decoder decoder;
        decoder.push(message);
        Heard again;
        hear(decoder, again);
        check(again.problem.empty() && again.messages.size() == 1 && again.messages[0] == message);
    }
    (void)wire::parse_annotations(bytes);
    (void)wire::parse_evidence(bytes);
    (void)wire::parse_feed_document(bytes);
    (void)wire::parse_page_document(bytes);
    (void)wire::parse_actors(bytes);
    std::string out;
    wire::append_json_string(out, bytes);
    return 0;
}
