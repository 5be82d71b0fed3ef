// The worker's end of the wire: blocking, buffered.
//
// Errors: a socket that is gone ends the process, for then nobody waits for it.
#pragma once

#include <optional>
#include <string>

#include "wire/wire.hpp"

namespace vigie::worker {

class Channel {
  public:
    explicit Channel(int socket) : socket_(socket) {}

    // The next message; writes what is buffered before it waits. Nothing: the other side has closed. Throws
    // std::runtime_error where it breaks the protocol.
    std::optional<wire::Message> receive();

    template <typename Message>
    void send(const Message& message) {
        wire::encode(out_, message);
        if (out_.size() > most_buffered) flush();
    }
    void flush();

  private:
    static constexpr std::size_t most_buffered = std::size_t{1} << 16;

    int socket_;
    wire::Decoder decoder_{
        {std::size_t{1} << 20, std::size_t{1} << 30, false}};  // the daemon is trusted; its bodies may be large
    std::string out_;
};

}  // namespace vigie::worker
