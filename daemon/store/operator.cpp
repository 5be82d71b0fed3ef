#include "store/operator.hpp"

#include "base/time.hpp"

namespace vigie::store {
namespace {

void queue(Connection& db, const OperatorWord& word, Time now) {
    if (word.receiver.empty()) return;
    db.run(
        "INSERT INTO deliveries (id, alert_id, story_id, receiver, event, revision, queued, next_attempt, position, "
        "notice) VALUES (?, '', ?, ?, 'alert.created', 1, ?, ?, 1, ?)",
        word.id, word.id, word.receiver, now, now, word.notice);
}

}  // namespace

bool warn_operator(Connection& db, std::string_view trouble, const OperatorWord& word, Time now) {
    const bool fresh = db.run("INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING",
                              std::string(operator_told) + std::string(trouble), to_rfc3339(now)) != 0;
    if (fresh) queue(db, word, now);
    return fresh;
}

bool calm_operator(Connection& db, std::string_view trouble, const OperatorWord& word, Time now) {
    const bool warned =
        db.run("DELETE FROM settings WHERE key = ?", std::string(operator_told) + std::string(trouble)) != 0;
    if (warned) queue(db, word, now);
    return warned;
}

}  // namespace vigie::store
