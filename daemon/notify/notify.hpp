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
#include "notify/retry.hpp"

namespace vigie {

namespace net {
class Client;
}

// One delivery of one event of an alert.
struct Notification {
    Alert alert;
    AlertEvent event = AlertEvent::created;
    std::string delivery_id;  // the same at every attempt: the receiver's idempotency key
    int revision = 1;
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
};

// What notifiers work with; all of it outlives them.
struct NotifyContext {
    boost::asio::io_context& loop;
    net::Client& client;  // receivers are the operator's own, so this one usually may reach private addresses
    const Clock& clock;
    int console = 1;                 // file descriptor that the console receiver writes to
    std::string host = "localhost";  // in Message-ID and List-Id
};

// What is wrong with a receiver as it is written: unknown type, missing or unknown or malformed settings. Reads no
// file.
std::optional<Error> check_receiver(const Receiver& receiver);
// The known types, for messages and completion.
std::vector<std::string_view> receiver_types();
// Secrets are read from their files at each send, so that they can be changed without a reload.
Result<std::unique_ptr<Notifier>> make_notifier(const Receiver& receiver, const NotifyContext& context);

}  // namespace vigie
