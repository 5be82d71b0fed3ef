// The mending tokenizer: writes a well-formed document from whatever stands there.
#include "reader/repair/repair.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "reader/html/html.hpp"
#include "reader/repair/references.hpp"

namespace vigie {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

bool starts_name(char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool in_name(char c) {
    return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return x == y || ((x | 0x20) == (y | 0x20) && (x | 0x20) >= 'a' && (x | 0x20) <= 'z');
           });
}

// HTML's elements without end tag, where they stand in a feed unescaped. Not <link>, which RSS has otherwise.
bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 6> names{"br", "hr", "img", "wbr", "input", "meta"};
    return std::any_of(names.begin(), names.end(), [&](std::string_view known) { return same(name, known); });
}

std::string_view local(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

class Repairer {
  public:
    Repairer(std::string_view text, std::size_t depth, bool (*is_entry)(std::string_view))
        : text_(text), depth_(depth), is_entry_(is_entry) {
        result_.text.reserve(text.size() + text.size() / 16);
    }

    RepairedXml run() {
        while (at_ < text_.size() && !done_) step();
        if (!open_.empty()) finish();
        if (!rooted_) result_.text.clear();
        return std::move(result_);
    }

  private:
    struct Open {
        std::string_view name;
        std::size_t begin;  // of its start tag in the output
    };

    std::string& out() { return result_.text; }

    void step() {
        const std::size_t next = std::min(text_.find('<', at_), text_.size());
        if (next > at_) {
            if (!open_.empty()) repair::append_text(out(), text_.substr(at_, next - at_));
            at_ = next;
            return;
        }
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<![CDATA[")) return cdata();
        if (rest.starts_with("<!--")) return skip_to("-->", 4);
        if (rest.starts_with("<?")) return skip_to(">", 2);
        if (rest.starts_with("<!")) return doctype();
        if (rest.starts_with("</")) return end_tag();
        if (rest.size() > 1 && starts_name(rest[1])) return start_tag();
        if (!open_.empty()) out().append("&lt;");
        ++at_;
    }

    void skip_to(std::string_view mark, std::size_t from) {
        const std::size_t end = text_.find(mark, at_ + from);
        at_ = end == text_.npos ? text_.size() : end + mark.size();
    }

    void doctype() {
        const std::size_t end = text_.find_first_of("[>", at_);
        if (end != text_.npos && text_[end] == '[') return skip_to("]>", end - at_);
        skip_to(">", 2);
    }

    void cdata() {
        const std::size_t begin = at_ + 9;
        const std::size_t end = text_.find("]]>", begin);
        if (end == text_.npos) {
            at_ = text_.size();  // the entry is not whole, and finish() drops it
            return;
        }
        if (!open_.empty()) {
            std::string inner;
            repair::append_allowed(inner, text_.substr(begin, end - begin));
            // What was left out may have stood within an end mark.
            for (std::size_t mark = inner.find("]]>"); mark != inner.npos; mark = inner.find("]]>", mark + 14)) {
                inner.replace(mark, 3, "]]]]><![CDATA[>");
            }
            out().append("<![CDATA[").append(inner).append("]]>");
        }
        at_ = end + 3;
    }

    std::string_view read_name() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && in_name(text_[at_])) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    void close_top() {
        out().append("</").append(open_.back().name).append(">");
        open_.pop_back();
    }

    void end_tag() {
        at_ += 2;
        const std::string_view name = read_name();
        const std::size_t end = text_.find_first_of("<>", at_);
        at_ = end == text_.npos ? text_.size() : end + (text_[end] == '>' ? 1 : 0);
        if (dropped_ != 0 && !name.empty()) {
            --dropped_;
            return;
        }
        const auto found =
            std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) { return same(open.name, name); });
        if (found == open_.rend()) return;
        const auto depth = static_cast<std::size_t>(open_.rend() - found);
        while (open_.size() >= depth) close_top();
        done_ = open_.empty();
    }

    // Attributes, written anew; returns whether the tag closes itself.
    bool attributes() {
        while (at_ < text_.size()) {
            at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size());
            if (at_ == text_.size() || text_[at_] == '<') return false;
            if (text_[at_] == '>') {
                ++at_;
                return false;
            }
            if (text_[at_] == '/' && at_ + 1 < text_.size() && text_[at_ + 1] == '>') {
                at_ += 2;
                return true;
            }
            if (!starts_name(text_[at_])) {
                ++at_;
                continue;
            }
            const std::string_view name = read_name();
            const std::string_view value = attribute_value();
            out().append(" ").append(name).append("=\"");
            repair::append_attribute(out(), value);
            out().push_back('"');
        }
        return false;
    }

    std::string_view attribute_value() {
        std::size_t at = text_.find_first_not_of(blanks, at_);
        if (at == text_.npos || text_[at] != '=') return {};
        at = text_.find_first_not_of(blanks, at + 1);
        if (at == text_.npos) {
            at_ = text_.size();
            return {};
        }
        const char quote = text_[at];
        std::size_t end;
        if (quote == '"' || quote == '\'') {
            ++at;
            end = text_.find_first_of(quote == '"' ? "\"<" : "'<", at);
            // A '<' before the closing quote: the quote was forgotten, unless markup stands in the value.
            if (end != text_.npos && text_[end] == '<') {
                const std::string_view near = text_.substr(at, 2048);
                const std::size_t close = near.substr(0, near.find('\n')).find(quote);
                end = close == near.npos ? text_.find_first_of(">\n", at) : at + close;
            }
            at_ = end == text_.npos ? text_.size() : end + (text_[end] == quote ? 1 : 0);
        } else {
            end = text_.find_first_of(" \t\r\n><", at);
            at_ = end == text_.npos ? text_.size() : end;
        }
        return text_.substr(at, end == text_.npos ? text_.npos : end - at);
    }

    void start_tag() {
        const std::size_t begin = out().size();
        ++at_;
        const std::string_view name = read_name();
        out().append("<").append(name);
        const bool empty = attributes() || is_void(name);
        if (open_.size() >= depth_ && !empty) {
            result_.too_deep = true;
            out().resize(begin);
            ++dropped_;
            return;
        }
        rooted_ = true;
        out().append(empty ? "/>" : ">");
        if (empty) {
            done_ = open_.empty();
        } else {
            open_.push_back({name, begin});
        }
    }

    // The text ended with elements open: an entry among them is not whole.
    void finish() {
        result_.truncated = true;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            if (!is_entry_(local(open_[i].name))) continue;
            out().resize(open_[i].begin);
            open_.resize(i);
            break;
        }
        while (!open_.empty()) close_top();
    }

    std::string_view text_;
    std::size_t depth_;
    bool (*is_entry_)(std::string_view);
    std::size_t at_ = 0;
    std::vector<Open> open_;
    std::size_t dropped_ = 0;  // start tags beyond the depth whose end tags are still to come
    bool rooted_ = false;
    bool done_ = false;
    RepairedXml result_;
};

}  // namespace

RepairedXml repair_xml(std::string_view text, std::size_t depth, bool (*is_entry)(std::string_view)) {
    return Repairer(text, depth, is_entry).run();
}

}  // namespace vigie
