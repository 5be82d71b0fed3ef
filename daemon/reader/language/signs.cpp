#include "reader/language/signs.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>

namespace vigie {
namespace {

bool is_latin(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    // A to Z, and U+00C0 to U+024F: lead bytes C3 to C9.
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte >= 0xC3 && byte <= 0xC9);
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](auto part) { return has(text, part); });
}

std::size_t of_words(std::string_view text, std::initializer_list<std::string_view> words) {
    std::size_t out = 0;
    for (const auto word : words)
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++out;
    return out;
}

// Beginnings of words, in small letters.
constexpr std::string_view croatian[] = {
    "tko",        "netko",     "nitko",      "tijekom",    "europ",    "tisuć",     "tjed",   "glazb",    "kazališ",
    "zrak",       "vlak",      "tvrtk",      "nogomet",    "siječ",    "veljač",    "ožuj",   "travnj",   "svibnj",
    "lipnj",      "srpnj",     "kolovoz",    "rujn",       "listopad", "studen",    "prosin", "sveučili", "povijes",
    "stoljeć",    "znanos",    "izvješ",     "uporab",     "obitelj",  "točn",      "točk",   "općenit",  "županij",
    "računal",    "zemljop",   "promidž",    "glede",      "uvjet",    "sustav",    "nazoč",  "priopć",   "glasnogov",
    "unatoč",     "primjeric", "organizira", "kontrolira", "reagira",  "informira", "financ", "definira", "funkcionira",
    "registrira", "komentira", "operira"};
constexpr std::string_view eastern[] = {
    "evrop",    "hiljad",     "sedmic",    "muzi",       "pozoriš", "vazduh",  "fudbal",   "januar",   "februar",
    "mart",     "april",      "maja",      "juna",       "jula",    "august",  "avgust",   "septemb",  "oktob",
    "novemb",   "decemb",     "univer",    "histori",    "istori",  "vijek",   "vek",      "nauk",     "naučn",
    "porodic",  "tačn",       "tačk",      "šta",        "ko",      "neko",    "niko",     "takođe",   "opšt",
    "uopšte",   "lahk",       "hljeb",     "hleb",       "uslov",   "sistem",  "kompjut",  "preduzeć", "saobraća",
    "izvješt",  "izvešt",     "prisust",   "uprkos",     "saopšt",  "utica",   "direktor", "vanredn",  "porijekl",
    "porekl",   "reditelj",   "režiser",   "kompozitor", "izdavač", "komisij", "takmič",   "konkurs",  "fabri",
    "hemij",    "hirurg",     "štamp",     "utisak",     "advokat", "faktor",  "grup",     "učesni",   "učestv",
    "sarad",    "sarađ",      "unutrašnj", "ekonomij",   "budžet",  "verzij",  "oficir",   "ambasad",  "delegacij",
    "sekretar", "funkcioner", "zvanič",    "nivo",       "milion",  "stepen",  "prečni",   "ekran",    "organizov",
    "reagov",   "kontrolis",  "definis",   "funkcionis", "ostrv",   "saglasn", "hljad",    "januara",  "takođe",
    "sopstv",   "procen"};
// Old yat: "ije" and "je" in the west, "e" in the east.
constexpr std::string_view jekavian[] = {
    "vrijem", "vremen",   "mjest",     "dijel",    "dio",    "dijet",  "djec",      "djel",      "svijet",
    "svjet",  "bijel",    "cijel",     "lijep",    "rijek",  "rječ",   "riječ",     "prije",     "uvije",
    "gdje",   "ovdje",    "mjesec",    "dvije",    "vjer",   "čovje",  "poslije",   "smjer",     "mjer",
    "sjever", "uspje",    "htje",      "vidje",    "zvijez", "razvij", "primje",    "vrije",     "slije",
    "djevoj", "djevič",   "svjed",     "svjež",    "pjes",   "pjev",   "mlijek",    "zahtjev",   "tijel",
    "vijek",  "naslijeđ", "slijed",    "sljed",    "ljet",   "snijeg", "nedjelj",   "ponedjelj", "cijen",
    "ocjen",  "promjen",  "zamjen",    "primijen", "rješ",   "riješ",  "savjet",    "posjet",    "bjež",
    "pobjed", "sjed",     "sjeć",      "sjetit",   "vijest", "vijeć",  "obavijest", "unaprijed", "naprijed",
    "dospje", "potrijeb", "upotrijeb", "mijenj",   "dolje",  "nigdje", "negdje",    "svugdje",   "korijen",
    "stijen", "smije",    "umje",      "živje",    "uvjer"};
