#include "reader/page/dom.hpp"

#include "reader/page/text.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>

namespace vigie::page {
namespace {

// Gumbo allocates every node and string by itself; an arena makes that cheap, needs no walk to free it (gumbo's own is
// recursive), and gives its work a ceiling.
class Arena {
  public:
    static constexpr std::size_t block_size = 1 << 20;
    static constexpr std::size_t budget = 400 << 20;

    void* get(std::size_t size) {
        size = (size + 15) & ~static_cast<std::size_t>(15);
        if (size > room_) {
            const std::size_t wanted = std::max(size, block_size);
            total_ += wanted;
            if (total_ > budget) std::longjmp(give_up, 1);
            blocks_.push_back(std::make_unique_for_overwrite<char[]>(wanted));
            next_ = blocks_.back().get();
            room_ = wanted;
        }
        char* const result = next_;
        next_ += size;
        room_ -= size;
        return result;
    }

    std::jmp_buf give_up{};

  private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t room_ = 0;
    std::size_t total_ = 0;
};

// No object with a destructor may live in this frame: longjmp leaves it.
const GumboOutput* parse_within_budget(Arena* arena, const char* data, std::size_t size) {
    if (setjmp(arena->give_up) != 0) return nullptr;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* user, std::size_t bytes) { return static_cast<Arena*>(user)->get(bytes); };
    options.deallocator = [](void*, void*) {};
    options.userdata = arena;
    options.max_errors = 0;
    return gumbo_parse_with_options(&options, data, size);
}

Tag to_tag(GumboTag tag) {
    static const std::array<Tag, GUMBO_TAG_LAST + 1> table = [] {
        std::array<Tag, GUMBO_TAG_LAST + 1> t{};
        t.fill(Tag::other);
        const std::pair<GumboTag, Tag> known[] = {{GUMBO_TAG_HTML, Tag::html},
                                                  {GUMBO_TAG_HEAD, Tag::head},
                                                  {GUMBO_TAG_BODY, Tag::body},
                                                  {GUMBO_TAG_TITLE, Tag::title},
                                                  {GUMBO_TAG_META, Tag::meta},
                                                  {GUMBO_TAG_LINK, Tag::link},
                                                  {GUMBO_TAG_BASE, Tag::base},
                                                  {GUMBO_TAG_ARTICLE, Tag::article},
                                                  {GUMBO_TAG_MAIN, Tag::main},
                                                  {GUMBO_TAG_SECTION, Tag::section},
                                                  {GUMBO_TAG_ASIDE, Tag::aside},
                                                  {GUMBO_TAG_NAV, Tag::nav},
                                                  {GUMBO_TAG_HEADER, Tag::header},
                                                  {GUMBO_TAG_FOOTER, Tag::footer},
                                                  {GUMBO_TAG_ADDRESS, Tag::address},
                                                  {GUMBO_TAG_H1, Tag::h1},
                                                  {GUMBO_TAG_H2, Tag::h2},
                                                  {GUMBO_TAG_H3, Tag::h3},
                                                  {GUMBO_TAG_H4, Tag::h4},
                                                  {GUMBO_TAG_H5, Tag::h5},
                                                  {GUMBO_TAG_H6, Tag::h6},
                                                  {GUMBO_TAG_P, Tag::p},
                                                  {GUMBO_TAG_DIV, Tag::div},
                                                  {GUMBO_TAG_SPAN, Tag::span},
                                                  {GUMBO_TAG_A, Tag::a},
                                                  {GUMBO_TAG_UL, Tag::ul},
                                                  {GUMBO_TAG_OL, Tag::ol},
                                                  {GUMBO_TAG_LI, Tag::li},
                                                  {GUMBO_TAG_DL, Tag::dl},
                                                  {GUMBO_TAG_DT, Tag::dt},
                                                  {GUMBO_TAG_DD, Tag::dd},
                                                  {GUMBO_TAG_BLOCKQUOTE, Tag::blockquote},
                                                  {GUMBO_TAG_Q, Tag::q},
                                                  {GUMBO_TAG_PRE, Tag::pre},
                                                  {GUMBO_TAG_BR, Tag::br},
                                                  {GUMBO_TAG_HR, Tag::hr},
                                                  {GUMBO_TAG_FIGURE, Tag::figure},
                                                  {GUMBO_TAG_FIGCAPTION, Tag::figcaption},
                                                  {GUMBO_TAG_CAPTION, Tag::caption},
                                                  {GUMBO_TAG_IMG, Tag::img},
                                                  {GUMBO_TAG_VIDEO, Tag::video},
                                                  {GUMBO_TAG_AUDIO, Tag::audio},
                                                  {GUMBO_TAG_TABLE, Tag::table},
                                                  {GUMBO_TAG_TR, Tag::tr},
                                                  {GUMBO_TAG_TD, Tag::td},
                                                  {GUMBO_TAG_TH, Tag::th},
                                                  {GUMBO_TAG_FORM, Tag::form},
                                                  {GUMBO_TAG_INPUT, Tag::input},
                                                  {GUMBO_TAG_BUTTON, Tag::button},
                                                  {GUMBO_TAG_SELECT, Tag::select},
                                                  {GUMBO_TAG_LABEL, Tag::label},
                                                  {GUMBO_TAG_FIELDSET, Tag::fieldset},
                                                  {GUMBO_TAG_TIME, Tag::time},
                                                  {GUMBO_TAG_EM, Tag::em},
                                                  {GUMBO_TAG_STRONG, Tag::strong},
                                                  {GUMBO_TAG_B, Tag::b},
                                                  {GUMBO_TAG_I, Tag::i},
                                                  {GUMBO_TAG_U, Tag::u},
                                                  {GUMBO_TAG_SMALL, Tag::small},
                                                  {GUMBO_TAG_SUP, Tag::sup},
                                                  {GUMBO_TAG_SUB, Tag::sub},
                                                  {GUMBO_TAG_CITE, Tag::cite},
                                                  {GUMBO_TAG_CODE, Tag::code},
                                                  {GUMBO_TAG_FONT, Tag::font},
                                                  {GUMBO_TAG_CENTER, Tag::center},
                                                  {GUMBO_TAG_DETAILS, Tag::details},
                                                  {GUMBO_TAG_SUMMARY, Tag::summary},
                                                  {GUMBO_TAG_TEMPLATE, Tag::tmpl}};
        for (const auto& [from, to] : known) t[from] = to;
        for (const GumboTag inl :
             {GUMBO_TAG_ABBR, GUMBO_TAG_DFN, GUMBO_TAG_KBD,  GUMBO_TAG_SAMP,   GUMBO_TAG_VAR, GUMBO_TAG_MARK,
              GUMBO_TAG_BDI,  GUMBO_TAG_BDO, GUMBO_TAG_DEL,  GUMBO_TAG_INS,    GUMBO_TAG_S,   GUMBO_TAG_STRIKE,
              GUMBO_TAG_BIG,  GUMBO_TAG_TT,  GUMBO_TAG_NOBR, GUMBO_TAG_RUBY,   GUMBO_TAG_RB,  GUMBO_TAG_RT,
              GUMBO_TAG_RP,   GUMBO_TAG_WBR, GUMBO_TAG_DATA, GUMBO_TAG_ACRONYM})
            t[inl] = Tag::inline_text;
        return t;
    }();
    return table[tag];
}

}  // namespace

