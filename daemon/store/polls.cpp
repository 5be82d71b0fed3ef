// The end of a poll: the feed's new state, and its new and edited entries as articles to be read.
#include <set>

#include "base/digest.hpp"
#include "store/load.hpp"
#include "store/renamed.hpp"
#include "store/transact.hpp"

namespace vigie {
namespace {

using store::Connection;

// Some feeds change with each poll. From the tenth edit on an article is read again six hours after its last edit at
// the earliest, with what it says then; an edit of an older article is noted and not read.
constexpr int quick_versions = 10;
constexpr Duration slow_edits = std::chrono::hours(6);
constexpr Duration edits_count_for = std::chrono::days(7);

// Databases bound the length of an indexed text.
std::string entry_key(const Entry& entry) {
    return entry.id.size() <= 200 ? entry.id : "digest:" + store::former_digest({entry.id});
}

std::string entry_digest(const Entry& entry) {
    return digest_of({entry.title, "\x1f", entry.summary, "\x1f", entry.content, "\x1f", entry.link});
}

// What was stored before entries had their present digest is no edit.
bool is_digest(std::string_view stored, const Entry& entry) {
    return stored == entry_digest(entry) || stored == store::former_digest({entry.title, "\x1f", entry.summary, "\x1f",
                                                                            entry.content, "\x1f", entry.link});
}

bool save_state(Connection& db, const FeedState& s, const Lease& lease, bool read, Time now) {
    return db.run(
               "UPDATE feeds SET current_url = ?, etag = ?, last_modified = ?, body_hash = ?, next_poll = ?, "
               "last_poll = ?, last_success = ?, last_new_entry = ?, poll_interval = ?, failures = ?, status = ?, "
               "problem = ?, gone = ?, malformed = ?, redirect_url = ?, redirect_count = ?, redirect_since = ?, "
               "skip_hours = ?, skip_days = ?, "
               // nobody named it: its own title is its name
               "name = CASE WHEN (name = url OR name = title) AND ? <> '' THEN ? ELSE name END, title = ?, last_read = "
               "CASE WHEN ? = 1 THEN ? ELSE last_read END, lease = '', lease_until = 0 "
               "WHERE id = ? AND lease = ?",
               s.url, s.etag, s.last_modified, s.body_hash, s.next_poll, s.last_poll, s.last_success, s.last_new_entry,
               s.interval, s.failures, s.status, s.problem, s.gone, s.malformed, s.redirect_url, s.redirect_count,
               s.redirect_since, s.skip_hours, s.skip_days, s.title, s.title, s.title, read, now, s.feed_id,
               lease) != 0;
}

struct NewArticle {
    std::string id;
    std::string feed_id;
    Time now;
    bool backlog;
};

void remember(Connection& db, const NewArticle& article, const Entry& entry) {
    db.run("INSERT INTO entries (feed_id, entry_key, article_id, digest, last_seen) VALUES (?, ?, ?, ?, ?)",
           article.feed_id, entry_key(entry), article.id, entry_digest(entry), article.now);
}

void insert_article(Connection& db, const NewArticle& article, const Entry& entry) {
    db.run(
        "INSERT INTO articles (id, feed_id, entry_id, url, host, title, language, published, seen, provenance, "
        "backlog, "
        "not_before) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        article.id, article.feed_id, entry.id, entry.link, store::host_of(entry.link), entry.title, entry.language,
        entry.published ? entry.published : entry.updated, article.now, to_string(Provenance::feed), article.backlog,
        article.now);
    db.run("INSERT INTO contents (article_id, entry) VALUES (?, ?)", article.id, store::to_json(entry));
    remember(db, article, entry);
}

enum class Edit { read, waits, too_old };

// Whoever holds the article's lease loses it: what they have is the old version. One that waits is an edit still at the
// next poll.
Edit read_again(Connection& db, const std::string& article_id, const Entry& entry, Time last_edit, Time now) {
    const auto changed = db.run(
        "UPDATE articles SET state = 0, version = version + 1, url = ?, host = ?, not_before = ?, attempts = 0, "
        "problem = '', lease = '', lease_until = 0 WHERE id = ? AND seen > ? AND (version < ? OR ? = 1)",
        entry.link, store::host_of(entry.link), now, article_id, now - edits_count_for, quick_versions,
        last_edit + slow_edits <= now);
    if (changed == 0)
        return db.count("SELECT count(*) FROM articles WHERE id = ? AND seen > ?", article_id, now - edits_count_for) ==
                       0
                   ? Edit::too_old
                   : Edit::waits;
    db.run("UPDATE contents SET entry = ? WHERE article_id = ?", store::to_json(entry), article_id);
    return Edit::read;
}

}  // namespace

PollCounts Store::finish_poll(const Polled& polled) {
    const Polled* const only = &polled;
    PollEnd end = finish_polls({&only, 1}).front();
    if (end.problem) std::rethrow_exception(end.problem);
    return end.counts;
}

std::vector<PollEnd> Store::finish_polls(std::span<const Polled* const> polls) {
    // The feeds' states go back with their entries, so the next polls find them again.
    const store::Relaxed relaxed(*db_);
    std::vector<PollEnd> ends(polls.size());
    try {
        transact([&](Connection& db) {
            for (std::size_t i = 0; i < polls.size(); ++i) ends[i].counts = finish(db, *polls[i]);
            return true;
        });
    } catch (const std::exception&) {
        if (polls.size() == 1) {
            ends.front() = {{}, std::current_exception()};
            return ends;
        }
        for (std::size_t i = 0; i < polls.size(); ++i) ends[i] = finish_polls(polls.subspan(i, 1)).front();
    }
    return ends;
}

PollCounts Store::finish(Connection& db, const Polled& polled) {
    const Time now = clock_.now();
    const std::string& feed = polled.state.feed_id;
    PollCounts counts;
    const bool first = db.count("SELECT last_read FROM feeds WHERE id = ?", feed) == 0;
    if (!save_state(db, polled.state, polled.lease, polled.read, now)) return counts;
    counts.committed = true;
    std::set<std::string> keys;  // an id that stands twice in one document counts once
    std::vector<const Entry*> unknown;
    for (const Entry& entry : polled.entries) {
        const std::string key = entry_key(entry);
        if (!keys.insert(key).second) continue;
        auto row = db.query("SELECT article_id, digest, last_seen FROM entries WHERE feed_id = ? AND entry_key = ?",
                            feed, key);
        if (!row->next()) {
            unknown.push_back(&entry);
            continue;
        }
        const std::string article = row->string(0);
        const bool edited = !is_digest(row->text(1), entry);
        const Time noted = row->time(2);  // its last edit, or within a day
        const bool stale = noted + std::chrono::days(1) < now;
        row.reset();
        const Edit edit = edited ? read_again(db, article, entry, noted, now) : Edit::too_old;
        edit == Edit::read ? ++counts.edited : ++counts.known;
        if (edit == Edit::waits) continue;
        if (edited || stale)
            db.run("UPDATE entries SET digest = ?, last_seen = ? WHERE feed_id = ? AND entry_key = ?",
                   entry_digest(entry), now, feed, key);
    }
    const bool ids_changed = !first && unknown.size() > 2 && unknown.size() * 5 >= keys.size() * 4;
    store::Renamed renamed = ids_changed ? store::Renamed(db, feed) : store::Renamed();
    for (const Entry* entry : unknown) {
        if (auto known = renamed.take(*entry)) {
            remember(db, {std::move(*known), feed, now, false}, *entry);
            ++counts.known;
            continue;
        }
        const auto date = entry->published ? entry->published : entry->updated;
        const bool backlog = first && (!date || now - *date > polled.alerting_age);
        insert_article(db, {make_id(clock_, random_), feed, now, backlog}, *entry);
        ++counts.fresh;
        counts.backlog += backlog;
    }
    if (polled.plan) {
        const Lease given_back;  // by the first save, in this transaction
        save_state(db, polled.plan(counts), given_back, polled.read, now);
    }
    return counts;
}

}  // namespace vigie
