// Bylines that stand on the page, where no structured data names a person: what is marked as the author, what names of
// classes and addresses call one nearest to the headline, "By Anna Lind", a name alone above the first paragraph.
#include <algorithm>
#include <initializer_list>

#include "reader/page/credits.hpp"
#include "reader/page/names.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

constexpr Hints strange = bit(Hint::comment) | bit(Hint::related);
constexpr std::string_view byline_leads[] = {"by ", "von ", "par ", "por ", "door ", "di "};
constexpr std::string_view label_leads[] = {"autor ", "author ", "autorin ",    "auteur ",  "text ",
                                            "texte ", "автор ",  "written by ", "words by "};
constexpr std::size_t window = 600;  // nodes between a headline and its byline

bool is_rel_author(const Dom& dom, NodeId i) {
    const auto rel = dom.attribute(i, "rel");
    return rel == "author" || dom.attribute(i, "itemprop") == "author" || dom.attribute(i, "itemprop") == "creator";
}

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto w) { return text.find(w) != std::string_view::npos; });
}

// Does its class, id or address say that an author's name stands in it?
bool named_author(const Dom& dom, NodeId i) {
    if (dom[i].tag == Tag::a &&
        holds(dom.attribute(i, "href"), {"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/",
                                         "/autores/", "/autore/", "/people/", "/journalist", "/redakteur"}))
        return true;
    for (const std::string_view key : {"class", "id", "data-testid"}) {
        const auto names = dom.attribute(i, key);
        if (names.size() < 200 && holds(names, {"author", "Author", "byline", "Byline", "autor", "Autor", "auteur"}) &&
            !holds(names, {"comment", "authority", "authoriz", "image", "photo"}))
            return true;
    }
    return false;
}

bool in_comments(const Dom& dom, const Blocks& blocks, NodeId i) {
    for (int level = 0; i != no_node && level < 12; ++level, i = dom[i].parent)
        if (has(blocks.own[i], Hint::comment)) return true;
    return false;
}

// The nearest to the headline wins, with those beside it.
bool from_names(const Dom& dom, const Blocks& blocks, NodeId heading, Collector& to) {
    std::vector<NodeId> found;
    for (NodeId i = 0; i < dom.size() && found.size() < 200; ++i) {
        if (dom[i].tag == Tag::text || !named_author(dom, i) || dom[i].end - i > 40) continue;
        const std::string text = dom.text(i);
        if (text.empty() || count_words(text) > 12 || in_comments(dom, blocks, i)) continue;
        found.push_back(i);
    }
    const NodeId from = heading == no_node ? 0 : heading;
    const auto away = [&](NodeId i) { return i > from ? i - from : 3 * (from - i); };
    std::stable_sort(found.begin(), found.end(), [&](NodeId a, NodeId b) { return away(a) < away(b); });
    for (std::size_t n = 0; n < found.size(); ++n) {
        if (heading != no_node && away(found[n]) > window * 4) break;
        if (!to.add(dom.text(found[n]), true)) continue;
        for (std::size_t k = n + 1; k < found.size(); ++k)
            if (away(found[k]) < away(found[n]) + 30 &&
                dom.attribute(found[k], "class") == dom.attribute(found[n], "class"))
                to.add(dom.text(found[k]), true);
        return true;
    }
    return false;
}

// Is the block a line of a link that holds more: a teaser of another article?
bool in_teaser(const Dom& dom, const Block& b) {
    for (NodeId i = b.first; i != no_node; i = dom[i].parent)
        if (dom[i].tag == Tag::a) return dom[i].end - i > 2 * (b.last + 1 - b.first) + 3;
    return false;
}

