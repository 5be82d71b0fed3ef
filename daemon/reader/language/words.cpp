#include "reader/language/words.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace vigie {
namespace {

constexpr std::size_t enough = 600;  // bytes: longer texts are clear without this

using List = std::pair<std::string_view, std::string_view>;

// Articles, prepositions, conjunctions, pronouns, auxiliaries; what stands before an apostrophe is a word of its own.
// English first.
constexpr std::array lists{
    List{"en",
         "the of and to in is was for that with on as by at from his her which are were this be or it an has have "
         "had not but they their who its he she you we will would been after when there if"},
    List{"fr",
         "le la les un une des du de et est en que qui dans pour pas sur au aux avec ce cette ces son sa ses il "
         "elle ils nous vous je on se ne plus par mais ou où leur leurs été sont ont était d l s c j n qu à sous "
         "chez sans entre aussi comme très"},
    List{"es",
         "el la los las un una de del y en que se por con para no es su sus al lo como más pero fue ha este esta "
         "sobre entre cuando muy sin también ya son está era"},
    List{"pt",
         "o a os as um uma de do da dos das e em que se por com para não é seu sua ao na no nas nos mais mas foi "
         "como pelo pela este esta são também à"},
    List{"it",
         "il lo la i gli le un una di del della dei delle e è che in per con non si da al alla nel nella sono più "
         "come anche ma ha suo sua dal dalla dell nell all"},
    List{"ca",
         "el la els les un una de del dels i en que es per amb no és al als va seu seva més com però aquest "
         "aquesta són també pel molt l d"},
    List{"ro", "și în de la cu pe un o este sunt din care nu mai a al ale sau fost prin pentru că după ca se ce"},
    List{"nl",
         "de het een en van in is dat op te zijn met voor niet aan er om ook als bij naar uit door maar hij zij "
         "wordt werd dit die deze"},
    List{"af", "die en van in is het nie dat te vir met op sy hy ook aan om was word deur"},
    List{"de",
         "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
         "er hat dass sie nach wird bei einer um am sind noch wie einem über"},
    List{"da", "og i at det er en til af på for med der ikke som den de har et var fra men om sig kan blev eller"},
    List{"no", "og i det er en til av på for med som ikke den de har et var fra men om seg kan ble eller å jeg da"},
    List{"sv",
         "och i att det är en på som för av med den till inte har de ett om var från men sig kan eller när så vid"},
    List{"la", "et in est ad ut cum non ex quod qui quae sunt ab de per sed atque eius etiam fuit erat hic esse aut"},
    List{"ga", "an na agus ar i is go bhí sé tá de ag le do ó mar ach raibh don den ina leis atá air"},
    List{"eu", "eta da bat ez dira du zen ere izan dute zuen baina edo"},
    List{"sl", "in je se na v so za da z ki po od pri kot tudi pa bil bila biti ali ni"},
    List{"hr", "i je u se na su za da od s koji koja kao iz bio bila ili nije po ali"},
    List{"cs", "a se na je v že s z do o k i ve pro ale jsou byl byla jako nebo jeho"},
    List{"sk", "a sa na je v že s z do o k aj vo pre ale sú bol bola ako alebo jeho"},
    List{"tl", "ang ng sa na mga at ay si ni ito para hindi siya kung may nang isang"},
    List{"id", "yang dan di dari untuk dengan pada ini itu dalam tidak oleh ke akan adalah telah juga atau kepada"},
    List{"sq", "të e dhe në për me një që nga është i janë nuk më si"},
    List{"eo", "la kaj de en estas al por ne kiu kiel pri ĝi li sur per estis"},
    List{"om", "fi kan akka keessa irraa itti kun yeroo waan ture"},
    List{"hu", "a az és hogy nem is egy meg volt csak"},
    List{"tr", "ve bir bu için ile olarak olan çok"},
    List{"fi", "ja on ei että oli mutta tai kun hän"},
    List{"sw", "na ya wa kwa ni za katika la cha"}};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const auto byte = i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
        const bool dash = byte == 0xE2;  // typographic quotation marks, dashes, apostrophes
        if ((byte >= 'a' && byte <= 'z') || (byte >= 0x80 && !dash)) {
            // À to Þ, in two bytes, become small.
            const bool capital = !word.empty() && word.back() == '\xC3' && byte >= 0x80 && byte <= 0x9E;
            word += static_cast<char>(capital ? byte + 0x20 : byte);
        } else if (byte >= 'A' && byte <= 'Z') {
            word += static_cast<char>(byte + 32);
        } else {
            if (dash) i += 2;
            if (!word.empty()) out.push_back(std::exchange(word, {}));
        }
    }
    return out;
}

