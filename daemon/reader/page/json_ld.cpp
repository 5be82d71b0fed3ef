// JSON-LD as publishers write it: often not quite JSON, articles nested or in a @graph, authors as strings, objects or
// references.
#include <boost/json.hpp>

#include <algorithm>
#include <map>

#include "reader/html/html.hpp"
#include "reader/page/evidence.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

namespace json = boost::json;

constexpr std::size_t max_json = 2 << 20;
constexpr std::size_t max_objects = 4000;

// Control characters inside strings, wrong escapes, a brace too many or too few: what browsers' consumers forgive.
std::string mended(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::string open;  // what has to close, the last first
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inside && c == '\\' && i + 1 < text.size()) {
            const char next = text[i + 1];
            if (std::string_view("\"\\/bfnrtu").find(next) == std::string_view::npos) {
                out += next == '\'' ? "'" : "\\\\";
                if (next == '\'') ++i;
                continue;
            }
            out += c;
            out += next;
            ++i;
            continue;
        }
        if (c == '"') inside = !inside;
        if (!inside && (c == '{' || c == '[')) open += c == '{' ? '}' : ']';
        if (!inside && (c == '}' || c == ']')) {
            if (open.empty() || open.back() != c) break;
            open.pop_back();
            if (open.empty()) return out + c;
        }
        if (static_cast<unsigned char>(c) < 0x20) {
            out += ' ';
        } else {
            out += c;
        }
    }
    if (inside) out += '"';
    out.append(open.rbegin(), open.rend());
    return out;
}

// From the first bracket to the last; "//<![CDATA[ … //]]>" around it, which has brackets itself, goes.
std::string_view unwrapped(std::string_view text) {
    constexpr std::string_view mark = "<![CDATA[";
    std::size_t begin = text.find_first_of("{[");
    if (begin == text.npos) return {};
    if (begin >= 2 && text.substr(begin - 2).starts_with(mark)) {
        text.remove_prefix(begin - 2 + mark.size());
        text = text.substr(0, text.rfind("]]>"));
        begin = text.find_first_of("{[");
    }
    const std::size_t end = text.find_last_of("}]");
    if (begin == text.npos || end == text.npos || end < begin) return {};
    return text.substr(begin, end - begin + 1);
}

std::optional<json::value> parse(std::string_view script) {
    const std::string_view text = unwrapped(script);
    if (text.empty() || text.size() > max_json) return std::nullopt;
    json::parse_options options;
    options.max_depth = 32;
    options.allow_trailing_commas = true;
    options.allow_comments = true;
    options.allow_invalid_utf8 = true;
    boost::system::error_code error;
    json::value value = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
    if (!error) return value;
    const std::string retry = mended(text);
    value = json::parse(json::string_view(retry.data(), retry.size()), error, {}, options);
    if (error) return std::nullopt;
    return value;
}

std::string clean(std::string_view text) {
    return collapse(decode_entities(text));
}

using Objects = std::map<std::string, const json::object*, std::less<>>;

// A string, or the first string of a list, or an object's name, url or @value.
std::string one(const json::value* value, int depth = 0) {
    if (value == nullptr || depth > 4) return {};
    if (const auto* s = value->if_string()) return clean({s->data(), s->size()});
    if (const auto* list = value->if_array()) return list->empty() ? std::string() : one(&list->front(), depth + 1);
    if (const auto* object = value->if_object())
        for (const char* key : {"name", "@value", "url", "contentUrl", "@id"})
            if (const auto* inner = object->if_contains(key)) return one(inner, depth + 1);
    return {};
}

std::string field(const json::object& object, const char* key) {
    return one(object.if_contains(key));
}

// "NewsArticle BlogPosting"
std::string types(const json::object& object) {
    std::string out;
    const auto* value = object.if_contains("@type");
    if (value == nullptr) return out;
    const auto add = [&](const json::value& v) {
        if (const auto* s = v.if_string()) {
            std::string_view t(s->data(), s->size());
            if (const auto slash = t.find_last_of("/:"); slash != std::string_view::npos) t.remove_prefix(slash + 1);
            (out += t) += ' ';
        }
    };
    if (const auto* list = value->if_array()) {
        for (const auto& v : *list) add(v);
    } else {
        add(*value);
    }
    return out;
}

bool is_article(std::string_view type) {
    return type.find("Article ") != std::string_view::npos || type.find("Posting ") != std::string_view::npos ||
           type.find("Report ") != std::string_view::npos;
}

void add_author(const json::value& value, const Objects& by_id, LinkedData& out, int depth = 0) {
    if (depth > 3 || out.people.size() + out.organisations.size() > 20) return;
    if (const auto* list = value.if_array()) {
        for (const auto& v : *list) add_author(v, by_id, out, depth + 1);
    } else if (const auto* object = value.if_object()) {
        const auto* name = object->if_contains("name");
        const auto* id = object->if_contains("@id");
        if (name == nullptr && id != nullptr && id->is_string()) {
            const auto found = by_id.find(std::string_view(id->get_string().data(), id->get_string().size()));
            if (found != by_id.end() && found->second != object) {
                name = found->second->if_contains("name");
                object = found->second;
            }
        }
        const std::string type = types(*object);
        if (name == nullptr) {
            const std::string whole = collapse(field(*object, "givenName") + " " + field(*object, "familyName"));
            if (!whole.empty()) out.people.push_back(whole);
            return;
        }
        const bool organisation =
            type.find("Organization") != std::string::npos || type.find("Corporation") != std::string::npos;
        auto& where = organisation ? out.organisations : out.people;
        if (const auto* names = name->if_array()) {
            for (const auto& n : *names) where.push_back(one(&n));
        } else {
            where.push_back(one(name));
        }
    } else if (value.is_string()) {
        out.people.push_back(one(&value));
    }
}

