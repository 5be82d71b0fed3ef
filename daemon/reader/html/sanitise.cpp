// The sanitiser: copies what is allowed, in as long stretches as it can.
#include <algorithm>
#include <optional>
#include <vector>

#include "reader/html/allowed.hpp"
#include "reader/html/html.hpp"
#include "reader/html/tags.hpp"

namespace vigie {
namespace {

using html::Element;
using html::Treatment;

constexpr std::size_t deepest = 200;  // open elements; further tags are dropped

std::string with_escaped_ampersands(std::string_view address) {
    std::string out;
    for (const char c : address) c == '&' ? void(out.append("&amp;")) : out.push_back(c);
    return out;
}

void append_value(std::string& out, std::string_view value) {
    for (const char c : value) {
        if (c == '"') {
            out.append("&quot;");
        } else if (c == '<') {
            out.append("&lt;");
        } else {
            out.push_back(c);
        }
    }
}

class Sanitiser {
  public:
    Sanitiser(std::string_view html, std::string_view base) : html_(html), base_(base), reader_(html) {
        out_.reserve(html.size() + 16);
    }

    std::string run() {
        for (at_ = html_.find('<'); at_ != html_.npos; at_ = html_.find('<', at_)) step();
        flush(html_.size());
        for (; !open_.empty(); open_.pop_back()) close(*open_.back());
        return std::move(out_);
    }

  private:
    // Copies what was passed over unchanged, up to `end`.
    void flush(std::size_t end) {
        out_.append(html_.substr(kept_, end - kept_));
        kept_ = end;
    }

    void replace(std::size_t length, std::string_view text) {
        flush(at_);
        out_.append(text);
        at_ += length;
        kept_ = at_;
    }

    void close(const Element& element) {
        if (element.treatment != Treatment::keep_loose) out_.append("</").append(element.name).append(">");
    }

    void step() {
        const std::string_view rest = html_.substr(at_);
        const html::Tag tag = reader_.read(rest);
        if (tag.length == 0) {
            const bool blank =
                rest.size() > 1 && (rest[1] == ' ' || (rest[1] >= '0' && rest[1] <= '9') || rest[1] == '\n');
            return blank ? void(++at_) : replace(1, "&lt;");
        }
        if (tag.other)
            return html::is_harmless_comment(rest.substr(0, tag.length)) ? void(at_ += tag.length)
                                                                         : replace(tag.length, {});
        const Element* element = html::element(tag.name);
        if (element == nullptr || element->treatment == Treatment::drop_tag) {
            if (html::equals(tag.name, "svg")) drawing_ = !tag.end;
            return replace(tag.length, {});
        }
        if (element->treatment == Treatment::drop_all) return drop_all(tag, *element, rest.substr(tag.length));
        tag.end ? end_tag(tag, *element) : start_tag(tag, *element);
    }

    // With its content, unless it is closed at once, as XHTML may, or the end tag of an inserted page is missing.
    void drop_all(const html::Tag& tag, const Element& element, std::string_view behind) {
        const bool titles = drawing_ && element.name == "title";  // the words of a drawing
        if (tag.end || titles || tag.attributes.ends_with('/') || endless_ == &element) return replace(tag.length, {});
        const std::size_t end = html::behind_end_tag(behind, element.name);
        const bool code = element.name == "script" || element.name == "style";
        if (end == behind.size() && !code && !behind.ends_with('>')) {
            endless_ = &element;
            return replace(tag.length, {});
        }
        replace(tag.length + end, {});
    }

    void start_tag(const html::Tag& tag, const Element& element) {
        if (element.treatment != Treatment::keep_void && open_.size() >= deepest) return replace(tag.length, {});
        if (element.treatment == Treatment::keep_loose) end_implied(element);
        if (element.treatment != Treatment::keep_void) open_.push_back(&element);
        if (is_clean(tag)) {
            at_ += tag.length;
            return;
        }
        flush(at_);
        out_.append("<").append(element.name);
        std::string_view rest = tag.attributes;
        for (html::Attribute a = html::next_attribute(rest); !a.name.empty(); a = html::next_attribute(rest)) append(a);
        out_.append(element.treatment == Treatment::keep_void && tag.attributes.ends_with('/') ? " />" : ">");
        at_ += tag.length;
        kept_ = at_;
    }

    // <li> ends the <li> before it, and so on.
    void end_implied(const Element& element) {
        const auto is = [&](std::string_view name) { return !open_.empty() && open_.back()->name == name; };
        if (is(element.name) || (element.name == "dd" && is("dt")) || (element.name == "dt" && is("dd")) ||
            (element.name == "td" && is("th")) || (element.name == "th" && is("td"))) {
            open_.pop_back();
        } else if (element.name == "tr" && (is("td") || is("th"))) {
            open_.pop_back();
            if (is("tr")) open_.pop_back();
        }
    }

