// Whom a description means: le maire, ce dernier, les deux hommes, le communiqué.
#include <algorithm>

#include "plugins/common/common.hpp"
#include "plugins/grammar/cast.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

// What the words of a description tell of whom it means.
struct Cast::Description {
    Description(const Reading& reading, const NounGroup& described);
    const NounGroup& group;
    const Word& head;
    vigie_span span{};
    bool latter = false, same = false, behind_of = false, two = false;
    int content = 0;             // words that describe
    std::uint32_t inner = none;  // a name in the complement
    bool brief() const { return content <= 2; }
    bool one() const { return (group.features & definite) && (group.features & singular); }
    bool many() const { return (group.features & plural) && !(group.features & singular); }
    bool known() const { return (group.features & (definite | demonstrative | possessive)) && !many(); }
};

Cast::Description::Description(const Reading& reading, const NounGroup& described)
    : group(described), head(reading.words[described.head]) {
    const auto& words = reading.words;
    span = {words[group.first].span.begin, words[group.last - 1].span.end};
    for (std::uint32_t i = group.first; i < group.last; ++i) {
        behind_of = behind_of || (i > group.first && words[i].mark == 0 && words[i].is(of));
        latter = latter || (words[i].is(grammar::latter) && !behind_of);  // not: les avocats de ce dernier
        same = same || words[i].is(grammar::same);
        two = two || (words[i].is(number) && i < group.head);  // les diplomates de sept pays: not they
        if (words[i].mention != none) inner = words[i].mention;
        content += describes(words[i]) && !words[i].is(grammar::latter | grammar::same);
    }
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

namespace {

std::vector<Referent> at(std::vector<Referent> who, vigie_span span) {
    for (auto& one : who) one.span = span;
    return who;
}

}  // namespace

std::vector<Referent> Cast::described(const NounGroup& group) {
    const Description d(reading_, group);
    for (std::size_t m = mentions_before(group.head + 1), steps = 0; m-- > 0 && steps < 8; ++steps)
        if (const Mention& mention = reading_.mentions[m];
            mention.form == 'e' && mention.actor != none && group.head < mention.last)
            return {of_actor(mention.actor, d.span)};
    if (d.head.is(listed) && group.last == group.first + 2) return {one_of_two(group)};
    if (d.latter && d.brief() && d.many()) return latter_ones(group);
    if (d.latter && d.brief()) {
        const auto actor = named_last(group);
        return actor == none ? std::vector<Referent>{} : std::vector<Referent>{of_actor(actor, d.span)};
    }
    if (auto out = told_just_now(d); !out.empty()) return out;
    if (auto out = described_together(d); !out.empty()) return out;
    if (d.head.is(document))
        if (auto out = whose_document(d); !out.empty()) return out;
    std::uint32_t actor = none;
    if (d.known() && d.head.is(person)) actor = person_described(d);
    // le milieu de terrain: a word that no list knows, of someone of whom the text tells
    if (actor == none && d.known() && !(group.features & plural) && d.head.entry->classes == 0 && !d.head.upper &&
        d.inner == none)
        actor = topic(group);
    if (actor == none && d.known() && d.head.is(grammar::group)) actor = body_described(d);
    return {actor == none ? anonymous(group) : of_actor(actor, d.span)};
}

// Of whom the text told, or who spoke, just before: la principale intéressée, ce patron, la même source.
std::vector<Referent> Cast::told_just_now(const Description& d) const {
    const auto& words = reading_.words;
    const NounGroup& group = d.group;
    const bool beside = group.last < words.size() && words[group.last].is(concerned);  // la principale concernée
    if (d.one() && d.head.is(person) && (beside || (words[group.last - 1].is(concerned) && d.content > 1))) {
        const auto told = last_speakers_.empty() || beside ? none : told_by_last_speaker(group);
        if (const auto actor = told != none ? told : protagonist(group); actor != none)
            return {of_actor(actor, d.span)};
    }
    if (d.one() && d.head.is(concerned) && d.content == 1)
        if (const auto actor = told_by_last_speaker(group); actor != none) return {of_actor(actor, d.span)};
    // un sous-traitant dénonce … «…», déplore ce patron: he who spoke just now
    if (d.head.is(person) && group.features & demonstrative && known_said(group)) {
        auto out = last_speakers_;
        out[0].span = d.span;
        return out;
    }
    if (d.same && d.head.is(source | document | medium))
        return at(last_sources_.empty() ? last_speakers_ : last_sources_, d.span);
    return {};
}

// les dirigeants russe et chinois, les deux hommes
std::vector<Referent> Cast::described_together(const Description& d) const {
    const NounGroup& group = d.group;
    if (d.head.is(person) && d.many())
        if (auto out = by_adjectives(group); out.size() > 1) return out;
    if (!d.two || !(group.features & plural) || !(group.features & (definite | demonstrative)) || d.inner != none)
        return {};
    auto out = d.head.is(person) ? last_two(group) : std::vector<Referent>{};
    if (d.head.is(generic | grammar::group)) out = joined_before(group.first, 30);
    return at(std::move(out), d.span);
}

// le communiqué: of whom it names, who published it, or who spoke last
std::vector<Referent> Cast::whose_document(const Description& d) const {
    const auto& words = reading_.words;
    const NounGroup& group = d.group;
    if (d.inner != none && reading_.mentions[d.inner].actor != none)
        return {of_actor(reading_.mentions[d.inner].actor, reading_.mentions[d.inner].span)};
    if (const auto by = issuer(group); by != none)
        return {of_actor(reading_.mentions[by].actor, reading_.mentions[by].span)};
    const bool told = !(group.features & possessive) && group.last < words.size() && words[group.last].mark == 0 &&
                      (words[group.last].is(relative) || words[group.last].entry->forms() & participle);
    const bool meant = (group.features & (definite | demonstrative | possessive)) && d.brief() && !told;
    return meant && last_speakers_.size() < 2 ? at(last_speakers_, d.span) : std::vector<Referent>{};
}

std::uint32_t Cast::person_described(const Description& d) const {
    const auto& words = reading_.words;
    const NounGroup& group = d.group;
    std::uint32_t apart = none;  // the Ukrainian president: not the one before, unless he was described so
    for (std::uint32_t i = group.first + 1; i < group.head && !reading_.lexicon->inverts; ++i)
        if (words[i].upper && words[i].mention == none && reading_.is_of_people(i)) apart = i;
    auto one = by_description(group, 'p');
    // not one whom the text names only later, while another is at hand
    if (one != none && first_named(one) > group.first) {
        auto here = d.inner == none && d.brief() ? most_salient(group, true) : topic(group);
        if (here != none && d.inner == none && salience(here, group.first) <= 0.5) here = none;
        if (here != none && !otherwise_known(here, group, true)) one = here;
    }
    if (const auto called = called_.find(d.head.key); one == none && d.inner == none && d.brief() &&
                                                      group.features & (definite | demonstrative) &&
                                                      called != called_.end() && fits(called->second, group.features))
        one = called->second;
    if (one != none) {
        const auto& said = actors_[one].descriptors;
        if (apart == none || std::find(said.begin(), said.end(), words[apart].key) != said.end()) return one;
    }
    const bool of_place = d.inner != none && reading_.mentions[d.inner].type == 'l';
    // sa voisine, le père, the boy's mother: nobody named before
    bool of_someone = (group.features & possessive) != 0 ||
                      (d.head.is(kin) && group.last == group.head + 1 && !(group.features & demonstrative));
    for (std::uint32_t i = group.first; i < group.last; ++i) of_someone = of_someone || words[i].is(possessor);
    if (of_someone) return none;
    if ((d.inner == none && d.brief() && apart == none) || of_place)
        if (const auto actor = most_salient(group, true);
            actor != none && !of_other_field(actor, group) &&
            !(d.head.is(office) && (tells_of_here(actor, group.first) || otherwise_known(actor, group, true) ||
                                    (!of_place && !told_in_paragraph(actor, group)))))
            return actor;
    return topic(group);
}

std::uint32_t Cast::body_described(const Description& d) const {
    const NounGroup& group = d.group;
    if (const auto actor = by_description(group, 'o'); actor != none) return actor;
    if (d.inner != none || !d.brief()) return none;
    for (std::size_t m = mentions_before(group.first); m-- > 0;) {
        const Mention& mention = reading_.mentions[m];
        if (mention.actor == none || mention.type != 'o') continue;
        for (std::uint32_t w = mention.first; w < mention.last; ++w)
            if (reading_.words[w].key == d.head.key) return mention.actor;
    }
    if (d.behind_of || !d.head.is(generic)) return none;
    std::uint32_t best = none;
    double most = 0.2;
    for (const std::uint32_t a : candidates(group.first)) {
        if (actors_[a].type != 'o') continue;
        const double value = (salience(a, group.first) + (tells_here(a, group.first) ? 1.5 : 0)) *
                             (named_otherwise(a, d.head.key) ? 0.4 : 1.0);
        if (value > most) most = value, best = a;
    }
    return best;
}

}  // namespace vigie::grammar
