#include "pool/ledger.hpp"

namespace vigie::pool {
namespace {

// As the host lets a plugin count (sdk/host/instance.cpp): who writes to the wire past the host gains nothing.
bool may_count(const wire::Count& count) {
    const std::string& name = count.name;
    return !name.empty() && name.size() <= 64 && count.amount >= 0 && count.amount <= 1e15 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

}  // namespace

std::optional<std::string> Ledger::failed(const wire::Failure& failure, std::size_t article, Time now) {
    Record& record = records_[failure.plugin];
    record.last_failure = failure.problem;
    record.last_failed = now;
    if (record.quarantine) return {};
    record.articles.insert(article);
    if (quarantine_after_ == 0 || record.articles.size() < quarantine_after_) return {};
    record.quarantine = "failed on " + std::to_string(record.articles.size()) + " articles, last: " + failure.problem;
    return record.quarantine;
}

void Ledger::counted(const wire::Count& count) {
    if (!may_count(count) || (records_.size() >= most_plugins && !records_.contains(count.plugin))) return;
    auto& counts = records_[count.plugin].counts;
    if (counts.size() < most_counts || counts.contains(count.name)) counts[count.name] += count.amount;
}

std::vector<std::string> Ledger::quarantined() const {
    std::vector<std::string> plugins;
    for (const auto& [plugin, record] : records_)
        if (record.quarantine) plugins.push_back(plugin);
    return plugins;
}

const Record& Ledger::record(const std::string& plugin) const {
    static const Record nothing;
    const auto found = records_.find(plugin);
    return found == records_.end() ? nothing : found->second;
}

}  // namespace vigie::pool
