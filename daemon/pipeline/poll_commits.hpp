// Ends of polls, many in one transaction: while the store works on one lot, the next gathers.
#pragma once

#include <memory>

#include "pipeline/store_thread.hpp"

namespace vigie::pipeline {

// On the loop's thread. The store outlives it; it outlives what awaits it.
class PollCommits {
  public:
    PollCommits(boost::asio::io_context& loop, StoreThread& store);
    ~PollCommits();
    PollCommits(const PollCommits&) = delete;
    PollCommits& operator=(const PollCommits&) = delete;

    // Comes back when this poll is stored; throws what kept this one out.
    Task<PollCounts> finish(Polled polled);

  private:
    struct Lot;
    Task<void> work();

    boost::asio::io_context& loop_;
    StoreThread& store_;
    std::shared_ptr<Lot> gathering_;
    bool working_ = false;
};

}  // namespace vigie::pipeline
