// One host's budget: how soon the next request may start. Pure. Private to fetch/.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.hpp"
#include "fetch/options.hpp"

namespace vigie {

class Budget {
  public:
    // Takes the next free start at or after `now`. Empty: later than options.max_wait; nothing is taken.
    std::optional<Time> reserve(Time now, const FetchOptions& options);
    // The host's own wish for the gap (Crawl-delay); what is longer than half of max_wait is bent to it.
    void slow_down(Duration gap) { slow_ = gap; }
    // 429: nobody starts before `until`.
    void block(Time until);
    // How long until a request that asks now could start.
    Duration wait(Time now) const;
    bool blocked(Time now) const { return blocked_ > now; }
    // The clock was set back by so much: waits keep their length.
    void step_back(Duration step) {
        next_ -= step;
        blocked_ -= step;
    }
    // Nothing is remembered that would still matter.
    bool idle(Time now) const { return next_ <= now && blocked_ <= now; }

  private:
    Time next_{};
    Time blocked_{};
    Duration slow_{};
};

// Whether a 429 speaks for the whole host. Not for one of our own network, which may stand for many services (RSSHub).
bool speaks_for_host(std::string_view host);

}  // namespace vigie
