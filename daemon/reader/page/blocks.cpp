#include "reader/page/blocks.hpp"

#include <unordered_map>

#include "reader/page/cues.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

std::uint32_t place_of(const Dom& dom, NodeId i) {
    switch (dom[i].tag) {
        case Tag::article:
            return in_article;
        case Tag::main:
            return in_main;
        case Tag::aside:
            return in_aside;
        case Tag::nav:
            return in_nav;
        case Tag::header:
            return in_header;
        case Tag::footer:
            return in_footer;
        case Tag::figure:
        case Tag::picture:
        case Tag::video:
        case Tag::audio:
            return in_figure;
        case Tag::figcaption:
        case Tag::caption:
            return in_caption;
        case Tag::form:
        case Tag::fieldset:
        case Tag::label:
            return in_form;
        case Tag::ul:
        case Tag::ol:
        case Tag::dl:
            return in_list;
        case Tag::table:
            return in_table;
        case Tag::blockquote:
        case Tag::q:
            return in_quote;
        case Tag::button:
            return in_button;
        case Tag::a:
            return in_link;
        case Tag::address:
            return in_address;
        case Tag::section:
            return in_section;
        case Tag::head:
            return in_head;
        default:
            return 0;
    }
}

class Walker {
  public:
    explicit Walker(const Dom& dom) : dom_(dom) {
        const auto n = dom.size();
        out_.own.assign(n, 0);
        far_.assign(n, 0);
        places_.assign(n, 0);
        block_.assign(n, no_node);
    }

    Blocks run() {
        for (NodeId i = 0; i < dom_.size();) {
            const Node& node = dom_[i];
            if (i == aside_end_) flush();
            if (node.tag == Tag::text) {
                text(i);
                ++i;
                continue;
            }
            if (node.tag == Tag::select || node.tag == Tag::tmpl || node.tag == Tag::head) {
                i = node.end;
                continue;
            }
            if (open_ && is_card(i)) {
                i = node.end;
                continue;
            }
            if (node.tag == Tag::a) link_ = i;
            if (node.tag == Tag::tr && is_data_row(i)) {
                row_ = i;
                row_end_ = node.end;
            }
            element(i);
            if (open_ && is_pointer(i)) {
                flush();
                aside_end_ = node.end;
            }
            ++i;
        }
        flush();
        return std::move(out_);
    }

  private:
    Hints names(NodeId i) {
        Hints out = 0;
        for (const auto key : {"class", "id", "role", "itemprop", "data-testid", "data-qa", "data-component"})
            if (const auto value = dom_.attribute(i, key); !value.empty()) {
                const auto [at, fresh] = cache_.try_emplace(value, 0);
                if (fresh) at->second = read_hints(value);
                out |= at->second;
            }
        return out;
    }

    bool hidden(NodeId i) const {
        if (dom_.has_attribute(i, "hidden") || dom_.attribute(i, "aria-hidden") == "true") return true;
        const auto style = dom_.attribute(i, "style");
        const auto at = style.find("display");
        return at != std::string_view::npos && style.substr(at).find("none") < 12;
    }

    // A row of short cells is a line of its table, not a block for each cell.
    bool is_data_row(NodeId i) const {
        constexpr std::size_t most_bytes = 300;
        int cells = 0;
        std::size_t bytes = 0;
        for (NodeId n = i + 1; n < dom_[i].end; ++n) {
            const Tag tag = dom_[n].tag;
            if (tag == Tag::td || tag == Tag::th) {
                if (dom_[n].parent != i) return false;
                ++cells;
            } else if (tag == Tag::text) {
                bytes += trim(dom_[n].text).size();
            } else if (is_block(tag) && tag != Tag::p && tag != Tag::div) {
                return false;
            }
            if (bytes > most_bytes) return false;
        }
        return cells >= 2;
    }

    // What opens beside a link when it is pointed at: "<a>Anna Lind</a><span>Anna Lind Ten articles by her</span>".
    bool is_card(NodeId i) const {
        if (link_ == no_node || dom_[link_].end != i || dom_[link_].parent != dom_[i].parent) return false;
        if (is_block(dom_[i].tag) || dom_[i].tag == Tag::a || dom_[i].end - i < 4 || dom_[i].end - i > 200)
            return false;
        const std::string name = folded(dom_.text(link_));
        const std::string card = folded(dom_.text(i));
        return !name.empty() && card.size() > name.size() && card.starts_with(name);
    }