struct Dom::Memory {
    std::string html;
    Arena arena;
};

Dom::Dom() : memory_(std::make_unique<Memory>()) {}
Dom::~Dom() = default;
Dom::Dom(Dom&&) noexcept = default;
Dom& Dom::operator=(Dom&&) noexcept = default;

namespace {

std::string_view text_of(const GumboNode* node) {
    return node->v.text.text == nullptr ? std::string_view() : std::string_view(node->v.text.text);
}

Node element(const GumboElement& from, std::vector<Attribute>& attributes) {
    Node node;
    node.tag = to_tag(from.tag);
    node.first_attribute = static_cast<std::uint32_t>(attributes.size());
    node.attributes = static_cast<std::uint16_t>(std::min(from.attributes.length, 64U));
    for (unsigned i = 0; i < node.attributes; ++i) {
        const auto* a = static_cast<const GumboAttribute*>(from.attributes.data[i]);
        attributes.push_back({a->name, a->value});
    }
    if (from.tag == GUMBO_TAG_UNKNOWN && from.original_tag.data != nullptr) {
        GumboStringPiece name = from.original_tag;
        gumbo_tag_from_original_text(&name);
        node.text = std::string_view(name.data, name.length);
    }
    return node;
}

const GumboVector& children_of(const GumboNode* node) {
    return node->type == GUMBO_NODE_DOCUMENT ? node->v.document.children : node->v.element.children;
}

bool has_children(const GumboNode* node) {
    return node->type == GUMBO_NODE_DOCUMENT || node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

}  // namespace

Dom Dom::parse(std::string html) {
    Dom dom;
    dom.memory_->html = std::move(html);
    const std::string& source = dom.memory_->html;
    const GumboOutput* const output = parse_within_budget(&dom.memory_->arena, source.data(), source.size());
    if (output == nullptr) {
        dom.capped_ = true;
        return dom;
    }
    struct Open {
        const GumboNode* node;
        unsigned next;
        NodeId id;
    };
    std::vector<Open> open{{output->document, 0, no_node}};
    while (!open.empty()) {
        Open& top = open.back();
        const GumboVector& children = children_of(top.node);
        if (top.next == children.length) {
            if (top.id != no_node) dom.nodes_[top.id].end = dom.size();
            open.pop_back();
            continue;
        }
        const auto* child = static_cast<const GumboNode*>(children.data[top.next++]);
        const NodeId id = dom.size();
        if (child->type == GUMBO_NODE_ELEMENT) {
            dom.nodes_.push_back(element(child->v.element, dom.attributes_));
        } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
                   child->type == GUMBO_NODE_CDATA) {
            dom.nodes_.push_back({.tag = Tag::text, .text = text_of(child)});
        } else {
            continue;
        }
        Node& node = dom.nodes_.back();
        node.parent = top.id;
        node.depth = static_cast<std::uint16_t>(std::min<std::size_t>(open.size(), 0xFFFF));
        node.end = id + 1;
        if (has_children(child)) open.push_back({child, 0, id});
    }
    return dom;
}

