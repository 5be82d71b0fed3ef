#include "reader/page/page.hpp"

#include <algorithm>

#include "reader/charset/charset.hpp"
#include "reader/discover/discover.hpp"
#include "reader/html/html.hpp"
#include "reader/language/language.hpp"
#include "reader/page/body.hpp"
#include "reader/page/metadata.hpp"
#include "reader/page/provenance.hpp"
#include "reader/page/reduce.hpp"
#include "reader/page/script_text.hpp"
#include "reader/page/text.hpp"
#include "reader/url/url.hpp"

namespace vigie {
namespace {

std::string header(const PageSource& source, const char* name) {
    const auto found = source.headers.find(name);
    return found == source.headers.end() ? std::string() : found->second;
}

// rel=canonical where it can be believed: absolute, the same site, and no front page for an article.
std::string canonical_of(const page::Evidence& evidence, const std::string& base, const PageSource& source) {
    const std::string own = clean_url(source.url, source.url);
    std::string_view claim = evidence.canonical;
    if (claim.empty()) claim = evidence.meta({"og:url"});
    if (claim.empty()) claim = evidence.linked.url;
    const std::string url = clean_url(resolve_url(base, decode_entities(claim)));
    if (claim.empty() || !url.starts_with("http")) return own;
    if (source.url.empty()) return url;
    if (registered_domain(host_of(url)) != registered_domain(host_of(source.url)) &&
        host_of(canonical_url(source.url)) != host_of(canonical_url(url)))
        return own;
    const auto path = [](std::string_view address) {
        const auto at = address.find('/', std::min(address.find("//") + 2, address.size()));
        return at == std::string_view::npos ? std::string_view() : address.substr(at);
    };
    if (path(url).size() <= 1 && path(own).size() > 1) return own;
    return url;
}

std::vector<std::string> feeds_of(std::string_view utf8, const std::string& url) {
    std::vector<std::string> out;
    for (FeedLink& link : find_feed_links(utf8, url, "text/html; charset=utf-8")) {
        if (out.size() == 20) break;
        out.push_back(std::move(link.url));
    }
    return out;
}

std::vector<std::string> keywords_of(const page::Evidence& evidence) {
    std::vector<std::string> out = evidence.linked.keywords;
    if (!out.empty()) return out;
    for (const auto& m : evidence.metas)
        if (m.name == "article:tag" || m.name == "keywords" || m.name == "news_keywords") {
            for (std::string_view rest = m.content; !rest.empty() && out.size() < 40;) {
                const std::size_t comma = std::min(rest.find(','), rest.size());
                std::string word = page::collapse(rest.substr(0, comma));
                if (!word.empty() && std::find(out.begin(), out.end(), word) == out.end())
                    out.push_back(std::move(word));
                rest.remove_prefix(std::min(comma + 1, rest.size()));
            }
        }
    return out;
}

// "Paris (AFP) – …", "Par X avec AFP": where no field names the agency.
std::string agency_in_text(const std::string& text) {
    const std::string_view head = std::string_view(text).substr(0, 120);
    const auto open = head.find('(');
    const auto close = head.find(')', open == std::string_view::npos ? 0 : open);
    if (open != std::string_view::npos && close != std::string_view::npos && close - open < 40)
        if (auto name = page::agency_of(head.substr(open, close - open)); !name.empty()) return name;
    if (const auto dash = head.find(" - "); dash != std::string_view::npos && dash < 40)
        return page::agency_of(head.substr(0, dash));
    const std::string_view tail =
        text.size() > 60
            ? std::string_view(text).substr(text.rfind('\n') == std::string::npos ? text.size() - 40 : text.rfind('\n'))
            : std::string_view();
    return tail.size() <= 60 ? page::agency_of(tail) : std::string();
}

// More than one letter in twenty could not be decoded. Less is a slip, and can be read.
bool is_garbage(std::string_view text) {
    constexpr std::string_view undecoded = "\xEF\xBF\xBD";
    std::size_t bad = 0, letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    for (auto at = text.find(undecoded); at != text.npos; at = text.find(undecoded, at + undecoded.size())) ++bad;
    return bad * 20 > letters;
}

// The page as elements, claims and blocks, and which of them are its article.
struct Reading {
    page::Dom dom;
    page::Evidence evidence;
    page::Blocks blocks;
    std::string title;
    page::Body body;
    std::size_t script_bytes = 0;
};

// `more`: HTML that belongs to the page's body too.
Reading read_once(page::Reduced reduced, std::string_view more, const std::string& host) {
    Reading out;
    if (!more.empty()) ((reduced.html += "<article>") += page::reduce(more).html) += "</article>";
    out.dom = page::Dom::parse(std::move(reduced.html));
    out.evidence = page::read_evidence(out.dom, reduced);
    out.blocks = page::read_blocks(out.dom);
    out.title = page::find_title(out.dom, out.evidence, host);
    out.body = page::find_body(out.dom, out.blocks, out.evidence, out.title);
    out.script_bytes = reduced.script_bytes;
    return out;
}

Reading read_all(std::string_view html, const std::string& host) {
    constexpr std::size_t hardly_any = 60;  // words
    Reading out = read_once(page::reduce(html), {}, host);
    if (out.body.words >= hardly_any) return out;
    const std::string hidden = page::article_in_scripts(out.evidence.scripts, out.title);
    if (hidden.empty()) return out;
    Reading again = read_once(page::reduce(html), hidden, host);
    return again.body.words > 2 * out.body.words ? std::move(again) : std::move(out);
}

}  // namespace

PageDocument read_page(std::string_view bytes, const PageSource& source) {
    PageDocument out;
    const bool cut = bytes.size() > max_page_bytes;
    if (cut) bytes = bytes.substr(0, max_page_bytes);
    const Utf8Text utf8 = to_utf8(bytes, header(source, "content-type"), Markup::html);
    const std::string host = host_of(source.url);
    const Reading reading = read_all(utf8.view(), host);
    const auto& [dom, evidence, blocks, title, body, script_bytes] = reading;
    const std::string base = resolve_url(source.url, evidence.base.empty() ? "" : std::string(evidence.base));

    out.title = title;
    out.text = body.text;
    const page::Verdict verdict = page::judge(body, blocks, evidence, source.status);
    out.provenance = verdict.provenance;
    out.confidence = verdict.confidence;
    const page::NodeId heading = page::find_heading(dom, out.title);
    page::Credits credits = page::find_credits(dom, blocks, evidence, heading, host);
    out.authors = std::move(credits.authors);
    out.agency = credits.agency.empty() ? agency_in_text(out.text) : std::move(credits.agency);
    const page::Dates dates = page::find_dates(dom, blocks, evidence, heading, source.url);
    out.published = dates.published;
    out.updated = dates.updated;
    out.date = dates.day;
    out.canonical = canonical_of(evidence, base, source);
    out.section = evidence.linked.section.empty()
                      ? page::collapse(evidence.meta({"article:section", "section", "og:article:section"}))
                      : evidence.linked.section;
    out.keywords = keywords_of(evidence);
    const std::string_view image = evidence.meta({"og:image", "og:image:url", "twitter:image", "twitter:image:src"});
    out.image = resolve_url(base, decode_entities(image.empty() ? std::string_view(evidence.linked.image) : image));
    std::string claimed = language_code(evidence.html_lang);
    if (claimed.empty()) claimed = language_code(evidence.linked.language);
    if (claimed.empty())
        claimed = language_code(evidence.meta({"og:locale", "content-language", "language", "dc.language"}));
    if (claimed.empty()) claimed = language_code(header(source, "content-language"));
    out.language =
        vote_language(out.text.size() > 60 ? out.text : out.title + "\n" + out.text, {claimed, source.feed_language});
    out.feed_links = feeds_of(utf8.view(), source.url);
    if (is_garbage(out.text) || is_garbage(out.title)) {
        out.error = "its text cannot be decoded as " + utf8.encoding();
        out.text.clear();
        out.provenance = Provenance::error;
    } else if (out.text.empty() && out.title.empty()) {
        out.error = bytes.empty()      ? "empty page"
                    : dom.size() == 0  ? "too deeply nested or too large to read"
                    : script_bytes > 0 ? "no text, only script"
                                       : "no text";
    }
    return out;
}

std::string html_to_text(std::string_view html) {
    const page::Dom dom = page::Dom::parse(page::reduce(html.substr(0, max_page_bytes)).html);
    std::string out;
    for (const auto& block : page::read_blocks(dom).list) {
        if (!out.empty()) out += "\n\n";
        out += block.text;
    }
    return out;
}

}  // namespace vigie
