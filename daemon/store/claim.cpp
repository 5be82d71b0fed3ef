// Deliveries that are due, under a lease.
#include <algorithm>
#include <tuple>

#include "store/deliveries.hpp"
#include "store/handle.hpp"
#include "store/transact.hpp"

namespace vigie {

using store::Connection;

std::vector<ClaimedDelivery> Store::claim_due_deliveries(int limit, Duration lease, const DeliveryJudge* judge) {
    // Where all that was taken waits or is suppressed, others that are due stand behind it. Bounded, should a judge
    // hold something until a time that has come.
    constexpr int most_looks = 200;
    bool took = true;
    std::vector<ClaimedDelivery> claimed;
    for (int look = 0; took && claimed.empty() && look < most_looks; ++look)
        claimed = claim_once(limit, lease, judge, took);
    return claimed;
}

std::vector<ClaimedDelivery> Store::claim_once(int limit, Duration lease, const DeliveryJudge* judge, bool& took) {
    const Time now = clock_.now();
    const Lease token = make_lease();
    return transact([&](Connection& db) {
        std::vector<std::string> ids;
        auto rows = db.query(
            "UPDATE deliveries SET lease = ? || id, lease_until = ?, claims = claims + 1 WHERE id IN ("
            "SELECT d.id FROM deliveries d WHERE d.state = 0 AND d.bundle = '' AND d.next_attempt <= ? AND "
            "d.lease_until <= ? AND " +
                store::is_first + " ORDER BY d.next_attempt LIMIT ?" + std::string(db.skip_locked()) + ") RETURNING id",
            token, now + lease, now, now, limit);
        while (rows->next()) ids.push_back(rows->string(0));
        rows.reset();
        took = !ids.empty();
        std::sort(ids.begin(), ids.end());  // made in the order of time
        store::Handler handler(db, judge, now, lease, token, [&] { return make_id(clock_, random_); });
        for (const std::string& id : ids) handler.take(id);
        std::sort(handler.claimed.begin(), handler.claimed.end(), [](const auto& a, const auto& b) {
            return std::tie(a.queued, a.delivery.id) < std::tie(b.queued, b.delivery.id);
        });
        return std::move(handler.claimed);
    });
}

}  // namespace vigie
