// The deliver loop with a receiver that fails.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "net/net.hpp"
#include "notify/schedule.hpp"
#include "pipeline/pipeline.hpp"
#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

class Failing final : public Notifier {
  public:
    Task<SendResult> send(const Notification&) override { co_return SendResult{SendState::retry, "503", {}}; }
    std::string preview(const Notification&) const override { return {}; }
};

class Deliver : public StoreTest {
  protected:
    void raise(Store& store, const std::string& paper, int story) {
        store.commit_analysis(analyzed(article_to_analyze(store, paper, story_text(story)), {draft(paper)}));
        clock.move(1s);
    }
    void deliver(Store& store, Handling handling) {
        boost::asio::io_context loop;
        StoreThread thread(store);
        Pool pool(loop, {});
        net::Client client(loop, {});
        Fetcher fetcher(loop, client, clock, random, {});
        PipelineSettings settings;
        settings.poll = settings.read = settings.analyze = false;
        settings.retry.max_age = 1h;
        Subscriptions subscriptions;
        subscriptions.notifiers["desk"] = std::make_unique<Failing>();
        subscriptions.handling["desk"] = std::move(handling);
        Pipeline pipeline({loop, thread, pool, fetcher, clock, random}, settings, std::move(subscriptions));
        boost::asio::co_spawn(
            loop, [&]() -> Task<void> { co_await pipeline.run_once(); }, [&](std::exception_ptr) { loop.stop(); });
        loop.run();
    }
};
INSTANTIATE_TEST_SUITE_P(Store, Deliver, testing::Values(Driver::sqlite), driver_name);

TEST_P(Deliver, TheAgeOfWhatWasHeldCountsFromItsFirstAttempt) {
    auto store = open();
    raise(*store, "a", 1);
    Handling held;
    held.quiet = {*parse_quiet("00:00-23:59")};
    deliver(*store, held);
    EXPECT_EQ(store->deliveries({}).at(0).hold, "quiet");
    clock.move(24h * 4);
    deliver(*store, {});
    const Delivery tried = store->deliveries({}).at(0);
    EXPECT_EQ(tried.attempts.size(), 1U);
    EXPECT_EQ(tried.state, DeliveryState::pending);
    clock.move(2h);
    deliver(*store, {});
    EXPECT_EQ(store->deliveries({}).at(0).state, DeliveryState::dead);
}

TEST_P(Deliver, ARunToTheEndGoesPastAllThatIsHeld) {
    auto store = open();
    Handling digest;
    digest.digest = parse_cron("0 0 29 2 *");
    for (int i = 0; i < 40; ++i) raise(*store, "held" + std::to_string(i), i);
    AlertDraft urgent = draft("urgent");
    urgent.priority = "high";
    store->commit_analysis(analyzed(article_to_analyze(*store, "urgent", story_text(99)), {urgent}));
    clock.move(1s);
    deliver(*store, digest);
    int attempts = 0;
    for (const Delivery& one : store->deliveries({})) attempts += static_cast<int>(one.attempts.size());
    EXPECT_EQ(attempts, 1);
}

}  // namespace
}  // namespace vigie::test