    void end_tag(const html::Tag& tag, const Element& element) {
        if (element.treatment == Treatment::keep_void && element.name != "br") {  // browsers pass over it
            at_ += tag.length;
            return;
        }
        const auto found = std::find(open_.rbegin(), open_.rend(), &element);
        if (element.treatment == Treatment::keep_void || found == open_.rend()) return replace(tag.length, {});
        if (found != open_.rbegin()) {
            flush(at_);
            for (auto i = open_.rbegin(); i != found; ++i) close(**i);
        }
        open_.resize(static_cast<std::size_t>(open_.rend() - found) - 1);
        at_ += tag.length;
    }

    bool is_clean(const html::Attribute& attribute) const {
        if (!attribute.quoted || attribute.value.find('<') != attribute.value.npos) return false;
        const html::Kind kind = html::kind_of(attribute);
        if (kind == html::Kind::plain) return true;
        if (kind == html::Kind::style) {
            return attribute.value.find('&') == attribute.value.npos &&
                   html::harmless_style(attribute.value) == attribute.value;
        }
        if (kind != html::Kind::address && kind != html::Kind::image_address) return false;
        if (attribute.value.starts_with("https://") || attribute.value.starts_with("http://")) return true;
        return base_.empty() && html::is_harmless(decode_entities(attribute.value), kind == html::Kind::image_address);
    }

    bool is_clean(const html::Tag& tag) const {
        std::string_view rest = tag.attributes;
        for (html::Attribute a = html::next_attribute(rest); !a.name.empty(); a = html::next_attribute(rest)) {
            if (!is_clean(a)) return false;
        }
        return true;
    }

    void append(const html::Attribute& attribute) {
        std::string value(attribute.value);
        switch (const html::Kind kind = html::kind_of(attribute); kind) {
            case html::Kind::dropped:
                return;
            case html::Kind::plain:
                break;
            case html::Kind::style:
                value = html::harmless_style(decode_entities(value));
                if (value.empty()) return;
                break;
            case html::Kind::address_set:
                if (!html::is_harmless(decode_entities(value), true)) return;
                break;
            case html::Kind::address:
            case html::Kind::image_address: {
                const std::string address = decode_entities(value);
                if (!html::is_harmless(address, kind == html::Kind::image_address)) return;
                // References in the value as written may stand: a browser decodes them once, too.
                if (address.empty() || address[0] == '#') break;
                if (const std::string absolute = absolute_link(base_, address); absolute != address) {
                    value = with_escaped_ampersands(absolute);
                }
            }
        }
        std::string name(attribute.name);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
        out_.append(" ").append(name).append("=\"");
        append_value(out_, value);
        out_.push_back('"');
    }

    std::string_view html_;
    std::string_view base_;
    std::string out_;
    html::TagReader reader_;
    std::vector<const Element*> open_;
    const Element* endless_ = nullptr;  // an element whose end tag is missing from here on
    bool drawing_ = false;              // in SVG
    std::size_t at_ = 0;
    std::size_t kept_ = 0;  // up to here is in out_
};

// A character of three bytes or fewer as a reference.
std::string hexadecimal(std::string_view character) {
    unsigned value = static_cast<unsigned char>(character[0]) & (character.size() == 2 ? 0x1FU : 0x0FU);
    for (const char c : character.substr(1)) value = (value << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string reference = "&#x";
    for (unsigned shift = 16; shift != 0; shift -= 4) {
        if ((value >> (shift - 4)) != 0) reference.push_back(digits[(value >> (shift - 4)) & 0xFU]);
    }
    return reference + ";";
}

// References to C1 controls, which mean windows-1252, as references to the characters. Null: there are none.
std::optional<std::string> with_unicode_references(std::string_view html) {
    std::string out;
    std::size_t kept = 0;
    for (std::size_t at = html.find("&#1"); at != html.npos; at = html.find("&#1", at + 1)) {
        const std::string_view reference = html.substr(at, 6);
        if (reference.size() < 6 || reference[5] != ';' || reference < "&#128;" || reference > "&#159;") continue;
        out.append(html.substr(kept, at - kept)).append(hexadecimal(read_reference(reference)->text));
        kept = at + 6;
    }
    if (kept == 0) return std::nullopt;
    return out.append(html.substr(kept));
}

// A second wrapping in CDATA would show as text: its marks go.
std::string without_cdata(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    for (std::size_t at = 0; at < html.size(); ++at) {
        if (html[at] == '<' && html.substr(at).starts_with("<![CDATA[")) {
            at += 8;
        } else if (html[at] == ']' && html.substr(at).starts_with("]]>")) {
            at += 2;
        } else {
            out.push_back(html[at]);
        }
    }
    return out;
}

}  // namespace

std::string sanitise_html(std::string_view html, std::string_view base) {
    if (html.find("&#1") != html.npos) {
        if (const auto mended = with_unicode_references(html); mended) return sanitise_html(*mended, base);
    }
    if (html.find('<') == html.npos) return std::string(html);
    if (html.find("<![CDATA[") != html.npos) return Sanitiser(without_cdata(html), base).run();
    return Sanitiser(html, base).run();
}

}  // namespace vigie
