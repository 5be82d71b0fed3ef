#include "plugins/entities/actors/sounds.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "plugins/entities/actors/script.hpp"
#include "unicode.hpp"

namespace vigie::entities {

namespace {

// A spelling and how it sounds: '^' before it: at the word's beginning only; '$' behind it: at its end only; letters in
// `next`: only before one of them. Longer spellings stand before shorter ones of the same beginning.
struct Rule {
    std::string_view from, to, next = {};
};

constexpr Rule english[] = {
    {"chael", "kel"}, {"ichol", "ikol"}, {"tch", "C"}, {"sch", "S"},      {"sh", "S"},  {"chr", "kr"}, {"ch", "C"},
    {"ph", "f"},      {"ght", "t"},      {"^gh", "g"}, {"gh", ""},        {"^kn", "n"}, {"^wr", "r"},  {"ck", "k"},
    {"qu", "ku"},     {"x", "ks"},       {"th", "t"},  {"c", "s", "eiy"}, {"c", "k"},   {"dge", "J"},  {"dg", "J"},
    {"ge$", "J"},     {"j", "J"},        {"^wh", "u"}, {"w", "u"},        {"y", "i"},   {"oo", "u"},   {"ee", "i"},
    {"ea", "i"},      {"^mc", "mak"},    {"es$", "s"}, {"e$", ""}};
constexpr Rule english_soft[] = {{"sh", "S"},       {"ch", "k"}, {"ph", "f"}, {"gh", "g"},       {"ck", "k"},
                                 {"qu", "ku"},      {"x", "z"},  {"th", "s"}, {"c", "s", "eiy"}, {"c", "k"},
                                 {"g", "J", "eiy"}, {"j", "J"},  {"w", "v"},  {"y", "i"},        {"e$", ""}};
constexpr Rule french[] = {
    {"ancois", "ansua"}, {"chr", "kr"}, {"ais$", "e"},     {"ait$", "e"}, {"nt", "n", "bcdfgjklmpqsv"},
    {"eaux$", "o"},      {"eau", "o"},  {"aux$", "o"},     {"aud$", "o"}, {"ault$", "o"},
    {"au", "o"},         {"oux$", "u"}, {"oi", "ua"},      {"oy", "ua"},  {"ou", "u"},
    {"tch", "C"},        {"ch", "S"},   {"ph", "f"},       {"gn", "n"},   {"gu", "g", "eiy"},
    {"g", "Z", "eiy"},   {"j", "Z"},    {"qu", "k"},       {"ck", "k"},   {"cques$", "k"},
    {"ques$", "k"},      {"que$", "k"}, {"c", "s", "eiy"}, {"c", "k"},    {"ill", "i"},
    {"th", "t"},         {"h", ""},     {"ez$", "e"},      {"er$", "e"},  {"et$", "e"},
    {"ers$", "er"},      {"es$", ""},   {"e$", ""},        {"ts$", ""},   {"ds$", ""},
    {"t$", ""},          {"d$", ""},    {"s$", ""},        {"x$", ""},    {"z$", ""},
    {"p$", ""},          {"x", "ks"},   {"y", "i"},        {"w", "v"},    {"s", "z", "aeiouy"}};
constexpr Rule german[] = {{"tzsch", "C"}, {"tsch", "C"}, {"schtsch", "S"}, {"sch", "S"},  {"chs", "ks"}, {"ch", "h"},
                           {"ck", "k"},    {"tz", "c"},   {"^st", "St"},    {"^sp", "Sp"}, {"ei", "ai"},  {"eu", "oi"},
                           {"ie", "i"},    {"ph", "f"},   {"th", "t"},      {"qu", "kv"},  {"x", "ks"},   {"z", "c"},
                           {"v", "f"},     {"w", "v"},    {"j", "i"},       {"y", "u"},    {"dt$", "t"},  {"c", "k"}};
constexpr Rule slavic[] = {{"drz", "J"}, {"shch", "S"}, {"chtch", "S"}, {"schtsch", "S"}, {"szcz", "S"}, {"tsch", "C"},
                           {"tch", "C"}, {"sch", "S"},  {"sh", "S"},    {"sz", "S"},      {"cz", "C"},   {"zh", "Z"},
                           {"rz", "Z"},  {"dzh", "J"},  {"dj", "J"},    {"dz", "J"},      {"kh", "h"},   {"ch", "h"},
                           {"ts", "c"},  {"tz", "c"},   {"x", "ks"},    {"w", "v"},       {"j", "i"},    {"y", "i"},
                           {"ou", "u"},  {"th", "t"},   {"ph", "f"},    {"ck", "k"},      {"q", "k"}};
constexpr Rule slavic_scheme[] = {  // English and French schemes: ch, j; c for k; -ic for -ić
    {"shch", "S"}, {"tch", "C"}, {"sh", "S"},   {"zh", "Z"}, {"dj", "J"}, {"kh", "h"},
    {"ch", "C"},   {"ts", "c"},  {"ic$", "iC"}, {"ou", "u"}, {"j", "Z"},  {"w", "v"},
    {"y", "i"},    {"x", "ks"},  {"th", "t"},   {"ph", "f"}, {"c", "k"}};
constexpr Rule spanish[] = {{"ch", "C"}, {"ll", "l"},      {"gu", "g", "ei"}, {"g", "h", "ei"}, {"j", "h"},
                            {"qu", "k"}, {"c", "s", "ei"}, {"c", "k"},        {"z", "s"},       {"x", "h"},
                            {"h", ""},   {"y", "i"},       {"lh", "l"},       {"nh", "n"}};
constexpr Rule italian[] = {{"sch", "sk"},    {"sc", "S", "ei"}, {"cch", "k"},      {"ch", "k"},      {"gh", "g"},
                            {"gli", "li"},    {"gn", "n"},       {"gg", "J", "ei"}, {"g", "J", "ei"}, {"cc", "C", "ei"},
                            {"c", "C", "ei"}, {"c", "k"},        {"z", "c"},        {"qu", "ku"},     {"j", "i"},
                            {"y", "i"},       {"h", ""},         {"w", "v"}};

// Greek writes foreign sounds by two letters: b as μπ, d as ντ, g as γκ; w as γου, sh as σ, h as χ.
constexpr Rule greek[] = {
    {"^γου", "u"}, {"γου", "gu"}, {"ου", "u"}, {"αι", "e"},  {"ει", "i"}, {"οι", "i"}, {"υι", "i"}, {"αυ", "av"},
    {"ευ", "ev"},  {"γγ", "g"},   {"γκ", "g"}, {"γχ", "nh"}, {"μπ", "b"}, {"ντ", "d"}, {"τζ", "J"}, {"τσ", "C"},
    {"γι", "i"},   {"γε", "ie"},  {"ξ", "ks"}, {"ψ", "ps"},  {"θ", "t"},  {"χ", "h"},  {"α", "a"},  {"β", "v"},
    {"γ", "g"},    {"δ", "d"},    {"ε", "e"},  {"ζ", "z"},   {"η", "i"},  {"ι", "i"},  {"κ", "k"},  {"λ", "l"},
    {"μ", "m"},    {"ν", "n"},    {"ο", "o"},  {"π", "p"},   {"ρ", "r"},  {"σ", "s"},  {"ς", "s"},  {"τ", "t"},
    {"υ", "i"},    {"φ", "f"},    {"ω", "o"}};
// … and within a word often both: Λάμπρος, Αντόνιο, Γουάτσον, Μπαϊρού.
constexpr Rule greek_pairs[] = {{"μπ", "mp"}, {"ντ", "nt"}, {"γκ", "nk"}, {"γγ", "ng"}, {"τσ", "ts"}, {"αι", "ai"}};

bool fits(const Rule& rule, std::string_view word, std::size_t at, std::size_t& size) {
    std::string_view from = rule.from;
    if (from.front() == '^') {
        if (at != 0) return false;
        from.remove_prefix(1);
    }
    const bool ends = from.back() == '$';
    if (ends) from.remove_suffix(1);
    size = from.size();
    if (!word.substr(at).starts_with(from)) return false;
    if (ends && (at + size != word.size() || at == 0)) return false;
    return rule.next.empty() || (at + size < word.size() && rule.next.find(word[at + size]) != std::string_view::npos);
}

// Doubled sounds are one.
std::string single(std::string_view sounds) {
    std::string out;
    for (const char sound : sounds)
        if (out.empty() || out.back() != sound) out += sound;
    return out;
}

std::string read(std::string_view word, std::span<const Rule> rules) {
    if (const std::size_t space = word.find(' '); space != std::string_view::npos)
        return single(read(word.substr(0, space), rules) + read(word.substr(space + 1), rules));
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t size = 0;
        const auto rule =
            std::find_if(rules.begin(), rules.end(), [&](const Rule& one) { return fits(one, word, at, size); });
        if (rule == rules.end()) {
            if (static_cast<unsigned char>(word[at]) < 0x80) out += word[at];
            ++at;
        } else {
            out += rule->to;
            at += size;
        }
    }
    return single(out);
}

// Cyrillic letters as heard: Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian.
std::string_view sound_of(char32_t c) {
    static constexpr std::array<std::string_view, 32> letters = {"a", "b", "v", "g", "d", "e", "Z", "z", "i", "i", "k",
                                                                 "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h",
                                                                 "c", "C", "S", "S", "",  "i", "",  "e", "u", "a"};
    if (c >= 0x430 && c <= 0x44F) return letters[c - 0x430];
    static constexpr std::pair<char32_t, std::string_view> others[] = {
        {0x451, "e"}, {0x454, "e"}, {0x456, "i"}, {0x457, "i"}, {0x45E, "u"}, {0x491, "g"}, {0x458, "i"}, {0x459, "l"},
        {0x45A, "n"}, {0x45B, "C"}, {0x45F, "J"}, {0x452, "J"}, {0x453, "g"}, {0x45C, "k"}, {0x455, "z"}};
    for (const auto& [letter, sound] : others)
        if (letter == c) return sound;
    return {};
}

std::string read_cyrillic(std::string_view folded) {
    std::string out;
    for (std::size_t at = 0; at < folded.size();) out += sound_of(unicode::next(folded, at));
    for (std::size_t at = 0; (at = out.find("dZ", at)) != std::string::npos;) out.replace(at, 2, "J");
    return single(out);
}

std::vector<std::string> read_greek(std::string_view folded) {
    std::string apart;
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t size = 0;
        const auto pair = std::find_if(std::begin(greek_pairs), std::end(greek_pairs),
                                       [&](const Rule& one) { return at > 0 && fits(one, folded, at, size); });
        if (pair != std::end(greek_pairs)) {
            apart += pair->to;
            at += size;
        } else {
            apart += folded[at++];
        }
    }
    std::vector<std::string> out{read(folded, greek)};
    // Letters that are Latin by now stay.
    std::string both = read(apart, greek);
    if (both != out.front()) out.push_back(std::move(both));
    return out;
}