constexpr std::string_view ekavian[] = {
    "vreme",    "mest",  "deo",    "delov", "dete",   "dec",   "svet",   "beo",   "bel",    "celo",   "cela",
    "lep",      "reka",  "reč",    "pre",   "uvek",   "gde",   "ovde",   "mesec", "dve",    "ver",    "čove",
    "posle",    "smer",  "mera",   "mere",  "sever",  "uspe",  "hteo",   "video", "zvezd",  "primer", "sled",
    "ceo",      "deca",  "devoj",  "pesm",  "pesni",  "mleko", "zahtev", "telo",  "nasleđ", "sneg",   "nedelj",
    "ponedelj", "ocen",  "promen", "zamen", "primen", "reši",  "reše",   "savet", "poset",  "pobed",  "vest",
    "obavest",  "menja", "dole",   "nigde", "negde",  "koren", "stena"};

std::size_t count(std::string_view text, std::span<const std::string_view> beginnings) {
    std::size_t out = 0;
    for (const auto word : beginnings)
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            if (at == 0 || text[at - 1] != ' ') continue;
            const std::size_t end = at + word.size();
            // Short ones are whole words: "ko", not "konj".
            if (word.size() <= 3 && end < text.size() && text[end] != ' ' && text[end] != ',' && text[end] != '.')
                continue;
            ++out;
        }
    return out;
}

}  // namespace

std::string without_latin(std::string_view text) {
    std::size_t latin = 0;
    std::size_t other = 0;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (is_latin(text, i)) {
            ++latin;
            if (byte >= 0xC0) ++i;
            if (!out.empty() && out.back() != ' ') out += ' ';
            continue;
        }
        if (byte >= 0xCE && byte != 0xE2) ++other;
        out += text[i];
    }
    return latin > 0 && other > latin ? out : std::string();
}

bool is_tigrinya(std::string_view text) {
    return has_any(text, {"ቐ", "ቑ", "ቒ", "ቓ", "ቕ", "ኣብ ", " ናይ ", " ካብ ", "እዩ", "ኻ", "ኺ", "ኽ", "ዂ", " ዶ "}) &&
           !has_any(text, {"ነው", "ውስጥ", "እና", "ነበር"});
}

std::string language_of_letters(std::string_view text) {
    if (has(text, "ў")) return "be";
    if (has(text, "ї") || has(text, "є") || has(text, "ґ")) return "uk";
    if (has(text, "ђ") || has(text, "ћ")) return "sr";
    if (has(text, "ќ") || has(text, "ѓ") || has(text, "ѕ")) return "mk";
    if (has(text, "ы") || has(text, "э") || has(text, "ё")) return "ru";
    if (has(text, "ј") || has(text, "љ") || has(text, "њ") || has(text, "џ") || !has_any(text, {"й", "я", "ю", "щ"})) {
        const std::size_t serbian = of_words(text, {" у ", " је ", " су ", " био ", " били ", " са ", " који ",
                                                    " које ", " као ", " из ", " иду ", " овај ", " тај "});
        const std::size_t macedonian = of_words(text, {" во ", " е ", " беше ", " со ", " кој ", " кои ", " кое ",
                                                       " ги ", " го ", " ќе ", " овој ", " тој ", " бил ", " сум "});
        if (macedonian > serbian) return "mk";
        if (serbian > 0 || has(text, "ј")) return "sr";
    }
    if (has(text, "ъ") || (has(text, " е ") && has(text, " на "))) return "bg";
    // Cyrillic without any of them is Russian more often than not.
    for (std::size_t i = 0, cyrillic = 0; i < text.size(); ++i)
        if (const auto byte = static_cast<unsigned char>(text[i]); byte == 0xD0 || byte == 0xD1)
            if (++cyrillic >= 4) return "ru";
    return {};
}

bool has_letters_beyond_serbian(std::string_view text) {
    return has_any(text, {"й", "я", "ю", "щ", "ы", "э", "ъ"});
}

std::string among_south_slavs(std::string_view text, const std::string& guess) {
    std::string low(text.substr(0, 4096));
    for (std::size_t i = 0; i < low.size(); ++i) {
        if (low[i] >= 'A' && low[i] <= 'Z') low[i] = static_cast<char>(low[i] + 32);
        if (static_cast<unsigned char>(low[i]) == 0xD0 || static_cast<unsigned char>(low[i]) == 0xD1) return guess;
        if (low[i] == '(' || low[i] == '"' || low[i] == '\n' || low[i] == '-') low[i] = ' ';
    }
    const std::size_t west = count(low, croatian);
    const std::size_t east = count(low, eastern);
    const std::size_t je = count(low, jekavian);
    const std::size_t e = count(low, ekavian);
    if (e > je) return "sr";
    if (west > east) return "hr";
    if (east > west && je > 0) return "bs";
    if (je > e && guess == "sr") return "bs";
    return guess;
}

}  // namespace vigie
