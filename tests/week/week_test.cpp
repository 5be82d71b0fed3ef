// A simulated week: the clock is moved, receivers fail one time in five (a quarter of them after they took it), the
// program ends every hour with work in its hands. VIGIE_WEEK=full: 20,000 articles of 3,000 stories, else a twentieth;
// VIGIE_GOLD=FOLDER: the first stories are the gold's articles, with what the real analyzers find in them. Matching,
// the deliver loop, the store and the handling are the real ones.
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "pipeline/drafts.hpp"
#include "watch/watch.hpp"
#include "week/world.hpp"

namespace vigie::test {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

const std::vector<Receiver> receivers = {
    {"desk", "file", {{"path", "/x"}}, {}},
    {"digest", "file", {{"path", "/x"}, {"digest", "0 */6 * * *"}, {"timezone", "Europe/Paris"}}, {}},
    {"grouped", "file", {{"path", "/x"}, {"group_by", "actor"}, {"group_wait", "10m"}, {"group_interval", "1h"}}, {}},
    {"night",
     "file",
     {{"path", "/x"}, {"quiet", "22:00-07:00"}, {"timezone", "Europe/Paris"}, {"limit", "20/1h"}},
     {}}};

class Week : public testing::Test {
  protected:
    void SetUp() override { ASSERT_NE(mkdtemp(directory.data()), nullptr); }
    void TearDown() override { std::filesystem::remove_all(directory); }

    void open() {
        StoreSettings settings;
        settings.database = directory + "/week.db";
        settings.power_safe = settings.quick_check = false;
        settings.owner = "week/" + std::to_string(++starts);
        store = std::make_unique<Store>(settings, clock, random);
    }

    // Every minister, urgent ones apart; who speaks in the real articles.
    void watch() {
        Watch all;
        all.name = "ministers";
        for (int i = 0; i < Press::ministers; ++i) all.actors.push_back("Q" + std::to_string(i));
        for (const Receiver& receiver : receivers) all.receivers.push_back(receiver.name);
        all.notify_at_carriers = {3, 6};
        Watch speaks = all;
        speaks.name = "speakers";
        speaks.part = Part::speaks;
        speaks.priority = "high";
        speaks.actors = speakers_of(real);
        watched.watches = {all};
        if (!speaks.actors.empty()) watched.watches.push_back(speaks);
    }

    Subscriptions subscriptions() {
        Subscriptions all;
        for (const Receiver& receiver : receivers) {
            EXPECT_FALSE(check_receiver(receiver));
            all.notifiers[receiver.name] =
                std::make_unique<WeekReceiver>(arrived[receiver.name], attempts[receiver.name], chance);
            all.handling[receiver.name] = handling_of(receiver);
        }
        return all;
    }

    // The real deliver loop until nothing is due.
    void deliver() {
        asio::io_context loop;
        StoreThread thread(*store);
        Pool pool(loop, {});
        net::Client client(loop, {});
        Fetcher fetcher(loop, client, clock, random, {});
        PipelineSettings settings;
        settings.poll = settings.read = settings.analyze = false;
        Pipeline pipeline({loop, thread, pool, fetcher, clock, random}, settings, subscriptions());
        asio::co_spawn(
            loop, [&]() -> Task<void> { co_await pipeline.run_once(); }, [&](std::exception_ptr) { loop.stop(); });
        loop.run();
    }

    void publish(const Press& press, const std::vector<Planned>& due) {
        std::map<std::string, std::vector<Entry>> entries;
        for (const Planned& one : due) {
            Entry entry;
            entry.id = std::to_string(one.number);
            entry.link = "https://paper" + std::to_string(one.feed) + ".example/" + entry.id;
            entry.title = "Titre " + std::to_string(one.story);
            entry.published = one.at;
            entries["f" + std::to_string(one.feed)].push_back(entry);
            by_link[entry.link] = one;
        }
        for (const ClaimedFeed& claimed : store->claim_due_feeds(100, 1min)) {
            Polled polled;
            polled.lease = claimed.lease;
            polled.state = claimed.state;
            polled.state.next_poll = clock.now();
            polled.read = true;
            polled.entries = entries[claimed.feed.id];
            store->finish_poll(polled);
        }
        for (;;) {
            const auto claimed = store->claim_to_read(50, 1min);
            if (claimed.empty()) break;
            for (const ClaimedArticle& one : claimed) read(press, one);
        }
        for (;;) {
            const auto claimed = store->claim_to_analyze(50, 1min);
            if (claimed.empty()) break;
            for (const ClaimedArticle& one : claimed) analyze(press, one);
        }
    }

