// Which of the actors of an article is at hand at a word.
#include <algorithm>
#include <numeric>

#include "plugins/grammar/cast.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

double Cast::salience(std::uint32_t actor, std::uint32_t at) const {
    const auto& mentions = actors_[actor].mentions;
    const Word& here = reading_.words[at];
    // «…», a-t-il dit: the one who speaks is not he of whom the sentence itself told before
    const bool inverted = here.is(pronoun) && !here.after_space && reading_.text(at).starts_with('-');
    double best = 0;
    int seen = 0;
    const auto end = std::partition_point(mentions.begin(), mentions.end(),
                                          [&](std::uint32_t m) { return reading_.mentions[m].first < at; });
    for (auto m = std::make_reverse_iterator(end); m != mentions.rend(); ++m) {
        const Mention& mention = reading_.mentions[*m];
        const bool told_here = inverted && reading_.words[mention.first].unit == here.unit;
        const double distance = here.unit - reading_.words[mention.first].unit;
        if (++seen > 6 || distance > 12) break;
        const bool same_quote = reading_.words[mention.first].quote == here.quote;
        double value = (mention.subject ? 1.0 : 0.55) / (1 + 0.6 * distance);
        if (mention.subject && distance == 1 &&
            reading_.units[here.unit].paragraph == reading_.units[reading_.words[mention.first].unit].paragraph)
            value += 0.7;
        else if (mention.subject && distance == 1)
            value += 0.3;
        if (inverted && !mention.subject && distance == 1) value += 0.2;
        if (!same_quote && reading_.words[mention.first].quote != none) value *= 0.25;
        if (told_here) value *= 0.25;
        best = std::max(best, value);
    }
    if (best > 0) best += 0.03 * std::min<double>(5, static_cast<double>(mentions.size()));
    for (std::size_t s = spoke_.size(); s-- > 0 && s + 4 >= spoke_.size();)
        if (spoke_[s].first == actor && spoke_[s].second <= at) {
            const Word& there = reading_.words[spoke_[s].second];
            const bool same = reading_.units[here.unit].paragraph == reading_.units[there.unit].paragraph;
            best += (same ? 1.3 : 0.65) / (1 + 0.5 * (here.unit - there.unit));
            break;
        }
    return best;
}

std::size_t Cast::mentions_before(std::uint32_t word) const {
    const auto& all = reading_.mentions;
    return static_cast<std::size_t>(
        std::partition_point(all.begin(), all.end(), [&](const Mention& m) { return m.first < word; }) - all.begin());
}

// A text of thousands of actors must still take linear time: of so many only those about this place count.
const std::vector<std::uint32_t>& Cast::candidates(std::uint32_t word) const {
    if (actors_.size() <= 400) {
        if (near_.size() != actors_.size()) near_.resize(actors_.size()), std::iota(near_.begin(), near_.end(), 0U);
        return near_;
    }
    near_.clear();
    for (std::size_t m = mentions_before(word); m-- > 0;) {
        const Mention& mention = reading_.mentions[m];
        if (reading_.words[word].unit - reading_.words[mention.first].unit > 12) break;
        if (mention.actor != none) near_.push_back(mention.actor);
    }
    for (std::size_t s = spoke_.size(); s-- > 0 && s + 4 >= spoke_.size();) near_.push_back(spoke_[s].first);
    std::sort(near_.begin(), near_.end());
    near_.erase(std::unique(near_.begin(), near_.end()), near_.end());
    return near_;
}

// The former minister accused X: whoever is named behind a description or pronoun of the same sentence is another one.
// But: when he arrived, X said.
bool Cast::named_behind(std::uint32_t actor, const NounGroup& group) const {
    const Word& start = reading_.words[group.first];
    const Word& opening = reading_.words[reading_.units[start.unit].first];
    if (start.quote != none || opening.quote != none || opening.is(subordinator | preposition | to)) return false;
    const auto& mentions = actors_[actor].mentions;
    const auto next = std::partition_point(mentions.begin(), mentions.end(),
                                           [&](std::uint32_t m) { return reading_.mentions[m].first <= group.last; });
    if (next == mentions.end()) return false;
    const Word& name = reading_.words[reading_.mentions[*next].first];
    return name.unit == start.unit && name.quote == none;
}

std::uint32_t Cast::most_salient(const NounGroup& group, bool persons_only) const {
    std::uint32_t best = none;
    double most = 0.12;
    for (const std::uint32_t a : candidates(group.first)) {
        const char type = actors_[a].type;
        if (type != 'p' && (persons_only || type != 'o')) continue;
        if ((type == 'p' && !fits(a, group.features)) || named_behind(a, group)) continue;
        const double value = salience(a, group.first) * (type == 'p' ? 1.0 : 0.4);
        if (value > most) most = value, best = a;
    }
    return best;
}

Referent Cast::at_hand(std::uint32_t word, std::uint32_t features, const std::vector<Referent>& not_these,
                       bool bodies) const {
    std::uint32_t best = none;
    double most = 0.3;
    for (const std::uint32_t a : candidates(word)) {
        const bool body = bodies && actors_[a].type == 'o';
        if (!body && (actors_[a].type != 'p' || !fits(a, features))) continue;
        if (std::any_of(not_these.begin(), not_these.end(), [&](const Referent& one) { return one.actor == a; }))
            continue;
        if (const double value = salience(a, word) * (body ? 0.4 : 1.0); value > most) most = value, best = a;
    }
    return best == none ? Referent{} : of_actor(best, reading_.words[word].span);
}

Referent Cast::object(std::uint32_t word, const std::vector<Referent>& not_these, std::uint32_t gender) const {
    const Word& here = reading_.words[word];
    if (here.has(plural) && !here.has(singular)) return {};
    return at_hand(word, gender ? gender : here.entry->features, not_these,
                   here.is(determiner));  // l'a accusé, la critique
}

Referent Cast::owner(std::uint32_t word, const std::vector<Referent>& not_these) const {
    return at_hand(word, 0, not_these, false);
}

std::uint32_t Cast::by_description(const NounGroup& group, char type) const {
    std::uint32_t best = none;
    double most = 0;
    for (const std::uint32_t a : candidates(group.first)) {
        if (actors_[a].type != type || actors_[a].descriptors.empty() || !fits(a, group.features)) continue;
        if ((type == 'p' && of_other_field(a, group)) || named_behind(a, group)) continue;
        double value = 0;
        bool head = false;
        for (std::uint32_t i = group.first; i < group.last; ++i) {
            if (!describes(reading_.words[i])) continue;
            const auto key = reading_.words[i].key;
            const auto& known = actors_[a].descriptors;
            const bool met = std::find(known.begin(), known.end(), key) != known.end() ||
                             (i == group.head && std::any_of(known.begin(), known.end(), [&](std::uint64_t one) {
                                  return reading_.lexicon->is_kind(one, key);
                              }));
            if (met)
                value += i == group.head ? 1.0 : reading_.words[i].is(grammar::group) ? 0.4 : 1.2;
            else
                value -= 0.3;
            head = head || (met && i == group.head);
        }
        if (value <= 0 || (!head && (value < 0.5 || type == 'o'))) continue;
        const double near = salience(a, group.first);
        // of whom the text has not told yet, unless it begins so
        const auto& told = actors_[a].mentions;
        if (near <= 0 && reading_.words[group.first].unit > 3 &&
            (told.empty() || reading_.mentions[told.front()].first > group.first))
            continue;
        value += std::min(1.2, near) + 0.01;
        if (value > most) most = value, best = a;
    }
    return best;
}

}  // namespace vigie::grammar
