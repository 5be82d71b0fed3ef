#include "cli/lines.hpp"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace vigie::cli {
namespace {

long long milliseconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

void Output::flush() {
    std::size_t done = 0;
    while (done < text_.size()) {
        const ssize_t count = write(1, text_.data() + done, text_.size() - done);
        if (count < 0 && errno != EINTR) std::_Exit(1);
        if (count > 0) done += static_cast<std::size_t>(count);
    }
    text_.clear();
}

bool Lines::fill() {
    constexpr std::size_t chunk = std::size_t{1} << 16;
    if (ended_) return false;
    idle_();
    if (begin_ > 0) {
        buffer_.erase(0, begin_);
        begin_ = 0;
    }
    const std::size_t size = buffer_.size();
    buffer_.resize(size + chunk);
    const ssize_t count = read(0, buffer_.data() + size, chunk);
    buffer_.resize(size + static_cast<std::size_t>(count > 0 ? count : 0));
    ended_ = count <= 0 && !(count < 0 && errno == EINTR);
    return true;
}

std::optional<std::string_view> Lines::next() {
    std::size_t scanned = begin_;
    for (;;) {
        const std::size_t end = buffer_.find('\n', scanned);
        if (end == std::string::npos && !ended_) {
            scanned = buffer_.size() - begin_;
            fill();
            continue;
        }
        std::string_view line = std::string_view(buffer_).substr(begin_, end == std::string::npos ? end : end - begin_);
        begin_ = end == std::string::npos ? buffer_.size() : end + 1;
        scanned = begin_;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) {
            ++count_;
            return line;
        }
        if (end == std::string::npos) return {};
    }
}

Progress::Progress(std::string_view what)
    : what_(what), terminal_(isatty(2) != 0 && isatty(1) == 0), start_(milliseconds()), shown_(start_) {}

Progress::~Progress() {
    if (!visible_) return;
    show();
    std::fputc('\n', stderr);
}

void Progress::step() {
    ++done_;
    if (!terminal_ || done_ % 16 != 0) return;
    const long long now = milliseconds();
    if (now - shown_ < 500) return;
    shown_ = now;
    visible_ = true;
    show();
}

void Progress::show() const {
    const double seconds = static_cast<double>(milliseconds() - start_) / 1000;
    std::fprintf(stderr, "\r%zu %s, %.0f/s ", done_, what_.c_str(),
                 static_cast<double>(done_) / std::max(seconds, 0.001));
}

}  // namespace vigie::cli
