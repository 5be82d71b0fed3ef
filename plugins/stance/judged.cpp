// Words that judge in what someone says: the speaker holds it, of whom the judged clause or noun is.
#include <algorithm>

#include "plugins/stance/finder.hpp"

namespace vigie::stance {

namespace {

constexpr std::uint32_t reach_of_negation = 4;
constexpr std::uint32_t reach_of_predicate = 6;
constexpr std::uint32_t reach_of_agent = 8;

}  // namespace

// n'est ni juste ni responsable · no good · sans courage
bool Finder::denied(std::uint32_t word, std::uint32_t floor) const {
    const Word& w = r_.words[word];
    const auto negates = [this](const VerbGroup& group) { return group.negated && !limited(group); };
    if (w.verb_group != none && negates(r_.groups[w.verb_group])) return true;
    for (std::uint32_t i = word, steps = 0; i > floor && steps < reach_of_negation; --i, ++steps) {
        const Word& before = r_.words[i - 1];
        if (before.mark) return false;
        if (before.is(grammar::negation) && before.verb_group == none) return true;
        if (before.verb_group != none) return negates(r_.groups[before.verb_group]);
    }
    return false;
}

// What a stretch says on balance, and the first word that says it.
int Finder::judgement(std::uint32_t first, std::uint32_t last, std::uint32_t& word) const {
    int sum = 0;
    for (std::uint32_t i = first; i < last; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || w.mention != none) continue;
        if (!frames_.judging[w.key & 0xFFFFU]) continue;
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
        if (w.has(grammar::second)) {
            auto whom = addressees(speech);
            if (whom.empty()) return {};
            return Target{whom, whom[0].name, w.span, true};
        }
        if (w.has(grammar::neuter)) return topic(speech);  // c'est un homme remarquable
        if (!w.has(grammar::third) || w.has(grammar::impersonal | grammar::neuter | grammar::first) ||
            nobody(group.head))
            return {};
        if (Target about = topic(speech); !about.actors.empty()) return about;  // "He lied", X said of Y
        const Referent whom = cast_.object(group.head, speech.speakers);
        if (whom.empty()) return {};
        return Target{{whom}, whom.name, whom.span, true};
    }
    Target whom = target(group);
    if (direct && whom.inherited) return {};
    return whom;
}

// The name before the comma that a noun which judges is said of; none if there is none.
std::uint32_t Finder::apposed_to(std::uint32_t word, std::uint32_t first) const {
    std::uint32_t i = word;
    while (i > first && i + 3 > word && r_.words[i].mark == 0 && !r_.words[i].is(grammar::determiner)) --i;
    if (i < first + 2 || r_.words[i].mark || !r_.words[i].is(grammar::determiner) || r_.words[i - 1].mark != ',' ||
        r_.words[i].has(grammar::possessive))
        return none;
    const std::uint32_t name = r_.words[i - 2].mention;
    return name != none && r_.mentions[name].type == 'p' ? name : none;
}

