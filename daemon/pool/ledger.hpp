// What is known of each plugin: what it failed on, whether it is quarantined. Pure. Inner header of pool/.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "wire/messages.hpp"

namespace vigie::pool {

struct Record {
    std::set<std::size_t> articles;  // hashes of those that it failed on; no more than lead to quarantine
    std::string last_failure;
    std::optional<Time> last_failed;
    std::uint64_t calls = 0;
    std::map<std::string, double> counts = {};  // what it counts itself; at most most_counts names
    std::optional<std::string> quarantine;      // the reason
};

class Ledger {
  public:
    explicit Ledger(int quarantine_after) : quarantine_after_(static_cast<std::size_t>(quarantine_after)) {}

    // The reason, where this failure quarantines it.
    std::optional<std::string> failed(const wire::Failure& failure, std::size_t article, Time now);
    // Nothing, where the name or the amount is none that a plugin may count, or there are too many.
    void counted(const wire::Count& count);
    void ran(const std::string& plugin) { ++records_[plugin].calls; }
    void quarantine(const std::string& plugin, const std::string& reason) { records_[plugin].quarantine = reason; }
    void end_quarantine(const std::string& plugin) { records_.erase(plugin); }

    std::vector<std::string> quarantined() const;
    // Empty where nothing is known.
    const Record& record(const std::string& plugin) const;

  private:
    static constexpr std::size_t most_counts = 50, most_plugins = 1000;
    std::size_t quarantine_after_;
    std::map<std::string, Record> records_;
};

}  // namespace vigie::pool
