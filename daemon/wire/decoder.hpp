// Bytes in, messages out: incremental, bounded, trusting nothing. One thread at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "wire/messages.hpp"

namespace vigie::wire {

struct Limits {
    std::size_t line = std::size_t{64} << 20;  // bytes, line break included
    std::size_t body = std::size_t{64} << 20;
    bool raw_annotations = false;  // leave Analysis::annotations unparsed, in raw_annotations
};

class Decoder {
  public:
    explicit Decoder(Limits limits = {}) : limits_(limits) {}

    void push(std::string_view bytes) { buffer_.append(bytes); }

    // The next whole message, or nothing until more bytes are pushed. An error is final: the other side has broken the
    // protocol, and every later call gives the same error.
    Result<std::optional<Message>> next();

  private:
    Result<std::optional<Message>> fail(std::string message);
    void compact();

    Limits limits_;
    std::string buffer_;
    std::size_t begin_ = 0;           // of what is not decoded yet
    std::size_t scanned_ = 0;         // no line break before here
    std::optional<Message> waiting_;  // its body has not come yet
    std::size_t body_ = 0;
    std::string error_;
};

}  // namespace vigie::wire
