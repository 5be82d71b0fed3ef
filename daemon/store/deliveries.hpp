// The outbox as rows. Inside a transaction only.
#pragma once

#include "store/connection.hpp"

namespace vigie::store {

struct Queueing {
    std::string id;
    std::string alert;
    std::string story;
    std::string receiver;
    AlertEvent event;
    std::int64_t revision;
    Time now;
};
// An update of an alert that waits unsent anyhow only renews what waits. A retraction takes the place of all that waits
// unsent; where nothing was told, there is none. Returns how many deliveries were queued, 0 or 1. The story must be
// locked.
int queue_delivery(Connection& db, const Queueing& delivery);

// Columns of deliveries AS d, in the order that delivery_row reads.
extern const std::string delivery_columns;
Delivery delivery_row(Rows& rows);
void add_attempts(Connection& db, Delivery& delivery);

// Order is kept per story and receiver: an earlier one that was not sent yet holds the later ones back. What is held
// for a digest or a group holds back only its own alert: an urgent one of the same story goes past it.
extern const std::string is_first;

}  // namespace vigie::store
