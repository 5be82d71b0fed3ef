// The features of one page's blocks in the making: what is weighed once for the page, then a row for each block.
// Internal to the page reader.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "reader/page/cues.hpp"
#include "reader/page/features.hpp"
#include "reader/page/shape.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {

inline constexpr Hints bad_hints = bit(Hint::comment) | bit(Hint::related) | bit(Hint::share) | bit(Hint::newsletter) |
                                   bit(Hint::sidebar) | bit(Hint::nav) | bit(Hint::footer) | bit(Hint::consent) |
                                   bit(Hint::author_box) | bit(Hint::advert);
inline constexpr std::uint32_t bad_places =
    in_aside | in_nav | in_footer | in_form | in_figure | in_caption | in_button | in_hidden;

class Builder {
  public:
    Builder(const Dom& dom, const Blocks& blocks, const Evidence& evidence, const std::string& title,
            std::vector<std::string>* names)
        : dom_(dom),
          blocks_(blocks.list),
          own_(blocks.own),
          evidence_(evidence),
          title_(folded(title)),
          names_(names) {}

    Features run() {
        prepare();
        weigh();
        find_cards();
        find_body_ends();
        Features out;
        out.main = main_;
        values_ = &out.values;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            row(i);
            if (i == 0) {
                out.width = out.values.size();
                out.values.reserve(out.width * blocks_.size());
                names_ = nullptr;
            }
        }
        return out;
    }

  private:
    void put(const char* name, float value) {
        if (names_ != nullptr) names_->push_back(name);
        values_->push_back(value);
    }
    void put(const char* name, bool value) { put(name, value ? 1.0F : 0.0F); }

    void prepare() {
        const std::size_t n = blocks_.size();
        folded_.reserve(n);
        for (const auto& b : blocks_) {
            folded_.push_back(folded(b.text));
            shapes_.push_back(shape_of(b.text));
            cues_.push_back(read_cues(folded_.back(), b.text));
            ++repeats_[folded_.back()];
        }
        description_ = folded(evidence_.meta({"og:description", "description", "twitter:description"}));
        if (description_.empty()) description_ = folded(evidence_.linked.description);
        load_body();
        title_at_ = n;
        heading_at_ = n;
        for (std::size_t i = 0; i < n; ++i) {
            if (blocks_[i].tag == Tag::h1 && heading_at_ == n) heading_at_ = i;
            if (title_at_ == n && !title_.empty() && folded_[i] == title_ &&
                (is_heading(blocks_[i].tag) || blocks_[i].words > 2))
                title_at_ = i;
            if (title_at_ != n && !title_.empty() && folded_[i] == title_ && blocks_[i].tag == Tag::h1 &&
                blocks_[title_at_].tag != Tag::h1)
                title_at_ = i;
        }
        if (title_at_ == n) title_at_ = heading_at_;
    }

    // Shingles of the body that the page's own JSON-LD gives.
    void load_body() {
        if (evidence_.linked.body.size() < 200) return;
        const std::string body = folded(evidence_.linked.body);
        for_shingles(body, [&](std::size_t hash) { body_.insert(hash); });
    }

    template <typename F>
    static void for_shingles(const std::string& text, F&& each) {
        constexpr std::size_t width = 24;  // bytes; begins at a word
        for (std::size_t at = 0; at < text.size();) {
            if (at + width <= text.size())
                each(std::hash<std::string_view>()(std::string_view(text).substr(at, width)));
            const std::size_t blank = text.find(' ', at);
            if (blank == std::string::npos) break;
            at = blank + 1;
        }
    }

    float body_cover(std::size_t i) const {
        if (body_.empty()) return -1;
        std::size_t n = 0;
        std::size_t hit = 0;
        for_shingles(folded_[i], [&](std::size_t hash) {
            ++n;
            hit += body_.count(hash);
        });
        return n == 0 ? -0.5F : static_cast<float>(hit) / static_cast<float>(n);
    }

    // The first and last paragraph of the page's own body in its JSON-LD.
    void find_body_ends() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (blocks_[i].words < 8 || body_cover(i) < 0.8F) continue;
            if (body_first_ == npos) body_first_ = i;
            body_last_ = i;
        }
    }

    bool good(std::size_t i) const {
        const Block& b = blocks_[i];
        return b.words >= 12 && b.link_words * 3 < b.words && shapes_[i].stops > 0 && (b.places & bad_places) == 0 &&
               (b.near & (bit(Hint::comment) | bit(Hint::consent) | bit(Hint::newsletter))) == 0;
    }

    // Running text below every element; the main element is found by walking down where most of it is.
    void weigh() {
        mass_.assign(dom_.size(), 0);
        deep_.assign(dom_.size(), 0);
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (!good(i)) continue;
            const float w = std::min<float>(static_cast<float>(blocks_[i].words), 200) *
                            ((blocks_[i].far & bad_hints) != 0 ? 0.3F : 1.0F);
            total_ += w;
            ++good_count_;
            if (blocks_[i].node != no_node) mass_[blocks_[i].node] += w;
            signature_mass_[signature(i)] += w;
        }
        for (NodeId i = dom_.size(); i-- > 0;)
            if (const NodeId up = dom_[i].parent; up != no_node) mass_[up] += mass_[i];
        main_ = descend(0.75F);
        loose_ = descend(0.92F);
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            if (good(i) && inside(i, main_)) {
                if (first_good_ == npos) first_good_ = i;
                last_good_ = i;
            }
    }

    NodeId descend(float share) const {
        if (dom_.size() == 0) return no_node;
        NodeId at = 0;
        while (true) {
            NodeId next = no_node;
            for (NodeId child = at + 1; child < dom_[at].end; child = dom_[child].end)
                if (mass_[child] >= share * mass_[at] && mass_[child] > 0 && dom_[child].tag != Tag::p) next = child;
            if (next == no_node) return at;
            at = next;
        }
    }

    bool inside(std::size_t i, NodeId node) const {
        return node != no_node && blocks_[i].node >= node && blocks_[i].node < dom_[node].end;
    }

    std::size_t signature(std::size_t i) const {
        const NodeId node = blocks_[i].node;
        const NodeId up = node == no_node ? no_node : dom_[node].parent;
        std::size_t h = static_cast<std::size_t>(blocks_[i].tag) * 31 + blocks_[i].after_break;
        if (node != no_node) h = h * 1000003 + std::hash<std::string_view>()(dom_.attribute(node, "class"));
        if (up != no_node)
            h = h * 1000003 + std::hash<std::string_view>()(dom_.attribute(up, "class")) +
                static_cast<std::size_t>(dom_[up].tag);
        return h;
    }

    // Teasers come in rows: elements of one kind beside each other, each with a link and few words.
    void find_cards() {
        constexpr float most_words = 150;
        std::vector<float> words(dom_.size());
        std::vector<float> linked(dom_.size());
        for (const auto& b : blocks_) {
            if (b.node == no_node) continue;
            words[b.node] += static_cast<float>(b.words);
            linked[b.node] += static_cast<float>(b.link_words);
        }
        for (NodeId i = dom_.size(); i-- > 0;)
            if (const NodeId up = dom_[i].parent; up != no_node) {
                words[up] += words[i];
                linked[up] += linked[i];
            }
        std::unordered_map<std::size_t, float> kinds;
        const auto is_card = [&](NodeId i) {
            return dom_[i].tag != Tag::p && dom_[i].tag != Tag::text && linked[i] >= 3 && words[i] >= 5 &&
                   words[i] <= most_words;
        };
        const auto kind = [&](NodeId i) {
            return (std::hash<std::string_view>()(dom_.attribute(i, "class")) * 31 + dom_[i].parent) * 131 +
                   static_cast<std::size_t>(dom_[i].tag);
        };
        for (NodeId i = 0; i < dom_.size(); ++i)
            if (is_card(i)) ++kinds[kind(i)];
        cards_.assign(dom_.size(), Card{});
        for (NodeId i = 0; i < dom_.size(); ++i) {
            if (const NodeId up = dom_[i].parent; up != no_node) cards_[i] = cards_[up];
            if (!is_card(i)) continue;
            if (const float n = kinds[kind(i)]; n > cards_[i].beside) cards_[i] = {n, words[i], linked[i] / words[i]};
        }
    }

    float mass_up(std::size_t i, int levels) const {
        NodeId node = blocks_[i].node;
        for (int l = 0; l < levels && node != no_node; ++l) node = dom_[node].parent;
        return node == no_node || total_ <= 0 ? 0 : mass_[node] / total_;
    }

    void row(std::size_t i);
    void put_text(std::size_t i);
    void put_places(std::size_t i);
    void put_structure(std::size_t i);
    void put_page(std::size_t i);
    void put_neighbours(std::size_t i);

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    const Dom& dom_;
    const std::vector<Block>& blocks_;
    const std::vector<Hints>& own_;
    const Evidence& evidence_;
    std::string title_, description_;
    std::vector<std::string> folded_;
    std::vector<Shape> shapes_;
    std::vector<Cues> cues_;
    std::unordered_map<std::string_view, int> repeats_;
    std::unordered_set<std::size_t> body_;
    struct Card {
        float beside = 0;  // as many of its kind
        float words = 0;
        float linked = 0;  // share of them
    };
    std::vector<Card> cards_;
    std::vector<float> mass_, deep_;
    std::unordered_map<std::size_t, float> signature_mass_;
    float total_ = 0;
    std::size_t good_count_ = 0, first_good_ = npos, last_good_ = npos, body_first_ = npos, body_last_ = npos,
                title_at_ = 0, heading_at_ = 0;
    NodeId main_ = no_node, loose_ = no_node;
    std::vector<std::string>* names_;
    std::vector<float>* values_ = nullptr;
};

}  // namespace vigie::page