template <typename F>
void each_word(std::string_view list, F&& use) {
    while (!list.empty()) {
        const auto end = std::min(list.find(' '), list.size());
        use(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

// The languages of a word, a bit each.
const std::unordered_map<std::string_view, std::uint32_t>& languages_of_words() {
    static const auto* const table = [] {
        auto* out = new std::unordered_map<std::string_view, std::uint32_t>;
        for (std::size_t i = 0; i < lists.size(); ++i)
            each_word(lists[i].second, [&](std::string_view word) { (*out)[word] |= 1U << i; });
        return out;
    }();
    return *table;
}

struct Kin {
    std::string_view code, words, other, other_words;
};
// clang-format off
constexpr Kin kin[] = {
    {"ms", "kerana ialah iaitu bahawa mahu sahaja wang syarikat polis hospital jun julai ogos disember mac ahad universiti "
           "kualiti komuniti aktiviti sukan perlawanan pasukan kerajaan daripada apabila manakala berbanding menerusi semasa "
           "selepas bagaimanapun turut pelbagai sekiranya kawasan kanak lelaki isteri peratus bilion minit ubat doktor lapan "
           "cuba berlaku kempen projek maklumat filem muzik jenayah mahkamah peguam rasuah parti mesti inggeris perancis "
           "sepanyol jepun itali boleh awak tarikh jawatan pejabat akhbar datuk encik kereta televisyen teknologi bekas kelihatan "
           "sekolah beliau merupakan amerika syarikat",
     "id", "karena yaitu yakni bahwa mau saja uang perusahaan polisi juni juli agustus desember maret minggu universitas "
           "kualitas komunitas aktivitas olahraga pertandingan tim pemerintah dari saat meskipun namun bisa berbagai setelah "
           "wilayah anak laki pria istri persen miliar menit obat dokter delapan coba terjadi kampanye proyek informasi film "
           "musik pengadilan pengacara korupsi partai harus inggris prancis spanyol jepang italia kamu tanggal jabatan kantor "
           "surat mobil televisi mantan terlihat serikat tersebut"},
    {"no", "ikke jeg fra hva hvem hvor hun noe noen mye bare også ble være vært dere selv hvis gjøre kommer disse sier hjem "
           "skole flere mens",
     "nn", "ikkje eg frå kva kven kor ho noko nokon nokre mykje berre òg blei vart vere vore dykk sjølv viss ein eit gjere "
           "gjer kjem desse seier heim skule fleire meir heile dei kvar anna medan gjeld korleis saman verta vert ei framleis"}};
// clang-format on

}  // namespace

std::string language_of_small_words(std::string_view text) {
    if (text.size() > enough) return {};
    std::array<int, lists.size()> points{};
    std::array<int, lists.size()> found{};
    for (const auto& word : words_of(text)) {
        const auto at = languages_of_words().find(word);
        if (at == languages_of_words().end()) continue;
        // A word of one language says more than one of many.
        const int weight = std::max(1, 4 - std::popcount(at->second));
        for (std::size_t i = 0; i < lists.size(); ++i)
            if ((at->second >> i & 1U) != 0) points[i] += weight, ++found[i];
    }
    std::size_t best = 0;
    bool alone = true;
    for (std::size_t i = 1; i < lists.size(); ++i) {
        if (points[i] == points[best]) alone = false;
        if (points[i] > points[best]) best = i, alone = true;
    }
    const bool clear = alone && found[best] >= 2 && points[best] >= 2 * points[0] + 3;
    return best != 0 && clear ? std::string(lists[best].first) : std::string();
}

std::string among_kin(std::string_view text, const std::string& guess) {
    for (const auto& pair : kin) {
        if (guess != pair.code && guess != pair.other) continue;
        int points = 0;
        for (const auto& word : words_of(text.substr(0, 4096))) {
            each_word(pair.words, [&](std::string_view w) { points += w == word; });
            each_word(pair.other_words, [&](std::string_view w) { points -= w == word; });
        }
        if (points != 0) return std::string(points > 0 ? pair.code : pair.other);
    }
    return guess;
}

}  // namespace vigie
