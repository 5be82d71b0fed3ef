// Feed links of a page, by its tags alone: a page need not be well formed for them.
#include "reader/discover/discover.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "reader/charset/charset.hpp"
#include "reader/html/html.hpp"
#include "reader/url/url.hpp"

namespace vigie {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::size_t most_links = 100;

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    return out;
}

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || blanks.find(words[at - 1]) != blanks.npos) &&
            (end == words.size() || blanks.find(words[end]) != blanks.npos)) {
            return true;
        }
    }
    return false;
}

bool is_feed_type(std::string_view type) {
    constexpr std::array<std::string_view, 8> types{
        "application/rss+xml",   "application/atom+xml",   "application/rdf+xml", "application/feed+json",
        "application/x-rss+xml", "application/x-atom+xml", "text/rss+xml",        "text/atom+xml"};
    type = trim(type.substr(0, type.find(';')));
    return std::find(types.begin(), types.end(), type) != types.end();
}

// application/json is a feed's type only where the address says so: WordPress offers its API under it.
bool is_json_feed(std::string_view type, std::string_view address) {
    return trim(type.substr(0, type.find(';'))) == "application/json" && address.find("wp-json") == address.npos;
}

class Finder {
  public:
    explicit Finder(std::string_view url) : base_(url) {}

    void link(const HtmlTag& tag) {
        const std::string relation = lowered(tag.value("rel"));
        const std::string type = lowered(tag.value("type"));
        const std::string address(trim(tag.value("href")));
        const bool old = has_word(relation, "feed");  // rel=feed of HTML 5 drafts
        if (address.empty() || (!has_word(relation, "alternate") && !old)) return;
        if (is_feed_type(type) || is_json_feed(type, address) || (old && type.empty()))
            add(address, tag.value("title"), type);
    }

    // Only feed: addresses, which say that they are one.
    void anchor(const HtmlTag& tag) {
        std::string address(trim(tag.value("href")));
        if (!lowered(address).starts_with("feed:")) return;
        address.erase(0, 5);
        add(address.starts_with("//") ? "http:" + address : address, tag.value("title"), {});
    }

    void set_base(std::string_view href) {
        if (based_ || trim(href).empty()) return;
        base_ = absolute_link(base_, href);
        based_ = true;
    }

    std::vector<FeedLink> finish() {
        std::vector<FeedLink> links;
        for (Found& found : found_) {
            FeedLink link{absolute_link(base_, found.address), std::move(found.title), std::move(found.type)};
            const bool known =
                std::any_of(links.begin(), links.end(), [&](const FeedLink& other) { return other.url == link.url; });
            if (!known && (link.url.starts_with("http://") || link.url.starts_with("https://")))
                links.push_back(std::move(link));
        }
        return links;
    }

  private:
    struct Found {
        std::string address, title, type;
    };

    void add(const std::string& address, const std::string& title, const std::string& type) {
        if (found_.size() < most_links) found_.push_back({address, collapse_blanks(title), std::string(trim(type))});
    }

    std::string base_;
    bool based_ = false;
    std::vector<Found> found_;
};

}  // namespace

std::vector<FeedLink> find_feed_links(std::string_view bytes, std::string_view url, std::string_view content_type) {
    const Utf8Text text = to_utf8(bytes.substr(0, 4U << 20U), content_type, Markup::html);
    // No text holds NUL: what is left of UTF-16 that was passed on as something else.
    std::string without_nul;
    std::string_view view = text.view();
    if (view.find('\0') != view.npos) {
        std::copy_if(view.begin(), view.end(), std::back_inserter(without_nul), [](char c) { return c != '\0'; });
        view = without_nul;
    }
    Finder finder(url);
    each_tag(view, [&](const HtmlTag& tag) {
        if (tag.is("link")) finder.link(tag);
        if (tag.is("a")) finder.anchor(tag);
        if (tag.is("base")) finder.set_base(tag.value("href"));
    });
    return finder.finish();
}

std::vector<std::string> common_feed_urls(std::string_view url) {
    constexpr std::array<std::string_view, 12> paths{"feed",      "feed/",     "rss",       "rss.xml",
                                                     "feed.xml",  "atom.xml",  "index.xml", "feeds",
                                                     "index.rdf", "feed.json", "rss/",      "news-sitemap.xml"};
    std::vector<std::string> urls;
    const auto add = [&](std::string_view base) {
        for (const std::string_view path : paths) {
            std::string found = resolve_url(base, path);
            if (!found.empty() && std::find(urls.begin(), urls.end(), found) == urls.end())
                urls.push_back(std::move(found));
        }
    };
    std::string page(url.substr(0, url.find_first_of("?#")));
    // A page without extension may be a folder: its feeds lie below it.
    const std::size_t last = page.rfind('/');
    if (last != page.npos && page.find('.', last) == page.npos && !page.ends_with('/')) page += '/';
    add(page);
    add(resolve_url(url, "/"));
    return urls;
}

}  // namespace vigie
