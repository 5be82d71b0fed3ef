// What the wire has for programs: their command, what they are given, what they count.
#include <gtest/gtest.h>

#include "wire/wire.hpp"

namespace vigie::wire {
namespace {

template <typename Message>
Message through(const Message& message) {
    std::string bytes;
    encode(bytes, message);
    Decoder decoder;
    decoder.push(bytes);
    auto next = decoder.next();
    EXPECT_TRUE(next && *next) << bytes;
    return std::get<Message>(**next);
}

TEST(Programs, CommandAndCountsComeThrough) {
    Hello hello;
    hello.plugins.push_back({"/x/mine.py", {{"a", "b"}}, {"/usr/bin/python3", "/x/mine.py"}});
    EXPECT_EQ(through(hello).plugins, hello.plugins);
    const Count count = through(Count{"org.example.mine", "matches", 2.5});
    EXPECT_EQ(count.plugin, "org.example.mine");
    EXPECT_EQ(count.name, "matches");
    EXPECT_EQ(count.amount, 2.5);
    for (const double amount : {2'500'000.125, 1e15, 0.00001})
        EXPECT_EQ(through(Count{"org.example.mine", "bytes", amount}).amount, amount);
    for (const double amount : {4.4444444444440444e36, 1.0 / 3, 3e-300, -1e300}) {  // what is told again is the same
        const double once = through(Count{"org.example.mine", "bytes", amount}).amount;
        EXPECT_EQ(through(Count{"org.example.mine", "bytes", once}).amount, once) << amount;
    }
}

TEST(Programs, AreGivenSentencesAndAnnotations) {
    Analyze article;
    article.job = 7;
    article.text = "Paris. Rome.";
    article.sentences = {{{0, 6}, 0}, {{7, 12}, 1}};
    Annotation found;
    found.kind = "mention";
    found.span = {0, 5};
    found.text = "Paris";
    article.annotations = {found};
    std::string bytes;
    encode(bytes, article);
    EXPECT_NE(bytes.find(R"("sentences":[[0,6,0],[7,12,1]])"), std::string::npos) << bytes;
    EXPECT_NE(bytes.find(R"("annotations":[{"kind":"mention")"), std::string::npos) << bytes;
    EXPECT_EQ(through(article).text, article.text);  // who does not know them passes them over
}

TEST(Programs, AStateThatIsNotThereIsActive) {
    Decoder decoder;
    decoder.push("{\"type\":\"ready\",\"version\":1,\"plugins\":[{\"id\":\"org.x\"}]}\n");
    auto next = decoder.next();
    ASSERT_TRUE(next && *next);
    EXPECT_EQ(std::get<Ready>(**next).plugins.at(0).state, PluginState::active);
}

}  // namespace
}  // namespace vigie::wire
