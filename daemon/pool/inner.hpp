// What a Pool is inside. Inner header of pool/.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pool/ledger.hpp"
#include "pool/pool.hpp"
#include "pool/retry.hpp"
#include "pool/staff.hpp"

namespace vigie {

struct Pool::Inner : std::enable_shared_from_this<Pool::Inner> {
    Inner(boost::asio::io_context& loop, PoolOptions given);

    void take_ready(wire::Role role, const wire::Ready& ready);
    bool knows(const std::string& plugin) const;
    void count(const pool::Death& death, std::string_view about);
    void count_failures(const wire::Analysis& analysis, std::size_t article);
    template <typename Encode>
    Task<std::optional<wire::Message>> run(pool::Staff& staff, std::string_view about, Encode encode,
                                           pool::Retry& retry);

    PoolOptions options;
    pool::Ledger ledger;
    std::shared_ptr<pool::Staff> readers, analyzers;
    std::vector<wire::PluginInfo> plugins;   // of the newest ready worker
    std::vector<wire::PluginInfo> draining;  // of the generation before
    bool renewed = false;                    // since the newest ready worker
    std::vector<wire::PluginInfo> broken;    // those whose loading ended a worker
    std::vector<std::string> warnings;
    std::function<void(const std::string&, const std::string&)> on_quarantine;
    std::uint64_t last_job = 0, jobs = 0, crashes = 0, hangs = 0;
};

}  // namespace vigie