// "By Anna Lind", "Autor: …", "责编：…"
bool from_leads(const Dom& dom, const Blocks& blocks, Collector& to) {
    for (const auto& b : blocks.list) {
        const bool links = b.words > 8 && b.words <= 20 && b.link_words * 3 >= b.words &&
                           b.text.find(",") < 40;  // "By Anna Lind, in News, Trains"
        if ((b.words > 8 && !links) || has(b.far, Hint::comment) || in_teaser(dom, b)) continue;
        const std::string_view line = std::string_view(b.text).substr(0, links ? b.text.find(',') : b.text.npos);
        const std::string text = folded(b.text);
        const auto led = [&](const auto& leads) {
            return std::any_of(std::begin(leads), std::end(leads), [&](auto lead) { return text.starts_with(lead); });
        };
        // Lists of facts about the article look like lists of others; "By …" stands in teasers too.
        if (led(label_leads) || (led(byline_leads) && !has(b.far, Hint::related))) {
            if (b.words >= 3 && to.add(line, true)) return true;
            to.note_desk(line);
        }
        for (const std::string_view label : {"责编：", "责任编辑：", "记者：", "記者：", "作者：", "文／"})
            if (const auto at = b.text.find(label); at != std::string::npos && at < 20) {
                std::string_view names = std::string_view(b.text).substr(at + label.size());
                if (to.add(names.substr(0, std::min(names.find(")"), names.find("）"))))) return true;
            }
    }
    return false;
}

bool from_hints(const Blocks& blocks, Collector& to) {
    for (const auto& b : blocks.list) {
        if (b.words > 12 || (b.far & strange) != 0 || (b.places & (in_footer | in_nav | in_form | in_button)) != 0)
            continue;
        if ((b.near & (bit(Hint::byline) | bit(Hint::author_box))) != 0 && to.add(b.text, true)) return true;
    }
    return false;
}

// "Anna Lind | 8.2.2024" next to the headline.
bool from_dateline(const Blocks& blocks, NodeId heading, Collector& to) {
    if (heading == no_node) return false;
    for (const auto& b : blocks.list) {
        if (b.first < heading || b.words > 14 || (b.far & strange) != 0) continue;
        if (b.first > heading + window) break;
        for (const std::string_view mark : {" | ", " · ", " • "}) {
            const auto at = b.text.find(mark);
            if (at == std::string::npos || b.text.size() <= at + mark.size()) continue;
            const char next = b.text[at + mark.size()];
            if (next >= '0' && next <= '9' && to.add(std::string_view(b.text).substr(0, at), true)) return true;
        }
    }
    return false;
}

// A name in bold and alone as the last paragraph below longer ones.
bool from_end(const Dom& dom, const Blocks& blocks, Collector& to) {
    const auto box = [&](std::size_t i) { return dom[blocks.list[i].node].parent; };
    for (std::size_t i = 1; i < blocks.list.size(); ++i) {
        const Block& b = blocks.list[i];
        const Block& above = blocks.list[i - 1];
        if (b.tag == Tag::p && b.words >= 2 && b.words <= 4 && b.emphasised_words == b.words && b.link_words == 0 &&
            above.tag == Tag::p && above.words >= 15 && box(i) == box(i - 1) && (b.far & strange) == 0 &&
            (i + 1 == blocks.list.size() || blocks.list[i + 1].first >= dom[box(i)].end) && to.add(b.text, true))
            return true;
    }
    return false;
}

// A name in bold and alone, right above the first long paragraph.
void from_head(const Blocks& blocks, Collector& to) {
    for (std::size_t i = 1; i < blocks.list.size(); ++i) {
        const Block& b = blocks.list[i];
        if (b.words < 25 || b.link_words * 2 > b.words) continue;
        const Block& above = blocks.list[i - 1];
        if (above.tag == Tag::p && above.words >= 2 && above.words <= 5 && above.emphasised_words == above.words &&
            above.link_words == 0) {
            std::string names = above.text;
            std::replace(names.begin(), names.end(), '/', ';');
            to.add(names, true);
        }
        return;
    }
}

}  // namespace

void read_bylines(const Dom& dom, const Blocks& blocks, NodeId heading, Collector& to) {
    for (NodeId i = 0; i < dom.size(); ++i)
        if (dom[i].tag != Tag::text && dom[i].tag != Tag::link && dom[i].tag != Tag::meta && is_rel_author(dom, i))
            to.add(dom.text(i), true);
    if (!to.credits().authors.empty()) return;
    if (from_names(dom, blocks, heading, to) || from_leads(dom, blocks, to) || from_hints(blocks, to)) return;
    if (from_dateline(blocks, heading, to) || from_end(dom, blocks, to)) return;
    from_head(blocks, to);
}

}  // namespace vigie::page
