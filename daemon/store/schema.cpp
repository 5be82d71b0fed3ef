#include "store/schema.hpp"

#include <cstdlib>
#include <iterator>

namespace vigie::store {
namespace {

// Times are milliseconds since 1970 UTC, flags 0 or 1. articles.state: 0 to_read, 1 to_analyze, 2 done.
// deliveries.state: 0 pending, 1 delivered, 2 dead. Texts that only loading needs stand apart in `contents`, so that
// claims read narrow rows.
constexpr std::string_view version_1 = R"sql(
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE feeds (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, name TEXT NOT NULL, folder TEXT NOT NULL, language TEXT NOT NULL,
  fixed_interval BIGINT, removed BIGINT NOT NULL DEFAULT 0, last_read BIGINT NOT NULL DEFAULT 0,
  current_url TEXT NOT NULL, etag TEXT NOT NULL DEFAULT '', last_modified TEXT NOT NULL DEFAULT '',
  body_hash TEXT NOT NULL DEFAULT '', next_poll BIGINT NOT NULL, last_poll BIGINT, last_success BIGINT,
  last_new_entry BIGINT, poll_interval BIGINT NOT NULL DEFAULT 0, failures BIGINT NOT NULL DEFAULT 0,
  status BIGINT NOT NULL DEFAULT 0, problem TEXT NOT NULL DEFAULT '', gone BIGINT NOT NULL DEFAULT 0,
  malformed BIGINT NOT NULL DEFAULT 0, redirect_url TEXT NOT NULL DEFAULT '',
  redirect_count BIGINT NOT NULL DEFAULT 0, redirect_since BIGINT, title TEXT NOT NULL DEFAULT '',
  lease TEXT NOT NULL DEFAULT '', lease_until BIGINT NOT NULL DEFAULT 0);
CREATE INDEX feeds_due ON feeds (next_poll) WHERE removed = 0;

CREATE TABLE entries (
  feed_id TEXT NOT NULL, entry_key TEXT NOT NULL, article_id TEXT NOT NULL, digest TEXT NOT NULL,
  last_seen BIGINT NOT NULL, PRIMARY KEY (feed_id, entry_key)) {without_rowid};
CREATE INDEX entries_by_age ON entries (last_seen);

CREATE TABLE articles (
  id TEXT PRIMARY KEY, feed_id TEXT NOT NULL, entry_id TEXT NOT NULL, url TEXT NOT NULL, host TEXT NOT NULL,
  title TEXT NOT NULL, language TEXT NOT NULL DEFAULT '', authors TEXT NOT NULL DEFAULT '[]',
  agency TEXT NOT NULL DEFAULT '', published BIGINT, seen BIGINT NOT NULL, provenance TEXT NOT NULL,
  partial BIGINT NOT NULL DEFAULT 0, backlog BIGINT NOT NULL, version BIGINT NOT NULL DEFAULT 1,
  story_id TEXT NOT NULL DEFAULT '', state BIGINT NOT NULL DEFAULT 0, not_before BIGINT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0, problem TEXT NOT NULL DEFAULT '',
  lease TEXT NOT NULL DEFAULT '', lease_until BIGINT NOT NULL DEFAULT 0);
CREATE INDEX articles_to_read ON articles (backlog, not_before) WHERE state = 0;
CREATE INDEX articles_to_analyze ON articles (backlog, not_before) WHERE state = 1;
CREATE INDEX articles_by_age ON articles (seen, id);
CREATE INDEX articles_of_feed ON articles (feed_id);
CREATE INDEX articles_of_story ON articles (story_id);
CREATE INDEX articles_partial ON articles (seen) WHERE partial = 1;

CREATE TABLE contents (
  article_id TEXT PRIMARY KEY, entry TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '',
  annotations TEXT NOT NULL DEFAULT '[]', plugins TEXT NOT NULL DEFAULT '{}', failed TEXT NOT NULL DEFAULT '[]');

CREATE TABLE stories (id TEXT PRIMARY KEY, changed BIGINT NOT NULL, merged_into TEXT NOT NULL DEFAULT '');
CREATE INDEX stories_merged ON stories (merged_into) WHERE merged_into <> '';
CREATE TABLE prints (
  member BIGINT PRIMARY KEY, article_id TEXT NOT NULL, published BIGINT NOT NULL, kept BIGINT NOT NULL,
  print {bytes} NOT NULL);
CREATE INDEX prints_by_age ON prints (kept);
CREATE TABLE print_keys (
  key BIGINT NOT NULL, published BIGINT NOT NULL, member BIGINT NOT NULL,
  PRIMARY KEY (key, published, member)) {without_rowid};

CREATE TABLE alerts (
  id TEXT PRIMARY KEY, watch TEXT NOT NULL, part TEXT NOT NULL, actor_id TEXT NOT NULL, actor_name TEXT NOT NULL,
  story_id TEXT NOT NULL, priority TEXT NOT NULL, created BIGINT NOT NULL, updated BIGINT NOT NULL,
  revision BIGINT NOT NULL DEFAULT 1, retracted BIGINT NOT NULL DEFAULT 0, merged_into TEXT NOT NULL DEFAULT '',
  UNIQUE (watch, part, actor_id, story_id));
CREATE INDEX alerts_by_age ON alerts (created, id);
CREATE INDEX alerts_of_story ON alerts (story_id);
CREATE TABLE alert_articles (
  alert_id TEXT NOT NULL, article_id TEXT NOT NULL, added BIGINT NOT NULL, withdrawn BIGINT NOT NULL DEFAULT 0,
  evidence TEXT NOT NULL, PRIMARY KEY (alert_id, article_id)) {without_rowid};
CREATE INDEX alert_articles_by_article ON alert_articles (article_id);

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY, alert_id TEXT NOT NULL, story_id TEXT NOT NULL, receiver TEXT NOT NULL, event TEXT NOT NULL,
  revision BIGINT NOT NULL, state BIGINT NOT NULL DEFAULT 0, queued BIGINT NOT NULL, position BIGINT NOT NULL,
  next_attempt BIGINT NOT NULL, claims BIGINT NOT NULL DEFAULT 0,
  lease TEXT NOT NULL DEFAULT '', lease_until BIGINT NOT NULL DEFAULT 0, UNIQUE (story_id, receiver, position));
CREATE INDEX deliveries_due ON deliveries (next_attempt) WHERE state = 0;
CREATE INDEX deliveries_waiting ON deliveries (story_id, receiver, position) WHERE state = 0;
CREATE INDEX deliveries_of_alert ON deliveries (alert_id);
CREATE INDEX deliveries_by_age ON deliveries (queued, id);
CREATE INDEX deliveries_dead ON deliveries (queued) WHERE state = 2;
CREATE TABLE attempts (
  delivery_id TEXT NOT NULL, number BIGINT NOT NULL, at BIGINT NOT NULL, delivered BIGINT NOT NULL,
  answer TEXT NOT NULL, latency BIGINT NOT NULL, PRIMARY KEY (delivery_id, number)) {without_rowid};

CREATE TABLE plugin_failures (
  plugin TEXT NOT NULL, article_id TEXT NOT NULL, at BIGINT NOT NULL, problem TEXT NOT NULL,
  PRIMARY KEY (plugin, article_id)) {without_rowid};
CREATE TABLE quarantine (
  plugin TEXT PRIMARY KEY, version TEXT NOT NULL, problem TEXT NOT NULL, since BIGINT NOT NULL);
)sql";

