#include "store/deliveries.hpp"

#include <algorithm>
#include <tuple>

#include "store/alerts.hpp"
#include "store/load.hpp"
#include "store/operator.hpp"
#include "store/transact.hpp"

namespace vigie {
namespace store {

const std::string delivery_columns =
    "d.id, d.alert_id, d.receiver, d.event, d.revision, d.state, d.next_attempt, d.queued, d.hold, d.reason, d.bundle, "
    "d.notice";

Delivery delivery_row(Rows& rows) {
    Delivery delivery;
    delivery.id = rows.string(0);
    delivery.alert_id = rows.string(1);
    delivery.receiver = rows.string(2);
    delivery.event = parse_alert_event(rows.text(3)).value_or(AlertEvent::created);
    delivery.revision = rows.number(4);
    delivery.state = static_cast<DeliveryState>(rows.number(5));
    delivery.next_attempt = rows.time(6);
    delivery.hold = rows.string(8);
    delivery.reason = rows.string(9);
    delivery.bundle = rows.string(10);
    delivery.notice = rows.string(11);
    return delivery;
}

void add_attempts(Connection& db, Delivery& delivery) {
    auto rows = db.query("SELECT at, delivered, answer, latency FROM attempts WHERE delivery_id = ? ORDER BY number",
                         delivery.id);
    while (rows->next())
        delivery.attempts.push_back({rows->time(0), rows->flag(1), rows->string(2), Duration(rows->integer(3))});
}

const std::string is_first =
    "NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.story_id = d.story_id AND e.receiver = d.receiver "
    "AND e.state = 0 AND e.position < d.position AND (e.hold = '' OR e.bundle <> '' OR e.alert_id = d.alert_id))";

namespace {

// What never left is no news once the alert is withdrawn. True: nothing of it was told, so there is nothing to retract.
bool withdraw_waiting(Connection& db, const Queueing& d) {
    db.run(
        "UPDATE deliveries SET state = 3, reason = 'withdrawn before it was told', lease = '', lease_until = 0 "
        "WHERE alert_id = ? AND receiver = ? AND state = 0 AND claims = 0 AND bundle = ''",
        d.alert, d.receiver);
    return db.count(
               "SELECT count(*) FROM deliveries WHERE alert_id = ? AND receiver = ? AND (state <> 3 OR claims <> 0)",
               d.alert, d.receiver) == 0;
}

}  // namespace

int queue_delivery(Connection& db, const Queueing& d) {
    if (d.event == AlertEvent::retracted && withdraw_waiting(db, d)) return 0;
    // Only the last one renews: nothing may overtake a retraction. What was claimed once may have arrived, and its id
    // means that content from then on.
    if (d.event == AlertEvent::updated &&
        db.run("UPDATE deliveries SET revision = ? WHERE alert_id = ? AND receiver = ? AND state = 0 AND claims = 0 "
               "AND event <> ? AND position = (SELECT max(l.position) FROM deliveries l WHERE l.alert_id = ? "
               "AND l.receiver = ?)",
               d.revision, d.alert, d.receiver, to_string(AlertEvent::retracted), d.alert, d.receiver) != 0)
        return 0;
    db.run(
        "INSERT INTO deliveries (id, alert_id, story_id, receiver, event, revision, queued, next_attempt, position) "
        "SELECT ?, ?, ?, ?, ?, ?, ?, ?, COALESCE(max(position), 0) + 1 FROM deliveries "
        "WHERE story_id = ? AND receiver = ?",
        d.id, d.alert, d.story, d.receiver, to_string(d.event), d.revision, d.now, d.now, d.story, d.receiver);
    return 1;
}

}  // namespace store

using store::Connection;

std::vector<Delivery> Store::deliveries(const DeliveryFilter& filter) {
    std::string sql = "SELECT " + store::delivery_columns + " FROM deliveries d WHERE 1 = 1";
    std::vector<store::Value> values;
    const auto where = [&](const std::string& condition, store::Value value) {
        sql += " AND " + condition;
        values.push_back(std::move(value));
    };
    if (filter.state) where("d.state = ?", store::to_value(static_cast<int>(*filter.state)));
    if (!filter.receiver.empty()) where("d.receiver = ?", store::to_value(filter.receiver));
    if (!filter.alert_id.empty()) where("d.alert_id = ?", store::to_value(filter.alert_id));
    sql += " ORDER BY d.queued DESC, d.position DESC, d.id DESC LIMIT ?";
    values.push_back(store::to_value(filter.limit));
    return read([&](Connection& db) {
        std::vector<Delivery> deliveries;
        auto rows = db.query_values(sql, values);
        while (rows->next()) deliveries.push_back(store::delivery_row(*rows));
        rows.reset();
        for (Delivery& delivery : deliveries) store::add_attempts(db, delivery);
        return deliveries;
    });
}

std::optional<Time> Store::next_delivery_due() {
    return read([&](Connection& db) {
        auto rows = db.query(
            "SELECT min(CASE WHEN d.lease_until > d.next_attempt THEN d.lease_until ELSE d.next_attempt END) "
            "FROM deliveries d WHERE d.state = 0 AND d.bundle = '' AND " +
            store::is_first);
        return rows->next() ? rows->maybe_time(0) : std::nullopt;
    });
}

namespace store {
namespace {

void add_attempt(Connection& db, const std::string& delivery, const Attempt& attempt, const std::string& answer) {
    db.run(
        "INSERT INTO attempts (delivery_id, number, at, delivered, answer, latency) "
        "SELECT ?, COALESCE(max(number), 0) + 1, ?, ?, ?, ? FROM attempts WHERE delivery_id = ?",
        delivery, attempt.at, attempt.delivered, answer, attempt.latency, delivery);
}

std::vector<std::string> members_of(Connection& db, const std::string& bundle) {
    std::vector<std::string> members;
    auto rows = db.query("SELECT id FROM deliveries WHERE bundle <> '' AND bundle = ? ORDER BY queued, id", bundle);
    while (rows->next()) members.push_back(rows->string(0));
    return members;
}

// One word to the operator for each receiver that fails, until something arrives there again.
void tell_operator(Connection& db, const Attempted& a, const std::string& id, Time now) {
    if (a.state == DeliveryState::delivered) calm_operator(db, a.receiver, {"", "", id}, now);
    if (a.state != DeliveryState::dead || a.operator_receiver.empty()) return;
    warn_operator(db, a.receiver, {a.operator_receiver, a.operator_notice, id}, now);
}

}  // namespace
}  // namespace store

bool Store::record_attempt(const Attempted& a) {
    const Time now = clock_.now();
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) {
        store::add_attempt(db, a.delivery_id, a.attempt, a.attempt.answer);
        const bool held =
            db.run(
                "UPDATE deliveries SET state = ?, next_attempt = ?, done = ?, lease = '', lease_until = 0 "
                "WHERE id = ? AND lease = ?",
                static_cast<int>(a.state), a.next_attempt, now, a.delivery_id, a.lease) != 0;
        // Late, but it has arrived: nobody needs to send it again.
        if (!held && a.attempt.delivered)
            db.run("UPDATE deliveries SET state = 1, done = ?, lease = '', lease_until = 0 WHERE id = ?", now,
                   a.delivery_id);
        for (const std::string& member : store::members_of(db, a.delivery_id)) {
            store::add_attempt(db, member, a.attempt, a.attempt.answer + " (in " + a.delivery_id + ")");
            if (held || a.attempt.delivered)
                db.run("UPDATE deliveries SET state = ?, done = ? WHERE id = ?", static_cast<int>(a.state), now,
                       member);
        }
        if (held) store::tell_operator(db, a, make_id(clock_, random_), now);
        return held;
    });
}

void Store::release_delivery(const Lease& lease, std::string_view delivery_id) {
    transact([&](Connection& db) {
        return db.run(
            "UPDATE deliveries SET claims = claims - 1, lease = '', lease_until = 0 WHERE id = ? AND lease = ?",
            delivery_id, lease);
    });
}

bool Store::replay_delivery(std::string_view delivery_id) {
    const Time now = clock_.now();
    return transact([&](Connection& db) {
        std::string id(delivery_id);
        auto row = db.query("SELECT bundle FROM deliveries WHERE id = ? AND bundle <> ''", id);
        if (row->next()) id = row->string(0);
        row.reset();
        const bool found = db.run(
                               "UPDATE deliveries SET state = 0, next_attempt = ?, queued = ?, hold = '', "
                               "reason = 'replayed' WHERE id = ? AND state <> 1",
                               now, now, id) != 0;
        if (found) db.run("UPDATE deliveries SET state = 0 WHERE bundle <> '' AND bundle = ?", id);
        return found;
    });
}

}  // namespace vigie
