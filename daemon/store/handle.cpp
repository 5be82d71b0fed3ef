#include "store/handle.hpp"

#include <algorithm>

#include "store/alerts.hpp"
#include "store/deliveries.hpp"

namespace vigie::store {
namespace {

constexpr int most_in_a_bundle = 500;
// What was tried may have arrived, and its id means that content: it waits for itself, keeps nothing else of its story
// waiting, and goes alone.
const std::string retry_hold = "retry";

bool names(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

std::optional<Handler::Row> Handler::row_of(const std::string& id) {
    auto rows = db_.query("SELECT " + delivery_columns +
                              ", COALESCE(a.priority, ''), COALESCE(a.actor_id, ''), COALESCE(a.watch, ''), "
                              "COALESCE(a.story_id, '') FROM deliveries d LEFT JOIN alerts a ON a.id = d.alert_id "
                              "WHERE d.id = ?",
                          id);
    if (!rows->next()) return std::nullopt;
    Row row{delivery_row(*rows), rows->time(7), rows->string(12), rows->string(13), rows->string(14), rows->string(15)};
    rows.reset();
    add_attempts(db_, row.delivery);
    return row;
}

void Handler::take(const std::string& id) {
    auto row = row_of(id);
    if (!row || !row->delivery.bundle.empty() || row->delivery.state != DeliveryState::pending) return;  // went already
    if (!is_judged(*row)) return claim(std::move(*row));
    const Verdict verdict = judge_->decide(facts_of(*row));
    if (verdict.action == Verdict::Action::hold) return hold(*row, verdict);
    if (verdict.action == Verdict::Action::suppress) return suppress(id, verdict.reason);
    send(std::move(*row));
}

bool Handler::is_bundle(const Row& row) {
    return row.delivery.alert_id.empty() &&
           db_.count("SELECT count(*) FROM deliveries WHERE bundle <> '' AND bundle = ?", row.delivery.id) != 0;
}

bool Handler::is_judged(const Row& row) {
    return judge_ != nullptr && row.delivery.reason != "replayed" && (!row.delivery.alert_id.empty() || is_bundle(row));
}

std::string Handler::suppressed_by(const Row& row) {
    const Delivery& delivery = row.delivery;
    if (delivery.alert_id.empty()) return {};  // each of a bundle was asked before they were put together
    // Whoever was told of an alert is told that it was wrong, whatever else is silent.
    if (delivery.event == AlertEvent::retracted) return told(delivery) ? "" : "withdrawn, and never told";
    auto found = db_.query(
        "SELECT id, author, comment FROM silences WHERE expires > ? AND (actor = '' OR actor = ?) AND "
        "(story = '' OR story = ?) AND (watch = '' OR watch = ?) AND (receiver = '' OR receiver = ?) LIMIT 1",
        now_, row.actor, row.story, row.watch, delivery.receiver);
    if (found->next()) {
        std::string reason = "silence " + found->string(0) + " by " + found->string(1);
        if (!found->text(2).empty()) reason += ": " + found->string(2);
        return reason;
    }
    found.reset();
    return inhibited_by(row);
}

bool Handler::told(const Delivery& retraction) {
    return db_.count(
               "SELECT count(*) FROM deliveries WHERE alert_id = ? AND receiver = ? AND id <> ? AND "
               "(state <> 3 OR claims <> 0)",
               retraction.alert_id, retraction.receiver, retraction.id) != 0;
}

std::string Handler::inhibited_by(const Row& row) {
    for (const Inhibition& rule : judge_->inhibitions()) {
        if (!names(rule.target, row.watch)) continue;
        for (const std::string& source : rule.source) {
            std::string sql =
                "SELECT id FROM alerts WHERE watch = ? AND retracted = 0 AND merged_into = '' AND created > ?";
            std::vector<Value> values{to_value(source), to_value(now_ - rule.window)};
            const auto same = [&](const char* column, const std::string& value) {
                sql += std::string(" AND ") + column + " = ?";
                values.push_back(to_value(value));
            };
            if (rule.same_story) same("story_id", row.story);
            if (rule.same_actor) same("actor_id", row.actor);
            auto found = db_.query_values(sql + " LIMIT 1", values);
            if (found->next()) return "inhibited by " + source + ", alert " + found->string(0);
        }
    }
    return {};
}

DeliveryFacts Handler::facts_of(const Row& row) {
    const Delivery& delivery = row.delivery;
    DeliveryFacts facts;
    facts.now = now_;
    facts.receiver = delivery.receiver;
    facts.priority = row.priority;
    facts.hold = delivery.hold;
    facts.suppressed = suppressed_by(row);
    // It has had its turn in a group or digest, and what fails at night is not tried again at night.
    if (!delivery.attempts.empty()) facts.hold = retry_hold;
    Alert alert;
    alert.watch = row.watch;
    alert.story_id = row.story;
    alert.actor.id = row.actor;
    facts.group = judge_->group(delivery.receiver, alert);
    if (!facts.group.empty()) {
        auto flushed =
            db_.query("SELECT at FROM flushes WHERE receiver = ? AND hold = ?", delivery.receiver, facts.group);
        if (flushed->next()) facts.flushed = flushed->time(0);
        flushed.reset();
        auto waiting = db_.query(
            "SELECT min(next_attempt) FROM deliveries WHERE state = 0 AND receiver = ? AND hold = ? AND bundle = '' "
            "AND "
            "next_attempt > ?",
            delivery.receiver, facts.group, now_);
        if (waiting->next()) facts.waiting = waiting->maybe_time(0);
    }
    const Duration back = judge_->limit_time(delivery.receiver);
    if (back <= Duration(0)) return facts;
    auto sent = db_.query(
        "SELECT done FROM deliveries WHERE state = 1 AND receiver = ? AND bundle = '' AND done > ? ORDER BY done",
        delivery.receiver, now_ - back);
    while (sent->next()) facts.sent.push_back(sent->time(0));
    sent.reset();
    const auto before = db_.count(
        "SELECT count(*) FROM deliveries WHERE state = 0 AND receiver = ? AND bundle = '' AND lease_until > ? AND "
        "substr(lease, 1, length(?)) <> ?",
        delivery.receiver, now_, token_, token_);
    const auto here = std::count_if(claimed.begin(), claimed.end(),
                                    [&](const auto& one) { return one.delivery.receiver == delivery.receiver; });
    facts.sent.insert(facts.sent.end(), static_cast<std::size_t>(before + here), now_);
    return facts;
}

void Handler::hold(const Row& row, const Verdict& verdict) {
    // The claim does not count: nothing has left, and an update may still renew what waits.
    db_.run(
        "UPDATE deliveries SET next_attempt = ?, hold = ?, reason = ?, claims = claims - 1, lease = '', lease_until = "
        "0 "
        "WHERE id = ?",
        verdict.until, verdict.hold, verdict.reason, row.delivery.id);
}

void Handler::suppress(const std::string& id, const std::string& reason) {
    // As for hold(): this claim does not count.
    db_.run(
        "UPDATE deliveries SET state = 3, reason = ?, claims = claims - CASE WHEN lease = ? || id THEN 1 ELSE 0 END, "
        "lease = '', lease_until = 0 WHERE id = ?",
        reason, token_, id);
}

void Handler::send(Row row) {
    const std::string hold = row.delivery.hold;
    if (hold == retry_hold) db_.run("UPDATE deliveries SET hold = '' WHERE id = ?", row.delivery.id);
    if (hold.empty() || !row.delivery.attempts.empty()) return claim(std::move(row));
    std::vector<Row> rows;
    for (const std::string& id : group_of(row))
        if (auto member = row_of(id)) {
            if (const std::string reason = suppressed_by(*member); !reason.empty())
                suppress(id, reason);
            else
                rows.push_back(std::move(*member));
        }
    if (rows.empty()) return;
    db_.run("DELETE FROM flushes WHERE receiver = ? AND hold = ?", row.delivery.receiver, hold);
    db_.run("INSERT INTO flushes (receiver, hold, at) VALUES (?, ?, ?)", row.delivery.receiver, hold, now_);
    if (rows.size() > 1) return bundle(row, rows);
    db_.run("UPDATE deliveries SET hold = '', lease = ? || id, lease_until = ?, claims = 1 WHERE id = ?", token_,
            until_, rows.front().delivery.id);
    rows.front().delivery.hold.clear();
    claim(std::move(rows.front()));
}

std::vector<std::string> Handler::group_of(const Row& row) {
    // May go: waits no longer, and nobody else has it.
    const auto free = [](const std::string& d) {
        return d + ".hold = ? AND " + d + ".bundle = '' AND " + d + ".next_attempt <= ? AND (" + d +
               ".lease_until <= ? OR " + d + ".lease = ? || " + d + ".id)";
    };
    const std::string& hold = row.delivery.hold;
    std::vector<std::string> ids;
    auto found = db_.query("SELECT d.id FROM deliveries d WHERE d.state = 0 AND d.receiver = ? AND " + free("d") +
                               " AND NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.story_id = d.story_id AND "
                               "e.receiver = d.receiver AND e.state = 0 AND e.position < d.position AND "
                               "(e.hold = '' OR e.bundle <> '' OR e.alert_id = d.alert_id) AND NOT (" +
                               free("e") + ")) ORDER BY d.queued, d.position, d.id LIMIT ?",
                           row.delivery.receiver, hold, now_, now_, token_, hold, now_, now_, token_, most_in_a_bundle);
    while (found->next()) ids.push_back(found->string(0));
    return ids;
}

void Handler::bundle(const Row& first, const std::vector<Row>& rows) {
    const std::string id = make_id_();
    const std::string& reason = first.delivery.reason;
    const std::string notice = std::to_string(rows.size()) + " alerts" + (reason.empty() ? "" : ": " + reason);
    db_.run(
        "INSERT INTO deliveries (id, alert_id, story_id, receiver, event, revision, queued, next_attempt, position, "
        "notice, claims, lease, lease_until) VALUES (?, '', ?, ?, 'alert.created', 1, ?, ?, 1, ?, 1, ?, ?)",
        id, id, first.delivery.receiver, now_, now_, notice, token_ + id, until_);
    for (const Row& row : rows)
        db_.run("UPDATE deliveries SET bundle = ?, claims = 1, lease = '', lease_until = 0 WHERE id = ?", id,
                row.delivery.id);
    if (auto made = row_of(id)) claim(std::move(*made));
}

void Handler::claim(Row row) {
    ClaimedDelivery one{std::move(row.delivery), {}, row.queued, "", {}};
    one.lease = token_ + one.delivery.id;
    const auto load = [&](const std::string& alert_id) {
        auto alert = load_alert(db_, alert_id);
        if (!alert) throw StoreError("store: delivery " + one.delivery.id + " is of no alert");
        return std::move(*alert);
    };
    if (!one.delivery.alert_id.empty()) {
        one.alert = load(one.delivery.alert_id);
    } else {
        auto members = db_.query(
            "SELECT alert_id, event, revision FROM deliveries WHERE bundle <> '' AND bundle = ? "
            "ORDER BY queued, position, id",
            one.delivery.id);
        std::vector<std::string> ids;
        while (members->next()) {
            ids.push_back(members->string(0));
            one.bundle.push_back(
                {{}, parse_alert_event(members->text(1)).value_or(AlertEvent::created), members->number(2)});
        }
        members.reset();
        for (std::size_t i = 0; i < ids.size(); ++i) one.bundle[i].alert = load(ids[i]);
    }
    claimed.push_back(std::move(one));
}

}  // namespace vigie::store
