// A clock that was wrong and is set right must not leave feeds unpolled until the wrong time comes. Rows are told by
// themselves: one that was written later than now was written under the wrong clock. So doing it twice is doing it
// once, and what another machine wrote under a clock that was right stays.
#include "store/store.hpp"
#include "store/transact.hpp"

namespace vigie {

using store::Connection;

void Store::clock_stepped_back(const LongestWaits& longest) {
    const Time now = clock_.now();
    const auto at_most = [&](Connection& db, const std::string& column, const std::string& rows, Time latest) {
        const std::string text = "UPDATE " + rows + " AND " + column + " > ?";
        const auto where = text.find(" WHERE ");
        db.run(text.substr(0, where) + " SET " + column + " = ?" + text.substr(where), latest, latest);
    };
    transact([&](Connection& db) {
        db.run("UPDATE feeds SET next_poll = next_poll - (last_poll - ?), last_poll = ? WHERE last_poll > ?", now, now,
               now);
        at_most(db, "next_poll", "feeds WHERE last_poll IS NULL", now);
        at_most(db, "next_poll", "feeds WHERE 1 = 1", now + longest.poll);
        at_most(db, "lease_until", "feeds WHERE 1 = 1", now + longest.lease);
        at_most(db, "not_before", "articles WHERE state <> 2 AND attempts = 0", now);
        // The pipeline's own patience is half a minute more at each attempt.
        db.run(
            "UPDATE articles SET not_before = ? + 30000 * attempts WHERE state <> 2 AND not_before > ? + 30000 * "
            "attempts",
            now, now);
        at_most(db, "next_look", "articles WHERE next_look IS NOT NULL", now + longest.look);
        at_most(db, "lease_until", "articles WHERE state <> 2", now + longest.lease);
        at_most(db, "lease_until", "articles WHERE next_look IS NOT NULL", now + longest.lease);
        db.run(
            "UPDATE deliveries SET next_attempt = next_attempt - (queued - ?), queued = ? WHERE state = 0 AND "
            "queued > ?",
            now, now, now);
        at_most(db, "next_attempt", "deliveries WHERE state = 0 AND hold = ''", now + longest.retry);
        at_most(db, "next_attempt", "deliveries WHERE state = 0", now + longest.hold);
        at_most(db, "lease_until", "deliveries WHERE state = 0", now + longest.lease);
        return true;
    });
}

}  // namespace vigie
