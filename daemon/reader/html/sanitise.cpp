// The sanitiser: copies what is allowed, in as long stretches as it can.
#include <algorithm>
#include <array>
#include <vector>

#include "reader/html/html.hpp"
#include "reader/html/tags.hpp"

namespace vigie {
namespace {

using html::Element;
using html::Treatment;

constexpr std::size_t deepest = 200;  // open elements; further tags are dropped

constexpr std::array<std::string_view, 40> plain_attributes{
    "abbr",    "align",    "alt",      "border",   "cellpadding", "cellspacing", "class",  "clear",
    "colspan", "color",    "compact",  "controls", "datetime",    "dir",         "face",   "headers",
    "height",  "hreflang", "hspace",   "lang",     "loading",     "media",       "nowrap", "open",
    "rel",     "rev",      "reversed", "rowspan",  "rules",       "scope",       "size",   "sizes",
    "span",    "start",    "summary",  "title",    "type",        "valign",      "value",  "width"};
constexpr std::array<std::string_view, 6> address_attributes{"cite", "href", "longdesc", "poster", "src", "usemap"};
constexpr std::array<std::string_view, 14> schemes{"http", "https", "mailto", "tel", "ftp",  "news",   "nntp",
                                                   "xmpp", "irc",   "sms",    "geo", "feed", "magnet", "webcal"};

bool is_any(const auto& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view known) { return html::equals(name, known); });
}

// The scheme as a browser reads it: controls and blanks left out. Empty: the address is relative.
std::string scheme_of(std::string_view address) {
    std::string scheme;
    for (const char c : address) {
        if (static_cast<unsigned char>(c) <= ' ') continue;
        if (c == ':') return scheme;
        if (c == '/' || c == '?' || c == '#' || scheme.size() > 32) break;
        scheme.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    return {};
}

bool is_harmless(std::string_view address, bool image) {
    const std::string scheme = scheme_of(address);
    if (scheme.empty() || std::find(schemes.begin(), schemes.end(), scheme) != schemes.end()) return true;
    constexpr std::array<std::string_view, 5> pictures{"image/png", "image/gif", "image/jpeg", "image/webp",
                                                       "image/avif"};
    return image && scheme == "data" && std::any_of(pictures.begin(), pictures.end(), [&](std::string_view type) {
               return address.find(type) != address.npos && address.find(type) < 16;
           });
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
        if (tag.other) return replace(tag.length, {});
        const Element* element = html::element(tag.name);
        if (element == nullptr || element->treatment == Treatment::drop_tag) return replace(tag.length, {});
        if (element->treatment == Treatment::drop_all) {
            const std::string_view behind = rest.substr(tag.length);
            return replace(tag.length + (tag.end ? 0 : html::behind_end_tag(behind, element->name)), {});
        }
        tag.end ? end_tag(tag, *element) : start_tag(tag, *element);
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
        const auto found = std::find(open_.rbegin(), open_.rend(), &element);
        if (element.treatment == Treatment::keep_void || found == open_.rend()) return replace(tag.length, {});
        if (found != open_.rbegin()) {
            flush(at_);
            for (auto i = open_.rbegin(); i != found; ++i) close(**i);
        }
        open_.resize(static_cast<std::size_t>(open_.rend() - found) - 1);
        at_ += tag.length;
    }

    bool is_clean(const html::Tag& tag) const {
        std::string_view rest = tag.attributes;
        for (html::Attribute a = html::next_attribute(rest); !a.name.empty(); a = html::next_attribute(rest)) {
            if (!a.quoted || (a.value.find('<') != a.value.npos)) return false;
            if (is_any(plain_attributes, a.name)) continue;
            if (!html::equals(a.name, "href") && !html::equals(a.name, "src")) return false;
            const bool web = a.value.starts_with("https://") || a.value.starts_with("http://");
            if (!web && (!base_.empty() || !is_harmless(decode_entities(a.value), html::equals(a.name, "src"))))
                return false;
        }
        return true;
    }

    void append(const html::Attribute& attribute) {
        const bool address = is_any(address_attributes, attribute.name);
        const bool set = html::equals(attribute.name, "srcset");
        if (!address && !set && !is_any(plain_attributes, attribute.name)) return;
        std::string value(attribute.value);
        if (address) {
            value = decode_entities(attribute.value);
            if (!is_harmless(value, html::equals(attribute.name, "src"))) return;
            value = value.empty() || value[0] == '#' ? value : absolute_link(base_, value);
            // References in the value as written may stand: a browser decodes them once, too.
            if (value == decode_entities(attribute.value)) value = attribute.value;
        } else if (set && scheme_of(decode_entities(attribute.value)).find("script") != std::string::npos) {
            return;
        }
        out_.push_back(' ');
        std::string name(attribute.name);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
        out_.append(name).append("=\"");
        append_value(out_, value);
        out_.push_back('"');
    }

    std::string_view html_;
    std::string_view base_;
    std::string out_;
    html::TagReader reader_;
    std::vector<const Element*> open_;
    std::size_t at_ = 0;
    std::size_t kept_ = 0;  // up to here is in out_
};

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
    if (html.find('<') == html.npos) return std::string(html);
    if (html.find("<![CDATA[") != html.npos) return Sanitiser(without_cdata(html), base).run();
    return Sanitiser(html, base).run();
}

}  // namespace vigie
