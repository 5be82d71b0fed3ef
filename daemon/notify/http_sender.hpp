// What all receivers share that POST something to an address. Private to notify/.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "notify/answer.hpp"
#include "notify/settings.hpp"
#include "notify/template.hpp"
#include "notify/types.hpp"
#include "notify/view.hpp"

namespace vigie::notify {

class HttpSender : public Notifier {
  public:
    HttpSender(const Receiver& receiver, const NotifyContext& context)
        : receiver_(receiver), timeout_(timeout_of(receiver, std::chrono::seconds(20))), context_(context) {}

    Task<SendResult> send(const Notification& notification) final;
    std::string preview(const Notification& notification) const final;

  protected:
    // Whole but for the credentials; `url` may be left out where it is one. An error is retried: it may be mended.
    virtual Result<net::Request> request(const Notification& notification) const = 0;
    // Adds what must not be shown.
    virtual std::optional<Error> authorize(net::Request& request, const Notification& notification) const;

    std::string value(const char* name) const { return setting(receiver_, name); }
    // The text by the receiver's template, else in that markup.
    Result<std::string> words(const Notification& notification, const Markup& markup) const;

    Receiver receiver_;
    Duration timeout_;
    NotifyContext context_;
};

// "Bearer …" from the setting token_file, where it is set.
std::optional<Error> bearer(const Receiver& receiver, net::Request& request);
// For a path or a query (RFC 3986).
std::string percent_encoded(std::string_view text);

}  // namespace vigie::notify
