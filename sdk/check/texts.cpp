// The texts that plugins are tried on: plain ones, and odd ones that a number makes again.
#include <algorithm>
#include <array>
#include <map>

#include "check.hpp"

namespace vigie::check {
namespace {

// SplitMix64: small, and the same on every machine, which std::uniform_int_distribution is not.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

  private:
    std::uint64_t state_;
};

void append(std::string& text, std::uint32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0U | (c >> 6U));
        text += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0U | (c >> 12U));
        text += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        text += static_cast<char>(0xF0U | (c >> 18U));
        text += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
        text += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

std::uint32_t any_code_point(Dice& dice) {
    constexpr std::array<std::uint32_t, 8> ends{0x80, 0x250, 0x600, 0x3000, 0xD800, 0xFFFE, 0x20000, 0x110000};
    for (;;) {
        const std::uint32_t c = static_cast<std::uint32_t>(dice.next()) % ends[dice.below(ends.size())];
        if (c != 0 && (c < 0xD800 || c > 0xDFFF)) return c;
    }
}

const std::array<const char*, 28> pieces{"«",
                                         "»",
                                         "\"",
                                         "“",
                                         "”",
                                         "„",
                                         "‘",
                                         "’",
                                         "'",
                                         " « ",
                                         " », a-t-il dit. ",
                                         "\n\n",
                                         "\n",
                                         " — ",
                                         "...",
                                         "…",
                                         "U.S. ",
                                         "M. ",
                                         "\u200f",
                                         "\u202e",
                                         "\u0301",
                                         "\ufeff",
                                         "\u00a0",
                                         "😀",
                                         "👨‍👩‍👧‍👦",
                                         "(",
                                         ")",
                                         ","};

// Repeats, cuts at a code point, or replaces a part.
void mutate(std::string& text, Dice& dice) {
    const auto place = [&] {
        std::size_t at = dice.below(text.size() + 1);
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
        return at;
    };
    std::size_t from = place(), to = place();
    if (from > to) std::swap(from, to);
    std::string insert;
    switch (dice.below(5)) {
        case 0:
            insert = pieces[dice.below(pieces.size())];
            to = from;
            break;
        case 1:
            for (std::size_t n = dice.below(40); n > 0; --n) append(insert, any_code_point(dice));
            to = from;
            break;
        case 2:
            for (std::size_t n = dice.below(300); n > 0; --n) insert += pieces[from % pieces.size()];
            to = from;
            break;
        case 3:
            insert = text.substr(from, to - from);
            insert += insert;
            break;
        default:
            break;  // cut
    }
    constexpr std::size_t longest = 20'000;
    if (text.size() + insert.size() < longest) text.replace(from, to - from, insert);
}

}  // namespace

std::string sample(const std::string& language) {
    static const std::map<std::string, std::string> texts{
        {"fr",
         "La ministre a reçu les maires mardi à Lyon.\n\n« Nous ouvrirons deux lignes », a déclaré Claire Dubois. "
         "Selon "
         "elle, la région « n'a pas condamné » le projet. L'opposition, elle, dénonce un « cadeau » aux promoteurs."},
        {"en",
         "The minister met the mayors in Leeds on Tuesday.\n\n“We will open two lines,” said Claire Woods. She did not "
         "condemn the plan. Critics called it a “gift” to builders, according to Reuters."},
        {"de",
         "Die Ministerin traf am Dienstag die Bürgermeister in Köln.\n\n„Wir werden zwei Strecken öffnen“, sagte Klara "
         "Wald. Die Opposition kritisierte den Plan."},
        {"es",
         "La ministra recibió a los alcaldes en León.\n\n«Abriremos dos líneas», dijo Clara Bosque. La oposición "
         "rechaza el "
         "plan."},
        {"it",
         "La ministra ha incontrato i sindaci a Torino.\n\n«Apriremo due linee», ha detto Chiara Bosco. L'opposizione "
         "critica il piano."},
        {"pt",
         "A ministra recebeu os autarcas em Braga.\n\n“Vamos abrir duas linhas”, disse Clara Bosque. A oposição "
         "critica o "
         "plano."},
        {"ru",
         "Министр встретилась с мэрами в Казани.\n\n«Мы откроем две линии», — сказала Клара Лесова. Оппозиция осуждает "
         "план."}};
    const auto at = texts.find(language);
    return at == texts.end() ? texts.at("en") : at->second;
}

std::string odd_text(std::uint64_t seed, std::uint64_t iteration) {
    Dice dice(seed * 0x2545F4914F6CDD1DU + iteration);
    constexpr std::array<const char*, 8> languages{"fr", "en", "de", "es", "it", "pt", "ru", "fr"};
    std::string text = dice.below(8) == 0 ? "" : sample(languages[dice.below(languages.size())]);
    for (std::size_t n = dice.below(24); n > 0; --n) mutate(text, dice);
    return text;
}

std::vector<host::WatchedActor> some_actors() {
    return {{"Q1", "Claire Dubois", "person", {"C. Dubois", "Claire"}, {{"ministre", 0, VIGIE_NO_TIME}}},
            {"Q2", "Lyon", "place", {}, {}},
            {"Q3", "", "", {""}, {{"", VIGIE_NO_TIME, VIGIE_NO_TIME}}},  // odd, yet allowed
            {"Q4", "Клара Лесова", "person", {"😀", "«", " "}, {}}};
}

}  // namespace vigie::check
