// The receiver types: what each may be told, and how it is made. Private to notify/.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "notify/notify.hpp"

namespace vigie::notify {

enum class Kind { text, url, file, duration, addresses, choice };

struct Setting {
    std::string_view name;
    Kind kind = Kind::text;
    bool required = false;
    std::string_view choices;  // "a|b|c"
};

struct ReceiverType {
    std::string_view name;
    std::span<const Setting> settings;
    bool command = false;  // needs Receiver::command
    std::unique_ptr<Notifier> (*make)(const Receiver& receiver, const NotifyContext& context);
};

std::unique_ptr<Notifier> make_console(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_webhook(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_email(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_command(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_file(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_ntfy(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_alertmanager(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_matrix(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_telegram(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_mqtt(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_syslog(const Receiver& receiver, const NotifyContext& context);
std::unique_ptr<Notifier> make_slack(const Receiver& receiver, const NotifyContext& context);

}  // namespace vigie::notify
