#include "base/signed_query.hpp"
#include "store/connection.hpp"
#include "store/transact.hpp"

namespace vigie {

using store::Connection;

std::string Store::add_silence(Silence silence) {
    silence.created = clock_.now();
    silence.id = make_id(clock_, random_);
    transact([&](Connection& db) {
        return db.run(
            "INSERT INTO silences (id, actor, story, watch, receiver, author, comment, created, expires) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            silence.id, silence.actor, silence.story, silence.watch, silence.receiver, silence.author, silence.comment,
            silence.created, silence.expires);
    });
    return silence.id;
}

std::vector<Silence> Store::silences() {
    const Time now = clock_.now();
    return read([&](Connection& db) {
        std::vector<Silence> list;
        auto rows = db.query(
            "SELECT id, actor, story, watch, receiver, author, comment, created, expires FROM silences "
            "WHERE expires > ? ORDER BY created DESC, id DESC",
            now);
        while (rows->next())
            list.push_back({rows->string(0), rows->string(1), rows->string(2), rows->string(3), rows->string(4),
                            rows->string(5), rows->string(6), rows->time(7), rows->time(8)});
        return list;
    });
}

bool Store::end_silence(std::string_view id) {
    const Time now = clock_.now();
    return transact([&](Connection& db) {
        return db.run("UPDATE silences SET expires = ? WHERE id = ? AND expires > ?", now, id, now) != 0;
    });
}

std::string Store::link_key() {
    return transact([&](Connection& db) {
        auto rows = db.query("SELECT value FROM settings WHERE key = 'link_key'");
        if (rows->next()) return rows->string(0);
        rows.reset();
        const std::string key = new_link_key();
        db.run("INSERT INTO settings (key, value) VALUES ('link_key', ?)", key);
        return key;
    });
}

}  // namespace vigie
