// Lines in, lines out, for the verbs that answer one line each: large reads and writes, and never a wait for input
// while an answer could be given.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::cli {

// Standard output, buffered. A reader that is gone ends the program.
class Output {
  public:
    std::string& text() { return text_; }
    // After each answer.
    void added() {
        if (text_.size() > (std::size_t{1} << 16)) flush();
    }
    void flush();
    ~Output() { flush(); }

  private:
    std::string text_;
};

// Standard input by lines, without their ends; empty lines are passed over.
class Lines {
  public:
    // `idle` is called before a read, while no whole line is at hand.
    explicit Lines(std::function<void()> idle) : idle_(std::move(idle)) {}
    // Valid until the next call. Nothing: the end.
    std::optional<std::string_view> next();
    std::size_t count() const { return count_; }

  private:
    bool fill();

    std::function<void()> idle_;
    std::string buffer_;
    std::size_t begin_ = 0;
    std::size_t count_ = 0;
    bool ended_ = false;
};

// "1,234 articles, 890/s" on standard error, twice a second, where it is a terminal.
class Progress {
  public:
    explicit Progress(std::string_view what);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void step();

  private:
    void show() const;

    std::string what_;
    bool terminal_;
    long long start_, shown_;  // milliseconds
    std::size_t done_ = 0;
    bool visible_ = false;
};

}  // namespace vigie::cli
