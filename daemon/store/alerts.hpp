// Alerts as rows: loading them, and what an article's analysis does to them. Inside a transaction only.
#pragma once

#include "store/connection.hpp"

namespace vigie::store {

std::optional<Alert> load_alert(Connection& db, std::string_view id);

// Makes the alerts that `analyzed` causes, adds the article to those that stand, takes it from those that it no longer
// causes, and queues the deliveries. The story must be locked.
struct Raising {
    const AnalyzedArticle& analyzed;
    const std::string& story;
    Time now;
    std::function<std::string()> make_id;
};
void raise_alerts(Connection& db, const Raising& raising, Committed& committed);

}  // namespace vigie::store
