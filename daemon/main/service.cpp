#include "main/service.hpp"

#include <systemd/sd-daemon.h>
#include <time.h>

#include <cstdint>

namespace vigie {
namespace {

std::int64_t monotonic_microseconds() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
}

}  // namespace

void notify_ready(const std::string& status) {
    sd_notifyf(0, "READY=1\nSTATUS=%s", status.c_str());
}

void notify_reloading() {
    sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%lld", static_cast<long long>(monotonic_microseconds()));
}

void notify_stopping() {
    sd_notify(0, "STOPPING=1");
}

void notify_alive() {
    sd_notify(0, "WATCHDOG=1");
}

std::optional<Duration> watchdog_interval() {
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::nullopt;
    return Duration(static_cast<std::int64_t>(microseconds / 2000));
}

}  // namespace vigie
