// What an analysis does to the alerts of its story.
#include <algorithm>
#include <set>

#include "store/alerts.hpp"
#include "store/deliveries.hpp"
#include "store/load.hpp"

namespace vigie::store {
namespace {

// Without where it stands and how sure the plugin is of it: an edit elsewhere in the text changes these.
std::string words_of(std::vector<Evidence> evidence) {
    for (Evidence& one : evidence) {
        one.sentence_span = {};
        one.annotation.span = {};
        one.annotation.score = 0;
        for (Party& party : one.annotation.parties) party.span = {};
    }
    return to_json(evidence);
}

class Raiser {
  public:
    Raiser(Connection& db, const Raising& raising, Committed& committed)
        : db_(db), r_(raising), committed_(committed) {}

    void raise(const AlertDraft& draft) {
        const Match& match = draft.match;
        auto row =
            db_.query("SELECT id, retracted FROM alerts WHERE watch = ? AND part = ? AND actor_id = ? AND story_id = ?",
                      match.watch, to_string(match.part), match.actor.id, r_.story);
        const bool exists = row->next();
        const std::string id = exists ? row->string(0) : r_.make_id();
        const bool was_retracted = exists && row->flag(1);
        row.reset();
        if (!caused_.insert(id).second) return;
        if (!exists) return create(id, draft);
        const Change change = add_article(id, match);
        if (change == Change::nothing) return;
        const bool tell = change == Change::edited || was_retracted || has_grown(id, draft);
        update(id, AlertEvent::updated, tell ? draft.receivers : std::vector<std::string>{});
    }

    // Alerts of these watches that an earlier version of the article caused and this one does not.
    void withdraw_others() {
        std::vector<std::string> ids;
        auto rows = db_.query(
            "SELECT a.id, a.watch FROM alert_articles m JOIN alerts a ON a.id = m.alert_id "
            "WHERE m.article_id = ? AND m.withdrawn = 0 AND a.merged_into = '' ORDER BY a.id",
            article());
        const auto& watches = r_.analyzed.watches;
        while (rows->next())
            if (!caused_.contains(rows->string(0)) &&
                std::find(watches.begin(), watches.end(), rows->text(1)) != watches.end())
                ids.push_back(rows->string(0));
        rows.reset();
        for (const std::string& id : ids) {
            db_.run("UPDATE alert_articles SET withdrawn = 1 WHERE alert_id = ? AND article_id = ?", id, article());
            update(id, carriers(id) == 0 ? AlertEvent::retracted : AlertEvent::updated, told(id));
        }
    }

  private:
    enum class Change { nothing, added, edited };

    const std::string& article() const { return r_.analyzed.article.id; }

    void create(const std::string& id, const AlertDraft& draft) {
        const Match& match = draft.match;
        db_.run(
            "INSERT INTO alerts (id, watch, part, actor_id, actor_name, story_id, priority, created, updated, plugin) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            id, match.watch, to_string(match.part), match.actor.id, match.actor.name, r_.story, draft.priority, r_.now,
            r_.now, match.evidence.empty() ? std::string() : match.evidence.front().annotation.plugin);
        add_article(id, match);
        notify(id, AlertEvent::created, draft.receivers);
    }

    Change add_article(const std::string& id, const Match& match) {
        const std::string evidence = to_json(match.evidence), why = to_json(match.why);
        auto row = db_.query("SELECT evidence, withdrawn FROM alert_articles WHERE alert_id = ? AND article_id = ?", id,
                             article());
        if (!row->next()) {
            row.reset();
            db_.run("INSERT INTO alert_articles (alert_id, article_id, added, evidence, why) VALUES (?, ?, ?, ?, ?)",
                    id, article(), r_.now, evidence, why);
            return Change::added;
        }
        if (row->text(0) == evidence && !row->flag(1)) return Change::nothing;
        const bool only_moved = !row->flag(1) && words_of(evidence_from_json(row->text(0))) == words_of(match.evidence);
        row.reset();
        db_.run("UPDATE alert_articles SET evidence = ?, why = ?, withdrawn = 0 WHERE alert_id = ? AND article_id = ?",
                evidence, why, id, article());
        return only_moved ? Change::nothing : Change::edited;
    }

    std::int64_t carriers(const std::string& id) {
        return db_.count("SELECT count(*) FROM alert_articles WHERE alert_id = ? AND withdrawn = 0", id);
    }

    // A step counts once it is reached or passed (stories merge, and jump over some), and only once.
    bool has_grown(const std::string& id, const AlertDraft& draft) {
        const auto& steps =
            draft.notify_at_carriers.empty() ? r_.analyzed.notify_at_carriers : draft.notify_at_carriers;
        const auto count = carriers(id);
        const auto told_at = db_.count("SELECT told FROM alerts WHERE id = ?", id);
        const bool grown =
            steps.empty() || std::ranges::any_of(steps, [&](int step) { return told_at < step && step <= count; });
        if (grown) db_.run("UPDATE alerts SET told = ? WHERE id = ?", count, id);
        return grown;
    }

    std::vector<std::string> told(const std::string& id) {
        std::vector<std::string> receivers;
        auto rows = db_.query("SELECT DISTINCT receiver FROM deliveries WHERE alert_id = ? ORDER BY receiver", id);
        while (rows->next()) receivers.push_back(rows->string(0));
        return receivers;
    }

    void update(const std::string& id, AlertEvent event, const std::vector<std::string>& receivers) {
        db_.run("UPDATE alerts SET revision = revision + 1, updated = ?, retracted = ? WHERE id = ?", r_.now,
                event == AlertEvent::retracted, id);
        notify(id, event, receivers);
    }

    void notify(const std::string& id, AlertEvent event, const std::vector<std::string>& receivers) {
        const auto revision = db_.count("SELECT revision FROM alerts WHERE id = ?", id);
        for (const std::string& receiver : receivers)
            committed_.deliveries +=
                queue_delivery(db_, {r_.make_id(), id, r_.story, receiver, event, revision, r_.now});
        committed_.changes.push_back({id, event, !receivers.empty()});
    }

    Connection& db_;
    const Raising& r_;
    Committed& committed_;
    std::set<std::string> caused_;
};

}  // namespace

void raise_alerts(Connection& db, const Raising& raising, Committed& committed) {
    Raiser raiser(db, raising, committed);
    for (const AlertDraft& draft : raising.analyzed.alerts) raiser.raise(draft);
    raiser.withdraw_others();
}

}  // namespace vigie::store
