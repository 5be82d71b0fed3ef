// How every operation runs: one transaction, tried again when it lost a race.
#pragma once

#include "base/id.hpp"
#include "store/connection.hpp"
#include "store/store.hpp"

namespace vigie {

template <typename F>
auto Store::in_transaction(bool writing, F&& work) {
    constexpr int tries = 5;
    for (int attempt = 1;; ++attempt) {
        try {
            db_->begin(writing);
            try {
                auto result = work(*db_);
                db_->commit();
                return result;
            } catch (...) {
                db_->rollback();
                throw;
            }
        } catch (const store::Conflict&) {
            if (attempt == tries) throw;
        }
    }
}

template <typename F>
auto Store::transact(F&& work) {
    return in_transaction(true, std::forward<F>(work));
}

// Several queries that see one state of the database.
template <typename F>
auto Store::read(F&& work) {
    return in_transaction(false, std::forward<F>(work));
}

}  // namespace vigie
