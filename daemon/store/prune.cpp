// Forgetting, a little at a time, so that nobody waits long for the database.
#include "store/stories.hpp"
#include "store/transact.hpp"
#include "store/versions.hpp"

namespace vigie {
namespace {

using store::Connection;

constexpr int batch = 200;

template <typename... Args>
std::vector<std::string> ids(Connection& db, const std::string& sql, const Args&... args) {
    std::vector<std::string> list;
    auto rows = db.query(sql, args...);
    while (rows->next()) list.push_back(rows->string(0));
    return list;
}

// Alerts that nobody waits for.
std::int64_t prune_alerts(Connection& db, Time before) {
    const auto old = ids(db,
                         "SELECT id FROM alerts a WHERE created < ? AND updated < ? AND NOT EXISTS (SELECT 1 FROM "
                         "deliveries d WHERE d.alert_id = a.id AND d.state = 0) ORDER BY created LIMIT ?",
                         before, before, batch);
    for (const std::string& id : old) {
        db.run("DELETE FROM attempts WHERE delivery_id IN (SELECT id FROM deliveries WHERE alert_id = ?)", id);
        db.run("DELETE FROM deliveries WHERE alert_id = ?", id);
        db.run("DELETE FROM alert_articles WHERE alert_id = ?", id);
        db.run("DELETE FROM alerts WHERE id = ?", id);
    }
    // Bundles and words to the operator have no alert.
    for (const std::string& id :
         ids(db, "SELECT id FROM deliveries WHERE alert_id = '' AND state <> 0 AND queued < ? LIMIT ?", before,
             batch)) {
        db.run("DELETE FROM attempts WHERE delivery_id = ?", id);
        db.run("DELETE FROM deliveries WHERE id = ?", id);
    }
    db.run("DELETE FROM flushes WHERE at < ?", before);
    db.run("DELETE FROM silences WHERE expires < ?", before);
    return static_cast<std::int64_t>(old.size());
}

void drop_empty_story(Connection& db, const std::string& story) {
    if (db.count("SELECT count(*) FROM articles WHERE story_id = ?", story) != 0) return;
    db.run("DELETE FROM stories WHERE id = ?", story);
    db.run("DELETE FROM stories WHERE merged_into <> '' AND merged_into = ?", story);
}

std::int64_t prune_articles(Connection& db, Time before) {
    std::vector<std::pair<std::string, std::string>> old;
    auto rows = db.query(
        "SELECT id, story_id FROM articles a WHERE seen < ? AND lease = '' AND NOT EXISTS (SELECT 1 FROM "
        "alert_articles m WHERE m.article_id = a.id) ORDER BY seen, id LIMIT ?",
        before, batch);
    while (rows->next()) old.emplace_back(rows->string(0), rows->string(1));
    rows.reset();
    for (const auto& [id, story] : old) {
        store::forget_print(db, id);
        store::forget_versions(db, id);
        db.run("DELETE FROM plugin_failures WHERE article_id = ?", id);
        db.run("DELETE FROM contents WHERE article_id = ?", id);
        db.run("DELETE FROM articles WHERE id = ?", id);
        drop_empty_story(db, story);
    }
    return static_cast<std::int64_t>(old.size());
}

std::int64_t prune_prints(Connection& db, Time before) {
    const auto old = ids(db, "SELECT article_id FROM prints WHERE kept < ? ORDER BY kept LIMIT ?", before, batch);
    for (const std::string& id : old) store::forget_print(db, id);
    return static_cast<std::int64_t>(old.size());
}

// An id goes when its feed was read long after and did not list it; a feed that is only silent keeps its ids.
std::int64_t prune_entries(Connection& db, Duration age, Time before) {
    return db.run(
        "DELETE FROM entries WHERE (feed_id, entry_key) IN (SELECT e.feed_id, e.entry_key FROM entries e JOIN feeds f "
        "ON f.id = e.feed_id WHERE e.last_seen < ? AND (f.removed = 1 OR e.last_seen + ? < f.last_read) LIMIT ?)",
        before, age, 10 * batch);
}

// Kept pages that are too old, or the oldest ones while all together are too large.
std::int64_t prune_pages(Connection& db, const Retention& keep, Time now) {
    const auto all = db.count("SELECT COALESCE(sum(size), 0) FROM pages");
    std::vector<std::pair<std::string, std::int64_t>> old;
    auto rows = db.query("SELECT article_id, version, kept, size FROM pages ORDER BY kept LIMIT ?", batch);
    for (auto left = all; rows->next(); left -= rows->integer(3)) {
        const bool small = left <= static_cast<std::int64_t>(keep.page_bytes);
        if (small && rows->time(2) >= now - keep.pages) break;
        old.emplace_back(rows->string(0), rows->integer(1));
    }
    rows.reset();
    for (const auto& [id, version] : old) db.run("DELETE FROM pages WHERE article_id = ? AND version = ?", id, version);
    return static_cast<std::int64_t>(old.size());
}

}  // namespace

Pruned Store::prune(const Retention& keep) {
    const Time now = clock_.now();
    const auto until_none = [&](auto&& step) {
        std::int64_t total = 0;
        while (const std::int64_t gone = transact(step)) total += gone;
        return total;
    };
    Pruned pruned;
    pruned.alerts = until_none([&](Connection& db) { return prune_alerts(db, now - keep.alerts); });
    pruned.articles = until_none([&](Connection& db) { return prune_articles(db, now - keep.articles); });
    pruned.pages = until_none([&](Connection& db) { return prune_pages(db, keep, now); });
    pruned.fingerprints = until_none([&](Connection& db) { return prune_prints(db, now - keep.fingerprints); });
    // Spikes look eight weeks back.
    transact(
        [&](Connection& db) { return db.run("DELETE FROM hits WHERE at < ?", now - std::chrono::hours(24 * 60)); });
    pruned.entries = until_none([&](Connection& db) { return prune_entries(db, keep.entries, now - keep.entries); });
    return pruned;
}

}  // namespace vigie
