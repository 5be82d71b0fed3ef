#include "store/alerts.hpp"
#include "base/password.hpp"

#include "store/load.hpp"
#include "store/transact.hpp"

namespace vigie {
namespace store {
namespace {

const std::string alert_columns =
    "id, watch, part, actor_id, actor_name, story_id, priority, created, updated, revision, retracted";

Alert alert_row(Rows& rows) {
    Alert alert;
    alert.id = rows.string(0);
    alert.watch = rows.string(1);
    alert.part = parse_part(rows.text(2)).value_or(Part::appears);
    alert.actor = {rows.string(3), rows.string(4)};
    alert.story_id = rows.string(5);
    alert.priority = rows.string(6);
    alert.created = rows.time(7);
    alert.updated = rows.time(8);
    alert.revision = rows.number(9);
    alert.retracted = rows.flag(10);
    return alert;
}

// What a retracted alert was about stays visible.
void add_carriers(Connection& db, Alert& alert) {
    auto rows = db.query(
        "SELECT CASE WHEN f.name = '' THEN f.url ELSE f.name END, a.id, a.url, a.title, a.published "
        "FROM alert_articles m JOIN articles a ON a.id = m.article_id JOIN feeds f ON f.id = a.feed_id "
        "WHERE m.alert_id = ? AND m.withdrawn = ? ORDER BY COALESCE(a.published, a.seen), a.seen, a.id",
        alert.id, alert.retracted);
    while (rows->next())
        alert.carriers.push_back({without_passwords(rows->string(0)), rows->string(1), rows->string(2), rows->string(3),
                                  rows->maybe_time(4)});
}

// The article that raised the alert, or the next one when that withdrew.
void add_article(Connection& db, Alert& alert) {
    auto row = db.query("SELECT " + article_columns +
                            ", m.evidence, m.why, COALESCE(c.plugins, '{}') FROM alert_articles m "
                            "JOIN articles a ON a.id = m.article_id LEFT JOIN contents c ON c.article_id = a.id "
                            "WHERE m.alert_id = ? AND m.withdrawn = ? ORDER BY m.added, m.article_id LIMIT 1",
                        alert.id, alert.retracted);
    if (!row->next()) return;
    alert.article = load_article(*row);
    alert.evidence = evidence_from_json(row->text(article_column_count));
    alert.why = reasons_from_json(row->text(article_column_count + 1));
    alert.plugins = map_from_json(row->text(article_column_count + 2));
}

void add_story_title(Connection& db, Alert& alert) {
    auto row =
        db.query("SELECT title FROM articles WHERE story_id = ? ORDER BY COALESCE(published, seen), seen, id LIMIT 1",
                 alert.story_id);
    alert.story_title = row->next() ? row->string(0) : alert.article.title;
}

Alert complete(Connection& db, Alert alert) {
    add_carriers(db, alert);
    add_article(db, alert);
    add_story_title(db, alert);
    return alert;
}

}  // namespace

std::optional<Alert> load_alert(Connection& db, std::string_view id) {
    auto row = db.query("SELECT " + alert_columns + " FROM alerts WHERE id = ?", id);
    if (!row->next()) return std::nullopt;
    Alert alert = alert_row(*row);
    row.reset();
    return complete(db, std::move(alert));
}

}  // namespace store

using store::Connection;
using store::to_value;

std::vector<Alert> Store::alerts(const AlertFilter& filter) {
    std::string sql = "SELECT " + store::alert_columns + " FROM alerts WHERE merged_into = ''";
    std::vector<store::Value> values;
    const auto where = [&](const std::string& condition, store::Value value) {
        sql += " AND " + condition;
        values.push_back(std::move(value));
    };
    if (!filter.watch.empty()) where("watch = ?", to_value(filter.watch));
    if (!filter.story.empty()) where("story_id = ?", to_value(filter.story));
    if (!filter.actor.empty()) where("actor_id = ?", to_value(filter.actor));
    if (filter.since) where("created >= ?", to_value(*filter.since));
    if (!filter.before.empty())
        where("(created, id) < (SELECT b.created, b.id FROM alerts b WHERE b.id = ?)", to_value(filter.before));
    sql += " ORDER BY created DESC, id DESC LIMIT ?";
    values.push_back(to_value(filter.limit));
    return read([&](Connection& db) {
        std::vector<Alert> alerts;
        auto rows = db.query_values(sql, values);
        while (rows->next()) alerts.push_back(store::alert_row(*rows));
        rows.reset();
        for (Alert& alert : alerts) alert = store::complete(db, std::move(alert));
        return alerts;
    });
}

bool Store::has_alert(const Match& match, std::string_view story_id) {
    return read([&](Connection& db) {
        return db
            .query(
                "SELECT 1 FROM alerts WHERE watch = ? AND part = ? AND actor_id = ? AND story_id = ? AND "
                "merged_into = ''",
                match.watch, to_string(match.part), match.actor.id, story_id)
            ->next();
    });
}

bool Store::has_alert_since(const Match& match, Time after) {
    return read([&](Connection& db) {
        return db
            .query(
                "SELECT 1 FROM alerts WHERE watch = ? AND actor_id = ? AND created > ? AND retracted = 0 AND "
                "merged_into = '' LIMIT 1",
                match.watch, match.actor.id, after)
            ->next();
    });
}

std::optional<Alert> Store::alert(std::string_view id) {
    return read([&](Connection& db) { return store::load_alert(db, id); });
}

}  // namespace vigie
