// Quotes and stance read an article once: who comes second takes the reading of the first, and only where it is his
// own.
#include <gtest/gtest.h>

#include <array>
#include <map>

#include "plugins/grammar/readings.hpp"

namespace vigie::grammar {
namespace {

const std::string folder = VIGIE_SOURCE_DIR "/plugins/grammar/data/fr";
const std::string text = "Le maire parle.";

// A host that keeps what it is given, as the real one does for one article.
struct Keeping {
    std::map<std::string, std::pair<void*, void (*)(void*)>, std::less<>> kept;
    bool shares = true;
    vigie_host host{sizeof host, this, nullptr, nullptr, extension};
    Keeping() = default;
    Keeping(const Keeping&) = delete;
    ~Keeping() {
        for (const auto& [key, one] : kept) one.second(one.first);
    }
    static vigie_status keep(void* self, vigie_text key, void* value, void (*drop)(void*)) {
        auto& all = static_cast<Keeping*>(self)->kept;
        const bool fresh = all.emplace(std::string(key.data, key.size), std::pair(value, drop)).second;
        return fresh ? VIGIE_OK : VIGIE_BAD_ARGUMENT;
    }
    static void* find(void* self, vigie_text key) {
        const auto& all = static_cast<Keeping*>(self)->kept;
        const auto at = all.find(std::string_view(key.data, key.size));
        return at == all.end() ? nullptr : at->second.first;
    }
    static const void* extension(void* self, const char*) {
        static constexpr vigie_shared shared = {sizeof(vigie_shared), keep, find};
        return static_cast<Keeping*>(self)->shares ? &shared : nullptr;
    }
};

vigie_annotation mention(std::uint64_t begin, std::uint64_t end) {
    vigie_annotation out{};
    out.size = sizeof out;
    out.kind = {"mention", 7};
    out.span = {begin, end};
    return out;
}

vigie_article article_with(const vigie_annotation& one) {
    vigie_article out{};
    out.size = sizeof out;
    out.text = {text.data(), text.size()};
    out.language = {"fr", 2};
    out.annotations = &one;
    out.annotation_count = 1;
    return out;
}

TEST(Readings, TheSecondTakesTheReadingOfTheFirst) {
    Keeping host;
    const Lexicon one = Lexicon::load(folder), other = Lexicon::load(folder);
    Readings first(host.host), second(host.host);
    const auto maire = mention(3, 8);
    const vigie_article article = article_with(maire), again = article_with(maire);
    const Reading& made = first.read(article, one);
    const Reading& taken = second.read(again, other);
    EXPECT_EQ(&made, &taken);
    EXPECT_EQ(taken.article, &again);
}

TEST(Readings, OtherMentionsAreAnotherReading) {
    Keeping host;
    const Lexicon lexicon = Lexicon::load(folder);
    Readings first(host.host), second(host.host);
    const auto maire = mention(3, 8), parle = mention(9, 14);
    const vigie_article article = article_with(maire), other = article_with(parle);
    const Reading& made = first.read(article, lexicon);
    const Reading& anew = second.read(other, lexicon);
    EXPECT_NE(&made, &anew);
    EXPECT_EQ(anew.article, &other);
    EXPECT_EQ(made.article, &article);
}

TEST(Readings, AHostThatSharesNothingCostsNothingElse) {
    Keeping host;
    host.shares = false;
    const Lexicon lexicon = Lexicon::load(folder);
    Readings first(host.host), second(host.host);
    const auto maire = mention(3, 8);
    const vigie_article article = article_with(maire);
    const Reading& made = first.read(article, lexicon);
    EXPECT_NE(&made, &second.read(article, lexicon));
    EXPECT_EQ(made.article, &article);
}

TEST(Lexicon, AVerbThatIsNotListedIsNamedWithItsFile) {
    const Lexicon lexicon = Lexicon::load(folder);
    try {
        static_cast<void>(lexicon.verb("zigzaguifier"));
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_EQ(std::string(error.what()), folder + "/verbs.txt: does not list the verb 'zigzaguifier'");
    }
}

}  // namespace
}  // namespace vigie::grammar
