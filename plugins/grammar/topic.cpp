// Whom a description means that the text has not given anyone yet: he of whom it tells just here.
#include <algorithm>

#include "plugins/grammar/cast.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

// Is another office known of an actor than the one that a description names?
bool Cast::otherwise_known(std::uint32_t actor, const NounGroup& group, bool by_trade) const {
    for (std::uint32_t i = group.first; i < group.last; ++i)
        if (reading_.words[i].is(former)) return false;
    if (!reading_.words[group.head].is(person)) return false;  // l'indépendantiste: what one is beside one's office
    const auto post = reading_.words[group.head].key;
    bool other = false;
    for (const auto key : actors_[actor].descriptors) {
        if (key == post || reading_.lexicon->is_kind(key, post) || reading_.lexicon->is_kind(post, key)) return false;
        const Entry& entry = reading_.lexicon->find(key);
        other = other || (entry.is(by_trade ? person : office) && !entry.is(title | relation));
    }
    return other;
}

// Le ministre de la Santé is not the one of whom the text said: le ministre de la Défense; nor le président du Pérou
// whom it called le président grec.
bool Cast::of_other_field(std::uint32_t actor, const NounGroup& group) const {
    const auto& words = reading_.words;
    const Actor& one = actors_[actor];
    const auto in = [](const std::vector<std::uint64_t>& keys, std::uint64_t key) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    bool field = false, told = false, place = false;
    for (std::uint32_t i = group.head; i < group.last; ++i) {
        if (words[i].mark == 0 && words[i].is(of | to)) field = true;
        if (!field || !tells_field(words[i])) continue;
        if (in(one.fields, words[i].key) || in(one.descriptors, words[i].key)) return false;
        told = true;
        place = place || (words[i].mention != none && reading_.mentions[words[i].mention].type == 'l');
    }
    if (!told) return false;
    if (!one.fields.empty()) return in(one.descriptors, words[group.head].key);
    return place && std::any_of(one.descriptors.begin(), one.descriptors.end(), [&](std::uint64_t key) {
               return (reading_.lexicon->find(key).features & of_people) != 0;
           });
}

// Le maire sortant X s'est dit déçu. Le président de l'agglomération a …: name first, office next.
std::uint32_t Cast::topic(const NounGroup& group) const {
    const auto& words = reading_.words;
    if (words[group.first].quote != none) return none;  // of whom a speaker tells is seldom himself
    const std::uint32_t here = words[group.first].unit, paragraph = reading_.units[here].paragraph;
    const auto may_be = [&](std::uint32_t actor) {
        return actors_[actor].type == 'p' && fits(actor, group.features) && !otherwise_known(actor, group, false) &&
               !of_other_field(actor, group) && !named_behind(actor, group);
    };
    for (std::uint32_t i = group.first; i < group.last; ++i)
        if (const auto m = words[i].mention;
            m != none && reading_.mentions[m].type == 'p' &&
            (reading_.mentions[m].first <= group.first || !words[reading_.mentions[m].first - 1].is(eponym)))
            return none;
    // the last person of whom a sentence of this paragraph told, or who spoke in it
    std::uint32_t found = none, where = 0, only = none;
    bool more = false;
    for (std::size_t m = mentions_before(group.first); m-- > 0;) {
        const Mention& mention = reading_.mentions[m];
        if (mention.actor == none) continue;
        const std::uint32_t unit = words[mention.first].unit;
        if (reading_.units[unit].paragraph != paragraph || here - unit > 3 || (found != none && unit != where)) break;
        if (actors_[mention.actor].type == 'p' && words[mention.first].quote == none && unit != here &&
            fits(mention.actor, group.features)) {
            more = more || (only != none && only != mention.actor);
            only = mention.actor;
        }
        const bool ends = mention.last + 1 >= reading_.units[unit].last;  // … que ne partage pas X.
        if ((!mention.subject && !ends) || unit == here || actors_[mention.actor].type != 'p') continue;
        if (!fits(mention.actor, group.features)) continue;
        if (words[mention.first].quote != none) continue;
        found = mention.actor, where = unit;
    }
    for (std::size_t s = spoke_.size(); s-- > 0;) {
        const auto [actor, at] = spoke_[s];
        const std::uint32_t unit = words[at].unit;
        if (at >= group.first) continue;
        if (reading_.units[unit].paragraph != paragraph) break;
        if (unit == here && at + 1 >= group.first) continue;
        if (found != none && unit < where) break;
        if (!fits(actor, group.features)) continue;
        return may_be(actor) ? actor : none;
    }
    // a new paragraph takes its speaker up under another name
    if (found == none && only == none && !words[group.head].is(office) && last_speakers_.size() == 1 &&
        group.first == reading_.units[here].first && here > 0 && reading_.units[here - 1].paragraph != paragraph &&
        !spoke_.empty() && spoke_.back().first == last_speakers_[0].actor &&
        here - words[spoke_.back().second].unit <= 3)
        return may_be(spoke_.back().first) ? spoke_.back().first : none;
    if (found == none && !more) found = only;  // Le onze de X remonte: the only one of whom it told
    return found != none && may_be(found) ? found : none;
}

