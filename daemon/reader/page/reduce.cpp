#include "reader/page/reduce.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace vigie::page {
namespace {

constexpr std::size_t max_output = 4 << 20;
constexpr std::size_t max_tags = 200'000;
constexpr int max_formatting = 24;
constexpr std::size_t max_value = 2048;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 14> void_tags{"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                     "input", "link", "meta", "param", "source", "track", "wbr"};
// Their end tags may be left out, or the parser closes them by itself: they do not nest without one of the others
// between.
constexpr std::array<std::string_view, 16> optional_end{"p",  "li",     "dt",    "dd",    "tr",    "td",
                                                        "th", "option", "thead", "tbody", "tfoot", "optgroup",
                                                        "rt", "rp",     "html",  "body"};
// The parser reopens them in every new block: many open at once make its work grow with the square.
constexpr std::array<std::string_view, 14> formatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                      "nobr", "s", "small", "strike", "strong", "tt",   "u"};
// Dropped with all that they hold, up to their end tag.
constexpr std::array<std::string_view, 12> dropped{"script",  "style",    "svg", "noscript", "iframe", "textarea",
                                                   "noembed", "noframes", "xmp", "math",     "object", "canvas"};
constexpr std::array<std::string_view, 22> kept_attributes{
    "class", "id",       "itemprop",    "itemtype", "itemscope",  "rel",           "href", "content",
    "name",  "property", "datetime",    "role",     "hidden",     "aria-hidden",   "lang", "type",
    "title", "pubdate",  "data-testid", "data-qa",  "aria-label", "data-component"};

// Where "</name" stands at or after `from`, any case; the end of the input where it does not.
std::size_t find_end_tag(std::string_view html, std::size_t from, std::string_view name) {
    while (from < html.size()) {
        const std::size_t at = html.find("</", from);
        if (at == std::string_view::npos) return html.size();
        const auto rest = html.substr(at + 2, name.size());
        if (rest.size() == name.size() &&
            std::equal(rest.begin(), rest.end(), name.begin(), [](char a, char b) { return lower(a) == b; }))
            return at;
        from = at + 2;
    }
    return html.size();
}

class Reducer {
  public:
    explicit Reducer(std::string_view html) : in_(html) {
        out_.html.reserve(std::min<std::size_t>(html.size(), 1 << 20));
        out_.html = "<!DOCTYPE html>";
    }

    Reduced run() {
        while (at_ < in_.size()) {
            const std::size_t open = std::min(in_.find('<', at_), in_.size());
            text(in_.substr(at_, open - at_));
            at_ = open;
            if (at_ < in_.size()) markup();
            if (out_.html.size() > max_output || tags_ > max_tags) {
                out_.capped = true;
                break;
            }
        }
        return std::move(out_);
    }

  private:
    void text(std::string_view run) {
        if (out_.html.size() + run.size() > max_output) {
            out_.capped = true;
            std::size_t room = max_output - std::min(max_output, out_.html.size());
            while (room > 0 && room < run.size() && (static_cast<unsigned char>(run[room]) & 0xC0) == 0x80) --room;
            run = run.substr(0, room);
        }
        out_.html += run;
    }

    void markup() {
        const char next = at_ + 1 < in_.size() ? in_[at_ + 1] : '\0';
        if (in_.substr(at_, 4) == "<!--") {
            const std::size_t end = in_.find("-->", at_ + 2);
            at_ = end == std::string_view::npos ? in_.size() : end + 3;
        } else if (next == '!' || next == '?') {
            skip_past('>');
        } else if (next == '/' && at_ + 2 < in_.size() && is_letter(in_[at_ + 2])) {
            end_tag();
        } else if (is_letter(next)) {
            start_tag();
        } else {
            out_.html += "&lt;";
            ++at_;
        }
    }

    void skip_past(char c) {
        const std::size_t end = in_.find(c, at_);
        at_ = end == std::string_view::npos ? in_.size() : end + 1;
    }

    std::string_view read_name() {
        name_.clear();
        while (at_ < in_.size() && !is_blank(in_[at_]) && in_[at_] != '/' && in_[at_] != '>') {
            if (name_.size() < 64) name_ += lower(in_[at_]);
            ++at_;
        }
        return name_;
    }

    void end_tag() {
        at_ += 2;
        const std::string_view name = read_name();
        skip_past('>');
        ++tags_;
        if (one_of(name, formatting)) {
            if (formatting_ > max_formatting) {
                --formatting_;
                return;
            }
            if (formatting_ > 0) --formatting_;
        } else if (!one_of(name, optional_end) && !one_of(name, void_tags)) {
            if (depth_ > max_depth) {
                --depth_;
                return;
            }
            if (depth_ > 0) --depth_;
        }
        ((out_.html += "</") += name) += '>';
    }

