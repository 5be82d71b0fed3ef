// Looks at pages that were read: claims of them, and what they found.
#include "store/load.hpp"
#include "store/stories.hpp"
#include "store/transact.hpp"
#include "store/versions.hpp"

namespace vigie {
namespace {

using store::Connection;

constexpr int missing_is_gone = 2;  // a single 404 may be a page that is being moved, or a server's bad minute

// Whoever reads an article for the first time goes before whoever looks again.
bool fresh_ones_wait(Connection& db, Time now) {
    return db
        .query(
            "SELECT 1 FROM articles WHERE state = 0 AND backlog = 0 AND not_before <= ? AND lease_until <= ? LIMIT 1",
            now, now)
        ->next();
}

std::optional<ClaimedLook> load_look(Connection& db, const std::string& id) {
    auto row =
        db.query("SELECT " + store::article_columns +
                     ", c.text, a.next_look, a.page_url, a.etag, a.last_modified, a.missing, " + store::feed_columns +
                     " FROM articles a JOIN contents c ON c.article_id = a.id JOIN feeds f ON f.id = a.feed_id "
                     "WHERE a.id = ?",
                 id);
    if (!row->next()) return std::nullopt;
    constexpr int next = store::article_column_count;
    ClaimedLook claimed;
    claimed.article = store::load_article(*row);
    claimed.article.text = row->string(next);
    claimed.look = {row->maybe_time(next + 1), row->string(next + 2), row->string(next + 3), row->string(next + 4)};
    claimed.missing = row->number(next + 5);
    claimed.feed = store::load_feed(*row, next + 6);
    return claimed;
}

// The analysis makes what follows of both: alerts lose the article, or have it again.
bool withdraw(Connection& db, const std::string& id, Time now) {
    return db.run(
               "UPDATE articles SET withdrawn = ?, state = 1, not_before = ?, attempts = 0 WHERE id = ? AND withdrawn "
               "IS "
               "NULL",
               now, now, id) != 0;
}
bool bring_back(Connection& db, const std::string& id, Time now) {
    return db.run(
               "UPDATE articles SET withdrawn = NULL, state = 1, not_before = ?, attempts = 0 WHERE id = ? AND "
               "withdrawn "
               "IS NOT NULL",
               now, id) != 0;
}

bool take_page(Connection& db, const LookedAt& looked, Time now) {
    const Article& article = looked.article;
    if (!store::keep_version(db, article, "page", now)) return false;
    store::begin_version(db, article, now);
    store::keep_print(db, article, looked.print, now);
    if (looked.copy) store::keep_page(db, article.id, *looked.copy, now);
    return true;
}

}  // namespace

std::vector<ClaimedLook> Store::claim_looks(int limit, Duration lease) {
    const Time now = clock_.now();
    const Lease token = make_lease();
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) {
        std::vector<ClaimedLook> claimed;
        if (fresh_ones_wait(db, now)) return claimed;
        std::vector<std::string> ids;
        auto rows = db.query(
            "UPDATE articles SET lease = ? || id, lease_until = ? WHERE id IN (SELECT id FROM articles WHERE next_look "
            "IS "
            "NOT NULL AND next_look <= ? AND state = 2 AND lease_until <= ? ORDER BY next_look LIMIT ?" +
                std::string(db.skip_locked()) + ") RETURNING id",
            token, now + lease, now, now, limit);
        while (rows->next()) ids.push_back(rows->string(0));
        rows.reset();
        for (const std::string& id : ids) {
            auto look = load_look(db, id);
            if (!look) continue;
            look->lease = token + id;
            claimed.push_back(std::move(*look));
        }
        return claimed;
    });
}

LookResult Store::commit_look(const LookedAt& looked) {
    const Time now = clock_.now();
    const std::string& id = looked.article.id;
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) {
        LookResult result;
        const NextLook& next = looked.next;
        result.committed = db.run(
                               "UPDATE articles SET next_look = ?, page_url = ?, etag = ?, last_modified = ?, lease = "
                               "'', lease_until = "
                               "0 WHERE id = ? AND lease = ? AND state = 2",
                               next.at, next.url, next.etag, next.last_modified, id, looked.lease) != 0;
        if (!result.committed || looked.found == LookedAt::Found::nothing) return result;
        const bool there = looked.found == LookedAt::Found::same || looked.found == LookedAt::Found::page;
        db.run("UPDATE articles SET missing = CASE WHEN ? = 1 THEN 0 ELSE missing + 1 END WHERE id = ?", there, id);
        if (looked.found == LookedAt::Found::page) result.changed = take_page(db, looked, now);
        if (there) {
            result.returned = bring_back(db, id, now);
        } else if (looked.found == LookedAt::Found::gone ||
                   db.count("SELECT missing FROM articles WHERE id = ?", id) >= missing_is_gone) {
            result.withdrawn = withdraw(db, id, now);
        }
        return result;
    });
}

}  // namespace vigie