    void read(const Press& press, const ClaimedArticle& claimed) {
        ReadArticle read;
        read.lease = claimed.lease;
        read.article = claimed.article;
        read.article.text = press.text(by_link.at(claimed.article.url));
        const RealArticle* found = press.real(by_link.at(claimed.article.url));
        read.article.language = found ? found->language : "fr";
        read.article.provenance = Provenance::full;
        read.article.published = by_link.at(claimed.article.url).at;
        read.print = story_print(read.article.text);
        ASSERT_TRUE(store->commit_read(read).committed);
    }

    void analyze(const Press& press, const ClaimedArticle& claimed) {
        const Planned& planned = by_link.at(claimed.article.url);
        AnalyzedArticle done;
        done.lease = claimed.lease;
        done.article = claimed.article;
        done.annotations = press.annotations(planned);
        done.alerts = pipeline::drafts_of(claimed, done, watched, *store, clock.now());
        for (AlertDraft& draft : done.alerts) {
            if (planned.story % 20 == 0) draft.priority = "high";
            expected.insert({draft.match.watch, draft.match.actor.id, planned.story});
        }
        if (!press.real(planned)) expected.insert({"ministers", Press::minister(planned), planned.story});
        for (const Watch& one : watched.watches) done.watches.push_back(one.name);
        ASSERT_TRUE(store->commit_analysis(done).committed);
    }

    // Ends with deliveries claimed and not sent, and begins anew.
    void restart() {
        lost_claims += static_cast<int>(store->claim_due_deliveries(2, 90s).size());
        store.reset();
        open();
    }

    void check();
    void check_receiver_named(const std::string& name, const std::vector<Alert>& alerts);
    void check_ledger(const std::string& name);

