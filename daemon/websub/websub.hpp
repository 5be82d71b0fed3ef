// The subscriber's side of WebSub: asks the hub that a feed names to push, proves the intent, keeps the lease, and
// tells what a hub sent from what anybody else did.
//
// Threads: all on the loop's thread. Lifetime: what it is given outlives it and its tasks.
// Errors: what hubs do wrong is logged; polling goes on as if there were none.
// Source: W3C Recommendation WebSub, 23 January 2018, sections 5 to 8.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/task.hpp"
#include "net/net.hpp"
#include "store/store.hpp"

namespace vigie {

// One feed at one hub, as the store keeps it (setting "websub:<feed id>").
struct HubLease {
    std::string hub;
    std::string topic;                 // the feed's own address, as it says
    std::string token;                 // unguessable piece of the callback's address
    std::string secret;                // of the signatures; the hub was told it
    std::optional<Time> asked, until;  // until: the hub has verified us, and pushes until then
};

struct WebSubOptions {
    std::string callback;  // "https://vigie.example.org": where hubs reach this process; empty: no WebSub
    Duration lease = std::chrono::hours(24 * 10);
};

// "sha256=…" (or sha1, sha384, sha512, as section 7 lists them), the HMAC of the body. In constant time.
bool signature_holds(std::string_view header, std::string_view secret, std::string_view body);

class WebSub {
  public:
    // Runs work on the store's thread.
    using StoreRun = std::function<Task<void>(std::function<void(Store&)>)>;
    using Query = std::map<std::string, std::string>;

    WebSub(net::Client& client, const Clock& clock, StoreRun store, WebSubOptions options);

    // After a feed was polled: subscribes where it names a hub, renews in the second half of a lease. `hub` and `topic`
    // empty: the feed had no new document; what is known holds. Only `hub` empty: the feed names none (any more), and
    // its lease is forgotten.
    Task<void> follow(std::string feed_id, std::string hub, std::string topic);
    // Whether a hub pushes it now, so that polling may take its time. As far as follow() and callbacks have told.
    bool pushes(const std::string& feed_id) const;

    // The hub's question whether we meant it (GET): the answer's body, or nothing: 404.
    Task<std::optional<std::string>> verify(std::string feed_id, std::string token, Query query);
    // A push (POST). Nothing: not from our hub, to be ignored; else the topic.
    Task<std::optional<std::string>> accept(std::string feed_id, std::string token, std::string signature,
                                            std::string_view body);

  private:
    // As the store has it; remembered where there is one. Nothing of a feed that has none is kept: anybody may ask.
    Task<HubLease> read(std::string feed_id);
    // What is remembered while its lease runs; else read: another process may have subscribed.
    Task<HubLease> find(std::string feed_id);
    Task<void> forget(std::string feed_id);
    Task<void> save(const std::string& feed_id, const HubLease& lease);
    Task<void> ask(const std::string& feed_id, HubLease lease);

    net::Client& client_;
    const Clock& clock_;
    StoreRun store_;
    WebSubOptions options_;
    std::map<std::string, HubLease> leases_;  // as last read or saved; none with an empty hub
};

}  // namespace vigie