std::string_view Dom::attribute(NodeId id, std::string_view name) const {
    const Node& node = nodes_[id];
    for (unsigned i = 0; i < node.attributes; ++i)
        if (attributes_[node.first_attribute + i].name == name) return attributes_[node.first_attribute + i].value;
    return {};
}

bool Dom::has_attribute(NodeId id, std::string_view name) const {
    const Node& node = nodes_[id];
    for (unsigned i = 0; i < node.attributes; ++i)
        if (attributes_[node.first_attribute + i].name == name) return true;
    return false;
}

std::string Dom::text(NodeId id) const {
    std::string out;
    for (NodeId i = id; i < nodes_[id].end; ++i) {
        if (nodes_[i].tag == Tag::text)
            append_text(out, nodes_[i].text);
        else if (is_block(nodes_[i].tag) || nodes_[i].tag == Tag::br)
            append_text(out, " ");
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

bool is_heading(Tag tag) {
    return tag >= Tag::h1 && tag <= Tag::h6;
}

bool is_block(Tag tag) {
    switch (tag) {
        case Tag::text:
        case Tag::span:
        case Tag::a:
        case Tag::q:
        case Tag::br:
        case Tag::img:
        case Tag::input:
        case Tag::label:
        case Tag::time:
        case Tag::em:
        case Tag::strong:
        case Tag::b:
        case Tag::i:
        case Tag::u:
        case Tag::small:
        case Tag::sup:
        case Tag::sub:
        case Tag::cite:
        case Tag::code:
        case Tag::font:
        case Tag::inline_text:
        case Tag::other:
        case Tag::meta:
        case Tag::link:
        case Tag::picture:
            return false;
        default:
            return true;
    }
}

}  // namespace vigie::page
