#include "reader/page/features.hpp"

#include <algorithm>
#include <cmath>

#include "reader/page/feature_rows.hpp"

namespace vigie::page {
namespace {

float ratio(float a, float b) {
    return b <= 0 ? 0 : a / b;
}

}  // namespace

void Builder::put_text(std::size_t i) {
    const Block& b = blocks_[i];
    const Shape& s = shapes_[i];
    const auto words = static_cast<float>(b.words);
    put("words", std::log1p(words));
    put("link_density", ratio(static_cast<float>(b.link_words), words));
    put("emphasis", ratio(static_cast<float>(b.emphasised_words), words));
    put("commas", ratio(s.commas, words));
    put("stops", s.stops);
    put("stops_per_word", ratio(s.stops, words));
    put("digits", ratio(s.digits, s.letters));
    put("uppers", ratio(s.uppers, s.letters));
    put("letters_per_word", ratio(s.letters, words));
    put("ends_sentence", s.ends_sentence);
    put("ends_colon", s.ends_colon);
    put("starts_quote", s.starts_quote);
    put("starts_lower", s.starts_lower);
    put("lines", static_cast<float>(b.lines));
    put("after_break", b.after_break);
    for (unsigned c = 0; c < static_cast<unsigned>(Cue::count_); ++c) put("cue", (cues_[i] >> c & 1) != 0);
    put("any_cue", cues_[i] != 0);
}

void Builder::put_places(std::size_t i) {
    const Block& b = blocks_[i];
    put("is_p", b.tag == Tag::p);
    put("is_div", b.tag == Tag::div || b.tag == Tag::section || b.tag == Tag::article || b.tag == Tag::main);
    put("is_li", b.tag == Tag::li);
    put("is_cell", b.tag == Tag::td || b.tag == Tag::th || b.tag == Tag::tr);
    put("is_quote", b.tag == Tag::blockquote);
    put("heading",
        is_heading(b.tag) ? static_cast<float>(static_cast<int>(b.tag) - static_cast<int>(Tag::h1) + 1) : 0.0F);
    put("is_pre", b.tag == Tag::pre);
    for (unsigned p = 0; p < 19; ++p) put("place", (b.places >> p & 1) != 0);
    for (unsigned h = 0; h < static_cast<unsigned>(Hint::count_); ++h) put("near", (b.near >> h & 1) != 0);
    for (unsigned h = 0; h < static_cast<unsigned>(Hint::count_); ++h) put("far", (b.far >> h & 1) != 0);
}

void Builder::put_structure(std::size_t i) {
    put("mass_parent", mass_up(i, 1));
    put("mass_parent2", mass_up(i, 2));
    put("mass_parent3", mass_up(i, 3));
    put("mass_parent4", mass_up(i, 4));
    put("signature_mass", total_ <= 0                           ? 0
                          : signature_mass_.count(signature(i)) ? signature_mass_[signature(i)] / total_
                                                                : 0);
    put("in_main", inside(i, main_));
    put("in_loose", inside(i, loose_));
    const NodeId node = blocks_[i].node;
    const float depth = node == no_node ? 0 : static_cast<float>(dom_[node].depth);
    put("depth", depth);
    put("depth_in_main", main_ == no_node ? 0 : depth - static_cast<float>(dom_[main_].depth));
    Hints below = 0;  // names between the block and the main element
    int steps = 0;
    bool list = false;
    for (NodeId up = node; up != no_node && up != main_ && steps < 40; up = dom_[up].parent, ++steps) {
        below |= own_[up];
        list = list || dom_[up].tag == Tag::ul || dom_[up].tag == Tag::ol || dom_[up].tag == Tag::table ||
               dom_[up].tag == Tag::aside;
    }
    put("bad_below_main", (below & bad_hints) != 0);
    put("list_below_main", list);
    put("steps_to_main", static_cast<float>(steps));
    put("after_first_good", first_good_ != npos && i >= first_good_);
    put("before_last_good", last_good_ != npos && i <= last_good_);
    put("from_first_good",
        first_good_ == npos ? 0 : std::clamp(static_cast<float>(i) - static_cast<float>(first_good_), -20.0F, 60.0F));
    put("from_last_good",
        last_good_ == npos ? 0 : std::clamp(static_cast<float>(i) - static_cast<float>(last_good_), -60.0F, 20.0F));
    const Card card = node == no_node ? Card{} : cards_[node];
    put("cards", std::log1p(card.beside));
    put("card_words", card.words);
    put("card_linked", card.linked);
    float back = 20;
    float ahead = 20;
    for (std::size_t k = 1; k < 20; ++k) {
        if (back == 20 && i >= k && good(i - k)) back = static_cast<float>(k);
        if (ahead == 20 && i + k < blocks_.size() && good(i + k)) ahead = static_cast<float>(k);
    }
    put("good_back", back);
    put("good_ahead", ahead);
    put("good", good(i));
}

void Builder::put_page(std::size_t i) {
    const auto n = static_cast<float>(blocks_.size());
    put("position", ratio(static_cast<float>(i), n));
    put("blocks", std::log1p(n));
    put("good_count", std::log1p(static_cast<float>(good_count_)));
    put("total", std::log1p(total_));
    put("is_title", !title_.empty() && folded_[i] == title_);
    put("from_title", title_at_ >= blocks_.size()
                          ? -30
                          : std::clamp(static_cast<float>(i) - static_cast<float>(title_at_), -30.0F, 60.0F));
    put("has_title", title_at_ < blocks_.size());
    bool described = false;
    if (description_.size() >= 20 && folded_[i].size() >= 20)
        described =
            folded_[i].starts_with(description_.substr(0, 60)) || description_.starts_with(folded_[i].substr(0, 60));
    put("is_description", described);
    put("description_is_whole", described && folded_[i] == description_);
    put("body_cover", body_cover(i));
    put("before_body", body_first_ != npos && i < body_first_);
    put("after_body", body_last_ != npos && i > body_last_);
    put("has_linked_article", evidence_.linked.article);
    put("repeats", static_cast<float>(std::min(repeats_[folded_[i]], 5)));
    const bool deep = folded_[i].size() > 12 && !title_.empty() && title_.find(folded_[i]) != std::string::npos;
    put("in_title", deep);
}

void Builder::put_neighbours(std::size_t i) {
    const auto n = static_cast<std::ptrdiff_t>(blocks_.size());
    for (const std::ptrdiff_t d : {-3, -2, -1, 1, 2, 3}) {
        const std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i) + d;
        const bool there = k >= 0 && k < n;
        const auto j = static_cast<std::size_t>(there ? k : 0);
        const Block* b = there ? &blocks_[j] : nullptr;
        put("n_words", b == nullptr ? -1 : std::log1p(static_cast<float>(b->words)));
        put("n_links", b == nullptr ? -1 : ratio(static_cast<float>(b->link_words), static_cast<float>(b->words)));
        if (d == -3 || d == 3) continue;
        put("n_ends", b != nullptr && shapes_[j].ends_sentence);
        put("n_heading", b != nullptr && is_heading(b->tag));
        put("n_same", b != nullptr && b->tag == blocks_[i].tag && dom_[b->node].parent == dom_[blocks_[i].node].parent);
        put("n_cue", b != nullptr && cues_[j] != 0);
        put("n_title", b != nullptr && j == title_at_);
    }
}

void Builder::row(std::size_t i) {
    put_text(i);
    put_places(i);
    put_structure(i);
    put_page(i);
    put_neighbours(i);
}

Features read_features(const Dom& dom, const Blocks& blocks, const Evidence& evidence, const std::string& title,
                       std::vector<std::string>* names) {
    return Builder(dom, blocks, evidence, title, names).run();
}

}  // namespace vigie::page