    // False: the tag is too deep and left out.
    bool count(std::string_view name) {
        ++tags_;
        if (one_of(name, void_tags) || one_of(name, optional_end)) return true;
        int& open = one_of(name, formatting) ? formatting_ : depth_;
        const int limit = &open == &depth_ ? max_depth : max_formatting;
        if (++open <= limit) return true;
        out_.capped = true;
        open = std::min(open, 1 << 20);
        return false;
    }

    void start_tag() {
        at_ += 1;
        const std::string name(read_name());
        const std::size_t mark = out_.html.size();
        (out_.html += '<') += name;
        meta_ = name == "meta";
        bool json = false;
        const bool self_closed = attributes(json);
        out_.html += '>';
        if (one_of(name, dropped)) {
            out_.html.resize(mark);
            if (self_closed && name == "svg") return;
            drop_element(name, json);
        } else if (name == "plaintext" || !count(name)) {
            out_.html.resize(mark);
        }
    }

    void drop_element(const std::string& name, bool json) {
        const std::size_t end = find_end_tag(in_, at_, name);
        if (name == "script") {
            if (json) {
                out_.json_ld.push_back(in_.substr(at_, end - at_));
            } else {
                out_.script_bytes += end - at_;
                if (end > at_) out_.scripts.push_back(in_.substr(at_, end - at_));
            }
        }
        at_ = end;
        if (at_ < in_.size()) skip_past('>');
        out_.html += ' ';
    }

    // Reads up to and past '>', writing the attributes that matter. True: the tag closes itself.
    bool attributes(bool& json) {
        bool slash = false;
        while (at_ < in_.size()) {
            const char c = in_[at_];
            if (c == '>') {
                ++at_;
                return slash;
            }
            if (is_blank(c) || c == '/') {
                slash = c == '/';
                ++at_;
                continue;
            }
            slash = false;
            attribute(json);
        }
        return false;
    }

    void attribute(bool& json) {
        const std::size_t begin = at_;
        while (at_ < in_.size() && !is_blank(in_[at_]) && in_[at_] != '=' && in_[at_] != '>' && in_[at_] != '/') ++at_;
        if (at_ == begin) ++at_;  // a stray '='
        key_.assign(in_.substr(begin, std::min<std::size_t>(at_ - begin, 40)));
        std::transform(key_.begin(), key_.end(), key_.begin(), lower);
        const std::size_t after_key = at_;
        while (at_ < in_.size() && is_blank(in_[at_])) ++at_;
        if (at_ >= in_.size() || in_[at_] != '=') {
            at_ = after_key;
            keep({}, '"', json);
            return;
        }
        ++at_;
        while (at_ < in_.size() && is_blank(in_[at_])) ++at_;
        if (at_ >= in_.size()) return;
        const char quote = in_[at_];
        if (quote == '"' || quote == '\'') {
            const std::size_t end = std::min(in_.find(quote, at_ + 1), in_.size());
            keep(in_.substr(at_ + 1, end - at_ - 1), quote, json);
            at_ = std::min(end + 1, in_.size());
        } else {
            const std::size_t start = at_;
            while (at_ < in_.size() && !is_blank(in_[at_]) && in_[at_] != '>') ++at_;
            const auto value = in_.substr(start, at_ - start);
            if (value.find('"') == std::string_view::npos) keep(value, '"', json);
        }
    }

    void keep(std::string_view value, char quote, bool& json) {
        const bool wanted = one_of(key_, kept_attributes) || key_.find("date") != std::string::npos ||
                            (key_ == "style" && value.find("none") != std::string_view::npos) ||
                            (key_ == "value" && meta_);
        if (!wanted) return;
        if (key_ == "type" && value.find("ld+json") != std::string_view::npos) json = true;
        if (value.size() > max_value) value = cut(value, max_value);
        ((out_.html += ' ') += key_) += '=';
        ((out_.html += quote) += value) += quote;
    }

    static std::string_view cut(std::string_view text, std::size_t size) {
        while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
        return text.substr(0, size);
    }

    std::string_view in_;
    std::size_t at_ = 0;
    std::size_t tags_ = 0;
    int depth_ = 0;
    int formatting_ = 0;
    bool meta_ = false;  // inside the tag of a <meta>
    std::string name_, key_;
    Reduced out_;
};

}  // namespace

Reduced reduce(std::string_view html) {
    return Reducer(html).run();
}

}  // namespace vigie::page