// When receivers are told. deliveries.state 3: suppressed. hold: the group that it waits in; bundle: the delivery that
// carries it; a bundle and a word to the operator have no alert.
constexpr std::string_view version_2 = R"sql(
ALTER TABLE deliveries ADD COLUMN hold TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN bundle TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN notice TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN done BIGINT NOT NULL DEFAULT 0;
CREATE INDEX deliveries_of_bundle ON deliveries (bundle) WHERE bundle <> '';
CREATE INDEX deliveries_held ON deliveries (receiver, hold) WHERE state = 0;
CREATE INDEX deliveries_done ON deliveries (receiver, done) WHERE state = 1;
CREATE TABLE flushes (receiver TEXT NOT NULL, hold TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (receiver, hold));
CREATE TABLE silences (
  id TEXT PRIMARY KEY, actor TEXT NOT NULL, story TEXT NOT NULL, watch TEXT NOT NULL, receiver TEXT NOT NULL,
  author TEXT NOT NULL, comment TEXT NOT NULL, created BIGINT NOT NULL, expires BIGINT NOT NULL);
CREATE INDEX silences_by_expiry ON silences (expires);
)sql";

// Why an alert came, what thresholds and spikes count, at how many carriers receivers were last told, and what people
// say of alerts.
constexpr std::string_view version_3 = R"sql(
ALTER TABLE alert_articles ADD COLUMN why TEXT NOT NULL DEFAULT '[]';
ALTER TABLE alerts ADD COLUMN told BIGINT NOT NULL DEFAULT 1;
ALTER TABLE alerts ADD COLUMN plugin TEXT NOT NULL DEFAULT '';
UPDATE alerts SET told = (SELECT count(*) FROM alert_articles m WHERE m.alert_id = alerts.id AND m.withdrawn = 0);
CREATE INDEX alerts_of_actor ON alerts (watch, actor_id, created);
CREATE INDEX articles_lately ON articles (feed_id, seen) WHERE backlog = 0;
CREATE INDEX articles_by_url ON articles (url);
CREATE TABLE hits (
  watch TEXT NOT NULL, actor TEXT NOT NULL, at BIGINT NOT NULL, article_id TEXT NOT NULL, paper TEXT NOT NULL,
  story TEXT NOT NULL, PRIMARY KEY (watch, actor, at, article_id)) {without_rowid};