    // "Read also: Another headline" in the middle of a paragraph: a block of its own.
    bool is_pointer(NodeId i) const {
        const Node& node = dom_[i];
        if (node.tag != Tag::span && node.tag != Tag::strong && node.tag != Tag::b && node.tag != Tag::em) return false;
        if (node.end - i < 3 || node.end - i > 14) return false;
        NodeId first = i + 1;
        while (first < node.end && dom_[first].tag != Tag::text) ++first;
        bool link = false;
        for (NodeId n = i + 1; n < node.end; ++n) link = link || dom_[n].tag == Tag::a;
        return link && first < node.end && dom_[first].text.size() < 60 && points_elsewhere(folded(dom_[first].text));
    }

    void element(NodeId i) {
        const Node& node = dom_[i];
        const bool root = node.tag == Tag::html || node.tag == Tag::body;
        const NodeId up = node.parent;
        out_.own[i] = root || node.attributes == 0 ? 0 : names(i);
        std::uint32_t place = place_of(dom_, i);
        if (!root && node.attributes > 0) {
            if (hidden(i)) place |= in_hidden;
            if (const auto prop = dom_.attribute(i, "itemprop"); prop == "articleBody") place |= in_body_prop;
        }
        far_[i] = (up == no_node ? 0 : far_[up]) | out_.own[i];
        places_[i] = (up == no_node ? 0 : places_[up]) | place;
        const bool in_row = i > row_ && i < row_end_;
        const bool block = is_block(node.tag) && !in_row;
        if (in_row && open_ && is_block(node.tag)) append_text(current_.text, " ");
        block_[i] = block || up == no_node ? i : block_[up];
        if (block) flush();
        if (node.tag == Tag::br) {
            if (++breaks_ >= 2 && open_) {
                flush();
                after_break_ = true;
            }
        }
    }

    void text(NodeId i) {
        const NodeId up = dom_[i].parent;
        if (up == no_node) return;
        const std::string_view run = dom_[i].text;
        if (trim(run).empty()) {
            if (open_ && !run.empty() && block_[up] == current_.node) append_text(current_.text, " ");
            return;
        }
        if (open_ && block_[up] != current_.node) flush();
        if (!open_) begin(i, block_[up]);
        if (breaks_ == 1 && !current_.text.empty()) {
            while (!current_.text.empty() && current_.text.back() == ' ') current_.text.pop_back();
            if (!current_.text.empty()) current_.text += '\n';
            ++current_.lines;
        }
        breaks_ = 0;
        append_text(current_.text, run);
        const auto words = static_cast<std::uint32_t>(count_words(run));
        current_.words += words;
        if ((places_[up] & in_link) != 0) current_.link_words += words;
        const Tag tag = dom_[up].tag;
        if (tag == Tag::b || tag == Tag::strong || tag == Tag::i || tag == Tag::em) current_.emphasised_words += words;
        current_.places |= places_[up] & ~static_cast<std::uint32_t>(in_link);
        current_.last = i;
    }

    void begin(NodeId first, NodeId node) {
        open_ = true;
        current_ = {};
        current_.first = first;
        current_.node = node;
        current_.tag = dom_[node].tag;
        current_.places = places_[node];
        current_.far = far_[dom_[first].parent];
        NodeId up = dom_[first].parent;
        for (int level = 0; level < 3 && up != no_node; ++level, up = dom_[up].parent) current_.near |= out_.own[up];
        current_.after_break = after_break_;
        after_break_ = false;
    }

    void flush() {
        breaks_ = 0;
        if (!open_) return;
        open_ = false;
        while (!current_.text.empty() && (current_.text.back() == ' ' || current_.text.back() == '\n'))
            current_.text.pop_back();
        if (!current_.text.empty()) out_.list.push_back(std::move(current_));
    }

    const Dom& dom_;
    Blocks out_;
    std::vector<Hints> far_;
    std::vector<std::uint32_t> places_;
    std::vector<NodeId> block_;
    std::unordered_map<std::string_view, Hints> cache_;
    Block current_;
    bool open_ = false;
    bool after_break_ = false;
    int breaks_ = 0;
    NodeId link_ = no_node;  // the last one
    NodeId row_ = no_node;   // the last one that is a line
    NodeId row_end_ = 0;
    NodeId aside_end_ = no_node;  // where a pointer inside a paragraph ends
};

}  // namespace

Blocks read_blocks(const Dom& dom) {
    return Walker(dom).run();
}

}  // namespace vigie::page
