// The user's own article: every marked passage exact, with the right speaker.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "support/golden_case.hpp"

namespace vigie::test {
namespace {

GoldenCase seed() {
    std::ifstream in(std::string(VIGIE_SOURCE_DIR) + "/tests/fixtures/seed/article.fr.txt");
    std::stringstream text;
    text << in.rdbuf();
    GoldenCase out;
    out.text = text.str();
    const std::pair<const char*, const char*> names[] = {
        {"Xi Jinping", "person"}, {"Vladimir Poutine", "person"}, {"Iouri Ouchakov", "person"},
        {"CCTV", "organisation"}, {"Kremlin", "organisation"},    {"RIA Novosti", "organisation"},
        {"États-Unis", "place"},  {"ONU", "organisation"},        {"BRICS", "organisation"}};
    for (const auto& [name, type] : names)
        for (auto at = out.text.find(name); at != std::string::npos; at = out.text.find(name, at + 1)) {
            Annotation mention;
            mention.kind = "mention";
            mention.form = "name";
            mention.type = type;
            mention.span = {at, at + std::string(name).size()};
            mention.parties = {{"actor", std::string("name:") + name, name, mention.span}};
            out.mentions.push_back(mention);
        }
    std::sort(out.mentions.begin(), out.mentions.end(),
              [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    return out;
}

TEST(Seed, EveryMarkedPassageHasItsSpeaker) {
    GoldenHost host;
    std::vector<std::string> said;
    for (const Annotation& one : host.run(seed(), "fr", "quotation"))
        said.push_back(names(one, "speaker") + ": " + one.text.substr(0, 24));
    const std::vector<std::string> expected = {"Vladimir Poutine, Xi Jinping: aux ingérences de force",
                                               "Xi Jinping: ingérences",
                                               "Xi Jinping: Les deux parties doivent",
                                               "Kremlin: avaient particulièremen",
                                               "Iouri Ouchakov: exprimé leur rejet de l",
                                               "Iouri Ouchakov: comprennent bien que les",
                                               "Xi Jinping: défendre la souveraine",
                                               "Xi Jinping: La Chine est prête à t",
                                               "Vladimir Poutine: l'importance de leur rel"};
    ASSERT_EQ(said.size(), expected.size());
    for (std::size_t i = 0; i < said.size(); ++i) EXPECT_EQ(said[i].substr(0, 30), expected[i].substr(0, 30));
}

TEST(Pathological, TenThousandMarksAndAMegabyteWithoutASpaceComeToAnEnd) {
    GoldenHost host;
    for (const char* piece : {"«", "\"a ", "« a, dit-il ", "x", "a dit que « "}) {
        GoldenCase one;
        for (int i = 0; i < 10'000; ++i) one.text += piece;
        if (one.text.size() == 10'000) one.text = std::string(1'000'000, 'x');
        host.run(one, "fr", "quotation");
    }
}

}  // namespace
}  // namespace vigie::test
