// When a receiver is told: at once, in a group, in a digest, after the quiet hours, within a limit. Pure, the clock is
// in the facts; what it remembers is in the store. Part of notify/notify.hpp.
#pragma once

#include "model/handling.hpp"
#include "notify/schedule.hpp"

namespace vigie {

struct Handling {
    enum class Group { none, story, actor, watch };
    Group group = Group::none;
    Duration wait = std::chrono::seconds(30);     // of a group's first alert for others
    Duration interval = std::chrono::minutes(5);  // between two messages of a group
    std::optional<Cron> digest;
    std::vector<QuietSpan> quiet;
    std::string zone = "UTC";  // of digest and quiet
    int limit = 0;             // messages …
    Duration limit_time{};     // … within so long; 0: any number
    bool bypass = true;        // priority "high" waits for nothing
};

// Of the settings group_by, group_wait, group_interval, digest, quiet, timezone, limit, bypass. check_receiver has
// found what is wrong with them.
Handling handling_of(const Receiver& receiver);

// The alert's group; empty: none.
std::string group_of(const Handling& handling, const Alert& alert);

Verdict decide(const Handling& handling, const DeliveryFacts& facts);

}  // namespace vigie
