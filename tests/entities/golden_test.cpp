// Every golden case of the entities analyzer (format: support/golden_case.hpp; "-> epithet | words | whom" besides).
// The names in brackets are those that must be found, with type and actor; nothing else may be.
#include <gtest/gtest.h>

#include <chrono>

#include "support/golden_case.hpp"

namespace vigie::test {
namespace {

host::Setup setup() {
    host::Setup out;
    out.plugins.push_back({std::string(VIGIE_BINARY_DIR) + "/bin/plugins/entities.so"});
    return out;
}

std::string line(const Annotation& one) {
    const Party* actor = one.party("actor");
    return one.text + " | " + one.type + " | " + (actor == nullptr ? "-" : actor->name);
}

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, NamesAreAsALinguistExpects) {
    host::Host host(setup());
    for (const auto& file : case_files(GetParam(), "entities"))
        for (const GoldenCase& one : read_cases(file)) {
            host::ArticleView article;
            article.text = one.text;
            article.language = GetParam();
            article.published = std::chrono::sys_seconds(std::chrono::sys_days(std::chrono::year(2024) / 2 / 8))
                                    .time_since_epoch()
                                    .count();
            std::vector<std::string> found, expected, epithets, expected_epithets;
            for (const Annotation& mention : host.run(article).annotations) {
                const Party* actor = mention.party("actor");
                if (mention.form == "epithet")
                    epithets.push_back(mention.text + " | " + (actor == nullptr ? "-" : actor->name));
                else if (mention.type != "other" && mention.type != "event")
                    found.push_back(line(mention));
            }
            for (const Annotation& mention : one.mentions) expected.push_back(line(mention));
            for (const auto& fields : one.expected)
                if (fields.size() == 3) expected_epithets.push_back(fields[1] + " | " + fields[2]);
            EXPECT_EQ(found, expected) << file.filename() << ": " << one.name << "\n" << one.text;
            EXPECT_EQ(epithets, expected_epithets) << file.filename() << ": " << one.name << "\n" << one.text;
        }
}

INSTANTIATE_TEST_SUITE_P(Languages, Golden, testing::Values("fr", "en", "de", "es", "it", "pt", "ru"));

}  // namespace
}  // namespace vigie::test
