// Words that judge in what someone says: the speaker holds it, of whom the judged clause or noun is.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_negation = 4;
constexpr std::uint32_t reach_of_predicate = 6;

}  // namespace

// n'est ni juste ni responsable · no good · sans courage
bool Finder::denied(std::uint32_t word, std::uint32_t floor) const {
    const Word& w = r_.words[word];
    if (w.verb_group != none && r_.groups[w.verb_group].negated) return true;
    for (std::uint32_t i = word, steps = 0; i > floor && steps < reach_of_negation; --i, ++steps) {
        const Word& before = r_.words[i - 1];
        if (before.mark) return false;
        if (before.is(grammar::negation)) return true;
        if (before.verb_group != none) return r_.groups[before.verb_group].negated;
    }
    return false;
}

// What a stretch says on balance, and the first word that says it.
int Finder::judgement(std::uint32_t first, std::uint32_t last, std::uint32_t& word) const {
    int sum = 0;
    for (std::uint32_t i = first; i < last; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || w.mention != none) continue;
        const auto found = frames_.judgements.find(w.key);
        if (found == frames_.judgements.end()) continue;
        sum += denied(i, first) ? -found->second : found->second;
        if (word == none) word = i;
    }
    return sum > 0 ? 1 : sum < 0 ? -1 : 0;
}

// A group that can be judged: a name, or one that its noun tells; whose policy it is counts too.
Target Finder::judgeable(const Speech& speech, const NounGroup& group, bool direct) {
    if (group.empty()) return {};
    const bool by_name = group.mention != none || group.apposition != none;
    if (!by_name && group.head == none) return {};
    if (!by_name && r_.words[group.head].is(grammar::pronoun)) {
        const Word& w = r_.words[group.head];
        if (!w.has(grammar::third) || w.has(grammar::impersonal | grammar::neuter | grammar::first) ||
            nobody(group.head))
            return {};
        const Referent whom = cast_.object(group.head, speech.speakers);
        if (whom.empty()) return {};
        return Target{{whom}, whom.name, whom.span, true};
    }
    Target whom = target(group);
    if (direct && whom.inherited) return {};
    return whom;
}

// Whose failure, the failure of whom, who failed.
Target Finder::judged_target(const Speech& speech, std::uint32_t word, int value, std::uint32_t first,
                             std::uint32_t last) {
    for (std::uint32_t i = word + 1; i < last && i < word + 4; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || w.verb_group != none) break;
        if (!w.is(grammar::of | grammar::agent)) continue;
        Target whom = judgeable(speech, grammar::noun_group(r_, i + 1, last, true), true);
        if (!whom.actors.empty()) return whom;
        break;
    }
    for (std::uint32_t i = word; i > first && i + 3 > word; --i) {
        if (r_.words[i - 1].mark || !r_.words[i - 1].is(grammar::possessor)) continue;
        return judgeable(speech, grammar::noun_group_ending(r_, first, i - 1), true);
    }
    const VerbGroup* clause = nullptr;
    for (const VerbGroup& group : std::span(r_.groups).subspan(r_.units[r_.words[word].unit].first_group)) {
        if (group.first > word) break;
        if (group.finite() && group.first >= first) clause = &group;
    }
    if (!clause || clause->passive || clause->last + reach_of_predicate < word) return {};
    if (value > 0 && (clause->verb != frames_.grammar.be || clause->last + 4 < word)) return {};
    if (frames_.verbs.count(clause->verb)) return {};  // who condemns a disaster is none
    for (std::uint32_t i = clause->last; i < word; ++i)
        if (r_.words[i].mention != none || r_.words[i].mark == ',' || r_.words[i].is(grammar::subordinator)) return {};
    const NounGroup who = subject(*clause);
    if (who.empty() || who.first < first) return {};
    Target whom = judgeable(speech, who, false);
    for (std::uint32_t i = who.last; i < clause->first && whom.actors.empty() && i < who.last + 6; ++i)
        if (r_.words[i].mark == 0 && r_.words[i].is(grammar::agent))  // les réponses apportées par X
            whom = judgeable(speech, grammar::noun_group(r_, i + 1, clause->first, true), true);
    return whom;
}

void Finder::judge_sentence(const Speech& speech, std::uint32_t first, std::uint32_t last) {
    struct Sum {
        Target whom;
        int value = 0;
        std::uint32_t end = 0;
    };
    std::vector<Sum> sums;
    for (std::uint32_t i = first; i < last; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || w.mention != none) continue;
        const auto found = frames_.judgements.find(w.key);
        if (found == frames_.judgements.end()) continue;
        const int value = denied(i, first) ? -found->second : found->second;
        Target whom = judged_target(speech, i, value, first, last);
        if (whom.actors.empty()) continue;
        const auto same = std::find_if(sums.begin(), sums.end(),
                                       [&](const Sum& one) { return one.whom.actors[0].id == whom.actors[0].id; });
        if (same != sums.end()) {
            same->value += value;
            same->end = i + 1;
        } else {
            sums.push_back({std::move(whom), value, i + 1});
        }
    }
    for (auto& one : sums)
        if (one.value != 0)
            add(speech.speakers, std::move(one.whom), one.value > 0 ? 1 : -1, false, 0.55, first, one.end);
}

void Finder::judged(const Speech& speech) {
    if (speech.speakers.empty() || speech.type == 's') return;
    std::uint32_t first = speech.first;
    for (std::uint32_t i = speech.first; i < speech.last; ++i) {
        const char mark = r_.words[i].mark;
        if (mark != '.' && mark != ';' && mark != ':') continue;
        judge_sentence(speech, first, i);
        first = i + 1;
    }
    if (first < speech.last) judge_sentence(speech, first, speech.last);
}

}  // namespace vigie::stance
