#include "reader/language/language.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

constexpr const char* french =
    "Le ministre a annoncé mardi que les écoles de la région resteraient ouvertes malgré la neige, et que les cars "
    "circuleraient. "
    "Les maires attendent encore une réponse sur le déneigement des routes, dont la charge leur revient depuis deux "
    "ans. Selon le "
    "préfet, qui recevra leurs représentants lundi, rien ne changera avant la fin de l'hiver, faute de crédits "
    "disponibles. Une "
    "nouvelle réunion est prévue au printemps avec les présidents des départements voisins.";

TEST(DetectLanguage, KnowsTheLanguagesOfThePress) {
    const std::pair<const char*, const char*> texts[] = {
        {"fr", "Le ministre a annoncé mardi que les écoles resteraient ouvertes malgré la neige."},
        {"en", "The minister said on Tuesday that schools would stay open in spite of the snow."},
        {"de", "Der Minister sagte am Dienstag, die Schulen blieben trotz des Schnees geöffnet."},
        {"es", "El ministro anunció el martes que las escuelas permanecerán abiertas pese a la nieve."},
        {"ru", "Министр заявил во вторник, что школы останутся открытыми, несмотря на снег."},
        {"uk", "Міністр заявив у вівторок, що школи залишаться відкритими, попри сніг."},
        {"zh", "部长星期二表示，尽管下雪，学校仍将照常开放。"},
        {"ja", "大臣は火曜日、雪にもかかわらず学校は開いたままだと述べた。"},
        {"ar", "أعلن الوزير يوم الثلاثاء أن المدارس ستبقى مفتوحة رغم الثلوج."},
        {"no", "Statsråden sa tirsdag at skolene skal holde åpent til tross for snøen."}};
    for (const auto& [code, text] : texts) EXPECT_EQ(detect_language(text), code) << text;
}

TEST(DetectLanguage, NeedsTheLargerTables) {
    EXPECT_EQ(detect_language("Сайд мягмар гарагт сургуулиуд цастай ч нээлттэй хэвээр үлдэнэ гэж мэдэгдэв."), "mn");
}

TEST(DetectLanguage, AsksTheLargerScriptAlone) {
    EXPECT_EQ(
        detect_language(
            "You Got the Love е сингл од 1986 година од бендовите The Source и Канди Стејтон, објавен во Лондон."),
        "mk");
}

TEST(DetectLanguage, KnowsShortCyrillicByItsLetters) {
    EXPECT_EQ(detect_language("Калиновский пал в битве."), "ru");
    EXPECT_EQ(detect_language("Он је био у школи."), "sr");
    EXPECT_EQ(detect_language("Школа се простире на четири спрата."), "sr");
    EXPECT_EQ(detect_language("Тој беше во училиште на час."), "mk");
    EXPECT_EQ(detect_language("Налази се на надморској висини од сто метара."), "sr");
}

TEST(DetectLanguage, TellsCroatianBosnianAndSerbianByTheirWords) {
    EXPECT_EQ(detect_language("Tijekom siječnja tvrtka je izvijestila da je tisuću ljudi dobilo posao."), "hr");
    EXPECT_EQ(detect_language("U januaru je preduzeće saopštilo da je hiljadu ljudi dobilo posao u cijeloj zemlji."),
              "bs");
    EXPECT_EQ(detect_language("Festival se održava u gradu i organizira se svake godine."), "hr");
    EXPECT_EQ(detect_language("Posle dve godine u celoj Evropi niko ne zna gde je reka uvek bila."), "sr");
}

TEST(DetectLanguage, HearsTheSmallWordsBesideInternationalOnes) {
    EXPECT_EQ(detect_language("Je m'engage à ce que cette rotation soit possible."), "fr");
    EXPECT_EQ(detect_language("La rotation est visible dans le port."), "fr");
    EXPECT_EQ(detect_language("La revista actual es para los directores."), "es");
    EXPECT_EQ(detect_language("The director of the festival La Strada is in the port."), "en");
}

TEST(DetectLanguage, TellsKinByTheWordsThatTheyChooseApart) {
    EXPECT_EQ(detect_language("Polis berkata lapan lelaki dibawa ke hospital kerana kempen itu."), "ms");
    EXPECT_EQ(detect_language("Polisi mengatakan delapan pria dibawa ke kantor karena kampanye itu."), "id");
    EXPECT_EQ(detect_language("Eg veit ikkje korleis dei vart så mange frå Bergen."), "nn");
    EXPECT_EQ(detect_language("ናይ ትግርኛ ቋንቋ እዩ ኣብ ኤርትራ።"), "ti");
    EXPECT_EQ(detect_language("መጺኻ ዶ፧"), "ti");
}

TEST(DetectLanguage, ReadsPastControlCharacters) {
    EXPECT_EQ(detect_language("La charge de l\xC2\x92\xC3\xA9"
                              "cole revient d\xC2\x92"
                              "abord aux communes de la r\xC3\xA9gion.\x01"),
              "fr");
}

TEST(DetectLanguage, AnswersAnything) {
    EXPECT_EQ(detect_language(""), "");
    EXPECT_EQ(detect_language("12 345"), "");
    detect_language("\xff\xfe\xc3");
    detect_language(std::string(5'000'000, 'a'));
}

TEST(LanguageCode, ReadsTags) {
    EXPECT_EQ(language_code("pt_BR"), "pt");
    EXPECT_EQ(language_code("EN-gb"), "en");
    EXPECT_EQ(language_code(" fr, en"), "fr");
    EXPECT_EQ(language_code("nb-NO"), "no");
    EXPECT_EQ(language_code("iw"), "he");
    EXPECT_EQ(language_code("french"), "");
    EXPECT_EQ(language_code("{{lang}}"), "");
    EXPECT_EQ(language_code(""), "");
}

TEST(VoteLanguage, TextDecidesWhereItIsLong) {
    EXPECT_EQ(vote_language(french, {"en", "en"}), "fr");
}

TEST(VoteLanguage, CloseKinAreToldApart) {
    const std::string malay =
        "Polis berkata lapan lelaki dibawa ke hospital semalam kerana kempen itu berlaku di kawasan universiti. ";
    EXPECT_EQ(vote_language(malay + malay + malay + malay + malay, {"en", ""}), "ms");
}

TEST(VoteLanguage, ClaimsDecideWhereTextIsShort) {
    EXPECT_EQ(vote_language("Paris 2024", {"fr", "fr"}), "fr");
    EXPECT_EQ(vote_language("OK", {"", "de-AT"}), "de");
    EXPECT_EQ(vote_language("", {"es", ""}), "es");
    EXPECT_EQ(vote_language("", {}), "");
}

}  // namespace
}  // namespace vigie
