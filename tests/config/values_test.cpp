// What a right configuration gives.
#include <gmock/gmock.h>

#include "config/support.hpp"

namespace vigie::config {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Values = Folder;

TEST_F(Values, TheSmallestConfigurationOfTheDesign) {
    const std::string main = write("vigie.toml", R"(
include = ["watches.d/*.toml"]
[state]
directory = "/var/lib/vigie"
[fetch]
allow_private_addresses = false
[plugins]
directory = "/usr/lib/vigie/plugins"
[[feed]]
url = "https://example.org/rss.xml"
)");
    const std::string leaders = write("watches.d/leaders.toml", R"(
[[actor]]
id = "Q15031"
name = "Xi Jinping"
aliases = ["习近平", "Си Цзиньпин"]
roles = [{ title = "président chinois", from = 2013-03-14 }]
[[watch]]
name = "xi-speaks"
actors = ["Q15031"]
part = "speaks"
receivers = ["desk"]
[[receiver]]
name = "desk"
type = "webhook"
url = "https://desk.example.org/hook"
secret_file = "/etc/vigie/desk.secret"
)");
    const Loaded loaded = load(main);
    EXPECT_THAT(lines(loaded.problems), IsEmpty());
    const Config& config = loaded.config;
    EXPECT_THAT(config.files, ElementsAre(main, leaders));
    EXPECT_EQ(config.state.directory, "/var/lib/vigie");
    EXPECT_EQ(config.plugins.directory, "/usr/lib/vigie/plugins");
    ASSERT_EQ(config.feeds.size(), 1u);
    EXPECT_EQ(config.feeds[0].name, "https://example.org/rss.xml");
    EXPECT_EQ(config.feeds[0].id, feed_id("https://example.org/rss.xml"));
    EXPECT_FALSE(config.feeds[0].interval);
    ASSERT_EQ(config.actors.size(), 1u);
    EXPECT_THAT(config.actors[0].aliases, ElementsAre("习近平", "Си Цзиньпин"));
    EXPECT_EQ(config.actors[0].roles.at(0).title, "président chinois");
    EXPECT_EQ(to_rfc3339(config.actors[0].roles.at(0).from.value()), "2013-03-14T00:00:00Z");
    ASSERT_EQ(config.watches.size(), 1u);
    EXPECT_EQ(config.watches[0].part, Part::speaks);
    EXPECT_EQ(config.watches[0].priority, "normal");
    ASSERT_EQ(config.receivers.size(), 1u);
    EXPECT_EQ(config.receivers[0].type, "webhook");
    EXPECT_EQ(config.receivers[0].settings.at("url"), "https://desk.example.org/hook");
    EXPECT_EQ(config.receiver_origins.at("desk").line, 12u);
}

TEST_F(Values, AnEmptyFileIsTheDefaults) {
    const Loaded loaded = load_text("");
    EXPECT_THAT(lines(loaded.problems), IsEmpty());
    EXPECT_EQ(loaded.config.fetch, Fetch());
    EXPECT_EQ(loaded.config.alerts, Alerts());
}

TEST_F(Values, TimesSizesAndLists) {
    const Config config = load_text(R"(
feed_files = "feeds.opml"
[fetch]
timeout = "1m30s"
per_host_gap = "0ms"
max_bytes = "4M"
max_page_bytes = 1000
[alerts]
notify_at_carriers = [20, 5]
retry_first = "200ms"
)")
                              .config;
    EXPECT_THAT(config.feed_files, ElementsAre(folder_ + "/feeds.opml"));
    EXPECT_EQ(config.fetch.timeout, 90s);
    EXPECT_EQ(config.fetch.per_host_gap, 0s);
    EXPECT_EQ(config.fetch.max_bytes, 4u << 20);
    EXPECT_EQ(config.fetch.max_page_bytes, 1000u);
    EXPECT_THAT(config.alerts.notify_at_carriers, ElementsAre(5, 20));
    EXPECT_THAT(load_text("").config.alerts.notify_at_carriers, ElementsAre(5, 20, 100));
    EXPECT_THAT(load_text("[alerts]\nnotify_at_carriers = []").config.alerts.notify_at_carriers, IsEmpty());
    EXPECT_EQ(config.alerts.retry_first, 200ms);
}

TEST_F(Values, AWatchWithAllItsConditions) {
    const Loaded loaded = load_text(R"(
[[actor]]
name = "Élise D'Été"
[[actor]]
id = "Q30"
name = "United States"
[[watch]]
name = "w"
actors = "name:elise d ete"
part = "takes-stance"
towards = ["Q30"]
polarity = +1
all = ["a b"]
any = ["c", "d"]
none = "e"
language = "fr"
feed = ["Le Monde", "World"]
priority = "high"
)");
    EXPECT_THAT(lines(loaded.problems), IsEmpty());
    const Watch& watch = loaded.config.watches.at(0);
    EXPECT_EQ(watch.part, Part::takes_stance);
    EXPECT_THAT(watch.towards, ElementsAre("Q30"));
    EXPECT_EQ(watch.polarity, 1);
    EXPECT_THAT(watch.any, ElementsAre("c", "d"));
    EXPECT_THAT(watch.none, ElementsAre("e"));
    EXPECT_THAT(watch.languages, ElementsAre("fr"));
    EXPECT_THAT(watch.feeds, ElementsAre("Le Monde", "World"));
    EXPECT_EQ(watch.priority, "high");
    EXPECT_TRUE(watch.receivers.empty());
}

TEST_F(Values, ReceiversKeepTheirOwnSettings) {
    const Config config = load_text(R"(
[[receiver]]
name = "mail"
type = "email"
to = ["a@example.org", "b@example.org"]
port = 465
tls = true
password_file = "mail.secret"
[[receiver]]
name = "run"
type = "command"
command = ["apprise", "-b"]
)")
                              .config;
    const auto& mail = config.receivers.at(0).settings;
    EXPECT_EQ(mail.at("to"), "a@example.org, b@example.org");
    EXPECT_EQ(mail.at("port"), "465");
    EXPECT_EQ(mail.at("tls"), "true");
    EXPECT_EQ(mail.at("password_file"), folder_ + "/mail.secret");
    EXPECT_THAT(config.receivers.at(1).command, ElementsAre("apprise", "-b"));
    EXPECT_TRUE(config.receivers.at(1).settings.empty());
}

TEST_F(Values, PluginsAndFeeds) {
    const Config config = load_text(R"(
[[plugin]]
library = "quotes.so"
options = { strict = true, top = 3, name = "x" }
[[plugin]]
library = "/opt/other.so"
enabled = false
sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
[[feed]]
url = "http://127.0.0.1:8080/a.xml"
interval = "10m"
headers = { Authorization = "Bearer x" }
verify_tls = false
)")
                              .config;
    EXPECT_EQ(config.plugins.list.at(0).library, "quotes.so");
    EXPECT_EQ(config.plugins.list.at(0).options.at("strict"), "true");
    EXPECT_EQ(config.plugins.list.at(0).options.at("top"), "3");
    EXPECT_EQ(config.plugins.list.at(1).library, "/opt/other.so");
    EXPECT_EQ(config.plugins.list.at(1).sha256.size(), 64u);
    EXPECT_FALSE(config.plugins.list.at(1).enabled);
    EXPECT_EQ(config.feeds.at(0).interval, 10min);
    EXPECT_EQ(config.feeds.at(0).headers.at("Authorization"), "Bearer x");
    EXPECT_FALSE(config.feeds.at(0).verify_tls);
}

TEST_F(Values, TheSameActorTwiceIsOneWithAllNames) {
    write("watches.d/a.toml", "[[actor]]\nid = \"Q1\"\nname = \"A\"\naliases = [\"B\"]\n");
    write("watches.d/b.toml", "[[actor]]\nid = \"Q1\"\nname = \"C\"\ntype = \"person\"\naliases = [\"B\", \"D\"]\n");
    const Loaded loaded = load_text("include = [\"watches.d/*.toml\"]\n");
    EXPECT_THAT(lines(loaded.problems), IsEmpty());
    EXPECT_THAT(lines(loaded.warnings),
                ElementsAre("watches.d/b.toml:1: actor.id: \"Q1\" is also at watches.d/a.toml:1; "
                            "their names and roles are put together"));
    ASSERT_EQ(loaded.config.actors.size(), 1u);
    EXPECT_EQ(loaded.config.actors[0].name, "A");
    EXPECT_EQ(loaded.config.actors[0].type, "person");
    EXPECT_THAT(loaded.config.actors[0].aliases, ElementsAre("B", "D", "C"));
}

TEST_F(Values, AFileOfActorsAlone) {
    const Loaded loaded = load_watch_file(write("actors.toml", R"(
[[actor]]
id = "Q1"
name = "A"
[[watch]]
name = "w"
actors = ["Q1"]
receivers = ["elsewhere"]
)"));
    EXPECT_THAT(lines(loaded.problems), IsEmpty());
    EXPECT_EQ(loaded.config.actors.size(), 1u);
}

TEST_F(Values, LooksAndTheArchive) {
    const Loaded loaded = load_text(
        "[read]\nreread = [\"1h\", \"5m\"]\narchive = { keep = true, max_age = \"3d\", max_size = \"10M\" }\n");
    EXPECT_THAT(lines(loaded.problems), IsEmpty());
    EXPECT_THAT(loaded.config.read.reread, ElementsAre(5min, 1h)) << "ascending, however they are written";
    EXPECT_TRUE(loaded.config.read.archive.keep);
    EXPECT_EQ(loaded.config.read.archive.max_age, 72h);
    EXPECT_EQ(loaded.config.read.archive.max_size, 10U << 20U);
    EXPECT_THAT(load_text("[read]\nreread = []\n").config.read.reread, IsEmpty());
}

}  // namespace
}  // namespace vigie::config
