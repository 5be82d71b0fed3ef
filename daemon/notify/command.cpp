// A program for each event: JSON on its standard input, the exit code decides. 0: delivered; 100: never; else: try
// again.
#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <boost/asio/awaitable.hpp>

#include "notify/process.hpp"
#include "notify/settings.hpp"
#include "notify/template.hpp"
#include "notify/types.hpp"
#include "notify/view.hpp"

namespace vigie::notify {
namespace {

constexpr int never = 100;
// Linux starts no program that is handed a string of 128 KiB; a character has at most four bytes.
constexpr std::size_t most_characters = 30'000, most_bytes = 120'000;

std::string first_line(std::string_view output) {
    const auto line = output.substr(0, output.find('\n'));
    std::string out(line.substr(0, 200));
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return out;
}

std::string bounded(std::string text) {
    const std::size_t size = std::min(fitting(text, most_characters), most_bytes);
    if (size == text.size()) return text;
    text.resize(size);
    return text + "…";
}

// For programs that read no JSON, each bounded (the whole is on the standard input); NUL and line breaks cannot stand
// in them.
std::vector<std::string> environment_of(const Notification& notification, const std::optional<std::string>& own) {
    const View view = view_of(notification);
    std::string body;
    if (notification.bundle.size() > 1)
        body = text_of(notification, {.most = most_characters});
    else
        for (const Passage& passage : view.passages) body += marked(passage, "*", "*") + "\n";
    if (own) body = *own;
    std::vector<std::string> variables = {"VIGIE_DELIVERY=" + notification.delivery_id,
                                          "VIGIE_EVENT=" + std::string(to_string(notification.event)),
                                          "VIGIE_WATCH=" + view.watch,
                                          "VIGIE_PRIORITY=" + view.priority,
                                          "VIGIE_HEADLINE=" + headline_of(notification),
                                          "VIGIE_TITLE=" + view.title,
                                          "VIGIE_TEXT=" + body,
                                          "VIGIE_FEED=" + view.feed,
                                          "VIGIE_URL=" + view.url};
    for (std::string& variable : variables) variable = bounded(std::move(variable));
    return variables;
}

class Command final : public Notifier {
  public:
    Command(const Receiver& receiver, const NotifyContext& context)
        : receiver_(receiver), timeout_(timeout_of(receiver, std::chrono::seconds(30))), context_(context) {}

    Task<SendResult> send(const Notification& notification) override {
        auto own = rendered(receiver_, "template", notification, {});
        if (!own) co_return SendResult{SendState::retry, own.error().message, {}};
        std::string json = json_of(notification) + "\n";
        const Exit exit = co_await run_program(context_.loop, receiver_.command, std::move(json),
                                               environment_of(notification, *own), timeout_);
        if (!exit.problem.empty()) co_return SendResult{SendState::retry, exit.problem, {}};
        const std::string said = first_line(exit.output);
        SendResult result;
        result.answer = fmt::format("exit {}{}{}", exit.code, said.empty() ? "" : ": ", said);
        result.state = exit.code == 0 ? SendState::delivered : exit.code == never ? SendState::dead : SendState::retry;
        co_return result;
    }

    std::string preview(const Notification& notification) const override {
        const auto own = rendered(receiver_, "template", notification, {});
        if (!own) return own.error().message;
        std::string out;
        for (const std::string& variable : environment_of(notification, *own)) out += variable + "\n";
        return out + "\n" + json_of(notification);
    }

  private:
    Receiver receiver_;
    Duration timeout_;
    NotifyContext context_;
};

}  // namespace

std::unique_ptr<Notifier> make_command(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Command>(receiver, context);
}

}  // namespace vigie::notify