    std::string directory = "/tmp/vigie-week-XXXXXX";
    MovedClock clock{*parse_rfc3339("2026-03-23T00:00:00Z")};  // with the change to summer time on its Sunday
    SeededRandom random;
    std::mt19937 chance{20260323};
    std::unique_ptr<Store> store;
    std::map<std::string, Planned> by_link;
    std::map<std::string, std::vector<Arrival>> arrived;
    std::map<std::string, std::int64_t> attempts;
    std::vector<RealArticle> real;
    Subscriptions watched;
    std::set<std::tuple<std::string, std::string, int>> expected;  // watch, actor, story
    int starts = 0, lost_claims = 0;
};

void Week::check_receiver_named(const std::string& name, const std::vector<Alert>& alerts) {
    std::map<std::string, std::set<std::string>> created;  // alert → delivery ids
    std::map<std::string, int> last;                       // alert → revision
    std::set<std::pair<std::string, std::string>> seen;    // an id may come again, with the same content
    std::int64_t repeated = 0, disordered = 0;
    for (const Arrival& one : arrived[name]) {
        if (one.event == AlertEvent::created) created[one.alert].insert(one.id);
        if (!seen.insert({one.id, one.alert}).second) {
            ++repeated;
            continue;
        }
        const auto before = last.find(one.alert);
        if (before == last.end() ? one.event != AlertEvent::created : one.revision <= before->second) ++disordered;
        last[one.alert] = one.revision;
    }
    std::int64_t lost = 0, twice = 0;
    for (const Alert& alert : alerts) {
        const auto found = created.find(alert.id);
        if (found == created.end()) ++lost;
        if (found != created.end() && found->second.size() > 1) ++twice;
    }
    EXPECT_EQ(lost, 0) << name;
    EXPECT_EQ(twice, 0) << name;
    EXPECT_EQ(disordered, 0) << name;
    std::set<std::string> messages;
    for (const Arrival& one : arrived[name]) messages.insert(one.id);
    std::printf(
        "%-8s alerts %zu of %zu, events %zu in %zu messages, sends %lld, repeated with the same id %lld, "
        "lost %lld, under two ids %lld, out of order %lld\n",
        name.c_str(), created.size(), alerts.size(), seen.size(), messages.size(),
        static_cast<long long>(attempts[name]), static_cast<long long>(repeated), static_cast<long long>(lost),
        static_cast<long long>(twice), static_cast<long long>(disordered));
}

void Week::check_ledger(const std::string& name) {
    DeliveryFilter filter;
    filter.receiver = name;
    filter.limit = 1'000'000;
    std::int64_t recorded = 0, open_ones = 0, untold = 0;
    for (const Delivery& delivery : store->deliveries(filter)) {
        if (delivery.state != DeliveryState::delivered) ++open_ones;
        if (delivery.attempts.empty() || !delivery.attempts.back().delivered) ++untold;
        if (delivery.bundle.empty()) recorded += static_cast<std::int64_t>(delivery.attempts.size());
    }
    EXPECT_EQ(open_ones, 0) << name;
    EXPECT_EQ(untold, 0) << name;
    EXPECT_EQ(recorded, attempts[name]) << name;
}

void Week::check() {
    AlertFilter filter;
    filter.limit = 1'000'000;
    const auto alerts = store->alerts(filter);
    EXPECT_EQ(alerts.size(), expected.size());
    for (const Receiver& receiver : receivers) {
        check_receiver_named(receiver.name, alerts);
        check_ledger(receiver.name);
    }
    const auto from_gold = std::ranges::count(alerts, "speakers", &Alert::watch);
    std::printf(
        "alerts %zu (%lld of real articles), expected %zu; starts %d, claims lost with them %d; the ledger has every "
        "send\n",
        alerts.size(), static_cast<long long>(from_gold), expected.size(), starts, lost_claims);
}

TEST_F(Week, NothingIsLostTwiceOrOutOfOrder) {
    const char* const wish = std::getenv("VIGIE_WEEK");
    const bool full = wish != nullptr && std::string(wish) == "full";
    const int articles = full ? 20'000 : 1'000, stories = full ? 3'000 : 150;
    const char* const gold = std::getenv("VIGIE_GOLD");
    if (gold != nullptr) real = real_articles(gold);
    const Press press(articles, stories, clock.now(), 7, real);
    watch();
    open();
    std::vector<Feed> feeds;
    for (int i = 0; i < 20; ++i) {
        Feed feed;
        feed.id = "f" + std::to_string(i);
        feed.url = "https://paper" + std::to_string(i) + ".example/rss";
        feed.name = "Journal " + std::to_string(i);
        feeds.push_back(feed);
    }
    store->sync_feeds(feeds);
    const Time end = clock.now() + 24h * 7;
    std::size_t next = 0;
    const Duration step = full ? 30min : 1h;
    for (int steps = 1; clock.now() < end; ++steps) {
        clock.move(step);
        std::vector<Planned> due;
        while (next < press.plan.size() && press.plan[next].at <= clock.now()) due.push_back(press.plan[next++]);
        publish(press, due);
        if (clock.now().time_since_epoch() % 1h == 0ms) restart();
        deliver();
    }
    EXPECT_EQ(next, press.plan.size());
    // Digests, quiet hours and the limit give back what they hold.
    for (int hours = 0; hours < 400 && store->next_delivery_due(); ++hours) {
        clock.move(1h);
        deliver();
    }
    std::printf("articles %d, stories %d (%zu of the gold), receivers %zu failing 20 %%\n", articles, stories,
                real.size(), receivers.size());
    EXPECT_GT(lost_claims, 0);
    check();
}

}  // namespace
}  // namespace vigie::test
