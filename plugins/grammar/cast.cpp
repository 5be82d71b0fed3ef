// Whom noun groups and pronouns mean: names, apposed names, descriptions met before, the most salient fitting actor.
#include <algorithm>
#include <array>
#include <cmath>

#include "plugins/common/common.hpp"
#include "plugins/grammar/cast.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

constexpr static std::uint32_t gender = masculine | feminine;

bool Cast::fits(std::uint32_t actor, std::uint32_t features) const {
    const std::uint32_t known = actors_[actor].features & gender, wanted = features & gender;
    return known == 0 || wanted == 0 || wanted == gender || (known & wanted) != 0;
}

Referent Cast::of_actor(std::uint32_t actor, vigie_span span) const {
    return {std::string(actors_[actor].id), std::string(actors_[actor].name), span, actor};
}

// The unnamed subject of the sentence before, where no name in it fits: Le gouvernement … Il a déclaré …; where that is
// a pronoun too, of the one before it
std::vector<Referent> Cast::subject_of_last_unit(const NounGroup& group) {
    const Word& word = reading_.words[group.head];
    const bool many = word.has(plural) && !word.has(singular);
    const auto differs = [&](const Word& head) {
        const std::uint32_t one = head.entry->features & gender, other = word.entry->features & gender;
        return one && other && !(one & other);
    };
    for (std::uint32_t u = word.unit; u > 0 && u + 3 > word.unit; --u) {
        const Unit& unit = reading_.units[u - 1];
        if (unit.paragraph != reading_.units[word.unit].paragraph) return {};
        NounGroup subject;
        const VerbGroup* told_of = nullptr;
        for (std::uint32_t g = unit.first_group; g < unit.last_group && subject.empty(); ++g) {
            const VerbGroup& verb = reading_.groups[g];
            if (!verb.finite() || reading_.words[verb.head].quote != none) continue;
            subject = subject_before(reading_, verb);
            told_of = &verb;
            break;
        }
        if (subject.empty() || subject.mention != none || subject.apposition != none || subject.head == none) return {};
        if (reading_.lexicon->inverts &&
            told_of->plural() != ((subject.features & plural) && !(subject.features & singular)))
            return {};
        const Word& head = reading_.words[subject.head];
        if (differs(head) || many != ((subject.features & plural) && !(subject.features & singular))) return {};
        if (head.is(pronoun) && head.has(third) && !head.has(impersonal | neuter)) continue;
        const bool of_them = head.is(determiner) && subject.last >= subject.first + 3;  // l'une d'elles
        if (!of_them && (!head.is(person | grammar::group) || head.is(pronoun))) return {};
        if (!reading_.lexicon->inverts && !head.is(person) && (word.entry->features & gender))
            return {};  // he: no body
        auto out = resolve(subject);
        for (auto& referent : out) referent.span = word.span;
        return out;
    }
    return {};
}

std::vector<Referent> Cast::pronominal(const NounGroup& group) {
    const Word& word = reading_.words[group.head];
    if (word.has(impersonal | neuter | first | second)) return {};
    const vigie_span span = word.span;
    if (word.has(plural) && !word.has(singular)) {
        auto out = last_speakers_;
        if (out.size() < 2 && !(out.size() == 1 && out[0].actor == none && several(out[0]))) {
            out = subject_of_last_unit(group);
            if (out.empty()) out = joined_before(group.first, 3);
        }
        for (auto& one : out) one.span = span;
        return out;
    }
    if (auto subject = subject_of_last_unit(group); !subject.empty()) return subject;
    // an unnamed source that spoke last: il, elle mean it while no fitting name is nearer
    const bool no_body = !reading_.lexicon->inverts && (word.entry->features & gender) != 0;  // he, she
    const std::uint32_t actor = most_salient(group, no_body);
    if (last_speakers_.size() == 1 && last_speakers_[0].actor == none && !several(last_speakers_[0]) &&
        agrees(last_speakers_[0], word)) {
        const std::uint32_t said = reading_.word_at(last_speakers_[0].span.begin);
        const bool newer =
            actor != none && salience(actor, group.first) > 1.3 / (1 + 0.5 * (word.unit - reading_.words[said].unit));
        if (!newer && said < group.first) {
            auto out = last_speakers_;
            out[0].span = span;
            return out;
        }
    }
    if (auto earlier = spoke_earlier(word); !earlier.empty()) return earlier;
    if (actor == none) return {};
    return {of_actor(actor, span)};
}

std::vector<Referent> Cast::resolve(const NounGroup& group) {
    if (group.empty()) return {};
    if (group.apposition != none && reading_.mentions[group.apposition].actor != none)
        return of_mentions(group.apposition, group.others);
    // the nationalist Norland First: the name of a body straight behind
    const bool of_body = !reading_.lexicon->inverts && group.mention != none && group.head != none &&
                         reading_.mentions[group.mention].first == group.head + 1 &&
                         reading_.mentions[group.mention].last == group.last;
    const bool role = !of_body && group.head != none && reading_.words[group.head].is(person) &&
                      group.mention != none && reading_.mentions[group.mention].type != 'p' &&
                      group.mention != reading_.words[group.head].mention;
    if (!role && group.mention != none && reading_.mentions[group.mention].actor != none) {
        return of_mentions(group.mention, group.others);
    }
    if (!role && group.mention != none) {  // a name whose actor is not told apart
        const vigie_span span = reading_.mentions[group.mention].span;
        const std::string name(reading_.text(span));
        return {{"name:" + common::fold(name), name, span, none}};
    }
    if (group.head == none) return {};
    const Word& head = reading_.words[group.head];
    if (head.is(pronoun) && group.last == group.first + 1) return pronominal(group);
    auto out = described(group);
    if (out.size() == 1 && out[0].actor != none) call(out[0]);
    return out;
}

// «…», a dit le chancelier: whom a noun alone meant
void Cast::call(const Referent& one) {
    const std::uint32_t first = reading_.word_at(one.span.begin);
    if (first + 1 >= reading_.words.size() || actors_[one.actor].type != 'p') return;
    const Word &article = reading_.words[first], &noun = reading_.words[first + 1];
    if (article.mark == 0 && article.is(determiner) && article.has(definite) && noun.is(person) &&
        !noun.is(concerned | latter) && noun.span.end == one.span.end)
        called_[noun.key] = one.actor;
}

void Cast::spoke(const std::vector<Referent>& who, std::uint32_t at) {
    if (who.empty()) return;
    for (const auto& one : who)
        if (one.actor != none) spoke_.emplace_back(one.actor, at), call(one);
    if (last_speakers_.size() != 1 || who.size() != 1 || last_speakers_[0].id != who[0].id)
        earlier_speakers_ = std::move(last_speakers_);
    last_speakers_ = who;
    if (who.size() == 1 && (who[0].actor == none || actors_[who[0].actor].type == 'o')) last_sources_ = who;
}

}  // namespace vigie::grammar
