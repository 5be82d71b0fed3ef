// A file that grows by one JSON line an event.
#include <fcntl.h>
#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include <boost/asio/awaitable.hpp>
#include <cerrno>
#include <cstring>

#include "notify/settings.hpp"
#include "notify/template.hpp"
#include "notify/types.hpp"
#include "notify/view.hpp"

namespace vigie::notify {
namespace {

class File final : public Notifier {
  public:
    explicit File(const Receiver& receiver) : receiver_(receiver), path_(setting(receiver, "path")) {}

    // Opened each time, so that it can be rotated away.
    Task<SendResult> send(const Notification& notification) override {
        auto own = rendered(receiver_, "template", notification, {});
        if (!own) co_return SendResult{SendState::retry, own.error().message, {}};
        const std::string line = own->value_or(json_of(notification)) + "\n";
        const int fd = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0640);
        const ssize_t written = fd < 0 ? -1 : ::write(fd, line.data(), line.size());
        const std::string problem = std::strerror(errno);
        if (fd >= 0) ::close(fd);
        if (written == static_cast<ssize_t>(line.size())) co_return SendResult{SendState::delivered, "written", {}};
        co_return SendResult{
            SendState::retry, fmt::format("{}: {}", path_, written < 0 ? problem : "written in part"), {}};
    }

    std::string preview(const Notification& notification) const override {
        const auto own = rendered(receiver_, "template", notification, {});
        return own ? own->value_or(json_of(notification)) : own.error().message;
    }

  private:
    Receiver receiver_;
    std::string path_;
};

}  // namespace

std::unique_ptr<Notifier> make_file(const Receiver& receiver, const NotifyContext&) {
    return std::make_unique<File>(receiver);
}

}  // namespace vigie::notify
