// The offline verbs: one answer a line, in order, whatever the line.
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <fstream>

#include "command.hpp"

namespace vigie::test {
namespace {

namespace json = boost::json;

std::vector<json::object> lines_of(const std::string& text) {
    std::vector<json::object> lines;
    std::istringstream all(text);
    for (std::string line; std::getline(all, line);) lines.push_back(json::parse(line).as_object());
    return lines;
}

TEST(Analyze, AnswersEachLineInOrder) {
    std::string input;
    for (int i = 0; i < 300; ++i)
        input += R"({"id":)" + std::to_string(i) + R"(,"language":"fr","text":"Le ministre parle."})" + '\n';
    const Ran ran = vigie("analyze --jsonl", input);
    EXPECT_EQ(ran.status, 0) << ran.error;
    const auto lines = lines_of(ran.out);
    ASSERT_EQ(lines.size(), 300u);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        EXPECT_EQ(lines[i].at("id").to_number<std::size_t>(), i);
        EXPECT_EQ(lines[i].at("language"), "fr");
        EXPECT_TRUE(lines[i].at("annotations").is_array());
    }
}

// Or each of the worker's small messages costs two changes of program on a core.
TEST(Analyze, NeitherTheVerbNorItsWorkerInterruptsTheOther) {
    int input[2];
    ASSERT_EQ(::pipe(input), 0);
    const pid_t verb = ::fork();
    ASSERT_GE(verb, 0);
    if (verb == 0) {
        ::dup2(input[0], 0);
        ::close(input[0]), ::close(input[1]);
        ::execl(VIGIE_BINARY_DIR "/bin/vigie", "vigie", "analyze", "--jsonl", nullptr);
        ::_exit(127);
    }
    ::close(input[0]);
    const std::string children = "/proc/" + std::to_string(verb) + "/task/" + std::to_string(verb) + "/children";
    pid_t worker = 0;
    for (int tries = 0; tries < 1000 && worker == 0; ++tries, ::usleep(10'000)) std::ifstream(children) >> worker;
    EXPECT_EQ(::sched_getscheduler(verb), SCHED_BATCH);
    EXPECT_EQ(::sched_getscheduler(worker), SCHED_BATCH);
    ::close(input[1]);
    int status = -1;
    EXPECT_EQ(::waitpid(verb, &status, 0), verb);
    EXPECT_EQ(status, 0);
}

TEST(Analyze, AnswersBadLinesWithTheirError) {
    const Ran ran = vigie("analyze --jsonl",
                          "nonsense\n{\"id\":\"a\",\"text\":5}\n\n{\"id\":\"b\",\"text\":\"Paris.\"}\n{\"id\":\"c\"}");
    EXPECT_EQ(ran.status, 0);
    const auto lines = lines_of(ran.out);
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_TRUE(lines[0].contains("error"));
    EXPECT_EQ(lines[1].at("id"), "a");
    EXPECT_EQ(lines[1].at("error"), "\"text\": a string expected");
    EXPECT_TRUE(lines[2].contains("annotations"));
    EXPECT_EQ(lines[3].at("id"), "c");
}

TEST(Analyze, KnowsTheActorsOfAWatchFile) {
    const std::string actors = put("actors.toml", "[[actor]]\nid = \"Q42\"\nname = \"Zaphod Beeblebrox\"\n");
    const Ran ran = vigie("analyze --jsonl --actors " + actors,
                          R"({"id":"1","language":"en","text":"Yesterday Zaphod Beeblebrox left."})");
    EXPECT_EQ(ran.status, 0) << ran.error;
    EXPECT_NE(ran.out.find(R"("actor":{"id":"Q42","name":"Zaphod Beeblebrox"})"), std::string::npos) << ran.out;
    const std::string wrong = put("wrong.toml", "[[actor]]\nnom = \"Zaphod\"\n");
    const Ran refused = vigie("analyze --jsonl --actors " + wrong, "");
    EXPECT_NE(refused.status, 0);
    EXPECT_NE(refused.error.find("wrong.toml:"), std::string::npos) << refused.error;
}

TEST(Analyze, ShowsOneTextToPeople) {
    const Ran ran = vigie("analyze --language fr " + put("text", "« Nous partons », a déclaré Marie Dupont à Paris."));
    EXPECT_EQ(ran.status, 0) << ran.error;
    EXPECT_TRUE(ran.out.starts_with("Language fr, ")) << ran.out;
    EXPECT_NE(vigie("analyze /nowhere/text").status, 0);
}

TEST(ReadFeed, AnswersFeedsAndWhatIsNone) {
    const std::string good = put("good.xml",
                                 "<rss version='2.0'><channel><title>T</title><item><guid>1</guid><title>A</title>"
                                 "<pubDate>Thu, 08 Feb 2024 14:05:11 GMT</pubDate></item></channel></rss>");
    const std::string bad = put("bad.xml", "this is no feed");
    const Ran ran =
        vigie("read feed --jsonl", R"({"id":"1","input":")" + good +
                                       R"(","http":{"url":"http://e.org/","headers":{"Content-Type":"text/xml"}}})" +
                                       "\n" + R"({"id":"2","input":")" + bad + R"(","http":{}})" + "\n" +
                                       R"({"id":"3","input":"/nowhere"})" + "\n");
    EXPECT_EQ(ran.status, 0) << ran.error;
    const auto lines = lines_of(ran.out);
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].at("ok"), true);
    EXPECT_EQ(lines[0].at("feed").at("title"), "T");
    EXPECT_EQ(lines[0].at("items").at(0).at("published"), 1707401111);
    EXPECT_EQ(lines[1].at("ok"), false);
    EXPECT_EQ(lines[2].at("error"), "/nowhere: cannot be read");
    EXPECT_NE(vigie("read feed " + good).out.find("1 entries"), std::string::npos);
    EXPECT_EQ(vigie("read feed " + bad).status, 1);
}

