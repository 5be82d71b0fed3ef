#include "worker/channel.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>

namespace vigie::worker {

std::optional<wire::Message> Channel::receive() {
    std::array<char, std::size_t{1} << 16> bytes;
    for (;;) {
        auto message = decoder_.next();
        if (!message) throw std::runtime_error(message.error().message);
        if (*message) return std::move(**message);
        flush();
        const ssize_t count = read(socket_, bytes.data(), bytes.size());
        if (count == 0 || (count < 0 && errno != EINTR)) return {};
        if (count > 0) decoder_.push({bytes.data(), static_cast<std::size_t>(count)});
    }
}

void Channel::flush() {
    std::size_t done = 0;
    while (done < out_.size()) {
        const ssize_t count = write(socket_, out_.data() + done, out_.size() - done);
        if (count < 0 && errno != EINTR) _exit(0);
        if (count > 0) done += static_cast<std::size_t>(count);
    }
    out_.clear();
}

}  // namespace vigie::worker
