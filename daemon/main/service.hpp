// The service manager's side of the daemon: readiness, status, watchdog (sd_notify(3)). Does nothing outside systemd.
#pragma once

#include <optional>
#include <string>

#include "base/time.hpp"

namespace vigie {

void notify_ready(const std::string& status);
void notify_reloading();
void notify_stopping();
void notify_alive();
// How often notify_alive() is wanted: half of WatchdogSec; nothing where there is no watchdog.
std::optional<Duration> watchdog_interval();

}  // namespace vigie
