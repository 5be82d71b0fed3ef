// The end of an analysis: annotations, alerts and deliveries in one transaction.
#include "store/alerts.hpp"
#include "store/load.hpp"
#include "store/stories.hpp"
#include "store/transact.hpp"

namespace vigie {
namespace {

using store::Connection;

bool save_annotations(Connection& db, const AnalyzedArticle& analyzed) {
    const Article& article = analyzed.article;
    const auto changed = db.run(
        "UPDATE articles SET language = ?, partial = ?, state = 2, problem = '', lease = '', lease_until = 0 "
        "WHERE id = ? AND lease = ? AND state = 1",
        article.language, article.partial, article.id, analyzed.lease);
    if (changed == 0) return false;
    db.run("UPDATE contents SET annotations = ?, plugins = ?, failed = ? WHERE article_id = ?",
           store::to_json(analyzed.annotations), store::to_json(analyzed.plugins), store::to_json(analyzed.failed),
           article.id);
    return true;
}

void save_failures(Connection& db, const AnalyzedArticle& analyzed, Time now, Committed& committed) {
    for (const PluginFailure& failure : analyzed.failed) {
        db.run(
            "INSERT INTO plugin_failures (plugin, article_id, at, problem) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (plugin, article_id) DO UPDATE SET at = excluded.at, problem = excluded.problem",
            failure.plugin, analyzed.article.id, now, failure.problem);
        committed.plugin_failures[failure.plugin] =
            static_cast<int>(db.count("SELECT count(*) FROM plugin_failures WHERE plugin = ?", failure.plugin));
    }
}

bool touches_alerts(Connection& db, const AnalyzedArticle& analyzed) {
    return !analyzed.alerts.empty() ||
           db.count("SELECT count(*) FROM alert_articles WHERE article_id = ?", analyzed.article.id) != 0;
}

}  // namespace

Committed Store::commit_analysis(const AnalyzedArticle& analyzed) {
    const Time now = clock_.now();
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) {
        Committed committed;
        if (!save_annotations(db, analyzed)) return committed;
        committed.committed = true;
        save_failures(db, analyzed, now, committed);
        if (touches_alerts(db, analyzed)) {
            const std::string story = store::lock_story(db, analyzed.article.id, now);
            store::raise_alerts(db, {analyzed, story, now, [this] { return make_id(clock_, random_); }}, committed);
        }
        return committed;
    });
}

}  // namespace vigie
