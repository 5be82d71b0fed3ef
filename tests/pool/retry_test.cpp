// What becomes of a job whose worker died.
#include "pool/retry.hpp"

#include <gtest/gtest.h>

namespace vigie::pool {
namespace {

TEST(Retry, APluginThatWasOnlyThereWhenSomebodyKilledTheWorkerIsTriedAgain) {
    Retry retry;
    EXPECT_TRUE(retry.again({"entities", "ended by SIGKILL"}));
    EXPECT_TRUE(retry.skip().empty()) << "an operator's kill or the kernel's costs the article nothing";
    EXPECT_TRUE(retry.again({"entities", "ended by SIGKILL"}));
    EXPECT_EQ(retry.skip(), std::vector<std::string>{"entities"})
        << "a second time it is not chance: memory, most likely";
}

TEST(Retry, AProgramThatWasKilledIsTriedAgainToo) {
    Blame blame;
    blame.started("org.x");
    blame.last_words("its process has ended");
    ASSERT_TRUE(blame.blames_a_program());
    blame.program_ended("ended by SIGKILL");
    Retry retry;
    EXPECT_TRUE(retry.again(blame.death("exited with status 1", false)));
    EXPECT_TRUE(retry.skip().empty());
    Blame own;
    own.started("org.x");
    own.last_words("its process has ended");
    own.program_ended("exited with status 3");
    EXPECT_TRUE(retry.again(own.death("exited with status 1", false)));
    EXPECT_EQ(retry.failures().at(0).problem, "its process has ended: exited with status 3");
}

TEST(Retry, APluginThatCrashesOrHangsIsLeftOutAtOnce) {
    Retry retry;
    EXPECT_TRUE(retry.again({"quotes", "ended by SIGSEGV"}));
    EXPECT_TRUE(retry.again({"stance", "ended by SIGKILL", true}));
    EXPECT_EQ(retry.skip(), (std::vector<std::string>{"quotes", "stance"}));
}

}  // namespace
}  // namespace vigie::pool