// Whose failure, the failure of whom, who failed.
Target Finder::judged_target(const Speech& speech, std::uint32_t word, int value, std::uint32_t first,
                             std::uint32_t last) {
    if (const std::uint32_t name = apposed_to(word, first); name != none)  // X, un héros de notre nation
        return {{of_mention(name)}, std::string(r_.text(r_.mentions[name].span)), r_.mentions[name].span, false};
    for (std::uint32_t i = word + 1; i < last && i < word + 4; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || w.verb_group != none) break;
        if (!w.is(grammar::of | grammar::agent)) continue;
        NounGroup group = grammar::noun_group(r_, i + 1, last, true);
        if (w.has(grammar::contracted)) group.features |= grammar::definite;
        Target whom = judgeable(speech, group, true);
        if (!whom.actors.empty()) return whom;
        break;
    }
    if (const NounGroup source = behind_phrase(r_.units[r_.words[word].unit], word + 1, 3, frames_.among);
        !source.empty()) {
        Target whom = judgeable(speech, source, false);  // une honte de la part de X
        if (!whom.actors.empty()) return whom;
    }
    if (value < 0)  // la gestion désastreuse de la crise par X
        for (std::uint32_t i = word + 1; i < last && i < word + reach_of_agent; ++i) {
            const Word& w = r_.words[i];
            if (w.mark || w.verb_group != none) break;
            if (!w.is(grammar::agent)) continue;
            Target whom = judgeable(speech, grammar::noun_group(r_, i + 1, last, true), false);
            if (!whom.actors.empty()) return whom;
            break;
        }
    if (Target whom = owner_of(r_.units[r_.words[word].unit], word, speech.speakers); !whom.actors.empty()) return whom;
    const VerbGroup* clause = nullptr;
    for (const VerbGroup& group : std::span(r_.groups).subspan(r_.units[r_.words[word].unit].first_group)) {
        if (group.first > word) break;
        if (group.finite() && group.first >= first) clause = &group;
    }
    if (!clause && speech.type == 'm' && speech.first == first) {  // X est un «menteur»
        const VerbGroup* before = verb_before(r_.units[r_.words[word].unit], first, reach_of_predicate);
        if (before && before->finite() && before->verb == frames_.grammar.be)
            if (const NounGroup who = subject(*before); who.last == before->first) return judgeable(speech, who, false);
    }
    if (!clause || clause->passive || clause->last + reach_of_predicate < word) return {};
    // il est honteux que …: nobody yet
    if (clause->before != none && r_.words[clause->before].has(grammar::masculine) && word + 1 < last &&
        r_.words[word + 1].mark == 0 && r_.words[word + 1].is(grammar::complementiser | grammar::of))
        return {};
    if (value > 0 && (clause->verb != frames_.grammar.be || clause->last + 4 < word)) return {};
    if (frames_.verbs.count(clause->verb)) return {};  // who condemns a disaster is none
    for (std::uint32_t i = clause->last; i < word; ++i)
        if (r_.words[i].mention != none || r_.words[i].mark == ',' || r_.words[i].is(grammar::subordinator)) return {};
    const NounGroup who = subject(*clause);
    if (who.empty() || who.first < first) return {};
    // l'attentat contre X est un crime; si X échoue; X a été victime d'un scandale
    if (who.first > first && r_.words[who.first - 1].mark == 0 && !r_.words[who.first - 1].is(grammar::agent) &&
        r_.words[who.first - 1].is(grammar::preposition | grammar::subordinator))
        return {};
    for (std::uint32_t i = clause->last; i < word; ++i)
        if (frames_.victims.count(r_.words[i].key)) return {};
    Target whom = judgeable(speech, who, false);
    for (std::uint32_t i = who.last; i < clause->first && whom.actors.empty() && i < who.last + 6; ++i)
        if (r_.words[i].mark == 0 && r_.words[i].is(grammar::agent))  // les réponses apportées par X
            whom = judgeable(speech, grammar::noun_group(r_, i + 1, clause->first, true), true);
    return whom;
}

// prend les paysans en otage: an object inside the idiom
bool Finder::around_object(const Idiom& one, const VerbGroup& group, std::uint32_t last) const {
    if (one.words.size() < 2 || group.last >= last || r_.words[group.last].mark) return false;
    const NounGroup object = object_of(r_, group.last, last);
    return !object.empty() && object.last < last && fixed_words(one, object.last, last) != none;
}

