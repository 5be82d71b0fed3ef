// The world of the simulated week: its press, made from templates, and its receivers, which fail.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/awaitable.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "pipeline/pipeline.hpp"
#include "support/moved_clock.hpp"
#include "week/gold.hpp"

namespace vigie::test {

struct Planned {
    Time at{};
    int story = 0;
    int feed = 0;
    int number = 0;
};

class Press {
  public:
    // The first stories are the real articles.
    Press(int articles, int stories, Time start, unsigned seed, const std::vector<RealArticle>& real)
        : real_(real), chance_(seed) {
        for (int i = 0; i < stories; ++i) texts_.push_back(words(90));
        // Each story appears once at least; copies follow within six hours.
        std::vector<Time> first;
        for (int i = 0; i < stories; ++i) first.push_back(start + std::chrono::minutes(below(7 * 24 * 60 - 400)));
        for (int i = 0; i < articles; ++i) {
            const int story = i < stories ? i : below(stories);
            const auto later = i < stories ? 0 : 1 + below(360);
            plan.push_back({first[static_cast<std::size_t>(story)] + std::chrono::minutes(later), story, below(20), i});
        }
        std::sort(plan.begin(), plan.end(), [](const Planned& a, const Planned& b) {
            return std::pair(a.at, a.number) < std::pair(b.at, b.number);
        });
    }

    const RealArticle* real(const Planned& one) const {
        const auto at = static_cast<std::size_t>(one.story);
        return at < real_.size() ? &real_[at] : nullptr;
    }
    // The dispatch as that paper prints it: one sentence of its own.
    std::string text(const Planned& one) const {
        const std::string own = "Article du journal numéro " + std::to_string(one.feed) + ".";
        if (const RealArticle* article = real(one)) return article->text + "\n\n" + own;
        return "Le ministre " + std::to_string(one.story) + " a pris la parole. " +
               texts_[static_cast<std::size_t>(one.story)] + " " + own;
    }
    // As analyzers would say it: of the template its minister, of a real article what the real analyzers found.
    std::vector<Annotation> annotations(const Planned& one) const {
        if (const RealArticle* article = real(one)) return article->annotations;
        const std::string id = minister(one);
        Annotation mention;
        mention.kind = "mention";
        mention.type = "person";
        mention.text = "Le ministre " + std::to_string(one.story);
        mention.span = {0, mention.text.size()};
        mention.parties = {{"actor", id, "Ministre " + id, mention.span}};
        return {mention};
    }
    static std::string minister(const Planned& one) { return "Q" + std::to_string(one.story % ministers); }
    static constexpr int ministers = 25;

    std::vector<Planned> plan;  // in the order of time

  private:
    int below(int n) { return static_cast<int>(chance_() % static_cast<unsigned>(n)); }
    std::string words(int count) {
        static const char* const syllables[] = {"ba",  "ri",  "ton", "mel", "du",  "sar",
                                                "vin", "cho", "lu",  "per", "gan", "tre"};
        std::string out;
        for (int i = 0; i < count; ++i) {
            if (i > 0) out += ' ';
            for (int left = 2 + below(3); left > 0; --left) out += syllables[below(12)];
        }
        return out + ".";
    }

    const std::vector<RealArticle>& real_;
    std::vector<std::string> texts_;
    std::mt19937 chance_;
};

// What arrived where.
struct Arrival {
    std::string id;  // of the delivery
    std::string alert;
    std::string story;
    AlertEvent event;
    int revision;
};

class WeekReceiver final : public Notifier {
  public:
    WeekReceiver(std::vector<Arrival>& arrived, std::int64_t& attempts, std::mt19937& chance)
        : arrived_(arrived), attempts_(attempts), chance_(chance) {}

    Task<SendResult> send(const Notification& notification) override {
        ++attempts_;
        const auto dice = chance_() % 100;
        if (dice < 15) co_return SendResult{SendState::retry, "503", {}};
        for (const NotificationItem& item : notification.bundle)
            take(notification, item.alert, item.event, item.revision);
        if (notification.bundle.empty())
            take(notification, notification.alert, notification.event, notification.revision);
        if (dice < 20) co_return SendResult{SendState::retry, "taken, but the answer was lost", {}};
        co_return SendResult{SendState::delivered, "204", {}};
    }
    std::string preview(const Notification&) const override { return {}; }

  private:
    void take(const Notification& notification, const Alert& alert, AlertEvent event, int revision) {
        arrived_.push_back({notification.delivery_id, alert.id, alert.story_id, event, revision});
    }
    std::vector<Arrival>& arrived_;
    std::int64_t& attempts_;
    std::mt19937& chance_;
};

}  // namespace vigie::test
