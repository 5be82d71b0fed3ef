// What the daemon owns, in the order in which each needs those before it. Internal to main.
#pragma once

#include <memory>
#include <string>

#include "base/base.hpp"
#include "base/task.hpp"
#include "config/config.hpp"
#include "fetch/fetch.hpp"
#include "main/options.hpp"
#include "net/net.hpp"
#include "pipeline/pipeline.hpp"
#include "pool/pool.hpp"
#include "store/store.hpp"

namespace vigie {

// Holds the loop, whose type is heavy, behind a pointer; `loop` is declared first so that it is destroyed last.
class Parts {
    std::unique_ptr<boost::asio::io_context, void (*)(boost::asio::io_context*)> loop_;

  public:
    Parts(const Options& options, config::Config config);
    ~Parts();
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    // Feeds into the store, workers started, quarantine remembered.
    Task<void> prepare();
    // A checked configuration takes the place of the running one. What needs a restart (database, listeners) is said in
    // the log.
    void replace(config::Config config);
    // "12 feeds, 3 watches, 2 receivers, 3 plugins; sqlite /var/lib/vigie/vigie.db"
    std::string summary() const;

    boost::asio::io_context& loop;
    SystemClock clock;
    SystemRandom random;
    config::Config config;
    Store store;
    StoreThread store_thread;
    net::Client client;           // feeds and pages
    net::Client receiver_client;  // the operator's own machines
    Pool pool;
    Fetcher fetcher;
    WebSub websub;
    Pipeline pipeline;
    const Time started;

  private:
    const bool reads_, analyzes_;  // has loops that do
};

}  // namespace vigie
