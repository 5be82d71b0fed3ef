#include "plugins/entities/actors/script.hpp"

#include <algorithm>
#include <array>

#include "unicode.hpp"

namespace vigie::entities {

namespace {

struct Rule {
    std::string_view from, to;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

const char* latin_of(char32_t c) {
    static constexpr std::array<const char*, 32> letters = {
        "a", "b", "v", "g", "d", "e",  "j",  "z",   "i",  "i",  "k", "l", "m", "n", "o",  "p",
        "r", "s", "t", "u", "f", "kh", "ts", "tch", "sh", "sh", "",  "i", "",  "e", "iu", "ia"};
    if (c >= 0x430 && c <= 0x44F) return letters[c - 0x430];
    switch (c) {
        case 0x451:
            return "e";
        case 0x454:
            return "ie";
        case 0x456:
        case 0x457:
            return "i";
        case 0x45E:
            return "u";
        case 0x491:
            return "g";
        case 0x458:
            return "i";
        case 0x459:
            return "l";
        case 0x45A:
            return "n";
        case 0x45B:
        case 0x45F:
            return "tch";
        case 0x452:
            return "dj";
        default:
            return nullptr;
    }
}

bool is_vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

// Bojko, Sergej, Plewnelijew: a j behind a vowel that ends the syllable, or between i and a vowel, is what others
// write as i or y.
std::string vowels_of_j(std::string text) {
    for (std::size_t i = 1; i < text.size(); ++i)
        if (text[i] == 'j' && is_vowel(text[i - 1]) &&
            (text[i - 1] == 'i' || i + 1 == text.size() || !is_vowel(text[i + 1])))
            text[i] = 'i';
    return text;
}

// Spelling habits levelled: what follows maps several schemes on one.
std::string levelled(std::string_view folded) {
    std::string text = vowels_of_j(romanised(folded));
    static constexpr Rule rules[] = {
        {"tsch", "C"}, {"tch", "C"}, {"sch", "S"}, {"szcz", "S"}, {"sz", "S"}, {"cz", "C"}, {"dzh", "J"}, {"dj", "J"},
        {"dz", "J"},   {"sh", "S"},  {"zh", "j"},  {"kh", "h"},   {"ph", "f"}, {"th", "t"}, {"ck", "k"},  {"qu", "k"},
        {"q", "k"},    {"x", "ks"},  {"ou", "u"},  {"oo", "u"},   {"ee", "i"}, {"ie", "e"}, {"iu", "u"},  {"ia", "a"},
        {"yu", "u"},   {"ya", "a"},  {"ja", "a"},  {"ju", "u"},   {"y", "i"},  {"w", "v"},  {"ts", "c"},  {"tz", "c"},
        {"gu", "g"},   {"ii", "i"},  {"ei", "e"},  {"ai", "a"}};
    for (const Rule& rule : rules) text = replaced(std::move(text), rule.from, rule.to);
    std::string out;
    for (const char c : text)
        if (out.empty() || out.back() != c) out += c;
    if (out.size() > 4 && out.back() == 'e') out.pop_back();
    return out;
}

char consonant(char c) {
    switch (c) {
        case 'b':
        case 'p':
            return 'p';
        case 'v':
        case 'f':
            return 'f';
        case 'd':
        case 't':
            return 't';
        case 'g':
        case 'k':
            return 'k';
        case 's':
        case 'z':
        case 'S':
        case 'C':
        case 'J':
        case 'j':
        case 'c':
            return 's';
        case 'h':
        case 'l':
        case 'm':
        case 'n':
        case 'r':
            return c;
        default:
            return 0;
    }
}

std::string bones(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (const char kept = consonant(c); kept != 0 && (out.empty() || out.back() != kept)) out += kept;
    return out;
}

}  // namespace

bool is_cyrillic(std::string_view folded) {
    std::size_t at = 0;
    const char32_t c = folded.empty() ? 0 : unicode::next(folded, at);
    return c >= 0x400 && c < 0x530;
}

bool is_greek(std::string_view folded) {
    std::size_t at = 0;
    const char32_t c = folded.empty() ? 0 : unicode::next(folded, at);
    return c >= 0x370 && c < 0x400;
}

std::string romanised(std::string_view folded) {
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = unicode::next(folded, at);
        if (const char* latin = latin_of(c))
            out += latin;
        else
            unicode::append(c, out);
    }
    return out;
}

std::vector<std::string> skeletons(std::string_view folded) {
    std::vector<std::string> spellings = {levelled(folded)};
    const auto also = [&](std::string_view from, std::string_view to) {
        const std::size_t size = spellings.size();
        for (std::size_t i = 0; i < size && spellings.size() < 12; ++i)
            if (spellings[i].find(from) != std::string::npos) spellings.push_back(replaced(spellings[i], from, to));
    };
    also("ch", "S");
    also("ch", "h");
    also("ch", "k");
    also("h", "");
    also("h", "k");
    if (!is_cyrillic(folded)) {
        also("j", "");
        also("j", "h");
        also("g", "J");
        also("c", "k");
    } else {
        also("i", "");
    }
    // French final consonants are silent: Laurent, Godard.
    if (!is_cyrillic(folded) && spellings.front().size() > 4 &&
        std::string_view("tdsxzpr").find(spellings.front().back()) != std::string_view::npos)
        spellings.push_back(spellings.front().substr(0, spellings.front().size() - 1));
    std::vector<std::string> out;
    for (const std::string& spelling : spellings) {
        std::string skeleton = bones(spelling);
        if (std::find(out.begin(), out.end(), skeleton) == out.end()) out.push_back(std::move(skeleton));
    }
    return out;
}

double likeness(std::string_view one, std::string_view two) {
    const auto heard = [](std::string_view word) {
        std::string text = replaced(levelled(word), "ch", "S");
        std::replace(text.begin(), text.end(), 'C', 'S');
        std::replace(text.begin(), text.end(), 'J', 'j');
        return text;
    };
    const std::string a = heard(one), b = heard(two);
    if (a.empty() || b.empty() || a.size() > 200 || b.size() > 200) return 0;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, cost});
        }
    }
    return 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace vigie::entities
