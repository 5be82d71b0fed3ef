#include <algorithm>

#include "reader/html/html.hpp"
#include "reader/page/metadata.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

// "Headline | Journal", "Headline - Journal - Section"
constexpr std::string_view separators[] = {
    " | ",  " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - ",          " \xC2\xB7 ", " :: ", " \xC2\xBB ", " \xC2\xAB ",
    " // ", " \xE2\x80\xA2 ", " \xEF\xBD\x9C ", "\xEF\xBD\x9C", " : ",        "_",    "|"};

std::string squeezed(std::string_view text) {
    std::string out = folded(text);
    std::erase(out, ' ');
    return out;
}

// Signs that set a site's or a section's name off from the headline, with or without blanks.
constexpr std::string_view tail_marks[] = {"-", "|", ":", "\xE2\x80\x93", "\xE2\x80\x94", "\xE3\x85\xA3", "\xC2\xB7"};

// Is the part a name of the site rather than of the article?
bool names_site(std::string_view part, const std::string& site, std::string_view host) {
    const std::string name = squeezed(part);
    if (name.empty()) return true;
    if (!site.empty() && (name == site || (name.size() >= 4 && site.find(name) != std::string::npos) ||
                          (site.size() >= 4 && name.find(site) != std::string::npos && name.size() < site.size() + 12)))
        return true;
    std::string domain(host);
    if (domain.starts_with("www.")) domain.erase(0, 4);
    std::string letters = squeezed(domain);
    const std::string label = squeezed(domain.substr(0, domain.rfind('.')));
    return name == letters || (name.size() >= 3 && letters.find(name) != std::string::npos) ||
           (label.size() >= 4 && name.find(label) != std::string::npos && name.size() < label.size() + 14);
}

std::string strip_site(std::string title, const std::string& site, std::string_view host) {
    for (int round = 0; round < 3; ++round) {
        bool cut = false;
        for (const auto separator : separators) {
            const std::size_t last = title.rfind(separator);
            if (last != std::string::npos && last > 0 &&
                names_site(std::string_view(title).substr(last + separator.size()), site, host)) {
                title.erase(last);
                cut = true;
                break;
            }
            const std::size_t first = title.find(separator);
            if (first != std::string::npos && separator != " - " && first + separator.size() < title.size() &&
                names_site(std::string_view(title).substr(0, first), site, host)) {
                title.erase(0, first + separator.size());
                cut = true;
                break;
            }
        }
        if (!cut) break;
    }
    return collapse(title);
}

// How much of the words of `a` and `b` are shared, 0 to 1.
double similar(const std::string& a, const std::string& b) {
    std::vector<std::string> x;
    std::vector<std::string> y;
    const auto words = [](const std::string& text, std::vector<std::string>& to) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            to.push_back(text.substr(at, end - at));
            at = end + 1;
        }
        std::sort(to.begin(), to.end());
    };
    words(a, x);
    words(b, y);
    if (x.empty() || y.empty()) return 0;
    std::vector<std::string> both;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
    return 2.0 * static_cast<double>(both.size()) / static_cast<double>(x.size() + y.size());
}

// Headings as candidates: every <h1>, its own parts (a kicker and the headline in one heading), and lower headings that
// are a part of <title>.
struct Headings {
    std::vector<std::string> all;
    std::vector<std::string> first_rank;  // whole <h1>
};

Headings headings_of(const Dom& dom, const std::string& title) {
    Headings out;
    const std::string all = " " + folded(title) + " ";
    const auto add = [&](std::string text) {
        if (out.all.size() < 24 && count_words(text) > 0 && text.size() < 400) out.all.push_back(std::move(text));
    };
    for (NodeId i = 0; i < dom.size(); ++i) {
        if (dom[i].tag == Tag::h1) {
            add(dom.text(i));
            if (std::string text = dom.text(i); count_words(text) > 0) out.first_rank.push_back(std::move(text));
            for (NodeId part = i + 1; part < dom[i].end; part = dom[part].end)
                if (std::string text = dom.text(part); count_words(text) >= 3) add(std::move(text));
        } else if (dom[i].tag == Tag::h2 || dom[i].tag == Tag::h3) {
            std::string text = dom.text(i);
            if (count_words(text) >= 2 && all.starts_with(" " + folded(text) + " ")) add(std::move(text));
        }
    }
    return out;
}