void add_keywords(const json::value* value, LinkedData& out) {
    if (value == nullptr) return;
    const auto add = [&](std::string_view text) {
        while (!text.empty() && out.keywords.size() < 40) {
            const std::size_t comma = std::min(text.find(','), text.size());
            if (std::string word = clean(text.substr(0, comma)); !word.empty()) out.keywords.push_back(std::move(word));
            text.remove_prefix(std::min(comma + 1, text.size()));
        }
    };
    if (const auto* list = value->if_array()) {
        for (const auto& v : *list) add(one(&v));
    } else {
        add(one(value));
    }
}

std::string body_of(const json::object& object) {
    const auto* value = object.if_contains("articleBody");
    if (value == nullptr) value = object.if_contains("text");
    if (value == nullptr || !value->is_string()) return {};
    return std::string(value->get_string().data(), value->get_string().size());
}

std::optional<bool> free_flag(const json::object& object) {
    const auto* value = object.if_contains("isAccessibleForFree");
    if (value == nullptr) return std::nullopt;
    if (const auto* b = value->if_bool()) return *b;
    const std::string text = folded(one(value));
    if (text == "false") return false;
    if (text == "true") return true;
    return std::nullopt;
}

void read_posts(const json::object& object, LinkedData& out) {
    const auto* updates = object.if_contains("liveBlogUpdate");
    if (updates == nullptr || !updates->is_array()) return;
    for (const auto& update : updates->get_array()) {
        const auto* post = update.if_object();
        if (post == nullptr || out.posts.size() >= 500) continue;
        out.posts.push_back({field(*post, "headline"), body_of(*post), field(*post, "datePublished")});
    }
}

LinkedData read_article(const json::object& object, const std::string& type, const Objects& by_id) {
    LinkedData out;
    out.article = true;
    out.type = type;
    out.live = type.find("LiveBlog") != std::string::npos;
    out.headline = field(object, "headline");
    if (out.headline.empty()) out.headline = field(object, "name");
    out.body = body_of(object);
    out.description = field(object, "description");
    out.published = field(object, "datePublished");
    if (out.published.empty()) out.published = field(object, "dateCreated");
    out.modified = field(object, "dateModified");
    out.section = field(object, "articleSection");
    out.publisher = field(object, "publisher");
    out.language = field(object, "inLanguage");
    out.url = field(object, "url");
    if (const auto* image = object.if_contains("image")) {
        out.image = one(image);
        const auto* inner = image->is_array() && !image->get_array().empty() ? &image->get_array().front() : image;
        if (const auto* o = inner->if_object(); o != nullptr && o->if_contains("url") != nullptr)
            out.image = field(*o, "url");
    }
    if (const auto* author = object.if_contains("author")) add_author(*author, by_id, out);
    if (out.people.empty() && out.organisations.empty())
        if (const auto* creator = object.if_contains("creator")) add_author(*creator, by_id, out);
    add_keywords(object.if_contains("keywords"), out);
    out.free = free_flag(object);
    read_posts(object, out);
    return out;
}

// The richer description of an article wins: pages name teasers of other articles too.
int weight(const LinkedData& d) {
    return (d.live ? 3 : 0) + (d.body.size() > 200 ? 4 : 0) + (d.published.empty() ? 0 : 3) +
           (d.headline.empty() ? 0 : 2) + (d.people.empty() && d.organisations.empty() ? 0 : 2) +
           (d.description.empty() ? 0 : 1);
}

}  // namespace

LinkedData read_json_ld(const std::vector<std::string_view>& scripts) {
    std::vector<json::value> values;
    LinkedData best;
    bool broken = false;
    for (const auto script : scripts) {
        if (values.size() >= 40) break;
        if (auto value = parse(script)) {
            values.push_back(std::move(*value));
        } else if (!trim(script).empty()) {
            broken = true;
        }
    }
    std::vector<const json::value*> open;
    std::vector<const json::object*> objects;
    Objects by_id;
    for (const auto& v : values) open.push_back(&v);
    for (std::size_t i = 0; i < open.size() && open.size() < max_objects * 4; ++i) {
        if (const auto* list = open[i]->if_array()) {
            for (const auto& v : *list)
                if (v.is_structured()) open.push_back(&v);
        } else if (const auto* object = open[i]->if_object()) {
            objects.push_back(object);
            if (const auto* id = object->if_contains("@id");
                id != nullptr && id->is_string() && object->if_contains("name") != nullptr)
                by_id.emplace(std::string(id->get_string().data(), id->get_string().size()), object);
            for (const auto& [key, v] : *object)
                if (v.is_structured() && key != "liveBlogUpdate" && key != "itemListElement" && key != "comment")
                    open.push_back(&v);
        }
    }
    int best_weight = -1;
    for (const auto* object : objects) {
        const std::string type = types(*object);
        if (!is_article(type)) continue;
        LinkedData data = read_article(*object, type, by_id);
        if (const int w = weight(data); w > best_weight) {
            best_weight = w;
            best = std::move(data);
        }
    }
    best.broken = broken;
    return best;
}

}  // namespace vigie::page
