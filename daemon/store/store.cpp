// Opening a store, its settings and its figures.
#include "store/store.hpp"

#include "store/schema.hpp"
#include "store/transact.hpp"

namespace vigie {
namespace {

bool is_postgres(std::string_view database) {
    return database.starts_with("postgresql://") || database.starts_with("postgres://");
}

// Host and database; never user or password.
std::string describe(std::string_view database) {
    if (!is_postgres(database)) return "sqlite " + std::string(database);
    database.remove_prefix(database.find("://") + 3);
    if (const auto at = database.rfind('@'); at != database.npos) database.remove_prefix(at + 1);
    return "postgresql " + std::string(database.substr(0, database.find('?')));
}

}  // namespace

Store::Store(StoreSettings settings, const Clock& clock, Random& random)
    : settings_(std::move(settings)),
      clock_(clock),
      random_(random),
      name_(describe(settings_.database)),
      db_(is_postgres(settings_.database) ? store::open_postgres(settings_) : store::open_sqlite(settings_)) {
    store::migrate(*db_);
}

Store::~Store() = default;

Lease Store::make_lease() {
    return settings_.owner + "/" + make_id(clock_, random_) + "/";
}

std::optional<std::string> Store::setting(std::string_view key) {
    return read([&](store::Connection& db) {
        auto rows = db.query("SELECT value FROM settings WHERE key = ?", key);
        return rows->next() ? std::optional(rows->string(0)) : std::nullopt;
    });
}

void Store::set_setting(std::string_view key, std::string_view value) {
    transact([&](store::Connection& db) {
        return db.run(
            "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            key, value);
    });
}

StoreCounts Store::counts() {
    const Time now = clock_.now();
    return read([&](store::Connection& db) {
        StoreCounts c;
        c.feeds = db.count("SELECT count(*) FROM feeds WHERE removed = 0");
        c.feeds_failing = db.count("SELECT count(*) FROM feeds WHERE removed = 0 AND problem <> ''");
        c.feeds_due = db.count("SELECT count(*) FROM feeds WHERE removed = 0 AND next_poll <= ?", now);
        c.articles = db.count("SELECT count(*) FROM articles");
        c.partial = db.count("SELECT count(*) FROM articles WHERE partial = 1");
        c.stories =
            db.count("SELECT count(*) FROM stories") - db.count("SELECT count(*) FROM stories WHERE merged_into <> ''");
        c.alerts = db.count("SELECT count(*) FROM alerts WHERE merged_into = ''");
        c.deliveries_dead = db.count("SELECT count(*) FROM deliveries WHERE state = 2");
        const auto queue = [&](const std::string& sql, std::int64_t& count, std::optional<Time>& oldest) {
            auto rows = db.query(sql);
            if (!rows->next()) return;
            count = rows->integer(0);
            oldest = rows->maybe_time(1);
        };
        queue("SELECT count(*), min(not_before) FROM articles WHERE state = 0", c.to_read, c.oldest_to_read);
        queue("SELECT count(*), min(not_before) FROM articles WHERE state = 1", c.to_analyze, c.oldest_to_analyze);
        queue("SELECT count(*), min(queued) FROM deliveries WHERE state = 0", c.deliveries_pending,
              c.oldest_pending_delivery);
        return c;
    });
}

void Store::backup(const std::string& path) {
    db_->backup(path);
}

}  // namespace vigie