bool Cast::tells_of_here(std::uint32_t actor, std::uint32_t word) const {
    for (std::size_t m = mentions_before(word); m-- > 0;) {
        const Mention& mention = reading_.mentions[m];
        if (reading_.words[mention.first].unit != reading_.words[word].unit) return false;
        if (mention.actor == actor && !mention.subject && reading_.words[mention.first].quote == none) return true;
    }
    return false;
}

bool Cast::told_in_paragraph(std::uint32_t actor, const NounGroup& group) const {
    const std::uint32_t paragraph = reading_.units[reading_.words[group.first].unit].paragraph;
    const auto here = [&](std::uint32_t word) {
        return reading_.units[reading_.words[word].unit].paragraph == paragraph;
    };
    if (!spoke_.empty() && spoke_.back().first == actor && here(spoke_.back().second)) return true;
    for (std::size_t m = mentions_before(group.first); m-- > 0;) {
        if (!here(reading_.mentions[m].first)) return false;
        if (reading_.mentions[m].actor == actor) return true;
    }
    return false;
}

// L'Écho veut croire que …: «…», écrit le journal: is an actor the subject of this sentence?
bool Cast::tells_here(std::uint32_t actor, std::uint32_t word) const {
    for (std::size_t m = mentions_before(word); m-- > 0;) {
        const Mention& mention = reading_.mentions[m];
        if (reading_.words[mention.first].unit != reading_.words[word].unit) return false;
        if (mention.actor == actor && mention.subject && reading_.words[mention.first].quote == none) return true;
    }
    return false;
}

// Le principal intéressé: the person who is named most.
std::uint32_t Cast::protagonist(const NounGroup& group) const {
    std::uint32_t best = none;
    for (const std::uint32_t a : candidates(group.first))
        if (actors_[a].type == 'p' && fits(a, group.features) &&
            (best == none || actors_[a].mentions.size() > actors_[best].mentions.size()))
            best = a;
    return best;
}

// L'intéressé: of whom the last one to speak spoke, or else the person named last who is not he.
std::uint32_t Cast::told_by_last_speaker(const NounGroup& group) const {
    const std::uint32_t speaker = last_speakers_.size() == 1 ? last_speakers_[0].actor : none;
    for (std::size_t m = mentions_before(group.first); m-- > 0;) {
        const Mention& mention = reading_.mentions[m];
        if (mention.actor == none || mention.form == 'p') continue;
        if (reading_.words[group.first].unit - reading_.words[mention.first].unit > 3) break;
        if (mention.actor != speaker && actors_[mention.actor].type == 'p' && fits(mention.actor, group.features))
            return mention.actor;
    }
    return none;
}

// Le mouvement is not the ministry: has a body a noun of its own in its name that is another one?
bool Cast::named_otherwise(std::uint32_t actor, std::uint64_t noun) const {
    std::string buffer;
    const auto words = common::split(actors_[actor].name, ' ');
    const auto key = words.empty() ? 0 : lower_key(words[0], buffer);
    const Entry& entry = reading_.lexicon->find(key);
    return key != noun && entry.is(grammar::group) && !entry.is(generic);
}

// Ce dernier: who was named last, but for him to whom the one named belongs (le conseil de X).
std::uint32_t Cast::named_last(const NounGroup& group) const {
    const auto& words = reading_.words;
    std::uint32_t owner = none, where = 0;
    for (std::size_t m = mentions_before(group.first); m-- > 0;) {
        const Mention& mention = reading_.mentions[m];
        if (mention.actor == none || mention.form == 'p') continue;
        const std::uint32_t unit = words[mention.first].unit;
        if (words[group.first].unit - unit > 3 || (owner != none && unit != where)) break;
        if (actors_[mention.actor].type != 'p' || !fits(mention.actor, group.features)) continue;
        const bool owns = mention.first >= 2 && words[mention.first - 1].mark == 0 && words[mention.first - 1].is(of) &&
                          words[mention.first - 2].mark == 0 && words[mention.first - 2].is(person);
        if (!owns) return mention.actor;
        if (owner == none) owner = mention.actor, where = unit;
    }
    return owner;
}

}  // namespace vigie::grammar