// Is `whole` the headline `part` with a tail that a separator sets off?
bool adds_tail(const std::string& whole, const std::string& part) {
    if (count_words(part) < 3 || !whole.starts_with(part) || whole.size() == part.size()) return false;
    const std::string_view tail = trim(std::string_view(whole).substr(part.size()));
    return std::any_of(std::begin(tail_marks), std::end(tail_marks), [&](auto mark) { return tail.starts_with(mark); });
}

// Is `whole` the headline `part` below a kicker: "Trains: The bridge opens again"?
bool adds_kicker(const std::string& whole, const std::string& part) {
    return count_words(part) >= 3 && whole.size() > part.size() + 1 && whole.ends_with(part) &&
           whole[whole.size() - part.size() - 1] == ' ';
}

}  // namespace

std::string find_title(const Dom& dom, const Evidence& evidence, std::string_view host) {
    const std::string site = squeezed(decode_entities(evidence.meta({"og:site_name", "application-name"})));
    const auto tidy = [&](std::string_view text) { return strip_site(collapse(text), site, host); };
    const std::string linked = tidy(evidence.linked.headline);
    const std::string graph =
        tidy(evidence.meta({"og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"}));
    const std::string page = tidy(evidence.title);
    const std::string named = tidy(evidence.meta({"headline", "citation_title"}));
    const auto [headings, first_rank] = headings_of(dom, evidence.title);
    // The heading on the page that says what the claims say is what readers see.
    const std::string claims[] = {folded(linked), folded(graph), folded(page), folded(named)};
    std::string best;
    double best_score = 0;
    for (const auto& heading : headings) {
        const std::string text = folded(heading);
        double score = 0;
        for (const auto& claim : claims)
            if (!claim.empty()) score = std::max(score, similar(text, claim));
        // "Headline | Section | Journal": the journal's name in a heading stands there too, but last.
        if (count_words(heading) >= 2 && claims[2].starts_with(text)) score += 0.2;
        if (score > best_score) {
            best_score = score;
            best = heading;
        }
    }
    // What most of them say; where they differ, what readers see, unless both structured claims agree.
    std::string seen = best_score >= 0.5 ? tidy(best) : std::string();
    // The only one is the headline whatever else is claimed.
    if (seen.empty() && first_rank.size() == 1 && count_words(first_rank.front()) >= 3) seen = tidy(first_rank.front());
    const bool agreed = !linked.empty() && claims[0] == claims[1];
    const std::string* const votes[] = {&seen, &linked, &graph, &page, &named};
    const std::string* winner = nullptr;
    std::ptrdiff_t most = 0;
    for (const auto* vote : votes) {
        if (vote->empty()) continue;
        const std::string text = folded(*vote);
        auto same = 2 * std::count_if(std::begin(votes), std::end(votes),
                                      [&](const std::string* v) { return folded(*v) == text; });
        if (agreed && text == claims[0]) ++same;
        if (!agreed && vote == &seen) same += 2;
        if (same > most) {
            most = same;
            winner = vote;
        }
    }
    // "Headline, Journal" where the journal's name is not known to be one.
    if (!agreed && winner != nullptr && !seen.empty() && folded(*winner).starts_with(folded(seen)) &&
        count_words(seen) >= 3)
        winner = &seen;
    for (const auto* shorter : {&linked, &named})
        if (winner != nullptr && adds_tail(*winner, *shorter)) winner = shorter;
    for (const auto* shorter : {&linked, &graph, &named})
        if (winner != nullptr && adds_kicker(*winner, *shorter)) winner = shorter;
    if (winner != nullptr && (winner != &page || first_rank.size() != 1 || count_words(first_rank.front()) < 3))
        return *winner;
    return first_rank.empty() ? page : tidy(first_rank.front());
}

NodeId find_heading(const Dom& dom, const std::string& title) {
    const std::string wanted = folded(title);
    NodeId first = no_node;
    NodeId lower = no_node;  // may be a list of what is read most
    for (NodeId i = 0; i < dom.size(); ++i) {
        if (!is_heading(dom[i].tag)) continue;
        const bool main = dom[i].tag == Tag::h1;
        if (first == no_node && main) first = i;
        if (wanted.empty() || (!main && lower != no_node) || similar(folded(dom.text(i)), wanted) < 0.8) continue;
        if (main) return i;
        lower = i;
    }
    return lower == no_node ? first : lower;
}

}  // namespace vigie::page
