// Plugins that failed, and those that are called no longer.
#include "store/transact.hpp"

namespace vigie {

using store::Connection;

void Store::quarantine(const Quarantine& q) {
    transact([&](Connection& db) {
        return db.run(
            "INSERT INTO quarantine (plugin, version, problem, since) VALUES (?, ?, ?, ?) ON CONFLICT (plugin) "
            "DO UPDATE SET version = excluded.version, problem = excluded.problem, since = excluded.since",
            q.plugin, q.version, q.problem, q.since);
    });
}

void Store::end_quarantine(std::string_view plugin) {
    transact([&](Connection& db) {
        db.run("DELETE FROM plugin_failures WHERE plugin = ?", plugin);
        return db.run("DELETE FROM quarantine WHERE plugin = ?", plugin);
    });
}

std::vector<Quarantine> Store::quarantined() {
    return read([&](Connection& db) {
        std::vector<Quarantine> list;
        auto rows = db.query("SELECT plugin, version, problem, since FROM quarantine ORDER BY plugin");
        while (rows->next()) list.push_back({rows->string(0), rows->string(1), rows->string(2), rows->time(3)});
        return list;
    });
}

std::map<std::string, int> Store::plugin_failures() {
    return read([&](Connection& db) {
        std::map<std::string, int> failures;
        auto rows = db.query("SELECT plugin, count(*) FROM plugin_failures GROUP BY plugin");
        while (rows->next()) failures[rows->string(0)] = rows->number(1);
        return failures;
    });
}

}  // namespace vigie