TEST(ReadPage, AnswersPages) {
    const std::string page =
        put("page.html",
            "<html lang=en><head><title>A title</title></head><body><article><h1>A title</h1>"
            "<p>A first paragraph that is long enough to be the text of an article.</p>"
            "<p>A second paragraph that is long enough to be one as well, surely.</p></article></body></html>");
    const Ran ran = vigie("read page --jsonl", R"({"id":"1","page":")" + page + R"(","url":"http://e.org/1"})");
    EXPECT_EQ(ran.status, 0) << ran.error;
    const auto lines = lines_of(ran.out);
    ASSERT_EQ(lines.size(), 1u);
    for (const char* key : {"id", "title", "authors", "date", "language", "text", "provenance"})
        EXPECT_TRUE(lines[0].contains(key)) << key;
    EXPECT_EQ(lines[0].at("language"), "en");
}

TEST(Language, AnswersLines) {
    const Ran ran = vigie("language", "a\tCeci est une phrase en français.\nb\tThis is an English sentence.\n");
    EXPECT_EQ(ran.out, "a\tfr\nb\ten\n");
}

TEST(Stories, GivesCopiesTheSameStory) {
    const std::string text =
        "The council of the town has voted on the new bridge over the river, which will be built in the next two years "
        "by a company "
        "from the region, said the mayor after a long debate in the hall on Tuesday evening.";
    const Ran ran = vigie(
        "stories --jsonl",
        R"({"id":"a","text":")" + text + R"("})" + "\n" +
            R"({"id":"b","text":"Something else entirely, about a cat and a very small garden in the south of the country this summer."})" +
            "\n" + R"({"id":"c","text":")" + text + R"( By AFP."})" + "\n");
    EXPECT_EQ(ran.status, 0) << ran.error;
    const auto lines = lines_of(ran.out);
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].at("story"), lines[2].at("story"));
    EXPECT_NE(lines[0].at("story"), lines[1].at("story"));
}

TEST(Verbs, HelpAndMistakesAreShown) {
    EXPECT_EQ(vigie("--help").status, 0);
    EXPECT_NE(vigie("--help").out.find("analyze"), std::string::npos);
    EXPECT_NE(vigie("").status, 0);
    EXPECT_NE(vigie("dance").status, 0);
    EXPECT_NE(vigie("analyze --deadline soon").status, 0);
}

}  // namespace
}  // namespace vigie::test
