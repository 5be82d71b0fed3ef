// Alerts where someone looks: a terminal, a pipe, or the journal.
#include <limits.h>
#include <poll.h>
#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/awaitable.hpp>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/log.hpp"
#include "notify/template.hpp"
#include "notify/types.hpp"
#include "notify/view.hpp"

namespace vigie::notify {
namespace {

struct Marks {
    const char* strong = "*";
    const char* strong_end = "*";
    const char* head = "";
    const char* faint = "";
    const char* end = "";
};
constexpr Marks terminal{"\x1b[1m", "\x1b[22m", "\x1b[1m", "\x1b[2m", "\x1b[0m"};

std::string view_text(const View& view, const Marks& marks) {
    std::string out =
        fmt::format("\n{}{}{}{}", view.priority == "high" ? "! " : "", marks.head, view.headline, marks.end);
    out += fmt::format("  {}[{}]{}\n", marks.faint, view.watch, marks.end);
    for (const Passage& passage : view.passages) out += "  " + marked(passage, marks.strong, marks.strong_end) + "\n";
    if (!view.when.empty())
        out +=
            fmt::format("  {}{}{}{}{}\n", marks.faint, view.feed, view.feed.empty() ? "" : ", ", view.when, marks.end);
    if (!view.title.empty()) out += "  " + view.title + "\n";
    if (!view.url.empty()) out += "  " + view.url + "\n";
    for (const std::string& line : {carriers_line(view), view.note})
        if (!line.empty()) out += fmt::format("  {}{}{}\n", marks.faint, line, marks.end);
    for (const Link& link : view.links)
        out += fmt::format("  {}{}: {}{}\n", marks.faint, link.label, link.url, marks.end);
    return out;
}

std::string whole_text(const Notification& notification, const Marks& marks) {
    std::string out;
    if (const std::string title = title_of(notification); !title.empty())
        out = fmt::format("\n{}{}{}\n", marks.head, title, marks.end);
    for (const View& view : views_of(notification)) out += view_text(view, marks);
    return out;
}

std::string line_of(const View& view) {
    std::string out = fmt::format("{}: {}", view.watch, view.headline);
    for (const Passage& passage : view.passages) out += " | " + marked(passage, "*", "*");
    if (!view.feed.empty()) out += " | " + view.feed;
    return out + " | " + view.url;
}

class Console final : public Notifier {
  public:
    Console(const Receiver& receiver, int fd) : receiver_(receiver), fd_(fd), terminal_(::isatty(fd) == 1) {}

    Task<SendResult> send(const Notification& notification) override {
        if (!terminal_ && std::getenv("JOURNAL_STREAM") != nullptr) {
            for (const View& view : views_of(notification)) log::info("alert", "{}", line_of(view));
            co_return SendResult{SendState::delivered, "journal", {}};
        }
        auto own = rendered(receiver_, "template", notification, {});
        if (!own) co_return SendResult{SendState::retry, own.error().message, {}};
        std::string text = *own ? **own + "\n" : whole_text(notification, terminal_ ? terminal : Marks{});
        for (std::string_view left = text; !left.empty();) {
            // A terminal that is held, or a reader that sleeps, must not hold the loop.
            pollfd ready{fd_, POLLOUT, 0};
            if (::poll(&ready, 1, 0) == 0) co_return SendResult{SendState::retry, "console: nobody reads", {}};
            const ssize_t written = ::write(fd_, left.data(), std::min<std::size_t>(left.size(), PIPE_BUF));
            if (written < 0 && errno == EINTR) continue;
            if (written < 0)
                co_return SendResult{SendState::retry, fmt::format("console: {}", std::strerror(errno)), {}};
            left.remove_prefix(static_cast<std::size_t>(written));
        }
        co_return SendResult{SendState::delivered, "shown", {}};
    }

    std::string preview(const Notification& notification) const override {
        const auto own = rendered(receiver_, "template", notification, {});
        return own ? own->value_or(whole_text(notification, Marks{})) : own.error().message;
    }

  private:
    Receiver receiver_;
    int fd_;
    bool terminal_;
};

}  // namespace

std::unique_ptr<Notifier> make_console(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Console>(receiver, context.console);
}

}  // namespace vigie::notify
