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

TEST(Retry, APluginThatCrashesOrHangsIsLeftOutAtOnce) {
    Retry retry;
    EXPECT_TRUE(retry.again({"quotes", "ended by SIGSEGV"}));
    EXPECT_TRUE(retry.again({"stance", "ended by SIGKILL", true}));
    EXPECT_EQ(retry.skip(), (std::vector<std::string>{"quotes", "stance"}));
}

}  // namespace
}  // namespace vigie::pool
