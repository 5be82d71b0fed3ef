// Words to the operator: one a trouble, until it is over. Within a transaction of the store. Inner header of store/.
#pragma once

#include <string>
#include <string_view>

#include "base/time.hpp"
#include "store/connection.hpp"

namespace vigie::store {

// What the settings that remember troubles begin with.
inline constexpr std::string_view operator_told = "operator_told:";

// A word into the outbox of `receiver`; `id` is the delivery's. None where no receiver is named.
struct OperatorWord {
    std::string_view receiver;
    std::string_view notice;
    const std::string& id;
};

// False: it was said of this trouble already.
bool warn_operator(Connection& db, std::string_view trouble, const OperatorWord& word, Time now);
// False: nothing had been said of it.
bool calm_operator(Connection& db, std::string_view trouble, const OperatorWord& word, Time now);

}  // namespace vigie::store
