#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Feeds : public StoreTest {};
VIGIE_BOTH_DRIVERS(Feeds);

TEST_P(Feeds, NewOnesAreDueAtOnceAndClaimedOnce) {
    auto store = open();
    store->sync_feeds({feed("a"), feed("b")});
    auto other = open();
    EXPECT_EQ(store->claim_due_feeds(10, 1min).size(), 2U);
    EXPECT_TRUE(other->claim_due_feeds(10, 1min).empty());
    EXPECT_EQ(store->next_poll_due(), clock.now() + 1min);  // when the leases end
    clock.move(61s);
    EXPECT_EQ(other->claim_due_feeds(10, 1min).size(), 2U);
}

TEST_P(Feeds, StateSurvivesASync) {
    auto store = open();
    Feed with_header = feed("a");
    with_header.headers = {{"authorization", "secret"}};
    with_header.verify_tls = false;
    store->sync_feeds({with_header});
    auto claimed = store->claim_due_feeds(1, 1min);
    ASSERT_EQ(claimed.size(), 1U);
    EXPECT_TRUE(claimed[0].first_poll);
    EXPECT_EQ(claimed[0].feed.headers.at("authorization"), "secret");
    EXPECT_FALSE(claimed[0].feed.verify_tls);
    Polled p = polled(claimed[0], {});
    p.state.etag = "\"e\"";
    p.state.problem = "HTTP 500";
    p.state.redirect_since = clock.now();
    p.state.skip_hours = 1 << 23 | 1;
    p.state.skip_days = 1 << 6;
    ASSERT_TRUE(store->finish_poll(p).committed);

    with_header.name = "renamed";
    store->sync_feeds({with_header});
    const auto listed = store->feeds();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].feed.name, "renamed");
    EXPECT_EQ(listed[0].state.etag, "\"e\"");
    EXPECT_EQ(listed[0].state.problem, "HTTP 500");
    EXPECT_EQ(listed[0].state.redirect_since, clock.now());
    EXPECT_EQ(listed[0].state.skip_hours, 1 << 23 | 1);
    EXPECT_EQ(listed[0].state.skip_days, 1 << 6);
    EXPECT_EQ(listed[0].state.last_new_entry, std::nullopt);
    EXPECT_TRUE(store->claim_due_feeds(1, 1min).empty());
    clock.move(10min);
    EXPECT_FALSE(store->claim_due_feeds(1, 1min).at(0).first_poll);
}

TEST_P(Feeds, ARemovedFeedRestsAndComesBack) {
    auto store = open();
    store->sync_feeds({feed("a"), feed("b")});
    store->sync_feeds({feed("b")});
    EXPECT_EQ(store->claim_due_feeds(10, 1min).size(), 1U);
    EXPECT_TRUE(store->feeds().at(0).removed);
    EXPECT_FALSE(store->poll_now("a"));
    store->sync_feeds({feed("a"), feed("b")});
    EXPECT_EQ(store->claim_due_feeds(10, 1min).size(), 1U);
}

TEST_P(Feeds, AShorterIntervalCountsAtOnce) {
    auto store = open();
    Feed f = feed("a");
    store->sync_feeds({f});
    poll(*store, {}, 24h);
    f.interval = 5min;
    store->sync_feeds({f});
    EXPECT_EQ(store->next_poll_due(), clock.now() + 5min);
}

TEST_P(Feeds, ALostLeaseStoresNothing) {
    auto store = open();
    store->sync_feeds({feed("a")});
    auto slow = store->claim_due_feeds(1, 1min);
    clock.move(2min);
    auto quick = store->claim_due_feeds(1, 1min);
    EXPECT_TRUE(store->finish_poll(polled(quick.at(0), {entry("1")})).committed);
    const auto counts = store->finish_poll(polled(slow.at(0), {entry("2")}));
    EXPECT_FALSE(counts.committed);
    EXPECT_EQ(store->counts().articles, 1);
}

TEST_P(Feeds, ThePlanSeesHowMuchWasNew) {
    auto store = open();
    store->sync_feeds({feed("a")});
    auto claimed = store->claim_due_feeds(1, 1min);
    Polled p = polled(claimed.at(0), {entry("1"), entry("2")});
    PollCounts seen;
    p.plan = [&](const PollCounts& counts) {
        seen = counts;
        FeedState planned = p.state;
        planned.next_poll = clock.now() + 7min;
        return planned;
    };
    EXPECT_TRUE(store->finish_poll(p).committed);
    EXPECT_EQ(seen.fresh, 2);
    EXPECT_EQ(store->next_poll_due(), clock.now() + 7min);
}

