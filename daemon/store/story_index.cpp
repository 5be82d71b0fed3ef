#include "store/story_index.hpp"

#include <algorithm>

#include "store/load.hpp"

namespace vigie::store {

std::int64_t member_of(std::string_view article_id) {
    return static_cast<std::int64_t>(hash(article_id) >> 1);
}

std::vector<StoryHolder> StoredIndex::holders(std::uint32_t key, std::size_t limit) {
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    const bool own = std::find(keys_.begin(), keys_.end(), key) != keys_.end();
    ask(own ? keys_ : std::vector{key}, limit);
    return known_[key];
}

StoryPrint StoredIndex::print(const std::string& article) {
    auto rows = db_.query("SELECT print FROM prints WHERE member = ?", member_of(article));
    return rows->next() ? decode_print(rows->bytes(0)) : StoryPrint{};
}

std::vector<std::string> StoredIndex::members(const std::string& story, std::size_t limit) {
    auto rows = db_.query("SELECT id FROM articles WHERE story_id = ? LIMIT ?", story, limit);
    std::vector<std::string> ids;
    while (rows->next()) ids.push_back(rows->string(0));
    return ids;
}

// All keys of an article in one question: two dozen of them cost PostgreSQL more in waiting than in work. Most are held
// by nobody else, so whose they are is asked after.
void StoredIndex::ask(const std::vector<std::uint32_t>& keys, std::size_t limit) {
    static const std::string one =
        "SELECT * FROM (SELECT key, member, published FROM print_keys WHERE key = ? AND published >= ? AND "
        "published <= ? ORDER BY published DESC LIMIT ?) q";
    std::string sql;
    std::vector<Value> values;
    for (const std::uint32_t key : keys) {
        (sql += sql.empty() ? "" : " UNION ALL ") += one;
        for (const Value& value : {to_value(key), to_value(from_), to_value(to_), to_value(limit)})
            values.push_back(value);
        known_[key];
    }
    struct Row {
        std::uint32_t key;
        std::int64_t member;
        Time published;
    };
    std::vector<Row> found;
    for (auto rows = db_.query_values(sql, values); rows->next();)
        found.push_back({static_cast<std::uint32_t>(rows->integer(0)), rows->integer(1), rows->time(2)});
    std::vector<std::int64_t> fresh;
    for (const Row& row : found)
        if (members_.emplace(row.member, Holder{}).second) fresh.push_back(row.member);
    name(fresh);
    for (const Row& row : found)
        if (const Holder& holder = members_[row.member]; !holder.article.empty())
            known_[row.key].push_back({holder.article, holder.story, row.published});
}

// So many at once, the last one repeated where they are fewer: one statement for all.
void StoredIndex::name(const std::vector<std::int64_t>& members) {
    constexpr std::size_t at_once = 16;
    for (std::size_t at = 0; at < members.size(); at += at_once) {
        std::vector<Value> values;
        for (std::size_t i = at; i < at + at_once; ++i)
            values.push_back(to_value(members[std::min(i, members.size() - 1)]));
        auto rows = db_.query_values(
            "SELECT p.member, p.article_id, a.story_id FROM prints p JOIN articles a ON a.id = p.article_id WHERE "
            "p.member IN (" +
                placeholders(at_once) + ")",
            values);
        while (rows->next()) members_[rows->integer(0)] = {rows->string(1), rows->string(2)};
    }
}

}  // namespace vigie::store
