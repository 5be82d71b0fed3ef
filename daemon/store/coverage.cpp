// What the coverage watchdog asks, and its words to the operator: one a trouble, until it is over.
#include "store/load.hpp"
#include "store/operator.hpp"
#include "store/transact.hpp"

namespace vigie {

using store::Connection;

std::vector<FeedCoverage> Store::coverage(Time since) {
    return read([&](Connection& db) {
        std::vector<FeedCoverage> all;
        auto rows = db.query("SELECT " + store::feed_columns +
                                 ", COALESCE(a.n, 0), a.first, a.last FROM feeds f LEFT JOIN (SELECT feed_id, count(*) "
                                 "AS n, min(seen) AS first, max(seen) AS last FROM articles WHERE seen >= ? AND "
                                 "backlog = 0 GROUP BY feed_id) a ON a.feed_id = f.id WHERE f.removed = 0",
                             since);
        while (rows->next()) {
            FeedCoverage& one = all.emplace_back();
            one.feed = store::load_feed(*rows);
            one.state = store::load_state(*rows);
            one.entries = rows->number(store::feed_column_count);
            one.first = rows->maybe_time(store::feed_column_count + 1);
            one.last = rows->maybe_time(store::feed_column_count + 2);
        }
        return all;
    });
}

std::map<std::string, Time> Store::operator_warnings(std::string_view prefix) {
    return read([&](Connection& db) {
        std::map<std::string, Time> told;
        const std::string from = std::string(store::operator_told) + std::string(prefix);
        // No comparison of order: that is the collation's.
        auto rows = db.query("SELECT key, value FROM settings WHERE substr(key, 1, length(?)) = ?", from, from);
        while (rows->next())
            told.emplace(rows->string(0).substr(store::operator_told.size()),
                         parse_rfc3339(rows->string(1)).value_or(Time{}));
        return told;
    });
}

bool Store::warn_operator(std::string_view trouble, std::string_view receiver, std::string_view notice) {
    const Time now = clock_.now();
    const std::string id = make_id(clock_, random_);
    return transact([&](Connection& db) { return store::warn_operator(db, trouble, {receiver, notice, id}, now); });
}

bool Store::calm_operator(std::string_view trouble, std::string_view receiver, std::string_view notice) {
    const Time now = clock_.now();
    const std::string id = make_id(clock_, random_);
    return transact([&](Connection& db) { return store::calm_operator(db, trouble, {receiver, notice, id}, now); });
}

}  // namespace vigie
