// The layout of 1.0 on 64-bit machines, number by number, and a plugin built against its headers in today's host.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sdk/host/host.hpp"

namespace vigie::host {
namespace {

#define EXPECT_LAYOUT(STRUCT, MEMBER, OFFSET) \
    EXPECT_EQ(offsetof(STRUCT, MEMBER), static_cast<std::size_t>(OFFSET)) << #STRUCT "::" #MEMBER

TEST(Abi, Sizes) {
    EXPECT_EQ(sizeof(vigie_text), 16u);
    EXPECT_EQ(sizeof(vigie_span), 16u);
    EXPECT_EQ(sizeof(vigie_status), 4u);
    EXPECT_EQ(sizeof(vigie_party), 72u);
    EXPECT_EQ(sizeof(vigie_attribute), 32u);
    EXPECT_EQ(sizeof(vigie_annotation), 112u);
    EXPECT_EQ(sizeof(vigie_token), 24u);
    EXPECT_EQ(sizeof(vigie_sentence), 32u);
    EXPECT_EQ(sizeof(vigie_article), 128u);
    EXPECT_EQ(sizeof(vigie_host), 40u);
    EXPECT_EQ(sizeof(vigie_option), 32u);
    EXPECT_EQ(sizeof(vigie_descriptor), 48u);
    EXPECT_EQ(sizeof(vigie_plugin_entry), 56u);
    EXPECT_EQ(sizeof(vigie_role), 32u);
    EXPECT_EQ(sizeof(vigie_actor), 88u);
    EXPECT_EQ(sizeof(vigie_actors), 24u);
}

TEST(Abi, OffsetsOfWhatPluginsEmit) {
    EXPECT_LAYOUT(vigie_party, role, 8);
    EXPECT_LAYOUT(vigie_party, id, 24);
    EXPECT_LAYOUT(vigie_party, name, 40);
    EXPECT_LAYOUT(vigie_party, span, 56);
    EXPECT_LAYOUT(vigie_annotation, kind, 8);
    EXPECT_LAYOUT(vigie_annotation, type, 24);
    EXPECT_LAYOUT(vigie_annotation, form, 40);
    EXPECT_LAYOUT(vigie_annotation, span, 56);
    EXPECT_LAYOUT(vigie_annotation, score, 72);
    EXPECT_LAYOUT(vigie_annotation, polarity, 80);
    EXPECT_LAYOUT(vigie_annotation, party_count, 84);
    EXPECT_LAYOUT(vigie_annotation, parties, 88);
    EXPECT_LAYOUT(vigie_annotation, attribute_count, 96);
    EXPECT_LAYOUT(vigie_annotation, attributes, 104);
}

TEST(Abi, OffsetsOfWhatTheHostGives) {
    EXPECT_LAYOUT(vigie_token, kind, 16);
    EXPECT_LAYOUT(vigie_token, part_of_speech, 20);
    EXPECT_LAYOUT(vigie_sentence, first_token, 16);
    EXPECT_LAYOUT(vigie_sentence, token_count, 20);
    EXPECT_LAYOUT(vigie_sentence, paragraph, 24);
    EXPECT_LAYOUT(vigie_article, text, 8);
    EXPECT_LAYOUT(vigie_article, language, 24);
    EXPECT_LAYOUT(vigie_article, title, 40);
    EXPECT_LAYOUT(vigie_article, url, 56);
    EXPECT_LAYOUT(vigie_article, published, 72);
    EXPECT_LAYOUT(vigie_article, sentences, 80);
    EXPECT_LAYOUT(vigie_article, sentence_count, 88);
    EXPECT_LAYOUT(vigie_article, tokens, 96);
    EXPECT_LAYOUT(vigie_article, token_count, 104);
    EXPECT_LAYOUT(vigie_article, annotations, 112);
    EXPECT_LAYOUT(vigie_article, annotation_count, 120);
    EXPECT_LAYOUT(vigie_host, context, 8);
    EXPECT_LAYOUT(vigie_host, emit, 16);
    EXPECT_LAYOUT(vigie_host, log, 24);
    EXPECT_LAYOUT(vigie_host, get_extension, 32);
}

TEST(Abi, OffsetsOfWhatAPluginIs) {
    EXPECT_LAYOUT(vigie_descriptor, id, 8);
    EXPECT_LAYOUT(vigie_descriptor, version, 16);
    EXPECT_LAYOUT(vigie_descriptor, languages, 24);
    EXPECT_LAYOUT(vigie_descriptor, needs, 32);
    EXPECT_LAYOUT(vigie_descriptor, provides, 40);
    EXPECT_LAYOUT(vigie_plugin_entry, abi_minor, 4);
    EXPECT_LAYOUT(vigie_plugin_entry, size, 8);
    EXPECT_LAYOUT(vigie_plugin_entry, descriptor, 16);
    EXPECT_LAYOUT(vigie_plugin_entry, create, 24);
    EXPECT_LAYOUT(vigie_plugin_entry, destroy, 32);
    EXPECT_LAYOUT(vigie_plugin_entry, analyze, 40);
    EXPECT_LAYOUT(vigie_plugin_entry, get_extension, 48);
    EXPECT_LAYOUT(vigie_actor, aliases, 56);
    EXPECT_LAYOUT(vigie_actor, roles, 72);
    EXPECT_LAYOUT(vigie_actors, count, 8);
    EXPECT_LAYOUT(vigie_actors, at, 16);
}

TEST(Abi, Numbers) {
    EXPECT_EQ(VIGIE_ABI_MAJOR, 1);
    EXPECT_EQ(VIGIE_NO_TIME, INT64_MIN);
    EXPECT_EQ(VIGIE_OK, 0);
    EXPECT_EQ(VIGIE_UNSUPPORTED, 4);
    EXPECT_EQ(VIGIE_TOKEN_SYMBOL, 6);
    EXPECT_EQ(VIGIE_POS_OTHER, 13);
    EXPECT_STREQ(VIGIE_EXT_ACTORS, "vigie.actors/1");
}

// A change of the core is a new extension; so the core's text may gain words, but no line of code.
TEST(Abi, TheHeaderIsStillTheFrozenOne) {
    const auto code_of = [](const std::string& path) {
        std::ifstream in(path);
        std::string text{std::istreambuf_iterator<char>(in), {}}, code;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t comment = std::min(text.find("/*", at), text.size());
            for (const char c : text.substr(at, comment - at))
                if (c != ' ' && c != '\n') code += c;
            const std::size_t end = text.find("*/", comment);
            at = end == std::string::npos ? text.size() : end + 2;
        }
        return code;
    };
    const std::string frozen = code_of(VIGIE_SOURCE_DIR "/tests/sdk_abi/frozen-1.0/vigie/abi.h");
    EXPECT_GT(frozen.size(), 2000u);
    EXPECT_EQ(code_of(VIGIE_SOURCE_DIR "/sdk/include/vigie/abi.h"), frozen);
}

TEST(Abi, APluginBuiltAgainst1_0RunsInTodaysHost) {
    host::Setup setup;
    setup.plugins = {{VIGIE_BINARY_DIR "/bin/test-plugins/frozen_1_0.so", {{"word", "kept"}}},
                     {VIGIE_BINARY_DIR "/bin/test-plugins/fine.so"}};
    setup.actors = {{"Q1", "Alice", "person", {"Al"}, {{"mayor"}}}};
    std::string logged;
    setup.log = [&](std::string_view plugin, int, std::string_view message) {
        if (plugin == "org.vigie.test.frozen") logged = message;
    };
    Host host(std::move(setup));
    const Analysis analysis = host.run({.text = "Alice left.", .language = "en"});
    EXPECT_TRUE(analysis.failed.empty());
    EXPECT_EQ(logged, "frozen at 1.0");
    ASSERT_EQ(analysis.annotations.size(), 2u);
    const Annotation& made = analysis.annotations[0];
    EXPECT_EQ(made.kind, "org.vigie.test.frozen");
    EXPECT_EQ(made.text, "Alice left.");
    EXPECT_EQ(made.type, "with-role");
    EXPECT_EQ(made.score, 0.25);
    EXPECT_EQ(made.party("actor")->name, "Al");
    EXPECT_EQ(made.attributes.at(0).second, "kept");
}

}  // namespace
}  // namespace vigie::host
