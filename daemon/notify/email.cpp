// Mail by SMTP, with TLS and a login.
#include <spdlog/fmt/fmt.h>

#include <boost/asio/awaitable.hpp>

#include "net/net.hpp"
#include "notify/mail_message.hpp"
#include "notify/settings.hpp"
#include "notify/template.hpp"
#include "notify/types.hpp"

namespace vigie::notify {
namespace {

net::MailSecurity security_of(const std::string& text) {
    if (text == "tls") return net::MailSecurity::tls;
    return text == "none" ? net::MailSecurity::none : net::MailSecurity::starttls;
}

// 5xx is for ever; a refused login may be mended by the operator.
SendResult result_of(const net::Response& response) {
    if (!response.answered()) return {SendState::retry, std::string(response.reason()), {}};
    const std::string line = response.body.empty() ? std::to_string(response.status) : response.body;
    if (response.status >= 500) return {SendState::dead, line, {}};
    if (response.status >= 400) return {SendState::retry, line, {}};
    const auto refused = response.header("refused-recipient");
    return {SendState::delivered,
            refused.empty() ? line : fmt::format("{}; a recipient was refused: {}", line, refused),
            {}};
}

class Email final : public Notifier {
  public:
    Email(const Receiver& receiver, const NotifyContext& context)
        : receiver_(receiver), context_(context), password_file_(setting(receiver, "password_file")) {
        mail_.server = setting(receiver, "server");
        mail_.security = security_of(setting(receiver, "security"));
        mail_.username = setting(receiver, "username");
        mail_.ca_file = setting(receiver, "ca_file");
        mail_.helo = context.host;
        mail_.from = setting(receiver, "from");
        mail_.to = list_of(setting(receiver, "to"));
        mail_.limits.total = timeout_of(receiver, std::chrono::seconds(60));
    }

    Task<SendResult> send(const Notification& notification) override {
        net::Mail mail = mail_;
        if (!password_file_.empty()) {
            auto password = read_secret(password_file_);
            if (!password) co_return SendResult{SendState::retry, password.error().message, {}};
            mail.password = std::move(*password);
        }
        auto message = message_of(notification);
        if (!message) co_return SendResult{SendState::retry, message.error().message, {}};
        mail.message = std::move(*message);
        const net::Response response = co_await context_.client.send(std::move(mail));
        co_return result_of(response);
    }

    std::string preview(const Notification& notification) const override {
        const auto message = message_of(notification);
        return message ? *message : message.error().message;
    }

  private:
    Result<std::string> message_of(const Notification& notification) const {
        auto text = rendered(receiver_, "template", notification, {});
        if (!text) return text.error();
        auto subject = rendered(receiver_, "subject", notification, {});
        if (!subject) return subject.error();
        return {boost::system::in_place_value,
                mail_message(notification, {mail_.from, mail_.to, context_.host, context_.clock.now(), std::move(*text),
                                            std::move(*subject)})};
    }

    Receiver receiver_;
    NotifyContext context_;
    std::string password_file_;
    net::Mail mail_;
};

}  // namespace

std::unique_ptr<Notifier> make_email(const Receiver& receiver, const NotifyContext& context) {
    return std::make_unique<Email>(receiver, context);
}

}  // namespace vigie::notify
