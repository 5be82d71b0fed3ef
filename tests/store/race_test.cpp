// Several processes on one database, and processes that are killed in the middle.
#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <thread>

#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Race : public StoreTest {
  protected:
    template <typename F>
    static pid_t child(F&& work) {
        const pid_t pid = fork();
        if (pid != 0) return pid;
        try {
            work();
            _exit(0);
        } catch (const std::exception& error) {
            fprintf(stderr, "child: %s\n", error.what());
            _exit(1);
        }
    }
    static bool succeeded(pid_t pid) {
        int status = 0;
        waitpid(pid, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    // Reads, analyzes and delivers until nothing is left. Every article alerts on one of `stories` stories.
    void work(std::uint64_t seed, int stories) {
        SeededRandom own(seed);
        Store store(settings(), clock, own);
        for (bool busy = true; busy;) {
            busy = false;
            for (const auto& claimed : store.claim_to_read(3, 1h)) {
                const int story = std::stoi(claimed.entry.id) % stories;
                store.commit_read(read_as(claimed, story_text(story + 1)));
                busy = true;
            }
            for (const auto& claimed : store.claim_to_analyze(3, 1h)) {
                store.commit_analysis(analyzed(claimed, {draft(claimed.article.entry_id)}));
                busy = true;
            }
            for (const auto& claimed : store.claim_due_deliveries(3, 1h)) {
                store.record_attempt(attempt(claimed, DeliveryState::delivered, clock.now()));
                busy = true;
            }
        }
    }
    void fill(Store& store, int articles) {
        store.sync_feeds({feed("a")});
        std::vector<Entry> entries;
        for (int i = 0; i < articles; ++i) entries.push_back(entry(std::to_string(i)));
        ASSERT_EQ(poll(store, entries).fresh, articles);
    }
    void expect_each_alert_once(Store& store, int articles, int stories) {
        const StoreCounts counts = store.counts();
        EXPECT_EQ(counts.to_read + counts.to_analyze + counts.deliveries_pending, 0);
        EXPECT_EQ(counts.stories, stories);
        const auto alerts = store.alerts({});
        EXPECT_EQ(alerts.size(), static_cast<std::size_t>(stories));
        std::size_t carriers = 0;
        for (const Alert& alert : alerts) {
            carriers += alert.carriers.size();
            DeliveryFilter filter;
            filter.alert_id = alert.id;
            const auto deliveries = store.deliveries(filter);
            ASSERT_FALSE(deliveries.empty());
            EXPECT_EQ(deliveries.back().event, AlertEvent::created);
            EXPECT_EQ(deliveries.front().revision, alert.revision) << "the last word was not told";
            for (const Delivery& delivery : deliveries) EXPECT_EQ(delivery.attempts.size(), 1U);
        }
        EXPECT_EQ(carriers, static_cast<std::size_t>(articles));
    }
};
VIGIE_BOTH_DRIVERS(Race);

TEST_P(Race, FourProcessesDoEverythingOnce) {
    constexpr int articles = 60, stories = 4;
    {
        auto store = open();
        fill(*store, articles);
    }
    std::vector<pid_t> children;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) children.push_back(child([&] { work(seed, stories); }));
    for (const pid_t pid : children) EXPECT_TRUE(succeeded(pid));
    auto store = open();
    random.seed(99);
    for (const auto& claimed : store->claim_due_deliveries(100, 1h))  // queued when others had already gone
        store->record_attempt(attempt(claimed, DeliveryState::delivered, clock.now()));
    expect_each_alert_once(*store, articles, stories);
}

TEST_P(Race, KilledAtAnyMomentNothingIsLostOrDoubled) {
    constexpr int articles = 40, stories = 3;
    {
        auto store = open();
        fill(*store, articles);
    }
    SeededRandom chance(7);
    for (std::uint64_t round = 1; round <= 12; ++round) {
        const pid_t pid = child([&] { work(100 + round, stories); });
        std::this_thread::sleep_for(std::chrono::microseconds(5000 + chance.next() % 40000));
        kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
        clock.move(2h);  // leases end
    }
    work(1000, stories);
    clock.move(2h);
    work(1001, stories);
    auto store = open();
    EXPECT_EQ(store->counts().stories, stories);
    const auto alerts = store->alerts({});
    EXPECT_EQ(alerts.size(), static_cast<std::size_t>(stories));
    std::size_t carriers = 0;
    for (const Alert& alert : alerts) carriers += alert.carriers.size();
    EXPECT_EQ(carriers, static_cast<std::size_t>(articles));
    EXPECT_EQ(store->counts().deliveries_pending, 0);
}

TEST_P(Race, TwoCopiesPlacedAtOnceMeet) {
    { open(); }
    for (int round = 0; round < 5; ++round) {
        {
            auto store = open();
            store->sync_feeds({feed("p" + std::to_string(round))});
            clock.move(1min);
            ASSERT_EQ(poll(*store, {entry(std::to_string(2 * round)), entry(std::to_string(2 * round + 1))}).fresh, 2);
        }
        std::vector<pid_t> children;
        for (std::uint64_t seed = 0; seed < 2; ++seed)
            children.push_back(child([&] {
                SeededRandom own(seed + 10 * static_cast<std::uint64_t>(round) + 500);
                Store store(settings(), clock, own);
                for (const auto& claimed : store.claim_to_read(1, 1h))
                    store.commit_read(read_as(claimed, story_text(round + 1)));
            }));
        for (const pid_t pid : children) EXPECT_TRUE(succeeded(pid));
    }
    EXPECT_EQ(open()->counts().stories, 5);
}

TEST_P(Race, SeveralProgramsMayStartOnAnEmptyDatabase) {
    std::vector<pid_t> children;
    for (int i = 0; i < 6; ++i) children.push_back(child([&] { open()->set_setting("key", "value"); }));
    for (const pid_t pid : children) EXPECT_TRUE(succeeded(pid));
}

TEST_P(Race, AStoreReconnectsWhenTheServerDropsIt) {
    if (GetParam() == Driver::sqlite) return;  // has no server
    auto store = open();
    store->set_setting("key", "value");
    server().end_sessions();
    EXPECT_EQ(store->setting("key"), "value");
}

}  // namespace
}  // namespace vigie::test
