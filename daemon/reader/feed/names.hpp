// Names in a feed's XML: namespaces by address, else by well-known prefix; what xml:base and xml:lang say. Inner header
// of reader/feed.
#pragma once

#include <array>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::feed {

enum class Space {
    none,  // RSS in all its versions, and whatever stands without a known namespace
    atom,
    old_atom,  // 0.3; name_of() makes it `atom`
    rdf,
    dc,
    terms,  // dcterms
    content,
    media,
    itunes,
    syndication,
    xhtml,
    google,  // googleplay
    sitemap,
    news,
    other,
};

// What an element inherits. Lives as long as the element is read; points into the document.
class Scope {
  public:
    // Of a document: `base` is its address.
    explicit Scope(std::string base) : base_(std::move(base)) {}
    // Of an element that has attributes for it (see `declares`).
    Scope(const Scope& parent, pugi::xml_node element);
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

    const std::string& base() const { return base_.empty() && parent_ != nullptr ? parent_->base() : base_; }
    std::string_view language() const {
        return language_.empty() && parent_ != nullptr ? parent_->language() : language_;
    }
    Space space(std::string_view prefix) const;
    void set_base(std::string base) { base_ = std::move(base); }

  private:
    const Scope* parent_ = nullptr;
    std::string base_;
    std::string_view language_;
    std::vector<std::pair<std::string_view, Space>> prefixes_;
};

// Has an xmlns, xml:base or xml:lang.
bool declares(pugi::xml_node element);

// An element's name: namespace and local name in lower case (names are short; a longer one is cut).
struct Name {
    Space space = Space::none;
    bool old_atom = false;
    std::array<char, 24> buffer{};
    std::size_t size = 0;
    std::string_view local() const { return {buffer.data(), size}; }
};
Name name_of(pugi::xml_node element, const Scope& scope);

// The child elements of `parent`, each with its scope: visit(child, name, scope).
template <typename Visit>
void each_child(pugi::xml_node parent, const Scope& scope, Visit visit) {
    for (pugi::xml_node child = parent.first_child(); child; child = child.next_sibling()) {
        if (child.type() != pugi::node_element) continue;
        if (declares(child)) {
            const Scope inner(scope, child);
            visit(child, name_of(child, inner), inner);
        } else {
            visit(child, name_of(child, scope), scope);
        }
    }
}

// An attribute by local name in any case; "" where it is missing.
std::string_view attribute(pugi::xml_node element, std::string_view lower_name);

}  // namespace vigie::feed
