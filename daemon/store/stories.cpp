#include "store/stories.hpp"

#include "store/load.hpp"
#include "store/merge.hpp"
#include "store/story_index.hpp"
#include "store/transact.hpp"
#include "store/versions.hpp"

namespace vigie {
namespace store {
namespace {

constexpr std::int64_t placing = 0x53544f5259;  // the lock of those who place articles

void replace_print(Connection& db, const ToPlace& article) {
    forget_print(db, article.article_id);
    const std::int64_t member = member_of(article.article_id);
    const std::string print = encode_print(article.print);
    db.run("INSERT INTO prints (member, article_id, published, kept, print) VALUES (?, ?, ?, ?, ?)", member,
           article.article_id, article.published, article.now, Bytes{print});
    std::string rows;
    std::vector<Value> values;
    for (const std::uint32_t key : article.print.keys) {
        rows += rows.empty() ? "(?, ?, ?)" : ", (?, ?, ?)";
        for (const Value& value : {to_value(key), to_value(article.published), to_value(member)})
            values.push_back(value);
    }
    if (!values.empty()) db.run_values("INSERT INTO print_keys (key, published, member) VALUES " + rows, values);
}

// A publisher's date in the future would keep it out of every window.
Time placed_at(const std::optional<Time>& published, Time seen) {
    return std::min(published.value_or(seen), seen + std::chrono::days(1));
}

}  // namespace

void keep_print(Connection& db, const Article& article, const StoryPrint& print, Time now) {
    if (print.keys.empty()) return;
    db.lock(placing);
    const std::string story;
    replace_print(db, {article.id, story, placed_at(article.published, article.seen), print, {}, now});
}

void forget_print(Connection& db, std::string_view article_id) {
    const std::int64_t member = member_of(article_id);
    auto row = db.query("SELECT published, print FROM prints WHERE member = ?", member);
    if (!row->next()) return;
    const Time published = row->time(0);
    const StoryPrint print = decode_print(row->bytes(1));
    row.reset();
    if (!print.keys.empty()) {
        std::vector<Value> values{to_value(published), to_value(member)};
        for (const std::uint32_t key : print.keys) values.push_back(to_value(key));
        db.run_values("DELETE FROM print_keys WHERE published = ? AND member = ? AND key IN (" +
                          placeholders(print.keys.size()) + ")",
                      values);
    }
    db.run("DELETE FROM prints WHERE member = ?", member);
}

Placed place(Connection& db, const ToPlace& article, const std::string& fresh_id) {
    Placed placed{true, article.story_id, false, {}};
    db.lock(placing);
    if (placed.story_id.empty() && !article.print.keys.empty()) {
        StoredIndex index(db, article.print.keys, article.published, article.window);
        StoryPlace found = place_story(article.print, index);
        placed.story_id = std::move(found.story);
        placed.merged = std::move(found.merged);
    }
    if (placed.story_id.empty()) {
        placed.story_id = fresh_id;
        placed.new_story = true;
        db.run("INSERT INTO stories (id, changed) VALUES (?, ?)", fresh_id, article.now);
    }
    if (!placed.merged.empty()) merge_stories(db, placed.story_id, placed.merged, article.now);
    if (!article.print.keys.empty()) replace_print(db, article);
    return placed;
}

std::string lock_story(Connection& db, std::string_view article_id, Time now) {
    for (;;) {  // until nobody merged it away in between
        auto row = db.query("SELECT story_id FROM articles WHERE id = ?", article_id);
        if (!row->next()) return "";
        const std::string story = row->string(0);
        row.reset();
        if (db.run("UPDATE stories SET changed = ? WHERE id = ? AND merged_into = ''", now, story) != 0) return story;
        if (db.count("SELECT count(*) FROM stories WHERE id = ?", story) == 0)
            throw StoreError("store: article " + std::string(article_id) + " is in no story");
    }
}

}  // namespace store

Placed Store::commit_read(const ReadArticle& read) {
    const Time now = clock_.now();
    const Article& a = read.article;
    const std::string fresh_id = make_id(clock_, random_);
    const store::Relaxed relaxed(*db_);
    return transact([&](store::Connection& db) -> Placed {
        const NextLook& look = read.look;
        const auto changed = db.run(
            "UPDATE articles SET state = 1, not_before = ?, attempts = 0, problem = '', lease = '', lease_until = 0, "
            "missing = 0, next_look = ?, page_url = ?, etag = ?, last_modified = ?, "
            "withdrawn = CASE WHEN ? <> '' THEN NULL ELSE withdrawn END WHERE id = ? AND lease = ? AND state = 0",
            now, look.at, look.url, look.etag, look.last_modified, look.url, a.id, read.lease);
        if (changed == 0) return {};
        auto row = db.query("SELECT story_id, seen FROM articles WHERE id = ?", a.id);
        row->next();
        const std::string story = row->string(0);
        const Time seen = row->time(1);
        row.reset();
        if (!story.empty()) store::keep_version(db, a, "feed", now);
        store::save_words(db, a);
        const Placed placed = store::place(
            db, {a.id, story, store::placed_at(a.published, seen), read.print, read.window, now}, fresh_id);
        db.run("UPDATE articles SET story_id = ? WHERE id = ?", placed.story_id, a.id);
        if (read.copy) store::keep_page(db, a.id, *read.copy, now);
        return placed;
    });
}

std::optional<Story> Store::story(std::string_view id) {
    return read([&](store::Connection& db) -> std::optional<Story> {
        auto merged = db.query("SELECT merged_into FROM stories WHERE id = ? AND merged_into <> ''", id);
        const std::string now_id = merged->next() ? merged->string(0) : std::string(id);
        auto rows = db.query(
            "SELECT CASE WHEN f.name = '' THEN f.url ELSE f.name END, a.id, a.url, a.title, a.published "
            "FROM articles a JOIN feeds f ON f.id = a.feed_id WHERE a.story_id = ? "
            "ORDER BY COALESCE(a.published, a.seen), a.seen, a.id",
            now_id);
        Story story;
        while (rows->next())
            story.carriers.push_back(
                {rows->string(0), rows->string(1), rows->string(2), rows->string(3), rows->maybe_time(4)});
        if (story.carriers.empty()) return std::nullopt;
        story.id = now_id;
        story.title = story.carriers.front().title;
        return story;
    });
}

}  // namespace vigie
