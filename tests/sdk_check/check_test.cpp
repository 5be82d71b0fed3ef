// vigie-plugin-check finds each defect under the name of the check that it belongs to, and nothing where there is none.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>

namespace vigie {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

struct Output {
    std::string text;
    int code = -1;
};

Output run(const std::string& arguments) {
    const std::string command = std::string(VIGIE_BINARY_DIR) + "/bin/vigie-plugin-check " + arguments + " 2>&1";
    FILE* pipe = ::popen(command.c_str(), "r");
    Output output;
    std::array<char, 4096> block;
    while (const std::size_t size = std::fread(block.data(), 1, block.size(), pipe))
        output.text.append(block.data(), size);
    const int status = ::pclose(pipe);
    if (WIFEXITED(status)) output.code = WEXITSTATUS(status);
    return output;
}

std::string plugin(const std::string& name) {
    return std::string(VIGIE_BINARY_DIR) + "/bin/test-plugins/" + name + ".so";
}

Output only(const std::string& check, const std::string& name) {
    return run("--iterations 200 --only " + check + " " + plugin(name));
}

TEST(PluginCheck, RightOnesPass) {
    for (const char* name : {"fine", "follower", "c_plugin", "newer_minor"}) {
        const Output output = run("--iterations 300 " + plugin(name));
        EXPECT_EQ(output.code, 0) << output.text;
        EXPECT_THAT(output.text, AllOf(HasSubstr("all is well"), Not(HasSubstr("FAIL"))));
    }
}

TEST(PluginCheck, ADeathIsAResultThatNamesWhatItDid) {
    EXPECT_THAT(only("fuzz", "crash").text, AllOf(HasSubstr("FAIL  fuzz         crashed: Segmentation fault"),
                                                  HasSubstr("while at: fuzz:1:0"), HasSubstr("--reproduce fuzz:1:0 ")));
    EXPECT_THAT(only("texts", "aborts").text, HasSubstr("FAIL  texts        crashed: Aborted"));
    EXPECT_THAT(only("texts", "exits").text, HasSubstr("FAIL  texts        left the process with exit code 0"));
    EXPECT_THAT(run("--deadline 1 --only texts " + plugin("hang")).text,
                HasSubstr("FAIL  texts        hangs: no end after 1 s"));
}

TEST(PluginCheck, DefectsAreFoundUnderTheirNames) {
    EXPECT_THAT(only("load", "wrong_major").text, HasSubstr("FAIL  load         is built for plugin ABI 99.0"));
    EXPECT_THAT(only("symbols", "loud_symbols").text, ContainsRegex("FAIL  symbols .* helper_for_all"));
    EXPECT_THAT(only("fuzz", "split_span").text, HasSubstr("off a code point"));
    EXPECT_THAT(only("texts", "throws").text, HasSubstr("the sky fell"));
    EXPECT_THAT(only("same-answer", "hidden_state").text, HasSubstr("it keeps hidden state"));
    EXPECT_THAT(only("threads", "shared_global").text, HasSubstr("FAIL  threads"));
    EXPECT_THAT(only("leaks", "leaks").text, HasSubstr("keeps about 3"));
    EXPECT_THAT(only("time", "quadratic").text, HasSubstr("times as long for 8 times as much of"));
    EXPECT_EQ(only("time", "quadratic").code, 1);
}

TEST(PluginCheck, ReproducesOneOddTextInItsOwnProcess) {
    const Output output = run("--reproduce fuzz:1:3 " + plugin("throws"));
    EXPECT_EQ(output.code, 1);
    EXPECT_THAT(output.text, AllOf(HasSubstr("the text:\n"), HasSubstr("answered an error: the sky fell")));
    EXPECT_EQ(run("--reproduce fuzz:1:3 " + plugin("fine")).text, run("--reproduce fuzz:1:3 " + plugin("fine")).text);
    EXPECT_EQ(run("--reproduce nothing:1 " + plugin("fine")).code, 2);
}

TEST(PluginCheck, CasesAreChecked) {
    const std::string path = ::testing::TempDir() + "vigie_check.case";
    std::ofstream(path) << "case: one\ntext: Alice\nmention \"Alice\"\ncase: two\ntext: Alice\nmention \"Bob\"\n";
    const Output output = run("--only cases --cases " + path + " " + plugin("fine"));
    EXPECT_THAT(output.text, AllOf(HasSubstr("FAIL  cases        1 of 2 cases fail"),
                                   HasSubstr("vigie_check.case:6: (two) expected mention")));
    std::remove(path.c_str());
}

}  // namespace
}  // namespace vigie