CREATE INDEX hits_by_age ON hits (at);
CREATE TABLE feedback (
  id TEXT PRIMARY KEY, alert_id TEXT NOT NULL, article_id TEXT NOT NULL, watch TEXT NOT NULL, plugin TEXT NOT NULL,
  actor_id TEXT NOT NULL, actor_name TEXT NOT NULL, verdict TEXT NOT NULL, comment TEXT NOT NULL, author TEXT NOT NULL,
  at BIGINT NOT NULL, evidence TEXT NOT NULL);
CREATE INDEX feedback_of_alert ON feedback (alert_id);
)sql";

// When a feed does not want to be polled.
constexpr std::string_view version_4 = R"sql(
ALTER TABLE feeds ADD COLUMN skip_hours BIGINT NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN skip_days BIGINT NOT NULL DEFAULT 0;
)sql";

// A case keeps what it is about, whatever becomes of the article.
constexpr std::string_view version_5 = R"sql(
ALTER TABLE feedback ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE feedback ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE feedback ADD COLUMN published BIGINT;
ALTER TABLE feedback ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE feedback ADD COLUMN annotations TEXT NOT NULL DEFAULT '[]';
UPDATE feedback SET language = a.language, source = a.url, published = a.published, text = c.text,
  annotations = c.annotations FROM articles a JOIN contents c ON c.article_id = a.id WHERE a.id = feedback.article_id;
)sql";

// What becomes of a page after it was read. articles: when its page (page_url) is looked at again, how often in a row
// it was missing, when it was found to be gone. contents.version: which version of the article the text is of.
// versions: the older ones. pages: the archive; `body` is compressed, `size` is its size then.
constexpr std::string_view version_6 = R"sql(
ALTER TABLE articles ADD COLUMN next_look BIGINT;
ALTER TABLE articles ADD COLUMN page_url TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN etag TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN last_modified TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN missing BIGINT NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN withdrawn BIGINT;
CREATE INDEX articles_to_look_at ON articles (next_look) WHERE next_look IS NOT NULL;
ALTER TABLE contents ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
UPDATE contents SET version = (SELECT a.version FROM articles a WHERE a.id = contents.article_id)
  WHERE article_id IN (SELECT id FROM articles WHERE version > 1);
CREATE TABLE versions (
  article_id TEXT NOT NULL, version BIGINT NOT NULL, until BIGINT NOT NULL, cause TEXT NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, annotations TEXT NOT NULL, PRIMARY KEY (article_id, version));
CREATE TABLE pages (
  article_id TEXT NOT NULL, version BIGINT NOT NULL, url TEXT NOT NULL, headers TEXT NOT NULL, kept BIGINT NOT NULL,
  size BIGINT NOT NULL, body {bytes} NOT NULL, PRIMARY KEY (article_id, version));
CREATE INDEX pages_by_age ON pages (kept, size);
)sql";

// A database of version n runs the scripts from n on. Scripts that were released are never changed.
constexpr std::string_view migrations[] = {version_1, version_2, version_3, version_4, version_5, version_6};

std::int64_t version_of(Connection& db) {
    if (!db.has_table("settings")) return 0;
    auto rows = db.query("SELECT value FROM settings WHERE key = 'schema_version'");
    return rows->next() ? std::atoll(rows->string(0).c_str()) : 0;
}

}  // namespace

void migrate(Connection& db) {
    constexpr auto newest = static_cast<std::int64_t>(std::size(migrations));
    const auto check = [&](std::int64_t version) {
        if (version > newest)
            throw StoreError("the store's schema is version " + std::to_string(version) + ", this program knows " +
                             std::to_string(newest) + ": use a newer vigied");
        return version;
    };
    if (check(version_of(db)) == newest) return;
    db.begin(true);
    try {
        db.lock(0x5649474945);  // two programs that start at once
        for (std::int64_t version = check(version_of(db)); version < newest; ++version)
            db.script(migrations[static_cast<std::size_t>(version)]);
        db.run("DELETE FROM settings WHERE key = 'schema_version'");
        db.run("INSERT INTO settings (key, value) VALUES ('schema_version', ?)", std::to_string(newest));
        db.commit();
    } catch (...) {
        db.rollback();
        throw;
    }
}

}  // namespace vigie::store
