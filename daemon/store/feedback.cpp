// What people say of alerts, and what thresholds and spikes count.
#include "store/alerts.hpp"
#include "store/load.hpp"
#include "store/transact.hpp"

namespace vigie {

using store::Connection;

namespace {

std::vector<Precision> precision(Connection& db, const std::string& column) {
    auto rows =
        db.query("SELECT a." + column +
                 ", count(*), count(DISTINCT f.alert_id) FROM alerts a LEFT JOIN (SELECT DISTINCT alert_id FROM "
                 "feedback) f ON f.alert_id = a.id WHERE a.merged_into = '' AND a." +
                 column + " <> '' GROUP BY a." + column + " ORDER BY a." + column);
    std::vector<Precision> all;
    while (rows->next()) all.push_back({rows->string(0), rows->integer(1), rows->integer(2)});
    return all;
}

void add_article(Connection& db, Feedback& feedback) {
    auto row = db.query(
        "SELECT a.language, a.url, a.published, c.text, c.annotations FROM articles a JOIN contents c ON c.article_id "
        "= a.id WHERE a.id = ?",
        feedback.article_id);
    if (!row->next()) return;
    feedback.language = row->string(0);
    feedback.source = row->string(1);
    feedback.published = row->maybe_time(2);
    feedback.text = row->string(3);
    feedback.annotations = store::annotations_from_json(row->text(4));
}

}  // namespace

std::vector<Hit> Store::add_hit(std::string_view watch, std::string_view actor, const Hit& hit, Time since) {
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) {
        db.run(
            "INSERT INTO hits (watch, actor, at, article_id, paper, story) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (watch, actor, at, article_id) DO NOTHING",
            watch, actor, hit.at, hit.article, hit.paper, hit.story);
        auto rows = db.query(
            "SELECT at, paper, article_id, story FROM hits WHERE watch = ? AND actor = ? AND at >= ? ORDER BY at",
            watch, actor, since);
        std::vector<Hit> hits;
        while (rows->next()) hits.push_back({rows->time(0), rows->string(1), rows->string(2), rows->string(3)});
        return hits;
    });
}

std::optional<Feedback> Store::add_feedback(Feedback feedback) {
    feedback.id = make_id(clock_, random_);
    feedback.at = clock_.now();
    return transact([&](Connection& db) -> std::optional<Feedback> {
        const auto alert = store::load_alert(db, feedback.alert_id);
        if (!alert) return std::nullopt;
        feedback.article_id = alert->article.id;
        feedback.watch = alert->watch;
        feedback.actor = alert->actor;
        feedback.evidence = alert->evidence;
        feedback.plugin = alert->evidence.empty() ? "" : alert->evidence.front().annotation.plugin;
        // A button that is pressed twice is one word.
        auto same =
            db.query("SELECT id, at FROM feedback WHERE alert_id = ? AND verdict = ? AND author = ? AND comment = ?",
                     feedback.alert_id, feedback.verdict, feedback.author, feedback.comment);
        if (same->next()) {
            feedback.id = same->string(0);
            feedback.at = same->time(1);
            return feedback;
        }
        same.reset();
        add_article(db, feedback);
        db.run(
            "INSERT INTO feedback (id, alert_id, article_id, watch, plugin, actor_id, actor_name, verdict, comment, "
            "author, at, evidence, language, source, published, text, annotations) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            feedback.id, feedback.alert_id, feedback.article_id, feedback.watch, feedback.plugin, feedback.actor.id,
            feedback.actor.name, feedback.verdict, feedback.comment, feedback.author, feedback.at,
            store::to_json(feedback.evidence), feedback.language, feedback.source, feedback.published, feedback.text,
            store::to_json(feedback.annotations));
        return feedback;
    });
}

std::vector<Feedback> Store::feedback() {
    return read([&](Connection& db) {
        auto rows = db.query(
            "SELECT id, alert_id, article_id, watch, plugin, actor_id, actor_name, verdict, comment, author, at, "
            "evidence, language, source, published, text, annotations FROM feedback ORDER BY at, id");
        std::vector<Feedback> all;
        while (rows->next())
            all.push_back({rows->string(0),
                           rows->string(1),
                           rows->string(2),
                           rows->string(3),
                           rows->string(4),
                           {rows->string(5), rows->string(6)},
                           rows->string(7),
                           rows->string(8),
                           rows->string(9),
                           rows->time(10),
                           store::evidence_from_json(rows->text(11)),
                           rows->string(12),
                           rows->string(13),
                           rows->string(15),
                           rows->maybe_time(14),
                           store::annotations_from_json(rows->text(16))});
        return all;
    });
}

std::vector<Precision> Store::precision_of_watches() {
    return read([&](Connection& db) { return precision(db, "watch"); });
}

std::vector<Precision> Store::precision_of_plugins() {
    return read([&](Connection& db) { return precision(db, "plugin"); });
}

}  // namespace vigie
