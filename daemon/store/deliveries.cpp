#include "store/deliveries.hpp"

#include <algorithm>
#include <tuple>

#include "store/alerts.hpp"
#include "store/load.hpp"
#include "store/transact.hpp"

namespace vigie {
namespace store {
namespace {

const std::string delivery_columns =
    "d.id, d.alert_id, d.receiver, d.event, d.revision, d.state, d.next_attempt, d.queued";

Delivery delivery_row(Rows& rows) {
    Delivery delivery;
    delivery.id = rows.string(0);
    delivery.alert_id = rows.string(1);
    delivery.receiver = rows.string(2);
    delivery.event = parse_alert_event(rows.text(3)).value_or(AlertEvent::created);
    delivery.revision = rows.number(4);
    delivery.state = static_cast<DeliveryState>(rows.number(5));
    delivery.next_attempt = rows.time(6);
    return delivery;
}

void add_attempts(Connection& db, Delivery& delivery) {
    auto rows = db.query("SELECT at, delivered, answer, latency FROM attempts WHERE delivery_id = ? ORDER BY number",
                         delivery.id);
    while (rows->next())
        delivery.attempts.push_back({rows->time(0), rows->flag(1), rows->string(2), Duration(rows->integer(3))});
}

// Order is kept per story and receiver: an earlier one that still waits holds the later ones back.
const std::string is_first =
    "NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.story_id = d.story_id AND e.receiver = d.receiver "
    "AND e.state = 0 AND e.position < d.position)";

}  // namespace

int queue_delivery(Connection& db, const Queueing& d) {
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

std::vector<ClaimedDelivery> Store::claim_due_deliveries(int limit, Duration lease) {
    const Time now = clock_.now();
    const Lease token = make_lease();
    return transact([&](Connection& db) {
        std::vector<std::string> ids;
        auto rows = db.query(
            "UPDATE deliveries SET lease = ? || id, lease_until = ?, claims = claims + 1 WHERE id IN ("
            "SELECT d.id FROM deliveries d WHERE d.state = 0 AND d.next_attempt <= ? AND d.lease_until <= ? AND " +
                store::is_first + " ORDER BY d.next_attempt LIMIT ?" + std::string(db.skip_locked()) + ") RETURNING id",
            token, now + lease, now, now, limit);
        while (rows->next()) ids.push_back(rows->string(0));
        std::vector<ClaimedDelivery> claimed;
        for (const std::string& id : ids) {
            auto row = db.query("SELECT " + store::delivery_columns + " FROM deliveries d WHERE d.id = ?", id);
            if (!row->next()) continue;
            Delivery delivery = store::delivery_row(*row);
            const Time queued = row->time(7);
            row.reset();
            store::add_attempts(db, delivery);
            auto alert = store::load_alert(db, delivery.alert_id);
            if (!alert) throw StoreError("store: delivery " + id + " is of no alert");
            claimed.push_back({std::move(delivery), std::move(*alert), queued, token + id});
        }
        std::sort(claimed.begin(), claimed.end(), [](const auto& a, const auto& b) {
            return std::tie(a.queued, a.delivery.id) < std::tie(b.queued, b.delivery.id);
        });
        return claimed;
    });
}

std::optional<Time> Store::next_delivery_due() {
    return read([&](Connection& db) {
        auto rows = db.query(
            "SELECT min(CASE WHEN d.lease_until > d.next_attempt THEN d.lease_until ELSE d.next_attempt END) "
            "FROM deliveries d WHERE d.state = 0 AND " +
            store::is_first);
        return rows->next() ? rows->maybe_time(0) : std::nullopt;
    });
}

bool Store::record_attempt(const Attempted& a) {
    return transact([&](Connection& db) {
        db.run(
            "INSERT INTO attempts (delivery_id, number, at, delivered, answer, latency) "
            "SELECT ?, COALESCE(max(number), 0) + 1, ?, ?, ?, ? FROM attempts WHERE delivery_id = ?",
            a.delivery_id, a.attempt.at, a.attempt.delivered, a.attempt.answer, a.attempt.latency, a.delivery_id);
        const bool held = db.run(
                              "UPDATE deliveries SET state = ?, next_attempt = ?, lease = '', lease_until = 0 "
                              "WHERE id = ? AND lease = ?",
                              static_cast<int>(a.state), a.next_attempt, a.delivery_id, a.lease) != 0;
        // Late, but it has arrived: nobody needs to send it again.
        if (!held && a.attempt.delivered)
            db.run("UPDATE deliveries SET state = 1, lease = '', lease_until = 0 WHERE id = ?", a.delivery_id);
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
        return db.run("UPDATE deliveries SET state = 0, next_attempt = ? WHERE id = ? AND state <> 1", now,
                      delivery_id) != 0;
    });
}

}  // namespace vigie
