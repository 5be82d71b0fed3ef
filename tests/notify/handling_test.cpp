// When receivers are told: pure decisions.
#include <gtest/gtest.h>

#include "base/signed_query.hpp"
#include "notify/notify.hpp"

namespace vigie {
namespace {

using namespace std::chrono_literals;

Time at(const char* text) {
    return *parse_rfc3339(text);
}
std::string next(const char* cron, const char* zone, const char* after) {
    const auto parsed = parse_cron(cron);
    if (!parsed) return "unreadable";
    const auto time = next_time(*parsed, zone, at(after));
    return time ? to_rfc3339(*time) : "never";
}

TEST(Schedule, CronInItsZone) {
    EXPECT_EQ(next("0 8,18 * * mon-fri", "Europe/Paris", "2024-02-08T12:00:00Z"), "2024-02-08T17:00:00Z");
    EXPECT_EQ(next("0 8,18 * * mon-fri", "Europe/Paris", "2024-02-09T17:00:00Z"), "2024-02-12T07:00:00Z");
    EXPECT_EQ(next("*/15 * * * *", "UTC", "2024-02-08T12:01:00Z"), "2024-02-08T12:15:00Z");
    EXPECT_EQ(next("0 0 29 feb *", "UTC", "2024-03-01T00:00:00Z"), "2028-02-29T00:00:00Z");
    EXPECT_EQ(next("0 0 30 2 *", "UTC", "2024-03-01T00:00:00Z"), "never");
    EXPECT_EQ(next("0 12 13 * fri", "UTC", "2024-02-08T00:00:00Z"), "2024-02-09T12:00:00Z");  // either day
    EXPECT_EQ(next("0 9 * * 7", "Asia/Tokyo", "2024-02-08T00:00:00Z"), "2024-02-11T00:00:00Z");
    for (const char* bad : {"", "* * * *", "60 * * * *", "5-1 * * * *", "*/0 * * * *", "a * * * *", "* * 0 * *"})
        EXPECT_FALSE(parse_cron(bad)) << bad;
}

TEST(Schedule, TheHourThatIsSkippedAndTheOneThatComesTwice) {
    EXPECT_EQ(next("30 2 * * *", "Europe/Paris", "2026-03-28T12:00:00Z"), "2026-03-29T01:00:00Z");  // 03:00 of the day
    EXPECT_EQ(next("30 2 * * *", "Europe/Paris", "2026-10-24T12:00:00Z"), "2026-10-25T00:30:00Z");
    EXPECT_EQ(next("30 2 * * *", "Europe/Paris", "2026-10-25T00:30:00Z"), "2026-10-26T01:30:00Z");
}

TEST(Schedule, QuietHours) {
    const std::vector<QuietSpan> spans{*parse_quiet("22:00-07:00"), *parse_quiet("Sat-Sun 00:00-24:00")};
    const auto until = [&](const char* now) {
        const auto end = quiet_until(spans, "Europe/Paris", at(now));
        return end ? to_rfc3339(*end) : "";
    };
    EXPECT_EQ(until("2024-02-08T12:00:00Z"), "");
    EXPECT_EQ(until("2024-02-08T21:00:00Z"), "2024-02-09T06:00:00Z");
    EXPECT_EQ(until("2024-02-09T05:59:00Z"), "2024-02-09T06:00:00Z");
    EXPECT_EQ(until("2024-02-09T06:00:00Z"), "");
    EXPECT_EQ(until("2024-02-09T22:00:00Z"), "2024-02-12T06:00:00Z");  // night, weekend and night in one
    for (const char* bad : {"22:00", "25:00-07:00", "xyz 22:00-07:00", "07:00-07:00"})
        EXPECT_FALSE(parse_quiet(bad)) << bad;
    EXPECT_TRUE(known_zone("America/New_York"));
    EXPECT_FALSE(known_zone("Europe/Atlantis"));
}

Receiver receiver(std::map<std::string, std::string> settings) {
    settings["path"] = "/x";
    return {"desk", "file", std::move(settings), {}};
}
DeliveryFacts facts(const char* now, std::string group = "") {
    DeliveryFacts facts;
    facts.now = at(now);
    facts.receiver = "desk";
    facts.priority = "normal";
    facts.group = std::move(group);
    return facts;
}

TEST(Handle, AtOnceUnlessTold) {
    EXPECT_EQ(decide(Handling{}, facts("2024-02-08T12:00:00Z")).action, Verdict::Action::send);
}

TEST(Handle, ADigestWaitsOnceAndUrgentOnesDoNot) {
    const Handling handling = handling_of(receiver({{"digest", "0 18 * * *"}, {"timezone", "Europe/Paris"}}));
    auto given = facts("2024-02-08T12:00:00Z", "digest");
    const Verdict verdict = decide(handling, given);
    EXPECT_EQ(verdict.action, Verdict::Action::hold);
    EXPECT_EQ(to_rfc3339(verdict.until), "2024-02-08T17:00:00Z");
    EXPECT_EQ(verdict.hold, "digest");
    given.hold = "digest";
    EXPECT_EQ(decide(handling, given).action, Verdict::Action::send);
    given.hold.clear();
    given.priority = "high";
    EXPECT_EQ(decide(handling, given).action, Verdict::Action::send);
    EXPECT_EQ(decide(handling_of(receiver({{"digest", "0 18 * * *"}, {"bypass", "false"}})), given).action,
              Verdict::Action::hold);
}

TEST(Handle, AGroupWaitsAndKeepsItsInterval) {
    const Handling handling =
        handling_of(receiver({{"group_by", "actor"}, {"group_wait", "30s"}, {"group_interval", "5m"}}));
    auto given = facts("2024-02-08T12:00:00Z", "actor:Q1");
    EXPECT_EQ(to_rfc3339(decide(handling, given).until), "2024-02-08T12:00:30Z");
    given.waiting = at("2024-02-08T12:00:10Z");
    EXPECT_EQ(to_rfc3339(decide(handling, given).until), "2024-02-08T12:00:10Z");
    given.waiting.reset();
    given.flushed = at("2024-02-08T11:59:00Z");
    EXPECT_EQ(to_rfc3339(decide(handling, given).until), "2024-02-08T12:04:00Z");
}

TEST(Handle, QuietThenTheLimit) {
    const Handling handling = handling_of(receiver({{"quiet", "22:00-07:00"}, {"limit", "2/1h"}}));
    const Verdict quiet = decide(handling, facts("2024-02-08T23:00:00Z"));
    EXPECT_EQ(to_rfc3339(quiet.until), "2024-02-09T07:00:00Z");
    EXPECT_EQ(quiet.hold, "quiet");
    auto given = facts("2024-02-08T12:00:00Z");
    given.sent = {at("2024-02-08T11:10:00Z")};
    EXPECT_EQ(decide(handling, given).action, Verdict::Action::send);
    given.sent = {at("2024-02-08T11:05:00Z"), at("2024-02-08T11:10:00Z"), at("2024-02-08T11:20:00Z")};
    EXPECT_EQ(to_rfc3339(decide(handling, given).until), "2024-02-08T12:10:00Z");
    EXPECT_EQ(decide(handling, given).reason, "held by the limit of 2 in 1h");
}

TEST(Handle, WhatIsSuppressedSaysWhy) {
    auto given = facts("2024-02-08T12:00:00Z");
    given.priority = "high";
    given.suppressed = "silence 1 by Anna";
    EXPECT_EQ(decide(Handling{}, given).action, Verdict::Action::suppress);
    EXPECT_EQ(decide(Handling{}, given).reason, "silence 1 by Anna");
}

TEST(Handle, WhatWouldNeverBeToldIsRefused) {
    for (const std::string quiet :
         {"00:00-24:00", "07:00-22:00, 22:00-07:00", "Mon-Fri 00:00-24:00, Sat-Sun 00:00-24:00"})
        EXPECT_TRUE(check_receiver(receiver({{"quiet", quiet}}))) << quiet;
    for (const std::string quiet : {"00:00-23:59", "Mon-Sat 00:00-24:00", "Tue-Sun 00:00-24:00"})
        EXPECT_FALSE(check_receiver(receiver({{"quiet", quiet}}))) << quiet;
    EXPECT_TRUE(check_receiver(receiver({{"digest", "0 8 30 2 *"}})));
    EXPECT_FALSE(check_receiver(receiver({{"digest", "0 8 29 2 *"}})));
}

TEST(Handle, WrongSettingsAreRefused) {
    for (const auto& [key, value] : std::map<std::string, std::string>{{"digest", "at noon"},
                                                                       {"timezone", "Mars/Base"},
                                                                       {"quiet", "night"},
                                                                       {"limit", "ten"},
                                                                       {"group_by", "moon"},
                                                                       {"group_wait", "5m"}})
        EXPECT_TRUE(check_receiver(receiver({{key, value}}))) << key;
    const auto right = check_receiver(
        receiver({{"digest", "0 8 * * *"}, {"quiet", "22:00-07:00, Sat-Sun 00:00-24:00"}, {"limit", "10/1h"}}));
    EXPECT_FALSE(right) << right->message;
}

TEST(SignedQuery, OnlyItsMakersFields) {
    const std::string key = new_link_key();
    const std::string query = signed_query(key, {{"action", "mute"}, {"story", "s 1&2"}});
    const std::string sig = query.substr(query.find("sig=") + 4);
    EXPECT_NE(query.find("story=s%201%262"), std::string::npos);
    EXPECT_TRUE(is_signed(key, {{"action", "mute"}, {"story", "s 1&2"}, {"sig", sig}}));
    EXPECT_FALSE(is_signed(key, {{"action", "mute"}, {"story", "s 2"}, {"sig", sig}}));
    EXPECT_FALSE(is_signed(key, {{"action", "mute"}, {"story", "s 1&2"}}));
    EXPECT_FALSE(is_signed(new_link_key(), {{"action", "mute"}, {"story", "s 1&2"}, {"sig", sig}}));
    EXPECT_FALSE(is_signed("", {{"action", "mute"}, {"sig", ""}}));
}

TEST(Links, MuteWrongAndUnsubscribe) {
    Notification notification = example_notification();
    add_links(notification, "desk", "https://vigie.example/", "key");
    ASSERT_EQ(notification.links.size(), 2U);
    EXPECT_EQ(notification.links[1].label, "Report: wrong person, no quotation, not about this");
    EXPECT_TRUE(notification.links[1].url.starts_with(
        "https://vigie.example/link?action=wrong&alert=example-alert&receiver=desk&sig="));
    EXPECT_TRUE(notification.links[0].url.starts_with(
        "https://vigie.example/link?action=mute&receiver=desk&story=example-story&sig="));
    EXPECT_TRUE(notification.unsubscribe.starts_with("https://vigie.example/link?action=unsubscribe&"));
    Notification bare = example_notification();
    add_links(bare, "desk", "", "key");
    EXPECT_TRUE(bare.links.empty());
}

}  // namespace
}  // namespace vigie
