// Pages that are looked at again: edits, versions, what disappears and what comes back.
#include "store/store_fixture.hpp"

namespace vigie::test {
namespace {

using Found = LookedAt::Found;

class Looks : public StoreTest {
  protected:
    // Read, analyzed with an alert, and to be looked at in ten minutes.
    Article done(Store& store, const std::string& text = "Le texte.", const std::string& paper = "a") {
        ReadArticle read = read_as(article_to_read(store, paper, "of-" + paper), text);
        read.look = {clock.now() + 10min, "https://paper.example/page-of-" + paper, "\"v1\"", "Mon"};
        store.commit_read(read);
        analyze(store, {draft()});
        return store.article(read.article.id)->article;
    }
    Committed analyze(Store& store, std::vector<AlertDraft> drafts) {
        return store.commit_analysis(analyzed(store.claim_to_analyze(1, 1min).at(0), std::move(drafts)));
    }
    ClaimedLook claim(Store& store) {
        const auto claimed = store.claim_looks(5, 1min);
        EXPECT_EQ(claimed.size(), 1U);
        return claimed.empty() ? ClaimedLook{} : claimed.front();
    }
    LookResult look(Store& store, Found found, const std::string& text = "", Duration next = 10min) {
        clock.move(10min);
        const ClaimedLook claimed = claim(store);
        LookedAt looked;
        looked.lease = claimed.lease;
        looked.found = found;
        looked.article = claimed.article;
        if (found == Found::page) looked.article.text = text;
        looked.print = story_print(looked.article.text);
        looked.next = claimed.look;
        looked.next.at = clock.now() + next;
        return store.commit_look(looked);
    }
};
VIGIE_BOTH_DRIVERS(Looks);

TEST_P(Looks, AreDueAtTheirTimeWithWhatThePageGave) {
    auto store = open();
    const Article article = done(*store);
    EXPECT_TRUE(store->claim_looks(5, 1min).empty());
    clock.move(10min);
    const ClaimedLook claimed = claim(*store);
    EXPECT_EQ(claimed.article.id, article.id);
    EXPECT_EQ(claimed.article.text, "Le texte.");
    EXPECT_EQ(claimed.look.url, "https://paper.example/page-of-a");
    EXPECT_EQ(claimed.look.etag, "\"v1\"");
    EXPECT_EQ(claimed.look.last_modified, "Mon");
    EXPECT_EQ(claimed.feed.name, "The a");
    EXPECT_TRUE(store->claim_looks(5, 1min).empty()) << "leased";
    clock.move(2min);
    EXPECT_EQ(store->claim_looks(5, 1min).size(), 1U) << "the lease expired";
}

TEST_P(Looks, FirstReadingsGoBefore) {
    auto store = open();
    done(*store);
    clock.move(10min);
    const auto fresh = article_to_read(*store, "b", "1");
    store->release_article(fresh.lease, fresh.article.id);
    EXPECT_TRUE(store->claim_looks(5, 1min).empty());
    store->commit_read(read_as(store->claim_to_read(1, 1min).at(0), "Autre."));
    EXPECT_EQ(store->claim_looks(5, 1min).size(), 1U);
}

TEST_P(Looks, WhatIsTheSameIsOnlyLookedAtAgain) {
    auto store = open();
    const Article article = done(*store);
    EXPECT_FALSE(look(*store, Found::same).changed);
    EXPECT_FALSE(look(*store, Found::page, "Le\n\n  texte. ").changed) << "spacing";
    EXPECT_FALSE(look(*store, Found::nothing).changed);
    const auto record = store->article(article.id);
    EXPECT_EQ(record->article.version, 1);
    EXPECT_EQ(record->stage, Stage::done);
    EXPECT_EQ(record->next_look, clock.now() + 10min);
    EXPECT_TRUE(record->versions.empty());
}

TEST_P(Looks, AnEditIsOneMoreVersionAndIsAnalyzed) {
    auto store = open();
    const Article article = done(*store, story_text(1));
    const auto result = look(*store, Found::page, story_text(1) + " Une phrase de plus.");
    EXPECT_TRUE(result.committed);
    EXPECT_TRUE(result.changed);
    const auto record = store->article(article.id);
    EXPECT_EQ(record->article.version, 2);
    EXPECT_EQ(record->stage, Stage::to_analyze);
    EXPECT_EQ(record->article.story_id, article.story_id);
    EXPECT_TRUE(record->annotations.empty()) << "they are of the other text";
    ASSERT_EQ(record->versions.size(), 1U);
    EXPECT_EQ(record->versions[0].version, 1);
    EXPECT_EQ(record->versions[0].until, clock.now());
    EXPECT_EQ(record->versions[0].cause, "page");
    EXPECT_EQ(record->versions[0].title, "A title");
    EXPECT_EQ(record->versions[0].text, story_text(1));
    EXPECT_EQ(record->versions[0].annotations.size(), 1U);
    const auto committed = analyze(*store, {draft("Au revoir")});
    ASSERT_EQ(committed.changes.size(), 1U);
    EXPECT_EQ(committed.changes[0].event, AlertEvent::updated);
    EXPECT_TRUE(committed.changes[0].notified);
}

TEST_P(Looks, AnEditThatOnlyMovesTheWordsTellsNobody) {
    auto store = open();
    done(*store);
    look(*store, Found::page, "Un mot. Le texte.");
    AlertDraft moved = draft();
    Evidence& evidence = moved.match.evidence.front();
    evidence.annotation.span = {8, 15};
    evidence.annotation.score = 0.4;
    evidence.sentence_span = {8, 16};
    evidence.annotation.parties[0].span = {10, 12};
    EXPECT_TRUE(analyze(*store, {moved}).changes.empty());
    EXPECT_EQ(store->alerts({}).at(0).evidence.at(0).annotation.span, (Span{8, 15}));
    EXPECT_EQ(store->alerts({}).at(0).revision, 1);
}

TEST_P(Looks, AnotherHeadlineIsAnEdit) {
    auto store = open();
    const Article article = done(*store);
    clock.move(10min);
    const ClaimedLook claimed = claim(*store);
    LookedAt looked{claimed.lease, Found::page, claimed.article};
    looked.article.title = "Another title";
    EXPECT_TRUE(store->commit_look(looked).changed);
    EXPECT_EQ(store->article(article.id)->article.title, "Another title");
    EXPECT_EQ(store->article(article.id)->versions.at(0).title, "A title");
    EXPECT_EQ(store->article(article.id)->next_look, std::nullopt);
}

TEST_P(Looks, ASecondMissingWithdrawsAndTheAlertIsRetracted) {
    auto store = open();
    const Article article = done(*store);
    EXPECT_FALSE(look(*store, Found::missing).withdrawn);
    EXPECT_FALSE(look(*store, Found::same).withdrawn);
    EXPECT_FALSE(look(*store, Found::missing).withdrawn) << "not twice in a row";
    EXPECT_TRUE(look(*store, Found::missing).withdrawn);
    auto record = store->article(article.id);
    EXPECT_EQ(record->article.withdrawn, clock.now());
    EXPECT_EQ(record->article.text, "Le texte.");
    EXPECT_EQ(record->article.version, 1);
    const auto committed = analyze(*store, {});
    ASSERT_EQ(committed.changes.size(), 1U);
    EXPECT_EQ(committed.changes[0].event, AlertEvent::retracted);
    EXPECT_FALSE(look(*store, Found::missing).withdrawn) << "it was already";
    EXPECT_EQ(store->article(article.id)->stage, Stage::done);
}

TEST_P(Looks, WhatIsGoneIsWithdrawnAtOnceAndMayComeBack) {
    auto store = open();
    const Article article = done(*store);
    EXPECT_TRUE(look(*store, Found::gone).withdrawn);
    analyze(*store, {});
    const auto back = look(*store, Found::page, "Le texte.");
    EXPECT_TRUE(back.returned);
    EXPECT_FALSE(back.changed);
    EXPECT_EQ(store->article(article.id)->article.withdrawn, std::nullopt);
    const auto committed = analyze(*store, {draft()});
    ASSERT_EQ(committed.changes.size(), 1U);
    EXPECT_EQ(committed.changes[0].event, AlertEvent::updated);
    EXPECT_TRUE(committed.changes[0].notified);
    EXPECT_FALSE(store->alerts({}).at(0).retracted);
    EXPECT_FALSE(look(*store, Found::missing).withdrawn) << "counted anew";
}

TEST_P(Looks, AnArticleThatIsReadOrAnalyzedAnewIsNotLookedAt) {
    auto store = open();
    const Article article = done(*store);
    clock.move(10min);
    const ClaimedLook claimed = claim(*store);
    store->poll_now("a");
    Entry edited = entry("of-a", "Another title");
    poll(*store, {edited});
    const LookedAt looked{claimed.lease, Found::page, claimed.article};
    EXPECT_FALSE(store->commit_look(looked).committed);
    const auto again = store->claim_to_read(1, 1min).at(0);
    EXPECT_TRUE(store->claim_looks(5, 1min).empty());
    store->commit_read(read_as(again, "Le texte."));
    EXPECT_EQ(store->article(article.id)->next_look, std::nullopt) << "this reading planned none";
}

TEST_P(Looks, AnEditedEntryKeepsWhatThePageSaidBefore) {
    auto store = open();
    const Article article = done(*store);
    for (const char* title : {"Second", "Third"}) {  // the second one is never read
        store->poll_now("a");
        poll(*store, {entry("of-a", title)});
    }
    store->commit_read(read_as(store->claim_to_read(1, 1min).at(0), "Autre texte."));
    auto record = store->article(article.id);
    EXPECT_EQ(record->article.version, 3);
    ASSERT_EQ(record->versions.size(), 1U);
    EXPECT_EQ(record->versions[0].version, 1);
    EXPECT_EQ(record->versions[0].cause, "feed");
    EXPECT_EQ(record->versions[0].text, "Le texte.");
}

TEST_P(Looks, AClockSetBackDoesNotPutThemOff) {
    auto store = open();
    done(*store);
    clock.move(-240h);
    store->clock_stepped_back({});
    clock.move(48h);
    EXPECT_EQ(store->claim_looks(5, 1min).size(), 1U);
}

}  // namespace
}  // namespace vigie::test