bool is_vowel(char sound) {
    return std::string_view("aeiou").find(sound) != std::string_view::npos;
}

double to_change(char one, char two) {
    if (one == two) return 0;
    if (is_vowel(one) && is_vowel(two)) return 0.3;
    static constexpr std::string_view pairs[] = {"bp", "dt", "gk", "vf", "sz", "SZ", "CJ", "SC", "cs", "cC",
                                                 "zc", "hg", "JZ", "vu", "sS", "zZ", "hS", "gJ", "gZ"};
    for (const std::string_view pair : pairs)
        if ((pair[0] == one && pair[1] == two) || (pair[0] == two && pair[1] == one)) return 0.35;
    return 1;
}

double to_drop(char sound) {
    return is_vowel(sound) ? 0.35 : sound == 'h' ? 0.4 : 1;
}

}  // namespace

std::vector<std::string> readings(std::string_view folded) {
    if (is_cyrillic(folded)) {
        std::vector<std::string> out{read_cyrillic(folded)};
        if (out.front().starts_with('g')) out.push_back("h" + out.front().substr(1));  // Гельмут, Helmut
        return out;
    }
    if (is_greek(folded)) return read_greek(folded);
    std::vector<std::string> out;
    for (const std::span<const Rule> rules :
         {std::span<const Rule>(english), std::span<const Rule>(french), std::span<const Rule>(german),
          std::span<const Rule>(slavic), std::span<const Rule>(slavic_scheme), std::span<const Rule>(spanish),
          std::span<const Rule>(italian), std::span<const Rule>(english_soft)})
        out.push_back(read(folded, rules));
    return out;
}

double heard_alike(std::string_view one, std::string_view two) {
    if (one.empty() || two.empty() || one.size() > 100 || two.size() > 100) return 0;
    std::vector<double> row(two.size() + 1);
    for (std::size_t j = 0; j < two.size(); ++j) row[j + 1] = row[j] + to_drop(two[j]);
    for (std::size_t i = 0; i < one.size(); ++i) {
        double diagonal = row[0];
        row[0] += to_drop(one[i]);
        for (std::size_t j = 0; j < two.size(); ++j) {
            const double changed = diagonal + to_change(one[i], two[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j + 1] + to_drop(one[i]), row[j] + to_drop(two[j])});
        }
    }
    return 1.0 - row[two.size()] / static_cast<double>(std::max(one.size(), two.size()));
}

std::string frame(std::string_view heard) {
    static constexpr std::string_view sounds = "bpvfdtgkszSZCJclmnr", classes = "ppffttkkssssssslmnr";
    std::string out;
    for (const char sound : heard) {
        const std::size_t at = sounds.find(sound);
        if (at != std::string_view::npos && (out.empty() || out.back() != classes[at])) out += classes[at];
    }
    return out;
}

}  // namespace vigie::entities
