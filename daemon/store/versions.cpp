#include "store/versions.hpp"

#include "store/load.hpp"

namespace vigie::store {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// The next word, empty at the end; takes it from `text`.
std::string_view next_word(std::string_view& text) {
    std::size_t begin = 0;
    while (begin < text.size() && is_space(text[begin])) ++begin;
    std::size_t end = begin;
    while (end < text.size() && !is_space(text[end])) ++end;
    const std::string_view word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return word;
}

}  // namespace

bool same_words(std::string_view a, std::string_view b) {
    for (;;) {
        const std::string_view word = next_word(a);
        if (word != next_word(b)) return false;
        if (word.empty()) return true;
    }
}

bool keep_version(Connection& db, const Article& now, std::string_view cause, Time at) {
    auto row = db.query("SELECT a.title, c.text FROM articles a JOIN contents c ON c.article_id = a.id WHERE a.id = ?",
                        now.id);
    // As the database has them, so is what is compared with them.
    if (!row->next() ||
        (same_words(row->text(0), clean_text(now.title)) && same_words(row->text(1), clean_text(now.text))))
        return false;
    row.reset();
    db.run(
        "INSERT INTO versions (article_id, version, until, cause, title, text, annotations) "
        "SELECT a.id, c.version, CAST(? AS BIGINT), CAST(? AS TEXT), a.title, c.text, c.annotations FROM articles a "
        "JOIN contents c ON c.article_id = a.id WHERE a.id = ? ON CONFLICT (article_id, version) DO NOTHING",
        at, cause, now.id);
    return true;
}

void save_words(Connection& db, const Article& now) {
    db.run(
        "UPDATE articles SET title = ?, language = ?, authors = ?, agency = ?, published = ?, provenance = ?, url = ?, "
        "host = ? WHERE id = ?",
        now.title, now.language, to_json(now.authors), now.agency, now.published, to_string(now.provenance), now.url,
        host_of(now.url), now.id);
    db.run(
        "UPDATE contents SET entry = '', text = ?, annotations = '[]', version = (SELECT a.version FROM articles a "
        "WHERE "
        "a.id = contents.article_id) WHERE article_id = ?",
        now.text, now.id);
}

void begin_version(Connection& db, const Article& now, Time at) {
    db.run("UPDATE articles SET version = version + 1, state = 1, not_before = ?, attempts = 0 WHERE id = ?", at,
           now.id);
    save_words(db, now);
}

std::vector<ArticleVersion> versions_of(Connection& db, const std::string& article_id) {
    std::vector<ArticleVersion> versions;
    auto rows = db.query(
        "SELECT version, until, cause, title, text, annotations FROM versions WHERE article_id = ? ORDER BY version",
        article_id);
    while (rows->next())
        versions.push_back({rows->number(0), rows->time(1), rows->string(2), rows->string(3), rows->string(4),
                            annotations_from_json(rows->text(5))});
    return versions;
}

void forget_versions(Connection& db, const std::string& article_id) {
    db.run("DELETE FROM versions WHERE article_id = ?", article_id);
    db.run("DELETE FROM pages WHERE article_id = ?", article_id);
}

}  // namespace vigie::store
