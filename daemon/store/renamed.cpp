#include "store/renamed.hpp"

#include <array>

#include "base/digest.hpp"
#include "store/load.hpp"

namespace vigie::store {
namespace {

constexpr int newest = 300;

// Without scheme and host, which a move changes.
std::string_view path_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return {};
    const auto path = url.find('/', scheme + 3);
    return path == url.npos ? std::string_view() : url.substr(path);
}

// What tells an entry apart without its id; empty ones tell nothing.
std::array<std::string, 2> signs_of(const Entry& entry) {
    std::array<std::string, 2> signs;
    if (entry.title.empty()) return signs;
    if (entry.published)
        signs[0] = digest_of({"date\x1f", entry.title, "\x1f", std::to_string(to_unix(*entry.published))});
    const std::string_view path = path_of(entry.link);
    if (path.size() > 1) signs[1] = digest_of({"path\x1f", entry.title, "\x1f", path});
    return signs;
}

}  // namespace

Renamed::Renamed(Connection& db, const std::string& feed_id) {
    auto rows = db.query(
        "SELECT a.id, c.entry FROM articles a JOIN contents c ON c.article_id = a.id WHERE a.feed_id = ? "
        "ORDER BY a.seen DESC, a.id DESC LIMIT ?",
        feed_id, newest);
    while (rows->next())
        for (const std::string& sign : signs_of(entry_from_json(rows->text(1))))
            if (const auto [at, first] = articles_.emplace(sign, rows->string(0)); !first) at->second.clear();
}

std::optional<std::string> Renamed::take(const Entry& entry) {
    std::string article;
    for (const std::string& sign : signs_of(entry)) {
        const auto found = articles_.find(sign);
        if (sign.empty() || found == articles_.end()) continue;
        if (article.empty()) article = found->second;
        if (found->second == article) found->second.clear();
    }
    return article.empty() ? std::nullopt : std::optional(article);
}

}  // namespace vigie::store
