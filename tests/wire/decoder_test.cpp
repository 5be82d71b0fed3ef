// Messages over the wire: every one both ways, in pieces, bounded, and nothing believed.
#include <gtest/gtest.h>

#include "wire/wire.hpp"

namespace vigie::wire {
namespace {

template <typename M>
M through(const M& message) {
    std::string bytes;
    encode(bytes, message);
    Decoder decoder;
    decoder.push(bytes);
    auto back = decoder.next();
    EXPECT_TRUE(back && *back) << (back ? "nothing" : back.error().message);
    if (!back || !*back) return {};
    EXPECT_TRUE(std::holds_alternative<M>(**back));
    const auto rest = decoder.next();
    EXPECT_TRUE(rest && !*rest);
    return std::get<M>(std::move(**back));
}

std::string problem_of(std::string_view bytes, Limits limits = {}) {
    Decoder decoder(limits);
    decoder.push(bytes);
    for (;;) {
        const auto next = decoder.next();
        if (!next) {
            EXPECT_FALSE(decoder.next()) << "an error is final";
            return next.error().message;
        }
        if (!*next) return "waits";
    }
}

TEST(Wire, RequestsGoThroughWithTheirBodies) {
    const std::string body("<rss>\n\0\xFF", 8);
    const auto feed = through(ReadFeed{7, "http://e.org/é", {{"content-type", "text/xml"}}, body});
    EXPECT_EQ(feed.job, 7u);
    EXPECT_EQ(feed.url, "http://e.org/é");
    EXPECT_EQ(feed.headers.at("content-type"), "text/xml");
    EXPECT_EQ(feed.body, body);
    const auto page = through(ReadPage{8, "u", {}, "fr", true, 404, "x"});
    EXPECT_EQ(page.feed_language, "fr");
    EXPECT_TRUE(page.fragment);
    EXPECT_EQ(page.status, 404);
    const auto article = through(Analyze{9, {"a", "b"}, "fr", "T", "u", from_unix(1707400000), "texte"});
    EXPECT_EQ(article.skip, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(article.published, from_unix(1707400000));
    EXPECT_EQ(article.text, "texte");
    EXPECT_EQ(through(DetectLanguage{10, "x"}).text, "x");
}

TEST(Wire, HelloCarriesPluginsAndActors) {
    Hello hello;
    hello.role = Role::analyze;
    hello.plugins = {{"/p/a.so", {{"k", "v"}}}};
    hello.quarantined = {"bad"};
    hello.actors = {{"Q1", "Xi", "person", {"习近平"}, {{"président", from_unix(5), {}}}}};
    const auto back = through(hello);
    EXPECT_EQ(back.plugins, hello.plugins);
    EXPECT_EQ(back.quarantined, hello.quarantined);
    ASSERT_EQ(back.actors.size(), 1u);
    EXPECT_EQ(back.actors[0].aliases, hello.actors[0].aliases);
    EXPECT_EQ(back.actors[0].roles[0].from, from_unix(5));
    EXPECT_FALSE(back.actors[0].roles[0].until);
}

TEST(Wire, AnswersGoThrough) {
    Ready ready;
    ready.plugins = {{"id", "/p", "1.0", {"fr"}, {"mention"}, {"quotation"}, PluginState::broken, "no symbol"}};
    ready.warnings = {"no Landlock"};
    EXPECT_EQ(through(ready).plugins, ready.plugins);
    EXPECT_EQ(through(ready).warnings, ready.warnings);
    EXPECT_EQ(through(Started{3, "id"}).plugin, "id");
    EXPECT_EQ(through(LanguageFound{3, "fr"}).code, "fr");
    EXPECT_EQ(through(LanguageFound{3, ""}).code, "");
    EXPECT_EQ(through(Log{"id", log::Level::warning, "m"}).level, log::Level::warning);
    EXPECT_EQ(through(Problem{0, "p"}).job, no_job);
    Analysis analysis;
    analysis.job = 4;
    analysis.language = "fr";
    analysis.annotations.push_back({"mention", "person", "name", {0, 2}, "Xi", 1, 0, {}, {}, "id"});
    analysis.failed = {{"bad", "ended by SIGSEGV"}};
    analysis.plugins = {{"id", "1.0"}};
    const auto back = through(analysis);
    EXPECT_EQ(back.annotations, analysis.annotations);
    EXPECT_EQ(back.failed, analysis.failed);
    EXPECT_EQ(back.plugins, analysis.plugins);
}

TEST(Wire, BytesMayComeOneByOne) {
    std::string bytes;
    encode(bytes, ReadFeed{1, "u", {}, "one\ntwo\n"});
    encode(bytes, Started{1, "id"});
    encode(bytes, DetectLanguage{2, ""});
    Decoder decoder;
    std::vector<std::size_t> kinds;
    for (const char byte : bytes) {
        decoder.push({&byte, 1});
        for (;;) {
            auto next = decoder.next();
            ASSERT_TRUE(next) << next.error().message;
            if (!*next) break;
            kinds.push_back((*next)->index());
        }
    }
    EXPECT_EQ(kinds, (std::vector<std::size_t>{Message(ReadFeed()).index(), Message(Started()).index(),
                                               Message(DetectLanguage()).index()}));
}

TEST(Wire, AnnotationsCanBePassedOnUnread) {
    Analysis analysis;
    analysis.job = 4;
    analysis.failed = {{"bad", R"(said ,"annotations":[1]})"}};
    analysis.annotations.push_back({"mention", "", "", {0, 2}, R"(","annotations":[)", 1, 0, {}, {}, ""});
    std::string bytes, expected;
    encode(bytes, analysis);
    append_json(expected, std::span<const Annotation>(analysis.annotations));
    Limits limits;
    limits.raw_annotations = true;
    Decoder decoder(limits);
    decoder.push(bytes);
    auto next = decoder.next();
    ASSERT_TRUE(next && *next);
    const auto& back = std::get<Analysis>(**next);
    EXPECT_EQ(back.raw_annotations, expected);
    EXPECT_TRUE(back.annotations.empty());
    EXPECT_EQ(back.failed, analysis.failed);
}

TEST(Wire, LinesAndBodiesAreBounded) {
    Limits limits{100, 10, false};
    EXPECT_EQ(problem_of(std::string(100, ' '), limits), "waits");
    EXPECT_EQ(problem_of(std::string(101, ' '), limits), "line longer than 100 bytes");
    EXPECT_EQ(problem_of("{\"type\":\"read-feed\",\"job\":1,\"bytes\":11}\n", limits), "body larger than 10 bytes");
    EXPECT_EQ(problem_of("{\"type\":\"read-feed\",\"job\":1,\"bytes\":10}\n", limits), "waits");
    EXPECT_EQ(problem_of("{\"type\":\"started\",\"job\":1,\"plugin\":\"x\",\"bytes\":0}\n"),
              "a message without body says \"bytes\"");
}

TEST(Wire, WhatIsNoMessageIsNamed) {
    EXPECT_TRUE(problem_of("hello\n").starts_with("not JSON: "));
    EXPECT_TRUE(problem_of("\n").starts_with("not JSON: "));
    EXPECT_EQ(problem_of("[1]\n"), "not a JSON object");
    EXPECT_EQ(problem_of("{}\n"), "\"type\": a word expected");
    EXPECT_EQ(problem_of("{\"type\":\"jump\"}\n"), "no message is called \"jump\"");
    EXPECT_EQ(problem_of("{\"type\":\"started\",\"job\":\"one\"}\n"),
              "started: \"job\": a whole number from 0 to 9223372036854775807 expected");
    EXPECT_EQ(problem_of("{\"type\":\"feed\",\"job\":1}\n"), "feed: \"document\": an object expected");
    EXPECT_EQ(problem_of("{\"type\":\"hello\",\"role\":\"analyze\",\"bytes\":2}\n{}"), "an array of actors expected");
    EXPECT_TRUE(problem_of("{\"type\":\"started\",\"job\":1,\"plugin\":\"\xFF\"}\n").starts_with("not JSON: "));
    EXPECT_TRUE(problem_of("{\"type\":" + std::string(100, '[') + "\n").starts_with("not JSON: "));
}

}  // namespace
}  // namespace vigie::wire
