// The search of an article, unit by unit; what is found is kept here, once for each target.
#include "plugins/stance/finder.hpp"

#include <algorithm>

namespace vigie::stance {

namespace {

// Of two frames that find the same, the surer one is kept.
double trust(const Stance& stance) {
    constexpr double by_kind[] = {.8, .65, .6, .6, .65, .75, .7, .75, .7, .65, .7, .65, .6, .65, .55, .5};
    static_assert(sizeof by_kind / sizeof *by_kind == static_cast<std::size_t>(Kind::count));
    return by_kind[static_cast<std::size_t>(stance.kind)] -
           (stance.guessed_holder || stance.guessed_target || stance.office ? 1 : 0);
}

}  // namespace

Finder::Finder(const Reading& reading, const Frames& frames)
    : r_(reading),
      frames_(frames),
      cast_(reading),
      speeches_(speeches_of(reading)),
      speech_of_(reading.words.size(), none),
      reporting_(reading.words.size()) {
    for (const Speech& speech : speeches_)
        if (speech.cue < reporting_.size()) reporting_[speech.cue] = true;
    for (std::uint32_t s = 0; s < speeches_.size(); ++s)
        for (std::uint32_t i = speeches_[s].first; i < speeches_[s].last; ++i) speech_of_[i] = s;
}

std::vector<Stance> Finder::run() {
    std::uint32_t next = 0;
    for (std::uint32_t u = 0; u < r_.units.size(); ++u) {
        const Unit& unit = r_.units[u];
        const std::uint32_t first = next;
        for (; next < speeches_.size() && speeches_[next].first < unit.last; ++next)
            cast_.spoke(speeches_[next].speakers, speeches_[next].first);
        for (std::uint32_t g = unit.first_group; g < unit.last_group; ++g) verb(unit, g);
        for (std::uint32_t i = unit.first; i < unit.last; ++i)
            if (r_.words[i].mark == 0) {
                if (r_.words[i].mention == none) word(unit, i);
                compound(unit, i);
            }
        for (std::uint32_t s = first; s < next; ++s) judged(speeches_[s]);
    }
    stand_for();
    return std::move(out_);
}

void Finder::add(std::vector<Referent> holders, Target target, int value, bool hedged, Kind kind, std::uint32_t first,
                 std::uint32_t last) {
    Stance stance{std::move(holders), std::move(target), value, hedged, kind, {}};
    stance.evidence = {r_.words[first].span.begin, r_.words[last - 1].span.end};
    if (stance.evidence.begin >= stance.evidence.end) return;
    loosen(stance, first, last);
    keep(std::move(stance));
}

// Keeps a stance, once.
void Finder::keep(Stance stance) {
    auto& [holders, target, value, hedged, kind, evidence, guessed_holder, guessed_target, office] = stance;
    if (holders.empty() || (target.actors.empty() && target.words.empty())) return;
    const auto same = [](const Referent& a, const Referent& b) { return a.id == b.id; };
    std::erase_if(holders, [&](const Referent& who) {
        return std::any_of(target.actors.begin(), target.actors.end(),
                           [&](const Referent& one) { return same(one, who); });
    });
    if (holders.empty()) return;
    // an unnamed target is words, not an actor, but for a body or several persons (le gouvernement, les pouvoirs
    // publics)
    std::erase_if(target.actors, [this](const Referent& one) { return !tells_apart(one); });
    for (auto& one : target.actors) {  // des militants: whom it meets are the militants
        const std::uint32_t i = one.actor == none ? r_.word_at(one.span.begin) : none;
        if (i >= r_.words.size()) continue;
        const auto article = r_.text(i);
        if (is_body_of_state(i) && one.name.starts_with(article)) {
            const auto noun = r_.text(i + 1);
            one = {"name:" + common::fold(noun), std::string(noun), one.span, none};
        } else if (r_.words[i].is(grammar::of) && r_.words[i].has(grammar::plural) &&
                   one.name.size() > article.size() + 1 && one.id.size() > article.size() + 6) {
            one = {"name:" + one.id.substr(6 + article.size()), one.name.substr(article.size() + 1), one.span, none};
        }
    }
    // what two frames find of the same words is one stance, the surer one
    auto& alike = alike_[common::hash(stance.holders[0].id) + static_cast<std::uint64_t>(value + 1)];
    for (const std::uint32_t number : alike) {
        Stance& other = out_[number];
        if (other.polarity != stance.polarity || other.evidence.end <= stance.evidence.begin) continue;
        if (!std::equal(other.holders.begin(), other.holders.end(), stance.holders.begin(), stance.holders.end(),
                        same) ||
            !std::equal(other.target.actors.begin(), other.target.actors.end(), stance.target.actors.begin(),
                        stance.target.actors.end(), same))
            continue;
        if (trust(other) < trust(stance)) other = std::move(stance);
        return;
    }
    alike.push_back(static_cast<std::uint32_t>(out_.size()));
    out_.push_back(std::move(stance));
}

// un État qui abandonne X: there is but one
bool Finder::is_body_of_state(std::uint32_t i) const {
    const Word& w = r_.words[i];
    return i + 1 < r_.words.size() && w.is(grammar::determiner) && w.has(grammar::singular) &&
           !w.has(grammar::definite | grammar::possessive | grammar::demonstrative) && r_.words[i + 1].mark == 0 &&
           frames_.state_bodies.count(r_.words[i + 1].key) != 0;
}

// Is it an actor that its words tell apart: a name, or a body or several persons that few words name?
bool Finder::tells_apart(const Referent& one) const {
    if (one.actor != none || !one.id.starts_with("name:") || named(one)) return true;
    if (is_body_of_state(r_.word_at(one.span.begin))) return true;
    const auto blanks = std::count(one.name.begin(), one.name.end(), ' ');
    if (blanks == 0) return true;
    if (blanks > 4 || !r_.lexicon->inverts) return false;
    std::uint32_t i = r_.word_at(one.span.begin);
    if (i >= r_.words.size()) return false;
    const bool opened = r_.words[i].is(grammar::determiner);
    const Word& link = opened || i == 0 ? r_.words[i] : r_.words[i - 1];
    const bool some = r_.words[i].is(grammar::of) && r_.words[i].has(grammar::plural);  // des militants de …
    if (link.mark || (!link.has(grammar::definite | grammar::demonstrative | grammar::contracted) && !some))
        return false;
    if (opened || some) ++i;
    const auto being = [&](std::uint32_t k) {
        return k < r_.words.size() && r_.words[k].mark == 0 && !r_.words[k].is(grammar::number) &&
               (r_.words[k].is(grammar::group) ||
                (r_.words[k].is(grammar::person) && r_.words[k].has(grammar::plural)));
    };
    return being(i) || (i < r_.words.size() && r_.words[i].entry->classes == 0 && being(i + 1));
}

std::vector<Stance> find_stances(const Reading& reading, const Frames& frames) {
    return Finder(reading, frames).run();
}

}  // namespace vigie::stance