// What a verb tells of its subject: a menti, a commis une faute, sème la haine; 0: nothing
int Finder::deed(const VerbGroup& group, std::uint32_t last) const {
    if (!(group.finite() || group.passive || auxiliary_of(group))) return 0;
    if (const auto idioms = frames_.deed_idioms.find(group.verb); idioms != frames_.deed_idioms.end())
        for (const Idiom& one : idioms->second)  // raconte n'importe quoi: no denial
            if (frames_.grammar.find(one.words[0]).is(grammar::negation) && fixed_words(one, group.last, last) != none)
                return one.frame.polarity;
    if (group.negated && !limited(group)) {  // n'a pas été à la hauteur
        if (const auto idioms = frames_.deed_idioms.find(group.verb); idioms != frames_.deed_idioms.end())
            for (const Idiom& one : idioms->second)
                if (one.frame.polarity > 0 && fixed_words(one, group.last, last) != none) return -1;
        return 0;
    }
    if (must_go(group)) return -1;
    if (const auto idioms = frames_.deed_idioms.find(group.verb); idioms != frames_.deed_idioms.end())
        for (const Idiom& one : idioms->second)
            if (fixed_words(one, group.last, last) != none || around_object(one, group, last))
                return one.frame.polarity;
    if (Frames::has(frames_.cause, group.verb) && !group.passive)
        for (std::uint32_t i = group.last; i < last && i < group.last + 4 && r_.words[i].mark == 0; ++i)
            if (frames_.harms.count(r_.words[i].key)) return -1;
    const auto found = frames_.deeds.find(group.verb);
    return found == frames_.deeds.end() ? 0 : found->second;
}

void Finder::judge_sentence(const Speech& speech, std::uint32_t first, std::uint32_t last) {
    struct Sum {
        Target whom;
        int value = 0;
        std::uint32_t end = 0;
    };
    std::vector<Sum> sums;
    const auto count = [&](Target whom, int value, std::uint32_t end) {
        if (whom.actors.empty()) return;
        const auto same = std::find_if(sums.begin(), sums.end(),
                                       [&](const Sum& one) { return one.whom.actors[0].id == whom.actors[0].id; });
        if (same != sums.end()) {
            same->value += value;
            same->end = end;
        } else {
            sums.push_back({std::move(whom), value, end});
        }
    };
    std::uint32_t seen = none;
    for (std::uint32_t i = first; i < last; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || w.mention != none) continue;
        if (w.verb_group != none && w.verb_group != seen) {
            const VerbGroup& group = r_.groups[seen = w.verb_group];
            if (const int value = deed(group, last)) count(doer(speech, group, first, last), value, group.last);
        }
        if (!frames_.judging[w.key & 0xFFFFU]) continue;
        const auto found = frames_.judgements.find(w.key);
        if (found == frames_.judgements.end()) continue;
        if (i > first && frames_.own.count(r_.words[i - 1].key)) continue;  // notre mauvaise humeur
        const int value = denied(i, first) ? -found->second : found->second;
        count(judged_target(speech, i, value, first, last), value, i + 1);
    }
    for (auto& one : sums)
        if (one.value != 0)
            add(speech.speakers, std::move(one.whom), one.value > 0 ? 1 : -1, false, Kind::judged, first, one.end);
}

// «X a choisi …», s'agace Y: the verb of saying tells how he takes what the first clause tells of
void Finder::cued(const Speech& speech) {
    if (speech.type == 'i' || speech.cue == none || speech.cue >= r_.words.size()) return;
    const std::uint32_t number = r_.words[speech.cue].verb_group;
    if (number == none) return;
    const auto value = frames_.cues.find(r_.groups[number].verb);
    if (value == frames_.cues.end() || r_.groups[number].negated) return;
    std::uint32_t seen = none;
    for (std::uint32_t i = speech.first; i < speech.last; ++i) {
        const Word& w = r_.words[i];
        if (w.mark || w.verb_group == none || w.verb_group == seen) continue;
        const VerbGroup& group = r_.groups[seen = w.verb_group];
        if (!group.finite()) continue;
        Target whom = doer(speech, group, speech.first, speech.last);
        if (whom.actors.empty()) continue;
        if (whom.inherited && !group.passive) return;
        add(speech.speakers, std::move(whom), value->second, false, Kind::cued, speech.first, group.last);
        return;
    }
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
    cued(speech);
}

}  // namespace vigie::stance
