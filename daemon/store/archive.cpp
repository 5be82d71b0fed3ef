// The archive: pages as they came, compressed, and read again. Source: facebook.github.io/zstd/zstd_manual.html.
#include <zstd.h>

#include "store/load.hpp"
#include "store/stories.hpp"
#include "store/transact.hpp"
#include "store/versions.hpp"

namespace vigie {
namespace store {
namespace {

constexpr int level = 3;                                   // zstd's own default
constexpr std::size_t most_bytes = std::size_t{1} << 30U;  // of a page; beyond it the row is damaged

std::string compressed(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size))
        throw StoreError(std::string("store: a page cannot be compressed: ") + ZSTD_getErrorName(size));
    out.resize(size);
    return out;
}

std::string decompressed(std::string_view bytes) {
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size > most_bytes) throw StoreError("store: a kept page is damaged");  // as are both of zstd's error values
    std::string out(size, '\0');
    if (ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size()) != size)
        throw StoreError("store: a kept page is damaged");
    return out;
}

}  // namespace

void keep_page(Connection& db, const std::string& article_id, const PageCopy& page, Time at) {
    const std::string body = compressed(page.body);
    db.run("DELETE FROM pages WHERE article_id = ? AND version = (SELECT version FROM contents WHERE article_id = ?)",
           article_id, article_id);
    db.run(
        "INSERT INTO pages (article_id, version, url, headers, kept, size, body) SELECT c.article_id, c.version, "
        "CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT), ? FROM contents c WHERE c.article_id "
        "= ?",
        page.url, to_json(page.headers), at, body.size(), Bytes{body}, article_id);
}

}  // namespace store

using store::Connection;

std::vector<KeptPage> Store::kept_pages(Time since, std::string_view after, int limit) {
    return read([&](Connection& db) {
        std::vector<KeptPage> pages;
        // One place to go on from: with both bounds in the query the index would be read from `since` at each part.
        std::string behind;
        Time from = since;
        if (auto last = db.query("SELECT seen FROM articles WHERE id = ?", after); last->next()) {
            from = last->time(0);
            behind = after;
        }
        auto rows = db.query(
            "SELECT " + store::article_columns + ", c.text, p.url, p.headers, p.body, " + store::feed_columns +
                " FROM articles a JOIN contents c ON c.article_id = a.id JOIN pages p ON p.article_id = a.id AND "
                "p.version = c.version JOIN feeds f ON f.id = a.feed_id WHERE a.state = 2 AND "
                "(a.seen, a.id) > (?, ?) ORDER BY a.seen, a.id LIMIT ?",
            from, behind, limit);
        while (rows->next()) {
            constexpr int next = store::article_column_count;
            KeptPage& kept = pages.emplace_back();
            kept.article = store::load_article(*rows);
            kept.article.text = rows->string(next);
            kept.page = {rows->string(next + 1), store::map_from_json(rows->text(next + 2)),
                         store::decompressed(rows->bytes(next + 3))};
            kept.feed = store::load_feed(*rows, next + 4);
        }
        return pages;
    });
}

Reread Store::commit_reread(const Article& article, const StoryPrint& print) {
    const Time now = clock_.now();
    const store::Relaxed relaxed(*db_);
    return transact([&](Connection& db) {
        // Nobody else is at this row until the end.
        if (db.run("UPDATE articles SET lease = '' WHERE id = ? AND version = ? AND state = 2 AND lease_until <= ?",
                   article.id, article.version, now) == 0)
            return Reread::busy;
        if (!store::keep_version(db, article, "reader", now)) return Reread::same;
        store::begin_version(db, article, now);
        db.run("UPDATE pages SET version = version + 1 WHERE article_id = ? AND version = ?", article.id,
               article.version);
        store::keep_print(db, article, print, now);
        return Reread::changed;
    });
}

}  // namespace vigie
