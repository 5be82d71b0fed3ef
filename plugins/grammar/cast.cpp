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

// les chiffres publiés mardi par X: whose document it is, as a mention
std::uint32_t Cast::issuer(const NounGroup& document) const {
    const auto& words = reading_.words;
    const Unit& unit = reading_.units[words[document.first].unit];
    std::uint32_t i = document.last;
    if (i >= unit.last || words[i].mark != 0 || !(words[i].entry->forms() & participle)) return none;
    while (i < unit.last && i < document.last + 6 && words[i].mark == 0 && !words[i].is(agent)) ++i;
    if (i + 1 >= unit.last || words[i].mark != 0 || !words[i].is(agent)) return none;
    const NounGroup by = noun_group(reading_, i + 1, unit.last);
    return by.mention != none && reading_.mentions[by.mention].actor != none ? by.mention : none;
}

// Did one whom the text does not name speak before in this paragraph?
bool Cast::known_said(const NounGroup& group) const {
    if (last_speakers_.size() != 1 || last_speakers_[0].actor != none || several(last_speakers_[0])) return false;
    const std::uint32_t said = reading_.word_at(last_speakers_[0].span.begin);
    return said < group.first && agrees(last_speakers_[0], reading_.words[group.head]) &&
           reading_.units[reading_.words[said].unit].paragraph ==
               reading_.units[reading_.words[group.head].unit].paragraph;
}

