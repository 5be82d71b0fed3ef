#include "pool/ledger.hpp"

namespace vigie::pool {

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