TEST_P(Feeds, APollThatCannotBeStoredCostsItsNeighboursNothing) {
    auto store = open();
    store->sync_feeds({feed("a"), feed("b"), feed("c")});
    auto claimed = store->claim_due_feeds(3, 1min);
    ASSERT_EQ(claimed.size(), 3U);
    std::vector<Polled> polls;
    for (const ClaimedFeed& one : claimed) polls.push_back(polled(one, {entry("1")}));
    polls[1].plan = [](const PollCounts&) -> FeedState { throw StoreError("the disk says no"); };
    const auto ends = store->finish_polls(std::vector<const Polled*>{&polls[0], &polls[1], &polls[2]});
    ASSERT_EQ(ends.size(), 3U);
    EXPECT_EQ(ends[0].counts.fresh, 1);
    EXPECT_EQ(ends[2].counts.fresh, 1);
    ASSERT_TRUE(ends[1].problem);
    EXPECT_THROW(std::rethrow_exception(ends[1].problem), StoreError);
    EXPECT_EQ(store->claim_to_read(10, 1min).size(), 2U);
    EXPECT_THROW(store->finish_poll(polls[1]), StoreError);
}

TEST_P(Feeds, AReleasedFeedIsDueAgain) {
    auto store = open();
    store->sync_feeds({feed("a")});
    auto claimed = store->claim_due_feeds(1, 1h);
    store->release_feed(claimed.at(0).lease);
    EXPECT_EQ(store->claim_due_feeds(1, 1h).size(), 1U);
}

TEST_P(Feeds, EntriesBecomeArticlesOnce) {
    auto store = open();
    store->sync_feeds({feed("a")});
    auto counts = poll(*store, {entry("1"), entry("2"), entry("1", "the id again")});
    EXPECT_EQ(counts.fresh, 2);
    clock.move(10min);
    auto first = entry("1");
    first.published = clock.now() - 11min;
    counts = poll(*store, {first, entry("3")});
    EXPECT_EQ(counts.fresh, 1);
    EXPECT_EQ(counts.known, 1);
    EXPECT_EQ(counts.edited, 0);
    EXPECT_EQ(store->claim_to_read(10, 1min).size(), 3U);
}

TEST_P(Feeds, AnEntryWithALongIdIsKnownAgain) {
    auto store = open();
    store->sync_feeds({feed("a")});
    Entry e = entry("1");
    e.id = std::string(5000, 'x') + "\xff" + std::string(1, '\0');
    EXPECT_EQ(poll(*store, {e}).fresh, 1);
    clock.move(10min);
    EXPECT_EQ(poll(*store, {e}).known, 1);
}

TEST_P(Feeds, TheBacklogOfTheFirstPollIsMarked) {
    auto store = open();
    store->sync_feeds({feed("a")});
    Entry old = entry("old"), undated = entry("undated"), late = entry("late");
    old.published = clock.now() - 49h;
    undated.published.reset();
    late.published = clock.now() - 100h;
    EXPECT_EQ(poll(*store, {entry("new"), old, undated}).backlog, 2);
    clock.move(10min);
    EXPECT_EQ(poll(*store, {late}).backlog, 0);
    auto claimed = store->claim_to_read(10, 1min);
    ASSERT_EQ(claimed.size(), 4U);
    EXPECT_FALSE(store->article(claimed[0].article.id)->article.backlog);
}

TEST_P(Feeds, AFailedFirstPollIsNotTheFirstPoll) {
    auto store = open();
    store->sync_feeds({feed("a")});
    auto claimed = store->claim_due_feeds(1, 1min);
    Polled failed = polled(claimed.at(0), {}, 0min);
    failed.read = false;
    store->finish_poll(failed);
    EXPECT_TRUE(store->claim_due_feeds(1, 1min).at(0).first_poll);
}

TEST_P(Feeds, AnEntryThatIsEditedAgainAndAgainIsReadMoreAndMoreRarely) {
    auto store = open();
    store->sync_feeds({feed("a")});
    poll(*store, {entry("1")});
    const auto edit = [&](int n) { return poll(*store, {entry("1", "Title " + std::to_string(n))}).edited; };
    for (int n = 2; n <= 10; ++n) {
        clock.move(10min);
        EXPECT_EQ(edit(n), 1) << n;
    }
    clock.move(10min);
    EXPECT_EQ(edit(11), 0);
    clock.move(5h);
    EXPECT_EQ(edit(12), 0);
    clock.move(1h);
    EXPECT_EQ(edit(12), 1) << "the one that waited";
    EXPECT_EQ(store->claim_to_read(1, 1min).at(0).entry.title, "Title 12");
    clock.move(1h);
    EXPECT_EQ(edit(12), 0) << "it is none now";
    clock.move(24h * 8);
    EXPECT_EQ(edit(13), 0) << "too old";
}

TEST_P(Feeds, AnEditedEntryIsReadAgain) {
    auto store = open();
    store->sync_feeds({feed("a")});
    poll(*store, {entry("1")});
    auto claimed = store->claim_to_read(1, 1min);
    ASSERT_TRUE(store->commit_read(read_as(claimed.at(0), "old text")).committed);
    auto analyzing = store->claim_to_analyze(1, 1h);
    clock.move(10min);
    EXPECT_EQ(poll(*store, {entry("1", "Another title")}).edited, 1);
    auto again = store->claim_to_read(1, 1min);
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].article.id, claimed[0].article.id);
    EXPECT_EQ(again[0].article.version, 2);
    EXPECT_EQ(again[0].entry.title, "Another title");
    EXPECT_FALSE(store->commit_analysis(analyzed(analyzing.at(0), {})).committed);  // of the old version
}

}  // namespace
}  // namespace vigie::test
