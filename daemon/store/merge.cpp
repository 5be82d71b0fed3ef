#include "store/merge.hpp"

#include <algorithm>

namespace vigie::store {
namespace {

struct Same {
    std::string id;
    Time created{};
};

// `loser` is listed no longer: `keeper` has its articles, and the place in story `into`.
void fold_alert(Connection& db, const Same& keeper, const Same& loser, const std::string& into, const std::string& from,
                Time now) {
    db.run(
        "INSERT INTO alert_articles (alert_id, article_id, added, withdrawn, evidence, why) "
        "SELECT CAST(? AS TEXT), m.article_id, m.added, m.withdrawn, m.evidence, m.why FROM alert_articles m "
        "WHERE m.alert_id = ? AND NOT EXISTS (SELECT 1 FROM alert_articles k WHERE k.alert_id = ? "
        "AND k.article_id = m.article_id)",
        keeper.id, loser.id, keeper.id);
    db.run("UPDATE alerts SET story_id = ?, merged_into = ? WHERE id = ?", "merging", keeper.id, loser.id);
    const bool standing =
        db.count("SELECT count(*) FROM alert_articles WHERE alert_id = ? AND withdrawn = 0", keeper.id) != 0;
    db.run("UPDATE alerts SET story_id = ?, revision = revision + 1, updated = ?, retracted = ? WHERE id = ?", into,
           now, !standing, keeper.id);
    db.run("UPDATE alerts SET story_id = ? WHERE id = ?", from + "/" + loser.id, loser.id);
}

void move_alerts(Connection& db, const std::string& into, const std::string& from, Time now) {
    struct Moving {
        Same alert;
        std::string watch, part, actor;
    };
    std::vector<Moving> moving;
    auto rows = db.query(
        "SELECT id, created, watch, part, actor_id FROM alerts WHERE story_id = ? AND merged_into = '' ORDER BY id",
        from);
    while (rows->next())
        moving.push_back({{rows->string(0), rows->time(1)}, rows->string(2), rows->string(3), rows->string(4)});
    rows.reset();
    for (const Moving& m : moving) {
        auto row =
            db.query("SELECT id, created FROM alerts WHERE story_id = ? AND watch = ? AND part = ? AND actor_id = ?",
                     into, m.watch, m.part, m.actor);
        if (!row->next()) {
            row.reset();
            db.run("UPDATE alerts SET story_id = ? WHERE id = ?", into, m.alert.id);
            continue;
        }
        const Same there{row->string(0), row->time(1)};
        row.reset();
        const bool moved_is_older = std::pair(m.alert.created, m.alert.id) < std::pair(there.created, there.id);
        moved_is_older ? fold_alert(db, m.alert, there, into, from, now)
                       : fold_alert(db, there, m.alert, into, from, now);
    }
}

}  // namespace

void merge_stories(Connection& db, const std::string& into, const std::vector<std::string>& merged, Time now) {
    std::vector<std::string> all = merged;
    all.push_back(into);
    std::sort(all.begin(), all.end());  // everyone locks in this order
    for (const std::string& story : all) db.run("UPDATE stories SET changed = ? WHERE id = ?", now, story);
    for (const std::string& from : merged) {
        if (from == into) continue;
        db.run("UPDATE articles SET story_id = ? WHERE story_id = ?", into, from);
        db.run("UPDATE stories SET merged_into = ? WHERE merged_into <> '' AND merged_into = ?", into, from);
        db.run("UPDATE stories SET merged_into = ? WHERE id = ?", into, from);
        move_alerts(db, into, from, now);
        db.run("UPDATE silences SET story = ? WHERE story = ?", into, from);
        const auto last = db.count("SELECT COALESCE(max(position), 0) FROM deliveries WHERE story_id = ?", into);
        db.run("UPDATE deliveries SET story_id = ?, position = position + ? WHERE story_id = ?", into, last, from);
    }
}

}  // namespace vigie::store
