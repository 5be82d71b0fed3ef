// Whom a frame may mean where its place tells nobody: the nearest that is named. Most are wrong: their signs tell the
// score, and the score whether they are given.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_holder = 24;
constexpr std::uint32_t reach_of_target = 14;

bool among(const std::vector<Referent>& some, const Referent& one) {
    return std::any_of(some.begin(), some.end(), [&](const Referent& other) { return other.id == one.id; });
}

}  // namespace

// The last that is named before the cue, in the same quotation or none, who is not the target.
Referent Finder::holder_near(std::uint32_t first, const Target& target) const {
    const std::uint32_t floor = r_.units[r_.words[first].unit].first;
    for (std::uint32_t i = first, steps = 0; i > floor && steps < reach_of_holder; --i, ++steps) {
        const Word& w = r_.words[i - 1];
        if (w.mark == ';' || w.mark == ':' || w.quote != r_.words[first].quote) break;
        if (w.mention == none || r_.mentions[w.mention].actor == none) continue;
        Referent who = of_mention(w.mention);
        if (!among(target.actors, who)) return who;
    }
    return {};
}

// The first that is named behind the cue; not whom a noun lets suffer what is judged, nor whom another frame meets.
Referent Finder::target_near(std::uint32_t from, std::uint32_t limit, const std::vector<Referent>& not_these) const {
    for (std::uint32_t i = from; i < limit && i < from + reach_of_target; ++i) {
        const Word& w = r_.words[i];
        if (w.mark == ';' || w.mark == ':' || w.mark == '.' || w.quote != r_.words[from].quote) break;
        if (w.mark == 0 && frames_.adverse.count(w.key)) break;  // dénonce un acharnement contre X
        if (w.mark == 0 && w.mention == none && frames_.victims.count(w.key)) break;
        if (w.verb_group != none && frames_.verbs.count(r_.groups[w.verb_group].verb)) break;  // l'idée de critiquer X
        if (w.mention == none || r_.mentions[w.mention].actor == none) continue;
        Referent whom = of_mention(w.mention);
        if (!among(not_these, whom)) return whom;
    }
    return {};
}

// Keeps, beside a stance that lacks a holder or a target, who may be meant.
void Finder::loosen(const Stance& stance, std::uint32_t first, std::uint32_t last) {
    Stance guess = stance;
    const bool reports =
        std::any_of(reporting_.begin() + first, reporting_.begin() + last, [](bool cue) { return cue; });
    if (guess.holders.empty() && !reports) {
        if (Referent who = holder_near(first, guess.target); !who.empty()) guess.holders = {std::move(who)};
        guess.guessed_holder = true;
    }
    if (guess.holders.empty()) return;
    std::erase_if(guess.target.actors, [this](const Referent& one) { return !tells_apart(one); });
    if (guess.target.actors.empty()) {
        if (guess.target.words.empty()) return;
        const std::uint32_t from = std::max(first + 1, r_.word_at(guess.target.span.begin));
        const Referent whom = target_near(from, r_.units[r_.words[last - 1].unit].last, guess.holders);
        if (whom.empty()) return;
        guess.target = Target{{whom}, whom.name, whom.span, true};
        guess.guessed_target = true;
    }
    if (guess.guessed_holder || guess.guessed_target) keep(std::move(guess));
}

}  // namespace vigie::stance
