// Who wrote it: people apart from desks and agencies.
#include <algorithm>
#include <array>
#include <span>

#include "reader/html/html.hpp"
#include "reader/page/metadata.hpp"
#include "reader/page/text.hpp"

namespace vigie::page {
namespace {

// What stands before a name in a byline, folded.
// clang-format off
constexpr std::string_view leads[] = {
    "by", "by the", "par", "von", "por", "di", "de", "da", "door", "av", "af", "od", "przez", "text von", "text",
    "texte", "ein kommentar von", "ein gastbeitrag von", "ein interview von", "eine analyse von", "eine kolumne von",
    "eine reportage von", "aus", "written by", "posted by", "published by", "authored by", "author", "autor",
    "autorin", "autoren", "auteur", "autore", "автор", "авторы", "ecrit par", "propos recueillis par", "interview",
    "interview von", "analyse von", "kommentar von", "gastbeitrag von", "kolumne von", "story by", "words by",
    "reporting by", "opinion by", "analysis by", "review by", "report by", "edited by", "toimittaja", "tekst", "foto",
    "bild", "fotos", "entrevista de", "texto",
};
// clang-format on

// Words of desks, staff and sites: a credit with one of them is no person.
// clang-format off
constexpr std::string_view desks[] = {
    "redaktion", "redaction", "redaccion", "redazione", "redacao", "redactie", "redakcja", "redakce", "redaksi",
    "редакция", "editor", "editors", "editorial", "staff", "desk", "team", "news", "newsroom", "correspondent",
    "correspondents", "reporter", "reporters", "agency", "agence", "agencies", "agentur", "agenturen", "agencia",
    "agencias", "press", "presse", "associated", "magazine", "magazin", "online", "admin", "administrator",
    "webmaster", "contributor", "contributors", "writer", "writers", "digital", "web", "media", "journal", "times",
    "post", "tv", "radio", "com", "net", "org", "www", "http", "https", "fr", "de", "co", "uk", "inc", "ltd", "gmbh",
    "service", "sport", "sports", "wire", "bureau", "kurier", "zeitung", "tageblatt", "nachrichten", "verlag", "mit",
    "avec", "with", "con", "und", "our", "the", "unknown", "none", "null", "guest", "blog", "lesen", "read", "more",
    "uhr", "updated", "published", "minutes", "follow", "email", "share",
};
// clang-format on

bool listed(std::string_view word, std::span<const std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

// "By Anna Lind" → "Anna Lind"; "VON ANNA LIND" too.
std::string without_lead(std::string name) {
    for (int round = 0; round < 3; ++round) {
        const auto words = words_of(name);
        bool cut = false;
        for (std::size_t n = std::min<std::size_t>(4, words.empty() ? 0 : words.size() - 1); n > 0 && !cut; --n) {
            std::string lead;
            std::size_t bytes = 0;
            for (std::size_t i = 0; i < n; ++i) {
                bytes = name.find(words[i], bytes) + words[i].size();
                if (i > 0) lead += ' ';
                lead += words[i];
            }
            // "de", "di", "von" begin names too: only where they stand in front in small letters or the name would stay
            // whole.
            if (listed(folded(lead), leads)) {
                name = collapse(std::string_view(name).substr(bytes));
                cut = true;
            }
        }
        while (!name.empty() &&
               (name.front() == ':' || name.front() == ',' || name.front() == '-' || name.front() == ' '))
            name.erase(0, 1);
        if (!cut) break;
    }
    return name;
}

bool is_person(const std::string& name, const std::string& site) {
    const std::string text = folded(name);
    const auto words = words_of(text);
    if (words.empty() || words.size() > 6 || count_points(name) > 60 || count_points(name) < 2) return false;
    if (name.find_first_of("0123456789@/|{}<>?!=") != std::string::npos) return false;
    if (text == site || (!site.empty() && text.size() > 4 &&
                         (site.find(text) != std::string::npos || text.find(site) != std::string::npos)))
        return false;
    for (const auto& word : words)
        if (listed(word, desks)) return false;
    std::size_t at = 0;
    const char32_t first = next_point(name, at);
    if (first < 0x250 && fold(first) == first && words.size() == 1) return false;  // "admin"
    if (words.size() == 1 && text.size() <= 4 && !agency_of(name).empty()) return false;
    if (words.size() <= 3 && !agency_of(name).empty() && (words.size() == 1 || agency_of(name).size() > 3))
        return false;
    return true;
}

// "Jan de Vries": two to five words that begin with capitals, particles apart. For words that stand on the page without
// being claimed.
bool looks_like_name(const std::string& name) {
    std::size_t capitals = 0;
    bool start = true;
    bool other = false;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t begin = at;
        const char32_t c = next_point(name, at);
        if (start && c != ' ') {
            const std::size_t end = std::min(name.find(' ', begin), name.size());
            if (fold(c) != c && (c < 'a' || c > 'z') && !(c >= 0xDF && c < 0x100)) {
                ++capitals;
            } else if (c < 0x530 && end - begin > 4) {
                other = true;
            }
            if (c >= 0x530) ++capitals;
        }
        start = c == ' ';
    }
    return !other && capitals >= 2 && capitals <= 5;
}

// One string of several people → each.
std::vector<std::string> split_names(std::string_view text) {
    std::string work(text);
    for (const std::string_view joint :
         {" and ",          " und ",  " et ",  " y ",    " e ",  " & ",          " og ", " och ",
          " en ",           " i ",    ";",     "|",      " / ",  "\xE3\x80\x81", "\n",   " \xC2\xB7 ",
          " \xE2\x80\xA2 ", " with ", " mit ", " avec ", " con "})
        for (std::size_t at = work.find(joint); at != std::string::npos; at = work.find(joint, at))
            work.replace(at, joint.size(), ",");
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= work.size();) {
        const std::size_t end = std::min(work.find(',', at), work.size());
        if (std::string part = collapse(std::string_view(work).substr(at, end - at)); !part.empty())
            out.push_back(std::move(part));
        at = end + 1;
    }
    // "Lind, Anna"
    if (out.size() == 2 && words_of(out[0]).size() == 1 && words_of(out[1]).size() == 1 &&
        text.find(',') != std::string_view::npos)
        return {out[1] + " " + out[0]};
    return out;
}

class Collector {
  public:
    Collector(const Evidence& evidence, std::string_view host) {
        site_ = folded(evidence.meta({"og:site_name", "application-name"}));
        if (site_.empty()) site_ = folded(evidence.linked.publisher);
        host_ = folded(host.starts_with("www.") ? host.substr(4) : host);
    }

