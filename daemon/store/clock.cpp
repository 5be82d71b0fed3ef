// A clock that was wrong and is set right must not leave feeds unpolled until the wrong time comes.
#include "store/store.hpp"
#include "store/transact.hpp"

namespace vigie {

using store::Connection;

void Store::clock_stepped_back(Duration step) {
    const Time now = clock_.now();
    const auto by = static_cast<std::int64_t>(step.count());
    transact([&](Connection& db) {
        db.run("UPDATE feeds SET next_poll = next_poll - ? WHERE next_poll > ?", by, now);
        db.run("UPDATE feeds SET lease_until = lease_until - ? WHERE lease_until > ?", by, now);
        db.run("UPDATE articles SET not_before = not_before - ? WHERE state <> 2 AND not_before > ?", by, now);
        db.run("UPDATE articles SET lease_until = lease_until - ? WHERE state <> 2 AND lease_until > ?", by, now);
        db.run("UPDATE deliveries SET next_attempt = next_attempt - ? WHERE state = 0 AND next_attempt > ?", by, now);
        db.run("UPDATE deliveries SET lease_until = lease_until - ? WHERE state = 0 AND lease_until > ?", by, now);
        return true;
    });
}

}  // namespace vigie