std::vector<Referent> Cast::described(const NounGroup& group) {
    const auto& words = reading_.words;
    const vigie_span span{words[group.first].span.begin, words[group.last - 1].span.end};
    const Word& head = words[group.head];
    bool is_latter = false, is_same = false, behind_of = false, two = false, short_group = true;
    int content = 0;
    std::uint32_t inner = none;  // a name in the complement
    for (std::uint32_t i = group.first; i < group.last; ++i) {
        behind_of = behind_of || (i > group.first && words[i].mark == 0 && words[i].is(of));
        is_latter = is_latter || (words[i].is(latter) && !behind_of);  // not: les avocats de ce dernier
        is_same = is_same || words[i].is(same);
        two = two || (words[i].is(number) && i < group.head);  // les diplomates de sept pays: not they
        if (words[i].mention != none) inner = words[i].mention;
        content += describes(words[i]) && !words[i].is(latter | same);
    }
    short_group = content <= 2;
    const bool known_one = (group.features & definite) && group.features & singular;
    for (std::size_t m = mentions_before(group.head + 1), steps = 0; m-- > 0 && steps < 8; ++steps)
        if (const Mention& mention = reading_.mentions[m];
            mention.form == 'e' && mention.actor != none && group.head < mention.last)
            return {of_actor(mention.actor, span)};
    if (head.is(listed) && group.last == group.first + 2) return {one_of_two(group)};
    if (is_latter && short_group && group.features & plural && !(group.features & singular)) return latter_ones(group);
    if (is_latter && short_group) {
        if (const auto actor = named_last(group); actor != none) return {of_actor(actor, span)};
        return {};
    }
    const bool beside = group.last < words.size() && words[group.last].is(concerned);  // la principale concernée
    if (known_one && head.is(person) && (beside || (words[group.last - 1].is(concerned) && content > 1))) {
        const auto told = last_speakers_.empty() || beside ? none : told_by_last_speaker(group);
        if (const auto actor = told != none ? told : protagonist(group); actor != none) return {of_actor(actor, span)};
    }
    if (known_one && head.is(concerned) && content == 1)
        if (const auto actor = told_by_last_speaker(group); actor != none) return {of_actor(actor, span)};
    // un sous-traitant dénonce … «…», déplore ce patron: he who spoke just now
    if (head.is(person) && group.features & demonstrative && known_said(group)) {
        auto out = last_speakers_;
        out[0].span = span;
        return out;
    }
    if (is_same && head.is(source | document | medium)) {
        auto out = last_sources_.empty() ? last_speakers_ : last_sources_;
        for (auto& one : out) one.span = span;
        return out;
    }
    if (head.is(person) && group.features & plural && !(group.features & singular))
        if (auto out = by_adjectives(group); out.size() > 1) return out;
    if (two && group.features & plural && group.features & (definite | demonstrative) && inner == none) {
        auto out = head.is(person) ? last_two(group) : std::vector<Referent>{};
        if (head.is(generic | grammar::group)) out = joined_before(group.first, 30);
        for (auto& one : out) one.span = span;
        if (!out.empty()) return out;
    }
    if (head.is(document)) {
        if (inner != none && reading_.mentions[inner].actor != none)
            return {of_actor(reading_.mentions[inner].actor, reading_.mentions[inner].span)};
        if (const auto by = issuer(group); by != none)
            return {of_actor(reading_.mentions[by].actor, reading_.mentions[by].span)};
        const bool told = !(group.features & possessive) && group.last < words.size() && words[group.last].mark == 0 &&
                          (words[group.last].is(relative) || words[group.last].entry->forms() & participle);
        if (group.features & (definite | demonstrative | possessive) && short_group && !told &&
            last_speakers_.size() < 2) {
            auto out = last_speakers_;
            for (auto& one : out) one.span = span;
            if (!out.empty()) return out;
        }
    }
    const bool known = (group.features & (definite | demonstrative | possessive)) &&
                       !(group.features & plural && !(group.features & singular));
    if (known && head.is(person)) {
        std::uint32_t apart = none;  // the Ukrainian president: not the one before, unless he was described so
        for (std::uint32_t i = group.first + 1; i < group.head && !reading_.lexicon->inverts; ++i)
            if (words[i].upper && words[i].mention == none && reading_.is_of_people(i)) apart = i;
        auto one = by_description(group, 'p');
        // not one whom the text names only later, while another is at hand
        if (one != none && first_named(one) > group.first) {
            auto here = inner == none && short_group ? most_salient(group, true) : topic(group);
            if (here != none && inner == none && salience(here, group.first) <= 0.5) here = none;
            if (here != none && !otherwise_known(here, group, true)) one = here;
        }
        if (const auto called = called_.find(head.key); one == none && inner == none && short_group &&
                                                        group.features & (definite | demonstrative) &&
                                                        called != called_.end() && fits(called->second, group.features))
            one = called->second;
        if (one != none) {
            const auto& said = actors_[one].descriptors;
            if (apart == none || std::find(said.begin(), said.end(), words[apart].key) != said.end())
                return {of_actor(one, span)};
        }
        const bool of_place = inner != none && reading_.mentions[inner].type == 'l';
        bool of_someone = (group.features & possessive) != 0 ||
                          (head.is(kin) && group.last == group.head + 1 && !(group.features & demonstrative));
        // sa voisine, le père, the boy's mother: nobody named before
        for (std::uint32_t i = group.first; i < group.last; ++i) of_someone = of_someone || words[i].is(possessor);
        if (((inner == none && short_group && apart == none) || of_place) && !of_someone)
            if (const auto actor = most_salient(group, true);
                actor != none && !of_other_field(actor, group) &&
                !(head.is(office) && (tells_of_here(actor, group.first) || otherwise_known(actor, group, true) ||
                                      (!of_place && !told_in_paragraph(actor, group)))))
                return {of_actor(actor, span)};
        if (const auto actor = of_someone ? none : topic(group); actor != none) return {of_actor(actor, span)};
    }
    // le milieu de terrain: a word that no list knows, of someone of whom the text tells
    if (known && !(group.features & plural) && head.entry->classes == 0 && !head.upper && inner == none)
        if (const auto actor = topic(group); actor != none) return {of_actor(actor, span)};
    if (known && head.is(grammar::group)) {
        if (const auto actor = by_description(group, 'o'); actor != none) return {of_actor(actor, span)};
        if (inner == none && short_group)
            for (std::size_t m = mentions_before(group.first); m-- > 0;) {
                const Mention& mention = reading_.mentions[m];
                if (mention.actor == none || mention.type != 'o') continue;
                for (std::uint32_t w = mention.first; w < mention.last; ++w)
                    if (words[w].key == head.key) return {of_actor(mention.actor, span)};
            }
        if (inner == none && short_group && !behind_of && head.is(generic)) {
            std::uint32_t best = none;
            double most = 0.2;
            for (const std::uint32_t a : candidates(group.first))
                if (actors_[a].type == 'o')
                    if (const double value = (salience(a, group.first) + (tells_here(a, group.first) ? 1.5 : 0)) *
                                             (named_otherwise(a, head.key) ? 0.4 : 1.0);
                        value > most)
                        most = value, best = a;
            if (best != none) return {of_actor(best, span)};
        }
    }
    return {anonymous(group)};
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
