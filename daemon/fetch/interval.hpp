// How long until a feed is worth asking again. Pure. Private to fetch/.
#pragma once

#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "fetch/options.hpp"
#include "fetch/plan.hpp"
#include "model/model.hpp"

namespace vigie {

// What a document's dates say.
struct Rhythm {
    std::optional<Duration> gap;      // between its newest entries, on average
    std::optional<Duration> silence;  // since the newest
    std::optional<Duration> window;   // from the oldest to the newest: what a poll may not exceed
};
Rhythm rhythm_of(const FeedDocument& document, Time now);

// What the feed's own rhythm asks for: four polls an entry; halved where most was new, longer where nothing was, but
// never longer than a sixteenth of the silence.
Duration own_interval(const Rhythm& rhythm, Duration last, const Yield& yield, const FetchOptions& options);
// The same where nothing has changed: `silence` since the last new entry.
Duration quiet_interval(Duration last, Duration silence, const FetchOptions& options);

// The publisher's wish: HTTP's before the document's; empty: none.
std::optional<Duration> hint_of(const FeedDocument& document, std::optional<Duration> max_age);
// No sooner than the hint, no later than half the window, within the options' bounds.
Duration bounded(Duration own, std::optional<Duration> hint, std::optional<Duration> window,
                 const FetchOptions& options);

// The first moment from `time` on that lies in no hour and no day to skip (bits, as in FeedState).
Time skip(Time time, int hours, int days);

// ± 10 %, so that feeds that were asked together drift apart.
Duration jittered(Duration interval, Random& random);
// Back-off: doubles from min_interval to max_interval, the upper half by chance.
Duration backed_off(int failures, const FetchOptions& options, Random& random);

}  // namespace vigie
