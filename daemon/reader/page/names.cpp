#include "reader/page/names.hpp"

#include <algorithm>
#include <span>

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
    "bild", "fotos", "entrevista de", "texto", "autorin autor", "autor autorin", "on", "written", "words", "recueilli par",
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
    "uhr", "updated", "published", "minutes", "follow", "email", "share", "sign", "login", "log", "logout", "profile",
    "profil", "account", "konto", "abmelden", "anmelden", "navigation", "menu", "live", "watch", "tags", "category",
    "categories", "kategorie", "search", "suche", "results", "posted", "subscribe", "newsletter", "cookie", "cookies",
    "redakteur", "facebook", "twitter", "whatsapp", "instagram", "linkedin", "pinterest", "telegram", "youtube", "rss",
    "print", "drucken", "imprimer", "teilen", "partager", "copyright", "comments", "comment", "kommentare", "bio", "biography", "home",
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

// Words of a menu in Japanese: any hiragana, or katakana alone, which Japanese keeps for words of other languages.
// Names are in ideographs; foreign ones have a dot between their parts.
bool is_japanese_word(const std::string& name) {
    bool loan = !name.empty();
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_point(name, at);
        if (c >= 0x3041 && c <= 0x309F) return true;
        if (c < 0x30A1 || c > 0x30FC || c == 0x30FB) loan = false;
    }
    return loan;
}

}  // namespace

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

bool looks_like_name(const std::string& name) {
    if (is_japanese_word(name)) return false;
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

}  // namespace vigie::page
