// Claims of articles and their return.
#include <algorithm>
#include <cstring>
#include <tuple>

#include "store/load.hpp"
#include "store/transact.hpp"
#include "store/versions.hpp"

namespace vigie {
namespace {

using store::Connection;
using store::Value;

// `state` stands as a literal in the text, so that the partial index of that state serves.
std::string claim_sql(Connection& db, std::string_view state, std::size_t busy) {
    std::string sql =
        "UPDATE articles SET lease = ? || id, lease_until = ?, attempts = attempts + 1 WHERE id IN ("
        "SELECT id FROM articles WHERE state = ";
    sql += state;
    sql += " AND not_before <= ? AND lease_until <= ?";
    if (busy) sql += " AND host NOT IN (" + store::placeholders(busy) + ")";
    sql += " ORDER BY backlog, not_before LIMIT ?";
    sql += db.skip_locked();
    return sql + ") RETURNING id";
}

std::vector<std::string> claim_ids(Connection& db, std::string_view state, const std::vector<Value>& values,
                                   std::size_t busy) {
    std::vector<std::string> ids;
    auto rows = db.query_values(claim_sql(db, state, busy), values);
    while (rows->next()) ids.push_back(rows->string(0));
    return ids;
}

std::vector<ClaimedArticle> load_claimed(Connection& db, const std::vector<std::string>& ids, const Lease& token) {
    std::vector<ClaimedArticle> claimed;
    for (const std::string& id : ids) {
        auto row =
            db.query("SELECT " + store::article_columns + ", a.attempts, c.entry, c.text, " + store::feed_columns +
                         " FROM articles a JOIN contents c ON c.article_id = a.id JOIN feeds f "
                         "ON f.id = a.feed_id WHERE a.id = ?",
                     id);
        if (!row->next()) continue;
        constexpr int next = store::article_column_count;
        ClaimedArticle& article = claimed.emplace_back();
        article.article = store::load_article(*row);
        article.attempts = row->number(next);
        article.entry = store::entry_from_json(row->text(next + 1));
        article.article.text = row->string(next + 2);
        article.feed = store::load_feed(*row, next + 3);
        article.lease = token + id;
    }
    std::sort(claimed.begin(), claimed.end(), [](const ClaimedArticle& a, const ClaimedArticle& b) {
        return std::tie(a.article.backlog, a.article.seen, a.article.id) <
               std::tie(b.article.backlog, b.article.seen, b.article.id);
    });
    return claimed;
}

}  // namespace

std::vector<ClaimedArticle> Store::claim_to_read(int limit, Duration lease, const std::vector<std::string>& busy) {
    const Time now = clock_.now();
    const Lease token = make_lease();
    std::vector<Value> values{token, store::to_value(now + lease), store::to_value(now), store::to_value(now)};
    for (const std::string& host : busy) values.push_back(store::to_value(host));
    values.push_back(store::to_value(limit));
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) {
        auto claimed = load_claimed(db, claim_ids(db, "0", values, busy.size()), token);
        for (ClaimedArticle& article : claimed) {
            article.article.text.clear();
            take_access(article.feed);
        }
        return claimed;
    });
}

std::vector<ClaimedArticle> Store::claim_to_analyze(int limit, Duration lease) {
    const Time now = clock_.now();
    const Lease token = make_lease();
    const std::vector<Value> values{token, store::to_value(now + lease), store::to_value(now), store::to_value(now),
                                    store::to_value(limit)};
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) { return load_claimed(db, claim_ids(db, "1", values, 0), token); });
}

bool Store::postpone_article(const Lease& lease, std::string_view article_id, Time retry, std::string_view problem) {
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) {
        return db.run(
                   "UPDATE articles SET not_before = ?, problem = ?, lease = '', lease_until = 0 "
                   "WHERE id = ? AND lease = ?",
                   retry, problem, article_id, lease) != 0;
    });
}

void Store::release_article(const Lease& lease, std::string_view article_id) {
    const store::Relaxed relaxed(*db_);
    transact([&](Connection& db) {
        return db.run(
            "UPDATE articles SET attempts = attempts - 1, lease = '', lease_until = 0 WHERE id = ? AND lease = ?",
            article_id, lease);
    });
}

std::int64_t Store::analyze_again(Time since) {
    const Time now = clock_.now();
    return transact([&](Connection& db) {
        return db.run("UPDATE articles SET state = 1, attempts = 0, not_before = ? WHERE state = 2 AND seen >= ?", now,
                      since);
    });
}

std::optional<ArticleRecord> Store::article(std::string_view id) {
    return read([&](Connection& db) -> std::optional<ArticleRecord> {
        // People have the address, not the id.
        const std::string wanted = id.find("://") == id.npos ? "a.id = ?" : "a.url = ? ORDER BY a.seen DESC LIMIT 1";
        auto row = db.query("SELECT " + store::article_columns +
                                ", a.state, a.attempts, a.problem, c.text, c.annotations, c.plugins, c.failed, "
                                "a.next_look "
                                "FROM articles a JOIN contents c ON c.article_id = a.id WHERE " +
                                wanted,
                            id);
        if (!row->next()) return std::nullopt;
        constexpr int next = store::article_column_count;
        ArticleRecord record;
        record.article = store::load_article(*row);
        record.stage = static_cast<Stage>(row->number(next));
        record.attempts = row->number(next + 1);
        record.problem = row->string(next + 2);
        record.article.text = row->string(next + 3);
        record.annotations = store::annotations_from_json(row->text(next + 4));
        record.plugins = store::map_from_json(row->text(next + 5));
        record.failed = store::failures_from_json(row->text(next + 6));
        record.next_look = row->maybe_time(next + 7);
        row.reset();
        record.versions = store::versions_of(db, record.article.id);
        return record;
    });
}

void Store::each_article(Time since, const std::function<bool(const Article&, const std::vector<Annotation>&)>& visit) {
    each_article_about(since, {}, visit);
}

void Store::each_article_about(Time since, const std::vector<std::string>& words,
                               const std::function<bool(const Article&, const std::vector<Annotation>&)>& visit) {
    constexpr int page = 500;
    Time seen = since;
    std::string id;
    const auto about = [&](std::string_view annotations) {
        return words.empty() || std::ranges::any_of(words, [&](const std::string& word) {
                   return memmem(annotations.data(), annotations.size(), word.data(), word.size()) != nullptr;
               });
    };
    for (bool more = true; more;) {
        more = read([&](Connection& db) {
            auto rows = db.query("SELECT " + store::article_columns +
                                     ", c.text, c.annotations FROM articles a JOIN contents c ON c.article_id = a.id "
                                     "WHERE (a.seen, a.id) > (?, ?) AND a.state = 2 ORDER BY a.seen, a.id LIMIT ?",
                                 seen, id, page);
            int count = 0;
            for (; rows->next(); ++count) {
                Article article = store::load_article(*rows);
                std::vector<Annotation> annotations;
                if (const auto written = rows->text(store::article_column_count + 1); about(written)) {
                    annotations = store::annotations_from_json(written);
                    article.text = rows->string(store::article_column_count);
                }
                seen = article.seen;
                id = article.id;
                if (!visit(article, annotations)) return false;
            }
            return count == page;
        });
    }
}

}  // namespace vigie
