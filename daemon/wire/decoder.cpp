#include "wire/decoder.hpp"

#include "wire/message_read.hpp"

namespace vigie::wire {

Result<std::optional<Message>> Decoder::fail(std::string message) {
    error_ = std::move(message);
    buffer_ = {};
    waiting_.reset();
    return Error{error_};
}

// Forgets what is decoded, seldom enough that moving the rest costs nothing.
void Decoder::compact() {
    if (begin_ == buffer_.size()) {
        buffer_.clear();
    } else if (begin_ > (std::size_t{1} << 16) && begin_ > buffer_.size() / 2) {
        buffer_.erase(0, begin_);
    } else {
        return;
    }
    begin_ = scanned_ = 0;
}

Result<std::optional<Message>> Decoder::next() {
    if (!error_.empty()) return Error{error_};
    if (!waiting_) {
        const std::size_t end = buffer_.find('\n', std::max(begin_, scanned_));
        const std::size_t size = (end == std::string::npos ? buffer_.size() : end + 1) - begin_;
        if (size > limits_.line) return fail("line longer than " + std::to_string(limits_.line) + " bytes");
        if (end == std::string::npos) {
            scanned_ = buffer_.size();
            compact();
            return std::optional<Message>();
        }
        auto line = read_line(std::string_view(buffer_).substr(begin_, end - begin_), limits_.raw_annotations);
        begin_ = scanned_ = end + 1;
        if (!line) return fail(line.error().message);
        if (!line->bytes) return std::optional<Message>(std::move(line->message));
        if (*line->bytes > limits_.body) return fail("body larger than " + std::to_string(limits_.body) + " bytes");
        waiting_ = std::move(line->message);
        body_ = *line->bytes;
    }
    if (buffer_.size() - begin_ < body_) {
        compact();
        return std::optional<Message>();
    }
    std::optional<Message> message = std::move(waiting_);
    waiting_.reset();
    const auto problem = set_body(*message, buffer_.substr(begin_, body_));
    begin_ += body_;
    scanned_ = begin_;
    if (problem) return fail(problem->message);
    return message;
}

}  // namespace vigie::wire
