// What reading yields over the wire, and what receivers get.
#include <gtest/gtest.h>

#include "wire/wire.hpp"

namespace vigie::wire {
namespace {

template <typename Value>
std::string json_of(const Value& value) {
    std::string out;
    append_json(out, value);
    return out;
}

FeedDocument feed() {
    FeedDocument feed;
    feed.format = "rss2.0";
    feed.malformed = true;
    feed.title = "T";
    feed.updated = from_unix(-5);
    feed.hub = "h";
    feed.ttl = std::chrono::minutes(10);
    feed.skip_hours = {0, 23};
    feed.skip_days = {6};
    Entry entry;
    entry.id = "1";
    entry.link = "http://e.org/1";
    entry.content = "<p>é</p>";
    entry.author_email = "a@b";
    entry.published = from_unix(1707400000);
    entry.categories = {"a", "b"};
    entry.enclosures = {{"http://e.org/a.mp3", "audio/mpeg", "12"}};
    feed.entries = {entry, {}};
    return feed;
}

TEST(DocumentJson, FeedsKeepEverything) {
    const std::string json = json_of(feed());
    EXPECT_EQ(
        json,
        R"({"format":"rss2.0","malformed":true,"title":"T","updated":-5,"hub":"h","ttl":600,"skip_hours":[0,23],)"
        R"("skip_days":[6],"entries":[{"id":"1","link":"http://e.org/1","content":"<p>é</p>","author_email":"a@b",)"
        R"("published":1707400000,"categories":["a","b"],)"
        R"("enclosures":[{"url":"http://e.org/a.mp3","type":"audio/mpeg","length":"12"}]},{}]})");
    const auto back = parse_feed_document(json);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(json_of(*back), json);
    EXPECT_EQ(back->entries[0].published, from_unix(1707400000));
    EXPECT_EQ(back->ttl, std::chrono::minutes(10));
}

TEST(DocumentJson, PagesKeepEverything) {
    PageDocument page;
    page.title = "T";
    page.authors = {"A", "B"};
    page.published = from_unix(5);
    page.date = "2024-02-08";
    page.language = "fr";
    page.text = "a\n\nb";
    page.canonical = "c";
    page.section = "s";
    page.image = "i";
    page.agency = "AFP";
    page.keywords = {"k"};
    page.provenance = Provenance::paywall;
    page.confidence = 0.5;
    page.feed_links = {"f"};
    const std::string json = json_of(page);
    const auto back = parse_page_document(json);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(json_of(*back), json);
    EXPECT_EQ(back->provenance, Provenance::paywall);
    EXPECT_EQ(back->text, page.text);
}

TEST(DocumentJson, WhatIsWrongIsNamed) {
    const auto problem = [](const char* json) {
        const auto back = parse_feed_document(json);
        return back ? std::string("parsed") : back.error().message;
    };
    EXPECT_EQ(problem("{}"), "parsed");
    EXPECT_EQ(problem(R"({"title":null,"unknown":[1]})"), "parsed");
    EXPECT_EQ(problem(R"({"title":5})"), "document: \"title\": a string expected");
    EXPECT_EQ(problem(R"({"entries":{}})"), "document: \"entries\": an array expected");
    EXPECT_EQ(problem(R"({"entries":[5]})"), "document: not a JSON object");
    EXPECT_EQ(problem(R"({"skip_hours":[24]})"), "document: \"skip_hours\": an array of whole numbers expected");
    EXPECT_EQ(problem(R"({"updated":1e300})"),
              "document: \"updated\": a whole number from -1000000000000 to 1000000000000 expected");
    EXPECT_FALSE(parse_page_document(R"({"provenance":"whole"})"));
}

Alert alert() {
    Alert alert;
    alert.id = "a1";
    alert.watch = "xi-speaks";
    alert.priority = "normal";
    alert.part = Part::speaks;
    alert.actor = {"Q15031", "Xi Jinping"};
    alert.story_id = "s1";
    alert.story_title = "T";
    alert.carriers = {{"Le Journal", "x", "http://e.org/1", "T", from_unix(1707401111)}};
    alert.article.url = "http://e.org/1";
    alert.article.title = "T";
    alert.article.language = "fr";
    alert.article.provenance = Provenance::full;
    alert.article.published = from_unix(1707401111);
    Evidence evidence;
    evidence.annotation.kind = "quotation";
    evidence.annotation.type = "direct";
    evidence.annotation.span = {472, 558};
    evidence.annotation.text = "Les deux";
    evidence.annotation.score = 0.9;
    evidence.annotation.parties = {{"speaker", "Q15031", "Xi Jinping", {560, 570}}};
    evidence.sentence = "«Les deux», a dit Xi Jinping.";
    evidence.sentence_span = {470, 600};
    alert.evidence = {evidence};
    return alert;
}

TEST(AlertJson, TheEnvelopeOfTheDesign) {
    EXPECT_EQ(
        alert_json(alert(), AlertEvent::created, from_unix(1707401111)),
        R"({"type":"alert.created","timestamp":"2024-02-08T14:05:11Z","data":{)"
        R"("id":"a1","watch":"xi-speaks","priority":"normal","part":"speaks","actor":{"id":"Q15031","name":"Xi Jinping"},)"
        R"("story":{"id":"s1","title":"T","carriers":[{"feed":"Le Journal","url":"http://e.org/1","title":"T",)"
        R"("published":"2024-02-08T14:05:11Z"}]},)"
        R"("article":{"url":"http://e.org/1","title":"T","published":"2024-02-08T14:05:11Z","language":"fr","provenance":"full"},)"
        R"("evidence":[{"kind":"quotation","begin":472,"end":558,"text":"Les deux","type":"direct",)"
        R"("speaker":{"id":"Q15031","name":"Xi Jinping","begin":560,"end":570},"score":0.9,)"
        R"("sentence":"«Les deux», a dit Xi Jinping.","sentence_begin":470,"sentence_end":600}],"revision":1}})");
}

TEST(AlertJson, EventsKeepTheId) {
    Alert changed = alert();
    changed.revision = 2;
    changed.retracted = true;
    const std::string json = alert_json(changed, AlertEvent::retracted, from_unix(0));
    EXPECT_TRUE(json.starts_with(R"({"type":"alert.retracted","timestamp":"1970-01-01T00:00:00Z","data":{"id":"a1",)"));
    EXPECT_TRUE(json.ends_with(R"("revision":2,"retracted":true}})"));
}

TEST(AlertJson, EvidenceComesBack) {
    const Alert given = alert();
    const auto back = parse_evidence([&] {
        std::string out;
        append_json(out, std::span<const Evidence>(given.evidence));
        return out;
    }());
    ASSERT_TRUE(back) << back.error().message;
    ASSERT_EQ(back->size(), 1u);
    EXPECT_EQ(back->front().annotation, given.evidence[0].annotation);
    EXPECT_EQ(back->front().sentence, given.evidence[0].sentence);
    EXPECT_EQ(back->front().sentence_span, given.evidence[0].sentence_span);
}

TEST(ArticleJson, AsTheApiShowsIt) {
    Article article;
    article.id = "1";
    article.feed_id = "f";
    article.title = "T";
    article.text = "text";
    article.seen = from_unix(0);
    std::string without, with;
    append_json(without, article, false);
    append_json(with, article, true);
    EXPECT_EQ(without, R"({"id":"1","feed":"f","url":"","title":"T","seen":"1970-01-01T00:00:00Z","language":"",)"
                       R"("provenance":"feed","partial":false,"backlog":false,"version":1})");
    EXPECT_TRUE(with.ends_with(R"("text":"text"})"));
}

}  // namespace
}  // namespace vigie::wire
