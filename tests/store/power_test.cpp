// What a loss of power may take, and what a killed process may not: relaxed commits are in the file at once and on the
// disk with the next commit that is not relaxed.
#include <sys/wait.h>

#include <csignal>

#include "store/power_cut.hpp"
#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Power : public StoreTest {
  protected:
    StoreSettings safe() const {
        StoreSettings all = settings();
        all.power_safe = true;
        return all;
    }
    // Opened in full: a file that is not whole throws.
    StoreCounts after(const std::string& folder) {
        StoreSettings again = safe();
        again.database = folder + "/vigie.db";
        return Store(again, clock, random).counts();
    }
    // Polled, read, analyzed: alerted.
    void alert(Store& store) {
        store.commit_analysis(analyzed(article_to_analyze(store, "lemonde", story_text(1)), {draft()}));
    }
};

TEST_P(Power, ACutTakesOnlyWhatIsDoneAgain) {
    PowerCut power(directory, directory + "/disk");
    Store store(safe(), clock, random);
    const int before = power.syncs;
    alert(store);
    EXPECT_EQ(power.syncs, before + 1);  // the subscription; no claim, poll, reading or analysis
    EXPECT_EQ(store.counts().alerts, 1);
    const StoreCounts cut = after(power.files_after());
    EXPECT_EQ(cut.feeds, 1);
    EXPECT_EQ(cut.articles, 0);

    // What is about to be sent is on the disk before it is.
    const auto claimed = store.claim_due_deliveries(1, 1min);
    ASSERT_EQ(claimed.size(), 1U);
    const StoreCounts told = after(power.files_after());
    EXPECT_EQ(told.articles, 1);
    EXPECT_EQ(told.alerts, 1);
    EXPECT_EQ(told.deliveries_pending, 1);

    // That it arrived may be forgotten: it is sent again, under the same id.
    store.record_attempt(attempt(claimed.front(), DeliveryState::delivered, clock.now()));
    EXPECT_EQ(after(power.files_after()).deliveries_pending, 1);

    // What a person did is not, and takes the rest to the disk.
    Silence silence;
    silence.watch = "xi-speaks";
    silence.expires = clock.now() + 1h;
    store.add_silence(silence);
    const std::string last = power.files_after();
    EXPECT_EQ(after(last).deliveries_pending, 0);
    StoreSettings again = safe();
    again.database = last + "/vigie.db";
    EXPECT_EQ(Store(again, clock, random).silences().size(), 1U);
}

TEST_P(Power, WithoutPowerSafeNoCommitWaits) {
    PowerCut power(directory, directory + "/disk");
    Store store(settings(), clock, random);
    const int before = power.syncs;
    alert(store);
    EXPECT_EQ(store.claim_due_deliveries(1, 1min).size(), 1U);
    EXPECT_EQ(power.syncs, before);
}

TEST_P(Power, AKilledProcessLosesNoCommit) {
    const pid_t child = fork();
    if (child == 0) {
        Store store(safe(), clock, random);
        alert(store);
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    const StoreCounts counts = after(directory);
    EXPECT_EQ(counts.articles, 1);
    EXPECT_EQ(counts.alerts, 1);
    EXPECT_EQ(counts.deliveries_pending, 1);
}

INSTANTIATE_TEST_SUITE_P(Sqlite, Power, testing::Values(Driver::sqlite), [](const auto&) { return "sqlite"; });

}  // namespace
}  // namespace vigie::test