    // True: at least one person was in it.
    bool add(std::string_view raw, bool strict = false) {
        const std::string text = collapse(decode_entities(raw));
        if (text.empty() || text.size() > 300) return false;
        if (out_.agency.empty() && count_words(text) <= 12) out_.agency = agency_of(text);
        if (text.find("://") != std::string::npos) return false;
        bool any = false;
        for (auto& part : split_names(without_lead(text))) {
            std::string name = without_lead(part);
            if (const auto paren = name.find('('); paren != std::string::npos)
                name = collapse(std::string_view(name).substr(0, paren));
            if (!is_person(name, site_) || folded(name) == host_ || (strict && !looks_like_name(name))) continue;
            any = true;
            const std::string key = folded(name);
            if (std::none_of(out_.authors.begin(), out_.authors.end(),
                             [&](const std::string& a) { return folded(a) == key; }) &&
                out_.authors.size() < 12)
                out_.authors.push_back(std::move(name));
        }
        return any;
    }

    Credits& credits() { return out_; }

  private:
    std::string site_, host_;
    Credits out_;
};

bool is_rel_author(const Dom& dom, NodeId i) {
    const auto rel = dom.attribute(i, "rel");
    return rel == "author" || dom.attribute(i, "itemprop") == "author" || dom.attribute(i, "itemprop") == "creator";
}

// Bylines on the page, before and around the text.
void from_page(const Dom& dom, const Blocks& blocks, Collector& to) {
    for (NodeId i = 0; i < dom.size(); ++i)
        if (dom[i].tag != Tag::text && dom[i].tag != Tag::link && dom[i].tag != Tag::meta && is_rel_author(dom, i))
            to.add(dom.text(i), true);
    if (!to.credits().authors.empty()) return;
    for (const auto& b : blocks.list) {
        if (b.words > 12 || (b.far & (bit(Hint::comment) | bit(Hint::related))) != 0) continue;
        if ((b.near & (bit(Hint::byline) | bit(Hint::author_box))) == 0) continue;
        if (to.add(b.text, true)) return;
    }
    for (const auto& b : blocks.list) {
        if (b.words > 8 || b.words < 3 || (b.far & (bit(Hint::comment) | bit(Hint::related))) != 0) continue;
        const std::string text = folded(b.text);
        if ((text.starts_with("by ") || text.starts_with("von ") || text.starts_with("par ") ||
             text.starts_with("por ")) &&
            to.add(b.text, true))
            return;
    }
}

}  // namespace

Credits find_credits(const Dom& dom, const Blocks& blocks, const Evidence& evidence, std::string_view host) {
    Collector to(evidence, host);
    for (const auto& name : evidence.linked.people) to.add(name);
    for (const auto& name : evidence.linked.organisations)
        if (to.credits().agency.empty()) to.credits().agency = agency_of(name);
    if (to.credits().authors.empty())
        for (const auto& m : evidence.metas)
            for (const std::string_view name :
                 {"author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
                  "dcterms.creator", "byl", "byline", "citation_author", "dc.contributor", "cxenseparse:author",
                  "mediator_author", "twitter:data1"})
                if (m.name == name) to.add(m.content);
    if (to.credits().authors.empty()) from_page(dom, blocks, to);
    // No person is named: the desk or paper that the page itself calls the author; never an agency.
    for (const auto* list : {&evidence.linked.people, &evidence.linked.organisations})
        for (const auto& name : *list)
            if (to.credits().authors.empty() && !name.empty() && name.size() < 60 && agency_of(name).empty() &&
                name.find("://") == std::string::npos)
                to.credits().authors.push_back(name);
    return std::move(to.credits());
}

}  // namespace vigie::page
