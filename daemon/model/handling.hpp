// What is known and decided before a delivery goes out. Plain data: the store gathers the facts, notify decides.
#pragma once

#include <string>
#include <vector>

#include "model/alert.hpp"

namespace vigie {

// No deliveries of what it names until it expires. An empty field is any; at least one of the first four is not empty.
struct Silence {
    std::string id;
    std::string actor;  // id
    std::string story;  // id
    std::string watch;
    std::string receiver;
    std::string author;
    std::string comment;
    Time created{};
    Time expires{};
};

// While an alert of `source` stands, those of `target` are not delivered. [[inhibit]]
struct Inhibition {
    std::vector<std::string> source, target;  // watches
    bool same_story = true;
    bool same_actor = false;
    Duration window = std::chrono::hours(24);  // from the source's creation
};

struct DeliveryFacts {
    Time now{};
    std::string receiver;
    std::string priority;
    std::string group;            // by the judge; empty: none
    std::string hold;             // as Delivery::hold: it has waited
    std::string suppressed;       // by what; empty: by nothing
    std::optional<Time> flushed;  // when its group went last
    std::optional<Time> waiting;  // when those go that wait in its group
    std::vector<Time> sent;       // to the receiver within the limit's time, oldest first; those under way included
};

struct Verdict {
    enum class Action { send, hold, suppress };
    Action action = Action::send;
    Time until{};        // hold
    std::string hold;    // the group that it waits in
    std::string reason;  // one line for the ledger
};

// Decides for each delivery that is due, inside the store's transaction: quick, and without calling the store.
class DeliveryJudge {
  public:
    virtual ~DeliveryJudge() = default;
    // The group of the receiver that the alert belongs to ("story:…"); empty: none.
    virtual std::string group(const std::string& receiver, const Alert& alert) const = 0;
    // How far back `sent` reaches; 0: the receiver has no limit.
    virtual Duration limit_time(const std::string& receiver) const = 0;
    virtual const std::vector<Inhibition>& inhibitions() const = 0;
    virtual Verdict decide(const DeliveryFacts& facts) const = 0;
};

}  // namespace vigie
