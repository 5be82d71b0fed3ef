// Sends alerts to people and programs: one interface, a file a receiver type.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "base/task.hpp"
#include "model/model.hpp"
#include "notify/compose.hpp"
#include "notify/handling.hpp"
#include "notify/retry.hpp"

namespace vigie {

namespace net {
class Client;
}

// What a reader may do about an alert with one click.
struct Link {
    std::string label;  // "Mute this story"
    std::string url;    // signed
};

// One event of an alert within a message that has several.
struct NotificationItem {
    Alert alert;
    AlertEvent event = AlertEvent::created;
    int revision = 1;
    std::vector<Link> links = {};
};

// One delivery: of one event of an alert; of several at once (bundle); or of a word to the operator (notice alone).
struct Notification {
    Alert alert;  // of a bundle or a notice: unused
    AlertEvent event = AlertEvent::created;
    std::string delivery_id;  // the same at every attempt: the receiver's idempotency key
    int revision = 1;
    std::vector<Link> links = {};
    std::string unsubscribe = {};               // one-click (RFC 8058); empty: none
    std::vector<NotificationItem> bundle = {};  // in the order in which they happened
    std::string notice = {};                    // the bundle's headline, or the word to the operator
    Time queued = {};                           // of a bundle or a notice: its time, the same at every attempt
    bool test = false;                          // `vigie receivers test`
};

enum class SendState { delivered, retry, dead };

struct SendResult {
    SendState state = SendState::retry;
    std::string answer;             // one line for the ledger: "204", "connection refused", …; never a secret
    std::optional<Duration> after;  // retry: the receiver's own wish
};

// Throws nothing for what a receiver does. On the loop's thread; several sends may be under way.
class Notifier {
  public:
    virtual ~Notifier() = default;
    // `notification` must outlive the task.
    virtual Task<SendResult> send(const Notification& notification) = 0;
    // What it would send, as text for people: the body, without secrets.
    virtual std::string preview(const Notification& notification) const = 0;
};

// What notifiers work with; all of it outlives them.
struct NotifyContext {
    boost::asio::io_context& loop;
    net::Client& client;  // receivers are the operator's own, so this one usually may reach private addresses
    const Clock& clock;
    int console = 1;                 // file descriptor that the console receiver writes to
    std::string host = "localhost";  // in Message-ID and List-Id
};

// An alert of the seed article (README) for previews and tests; the same at every call.
Notification example_notification();

// What is wrong with a receiver as it is written: unknown type, missing or unknown or malformed settings. Reads no
// file.
std::optional<Error> check_receiver(const Receiver& receiver);
// The known types, for messages and completion.
std::vector<std::string_view> receiver_types();
// Secrets are read from their files at each send, so that they can be changed without a reload.
Result<std::unique_ptr<Notifier>> make_notifier(const Receiver& receiver, const NotifyContext& context);

}  // namespace vigie
