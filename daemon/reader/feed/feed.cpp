// From bytes to a document: charset, kind, repair where it is needed.
#include "reader/feed/feed.hpp"

#include <pugixml.hpp>

#include "reader/charset/charset.hpp"
#include "reader/feed/builder.hpp"
#include "reader/feed/text.hpp"
#include "reader/repair/repair.hpp"

namespace vigie {
namespace {

constexpr std::size_t most_tags = 4'000'000;  // of one document: what a parser's tree may cost in memory

unsigned options_for(std::string_view text) {
    // Blanks between elements matter in XHTML only.
    const std::string_view head = text.substr(0, 4096);
    const bool old_atom = head.find("purl.org/atom/ns") != head.npos;
    const bool atom = head.find("<feed") != head.npos || head.find("<entry") != head.npos;
    const bool mixed = old_atom || head.find("xhtml") != head.npos || (atom && text.find("xhtml") != text.npos);
    return pugi::parse_default | (mixed ? pugi::parse_ws_pcdata : 0U);
}

bool parse(pugi::xml_document& document, std::string_view text) {
    const auto result = document.load_buffer(text.data(), text.size(), options_for(text), pugi::encoding_utf8);
    return result && document.document_element();
}

bool is_too_deep(pugi::xml_node root, std::size_t limit) {
    std::size_t depth = 0;
    for (pugi::xml_node node = root; node;) {
        if (node.first_child()) {
            if (++depth > limit) return true;
            node = node.first_child();
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (!node || node == root) return false;
        node = node.next_sibling();
    }
    return false;
}

// A page instead of a feed: said in one line, since it is what a login or a consent wall sends.
bool is_html(std::string_view text) {
    const std::string_view head = text.substr(0, 1024);
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin == head.npos) return false;
    std::string start(head.substr(begin, 14));
    for (char& c : start) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head") ||
           start.starts_with("<body");
}

void read_xml(std::string_view text, const FeedHints& hints, const FeedLimits& limits, FeedDocument& document) {
    if (text.find('<') == text.npos) {
        document.error = "no feed: no markup in it";
        return;
    }
    if (declares_nested_entities(text)) {
        document.error = "refused: its document type declares entities that refer to others";
        return;
    }
    const XmlInspection look = inspect_xml(text);
    if (look.tags > most_tags) {
        document.error = "refused: more than " + std::to_string(most_tags) + " tags";
        return;
    }
    pugi::xml_document xml;
    const bool sound = look.sound && parse(xml, text);
    if (!sound) {
        const RepairedXml repaired = repair_xml(text, limits.depth, feed::is_entry_name);
        document.malformed = true;
        if (repaired.too_deep) {
            document.error = "refused: elements nested more than " + std::to_string(limits.depth) + " deep";
            return;
        }
        if (!parse(xml, repaired.text)) {
            document.error = is_html(text) ? "this is an HTML page, not a feed" : "no feed: no readable XML";
            return;
        }
    }
    const pugi::xml_node root = xml.document_element();
    if (is_too_deep(root, limits.depth)) {
        document.error = "refused: elements nested more than " + std::to_string(limits.depth) + " deep";
        return;
    }
    feed::read_xml_feed(root, hints, limits, document);
}

}  // namespace

FeedDocument read_feed(std::string_view bytes, const FeedHints& hints, const FeedLimits& limits) {
    FeedDocument document;
    if (bytes.size() > limits.bytes) {
        document.error = "refused: larger than " + std::to_string(limits.bytes) + " bytes";
        return document;
    }
    const Utf8Text decoded = to_utf8(bytes, hints.content_type, Markup::xml);
    const std::string_view text = decoded.view();
    const std::string_view start = feed::trim(text.substr(0, 4096));
    if (start.empty()) {
        document.error = "no feed: it is empty";
    } else if (start.front() == '{' || start.front() == '[') {
        feed::read_json_feed(text, hints, limits, document);
    } else {
        read_xml(text, hints, limits, document);
    }
    document.malformed = document.malformed || decoded.lossy();
    return document;
}

}  // namespace vigie
