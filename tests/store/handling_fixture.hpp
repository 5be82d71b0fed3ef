// Deliveries that a judge of the test holds, and the words for what became of them.
#pragma once

#include "store/store_fixture.hpp"

namespace vigie::test {

class TestJudge final : public DeliveryJudge {
  public:
    std::string group(const std::string&, const Alert&) const override { return group_key; }
    Duration limit_time(const std::string&) const override { return limit; }
    const std::vector<Inhibition>& inhibitions() const override { return rules; }
    Verdict decide(const DeliveryFacts& facts) const override {
        seen = facts;
        if (!facts.suppressed.empty()) return {Verdict::Action::suppress, {}, {}, facts.suppressed};
        if (until > facts.now && !(urgent_passes && facts.priority == "high"))
            return {Verdict::Action::hold, until, facts.hold.empty() ? "digest" : facts.hold, "digest"};
        return {};
    }
    std::string group_key;
    Duration limit{};
    std::vector<Inhibition> rules;
    Time until{};
    bool urgent_passes = false;
    mutable DeliveryFacts seen;
};

class HandledDeliveries : public StoreTest {
  protected:
    void raise(Store& store, const std::string& paper, int story, AlertDraft draft) {
        store.commit_analysis(analyzed(article_to_analyze(store, paper, story_text(story)), {std::move(draft)}));
        clock.move(1s);
    }
    void raise(Store& store, const std::string& paper, int story) { raise(store, paper, story, draft("by " + paper)); }
    // The same article, analyzed again.
    void again(Store& store, std::vector<AlertDraft> alerts) {
        store.analyze_again(clock.now() - 24h);
        store.commit_analysis(analyzed(store.claim_to_analyze(1, 1min).at(0), std::move(alerts)));
        clock.move(1s);
    }
    // What goes now, one after another: watch and event.
    std::vector<std::string> told(Store& store) {
        std::vector<std::string> words;
        for (auto claimed = store.claim_due_deliveries(1, 1min, &judge); !claimed.empty();
             claimed = store.claim_due_deliveries(1, 1min, &judge)) {
            const ClaimedDelivery& one = claimed.front();
            store.record_attempt(attempt(one, DeliveryState::delivered, clock.now()));
            words.push_back(one.alert.watch + " " + std::string(to_string(one.delivery.event)));
        }
        return words;
    }
    static AlertDraft urgent() {
        AlertDraft high = draft("appears", "xi-appears");
        high.priority = "high";
        return high;
    }
    std::vector<Delivery> ledger(Store& store) { return store.deliveries({}); }
    TestJudge judge;
};

}  // namespace vigie::test
