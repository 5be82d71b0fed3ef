#include "store/load.hpp"

#include <boost/json.hpp>

#include "wire/wire.hpp"

namespace vigie::store {
namespace {

namespace json = boost::json;

// What the store wrote itself: not readable means that the database is damaged.
template <typename T>
T must(Result<T> result, std::string_view what) {
    if (!result) throw StoreError("store: unreadable " + std::string(what) + ": " + result.error().message);
    return std::move(*result);
}

constexpr std::uint64_t hash_prime = 0x100000001b3;  // FNV-1a

std::string str(const json::value& value) {
    return std::string(value.as_string());
}

}  // namespace

Feed load_feed(Rows& rows, int first) {
    Feed feed;
    feed.id = rows.string(first);
    feed.url = rows.string(first + 1);
    feed.name = rows.string(first + 2);
    feed.folder = rows.string(first + 3);
    feed.language = rows.string(first + 4);
    if (!rows.null(first + 5)) feed.interval = Duration(rows.integer(first + 5));
    return feed;
}

FeedState load_state(Rows& rows, int first) {
    FeedState state;
    state.feed_id = rows.string(first);
    state.url = rows.string(first + 6);
    state.etag = rows.string(first + 7);
    state.last_modified = rows.string(first + 8);
    state.body_hash = rows.string(first + 9);
    state.next_poll = rows.time(first + 10);
    state.last_poll = rows.maybe_time(first + 11);
    state.last_success = rows.maybe_time(first + 12);
    state.last_new_entry = rows.maybe_time(first + 13);
    state.interval = Duration(rows.integer(first + 14));
    state.failures = rows.number(first + 15);
    state.status = rows.number(first + 16);
    state.problem = rows.string(first + 17);
    state.gone = rows.flag(first + 18);
    state.malformed = rows.flag(first + 19);
    state.redirect_url = rows.string(first + 20);
    state.redirect_count = rows.number(first + 21);
    state.redirect_since = rows.maybe_time(first + 22);
    state.title = rows.string(first + 23);
    state.skip_hours = rows.number(first + 24);
    state.skip_days = rows.number(first + 25);
    return state;
}

Article load_article(Rows& rows, int first) {
    Article article;
    article.id = rows.string(first);
    article.feed_id = rows.string(first + 1);
    article.entry_id = rows.string(first + 2);
    article.url = rows.string(first + 3);
    article.title = rows.string(first + 4);
    article.language = rows.string(first + 5);
    article.authors = list_from_json(rows.text(first + 6));
    article.agency = rows.string(first + 7);
    article.published = rows.maybe_time(first + 8);
    article.seen = rows.time(first + 9);
    article.provenance = parse_provenance(rows.text(first + 10)).value_or(Provenance::feed);
    article.story_id = rows.string(first + 11);
    article.partial = rows.flag(first + 12);
    article.backlog = rows.flag(first + 13);
    article.version = rows.number(first + 14);
    article.withdrawn = rows.maybe_time(first + 15);
    return article;
}

std::string to_json(const std::vector<std::string>& list) {
    if (list.empty()) return "[]";
    return json::serialize(json::value_from(list));
}

std::vector<std::string> list_from_json(std::string_view text) {
    if (text == "[]") return {};
    return json::value_to<std::vector<std::string>>(json::parse(text));
}

std::string to_json(const std::map<std::string, std::string>& map) {
    return json::serialize(json::value_from(map));
}

std::map<std::string, std::string> map_from_json(std::string_view text) {
    return json::value_to<std::map<std::string, std::string>>(json::parse(text));
}

std::string to_json(const std::vector<PluginFailure>& failures) {
    json::array array;
    for (const PluginFailure& f : failures) array.push_back({{"plugin", f.plugin}, {"problem", f.problem}});
    return json::serialize(array);
}

std::vector<PluginFailure> failures_from_json(std::string_view text) {
    std::vector<PluginFailure> failures;
    const json::value value = json::parse(text);
    for (const json::value& f : value.as_array()) failures.push_back({str(f.at("plugin")), str(f.at("problem"))});
    return failures;
}

std::string to_json(const std::vector<Annotation>& annotations) {
    std::string out;
    wire::append_json(out, annotations);
    return out;
}

std::vector<Annotation> annotations_from_json(std::string_view text) {
    if (text == "[]") return {};
    return must(wire::parse_annotations(text), "annotations");
}

std::string to_json(const std::vector<Evidence>& evidence) {
    std::string out;
    wire::append_json(out, evidence);
    return out;
}

std::vector<Evidence> evidence_from_json(std::string_view text) {
    return must(wire::parse_evidence(text), "evidence");
}

std::string to_json(const std::vector<Reason>& reasons) {
    std::string out;
    wire::append_json(out, reasons);
    return out;
}

std::vector<Reason> reasons_from_json(std::string_view text) {
    std::vector<Reason> reasons;
    const json::value value = json::parse(text);
    for (const json::value& one : value.as_array()) {
        Reason reason{str(one.at("condition")), one.at("held").as_bool(), "", 0};
        if (const json::value* detail = one.as_object().if_contains("detail")) reason.detail = str(*detail);
        if (const json::value* depth = one.as_object().if_contains("depth"))
            reason.depth = static_cast<int>(depth->as_int64());
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

std::string to_json(const Entry& entry) {
    std::string out = R"({"entries":[)";
    wire::append_json(out, entry);
    return out += "]}";
}

Entry entry_from_json(std::string_view text) {
    if (text.empty()) return {};
    FeedDocument document = must(wire::parse_feed_document(text), "entry");
    return document.entries.empty() ? Entry{} : std::move(document.entries.front());
}

std::uint64_t hash(std::string_view text, std::uint64_t seed) {
    for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * hash_prime;
    return seed;
}

std::string former_digest(std::initializer_list<std::string_view> parts) {
    // Two hashes in one pass: each waits for its own multiplications only.
    std::uint64_t first = hash({});
    std::uint64_t second = 0x9ae16a3b2f90404f;
    for (const std::string_view part : parts) {
        for (const char c : part) {
            first = (first ^ static_cast<unsigned char>(c)) * hash_prime;
            second = (second ^ static_cast<unsigned char>(c)) * hash_prime;
        }
    }
    return fmt::format("{:016x}{:016x}", first, second);
}

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return "";
    url = url.substr(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto at = url.rfind('@'); at != url.npos) url = url.substr(at + 1);
    url = url.starts_with('[') ? url.substr(0, url.find(']') + 1) : url.substr(0, url.find(':'));
    std::string host(url);
    for (char& c : host)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return host;
}

}  // namespace vigie::store
