// What becomes of a due delivery before it goes: it waits, is suppressed, or goes, with others or alone. Inside the
// claim's transaction only.
#pragma once

#include <set>

#include "store/connection.hpp"

namespace vigie::store {

class Handler {
  public:
    Handler(Connection& db, const DeliveryJudge* judge, Time now, Duration lease, std::string token,
            std::function<std::string()> make_id)
        : db_(db),
          judge_(judge),
          now_(now),
          until_(now + lease),
          token_(std::move(token)),
          make_id_(std::move(make_id)) {}

    // A delivery that this transaction has leased.
    void take(const std::string& id);
    std::vector<ClaimedDelivery> claimed;

  private:
    struct Row {
        Delivery delivery;
        Time queued{};
        std::string priority;
        std::string actor, watch, story;
    };
    std::optional<Row> row_of(const std::string& id);
    // Several in one message, and not a word to the operator.
    bool is_bundle(const Row& row);
    // Whether it may be judged: a word to the operator and what a person replayed go whatever the hour.
    bool is_judged(const Row& row);
    std::string suppressed_by(const Row& row);
    // Whether something of its alert has left, or may have.
    bool told(const Delivery& retraction);
    std::string inhibited_by(const Row& row);
    DeliveryFacts facts_of(const Row& row);
    void hold(const Row& row, const Verdict& verdict);
    void suppress(const std::string& id, const std::string& reason);
    void send(Row row);
    // All that waits with it and may go now, in order.
    std::vector<std::string> group_of(const Row& row);
    void bundle(const Row& first, const std::vector<Row>& rows);
    void claim(Row row);

    Connection& db_;
    const DeliveryJudge* judge_;
    Time now_, until_;
    std::string token_;
    std::function<std::string()> make_id_;
};

}  // namespace vigie::store
