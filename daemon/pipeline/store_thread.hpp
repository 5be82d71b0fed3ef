// The store on its own thread, so that nothing blocks the loop: co_await store.run([&](Store& s) { due = s.claim_…; }).
#pragma once

#include <functional>
#include <memory>

#include "base/task.hpp"
#include "store/store.hpp"

namespace vigie {

class StoreThread {
  public:
    // Keeps a reference to the store, which no one else may use while this lives.
    explicit StoreThread(Store& store);
    // Finishes what is under way.
    ~StoreThread();
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    // Does the work there and comes back to the awaiting coroutine's own thread; what the work throws is thrown there.
    // Works are done one after another. From any thread.
    Task<void> run(std::function<void(Store&)> work);
    // The same, waited for: for threads that are not the loop's.
    void run_blocking(std::function<void(Store&)> work);

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace vigie
