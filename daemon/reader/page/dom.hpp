// A page as a flat list of nodes in document order: the subtree of node i is [i, end). Walking is a loop, never a
// recursion.
//
// Ownership: the tree owns all text; views into it live as long as the tree (it may be moved).
// Source: parsed by gumbo behind dom.cpp; nobody else sees it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::page {

enum class Tag : std::uint8_t {
    text,
    other,
    html,
    head,
    body,
    title,
    meta,
    link,
    base,
    article,
    main,
    section,
    aside,
    nav,
    header,
    footer,
    address,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    p,
    div,
    span,
    a,
    ul,
    ol,
    li,
    dl,
    dt,
    dd,
    blockquote,
    q,
    pre,
    br,
    hr,
    figure,
    figcaption,
    caption,
    picture,
    img,
    video,
    audio,
    table,
    tr,
    td,
    th,
    form,
    input,
    button,
    select,
    label,
    fieldset,
    time,
    em,
    strong,
    b,
    i,
    u,
    small,
    sup,
    sub,
    cite,
    code,
    font,
    center,
    details,
    summary,
    tmpl,
    inline_text,
};

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

struct Attribute {
    std::string_view name;
    std::string_view value;
};

struct Node {
    Tag tag = Tag::other;
    std::uint16_t depth = 0;
    NodeId parent = no_node;
    NodeId end = 0;
    std::uint32_t first_attribute = 0;
    std::uint16_t attributes = 0;
    std::string_view text;  // of text nodes; of others, the tag's name where it is none of Tag
};

class Dom {
  public:
    Dom();
    ~Dom();
    Dom(Dom&&) noexcept;
    Dom& operator=(Dom&&) noexcept;

    static Dom parse(std::string html);

    const std::vector<Node>& nodes() const { return nodes_; }
    const Node& operator[](NodeId id) const { return nodes_[id]; }
    NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
    // Empty where the node has no such attribute.
    std::string_view attribute(NodeId id, std::string_view name) const;
    bool has_attribute(NodeId id, std::string_view name) const;
    // All text below, blanks collapsed, trimmed.
    std::string text(NodeId id) const;
    bool capped() const { return capped_; }

  private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
    std::vector<Node> nodes_;
    std::vector<Attribute> attributes_;
    bool capped_ = false;
};

// Does the tag begin a block of its own?
bool is_block(Tag tag);
bool is_heading(Tag tag);

}  // namespace vigie::page
