// Subscriptions and their polls.
#include "store/load.hpp"
#include "store/transact.hpp"

namespace vigie {

using store::Connection;

void Store::sync_feeds(const std::vector<Feed>& feeds) {
    const Time now = clock_.now();
    transact([&](Connection& db) {
        db.run("UPDATE feeds SET removed = 2 WHERE removed = 0");
        for (const Feed& feed : feeds)
            db.run(
                "INSERT INTO feeds (id, url, name, folder, language, fixed_interval, current_url, next_poll) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET url = excluded.url, "
                "name = CASE WHEN excluded.name = excluded.url AND feeds.title <> '' THEN feeds.title ELSE "
                "excluded.name END, folder = excluded.folder, language = excluded.language, "
                "fixed_interval = excluded.fixed_interval, removed = 0, "
                // back in the configuration: due now; a shorter interval: due earlier
                "next_poll = CASE WHEN feeds.removed = 1 THEN excluded.next_poll "
                "WHEN feeds.next_poll > excluded.next_poll + excluded.fixed_interval "
                "THEN excluded.next_poll + excluded.fixed_interval ELSE feeds.next_poll END",
                feed.id, feed.url, feed.name, feed.folder, feed.language, feed.interval, feed.url, now);
        return db.run("UPDATE feeds SET removed = 1 WHERE removed = 2");
    });
    access_.clear();
    for (const Feed& feed : feeds)
        if (!feed.headers.empty() || !feed.verify_tls) access_[feed.id] = {feed.headers, feed.verify_tls};
}

void Store::take_access(Feed& feed) const {
    const auto found = access_.find(feed.id);
    if (found == access_.end()) return;
    feed.headers = found->second.headers;
    feed.verify_tls = found->second.verify_tls;
}

std::vector<ClaimedFeed> Store::claim_due_feeds(int limit, Duration lease) {
    const Time now = clock_.now();
    const Lease token = make_lease();
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) {
        std::vector<std::string> ids;
        auto rows = db.query(
            "UPDATE feeds SET lease = ? || id, lease_until = ? WHERE id IN (SELECT id FROM feeds "
            "WHERE removed = 0 AND next_poll <= ? AND lease_until <= ? ORDER BY next_poll LIMIT ?" +
                std::string(db.skip_locked()) + ") RETURNING id",
            token, now + lease, now, now, limit);
        while (rows->next()) ids.push_back(rows->string(0));
        std::vector<ClaimedFeed> claimed;
        for (const std::string& id : ids) {
            auto row = db.query("SELECT " + store::feed_columns + ", f.last_read FROM feeds f WHERE f.id = ?", id);
            if (!row->next()) continue;
            ClaimedFeed& feed = claimed.emplace_back();
            feed.feed = store::load_feed(*row);
            feed.state = store::load_state(*row);
            feed.first_poll = !row->flag(store::feed_column_count);
            feed.lease = token + id;
            take_access(feed.feed);
        }
        return claimed;
    });
}

std::optional<ClaimedFeed> Store::claim_feed(std::string_view feed_id, Duration lease) {
    const Time now = clock_.now();
    const Lease token = make_lease() + std::string(feed_id);
    return transact([&](Connection& db) -> std::optional<ClaimedFeed> {
        if (db.run("UPDATE feeds SET lease = ?, lease_until = ? WHERE id = ? AND removed = 0 AND lease_until <= ?",
                   token, now + lease, feed_id, now) == 0)
            return std::nullopt;
        auto row = db.query("SELECT " + store::feed_columns + ", f.last_read FROM feeds f WHERE f.id = ?", feed_id);
        if (!row->next()) return std::nullopt;
        ClaimedFeed claimed{store::load_feed(*row), store::load_state(*row), false, token};
        claimed.first_poll = !row->flag(store::feed_column_count);
        return claimed;
    });
}

std::optional<Time> Store::next_poll_due() {
    return read([&](Connection& db) {
        auto rows = db.query(
            "SELECT min(CASE WHEN lease_until > next_poll THEN lease_until ELSE next_poll END) FROM feeds "
            "WHERE removed = 0");
        return rows->next() ? rows->maybe_time(0) : std::nullopt;
    });
}

void Store::release_feed(const Lease& lease) {
    const store::Relaxed relaxed(*db_);
    transact(
        [&](Connection& db) { return db.run("UPDATE feeds SET lease = '', lease_until = 0 WHERE lease = ?", lease); });
}

bool Store::poll_now(std::string_view feed_id) {
    const Time now = clock_.now();
    return transact([&](Connection& db) {
        return db.run("UPDATE feeds SET next_poll = ?, gone = 0 WHERE id = ? AND removed = 0", now, feed_id) != 0;
    });
}

std::vector<FeedRecord> Store::feeds() {
    return read([&](Connection& db) {
        std::vector<FeedRecord> records;
        auto rows = db.query("SELECT " + store::feed_columns +
                             ", f.removed, (SELECT count(*) FROM articles a WHERE a.feed_id = f.id) "
                             "FROM feeds f ORDER BY f.folder, f.name, f.url");
        while (rows->next()) {
            FeedRecord& record = records.emplace_back();
            record.feed = store::load_feed(*rows);
            record.state = store::load_state(*rows);
            record.removed = rows->flag(store::feed_column_count);
            record.articles = rows->integer(store::feed_column_count + 1);
        }
        return records;
    });
}

}  // namespace vigie
