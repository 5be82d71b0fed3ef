#include "reader/page/features.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "reader/page/cues.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

struct Shape {  // of a block's text
    float commas = 0, stops = 0, digits = 0, uppers = 0, letters = 0;
    bool ends_sentence = false, starts_quote = false, starts_lower = false, ends_colon = false;
};

bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x61F ||
           c == 0x964;
}
bool is_quote(char32_t c) {
    return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x300C ||
           c == 0x300D || c == 0x2039;
}

Shape shape_of(std::string_view text) {
    Shape s;
    char32_t last = 0;
    char32_t before = 0;
    bool first = true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_point(text, at);
        if (first) {
            s.starts_quote = is_quote(c) || c == '-' || c == 0x2013 || c == 0x2014;
            s.starts_lower = c >= 'a' && c <= 'z';
            first = false;
        }
        if (c == ',' || c == 0x3001 || c == 0xFF0C || c == 0x60C || c == ';') ++s.commas;
        if (is_stop(c)) ++s.stops;
        if (c >= '0' && c <= '9') ++s.digits;
        if (is_word(c)) {
            ++s.letters;
            if (fold(c) != c && (c < 0x80 || c < 0x530)) ++s.uppers;
        }
        if (c != ' ' && c != '\n') {
            before = last;
            last = c;
        }
    }
    s.ends_sentence = is_stop(last) || ((is_quote(last) || last == ')') &&
                                        (is_stop(before) || is_quote(before) || last == 0x201D || last == 0xBB));
    s.ends_colon = last == ':' || last == 0xFF1A;
    return s;
}

constexpr Hints bad_hints = bit(Hint::comment) | bit(Hint::related) | bit(Hint::share) | bit(Hint::newsletter) |
                            bit(Hint::sidebar) | bit(Hint::nav) | bit(Hint::footer) | bit(Hint::consent) |
                            bit(Hint::author_box) | bit(Hint::advert);
constexpr std::uint32_t bad_places =
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
    std::vector<float> mass_, deep_;
    std::unordered_map<std::size_t, float> signature_mass_;
    float total_ = 0;
    std::size_t good_count_ = 0, first_good_ = npos, last_good_ = npos, title_at_ = 0, heading_at_ = 0;
    NodeId main_ = no_node, loose_ = no_node;
    std::vector<std::string>* names_;
    std::vector<float>* values_ = nullptr;
};

float ratio(float a, float b) {
    return b <= 0 ? 0 : a / b;
}

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
    put("is_cell", b.tag == Tag::td || b.tag == Tag::th);
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

}  // namespace

Features read_features(const Dom& dom, const Blocks& blocks, const Evidence& evidence, const std::string& title,
                       std::vector<std::string>* names) {
    return Builder(dom, blocks, evidence, title, names).run();
}

}  // namespace vigie::page
