// What is known of the actors of an article, and which of them is at hand at a word.
#include <algorithm>
#include <numeric>

#include "plugins/grammar/grammar.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

bool describes(const Word& word) {
    if (word.is(title) && !word.is(person)) return false;
    return word.mark == 0 && !word.is(determiner | preposition | of | to | coordinator | relative | complementiser |
                                      pronoun | clitic | time | adverb | given | possessor);
}

// What stands beside a name: le procureur de Brest, Jean-Philippe Recappé · Boris Vallaud, porte-parole du groupe · Mme
// Le Pen
void Cast::describe(std::uint32_t number) {
    const Mention& mention = reading_.mentions[number];
    const auto& words = reading_.words;
    Actor& actor = actors_[mention.actor];
    const Unit& unit = reading_.units[words[mention.first].unit];
    bool after_preposition = false;
    const auto note = [&](std::uint32_t i, std::uint32_t head) {
        if (actor.descriptors.size() < 40 && describes(words[i])) actor.descriptors.push_back(words[i].key);
        if (i == head && words[i].is(person)) vote(mention.actor, words[i].entry->features);
    };
    const auto named = [&](std::uint32_t features) { vote(mention.actor, features), vote(mention.actor, features); };
    if (mention.first > unit.first && words[mention.first - 1].is(eponym)) return;  // l'hôpital X
    if (words[mention.first].is(given))
        named(words[mention.first].entry->features);
    else if (const auto part = reading_.text(mention.first); part.find('-') != part.npos) {  // Marie-Ange
        std::string buffer;
        const Entry& before_hyphen = reading_.lexicon->find(lower_key(part.substr(0, part.find('-')), buffer));
        if (before_hyphen.is(given)) named(before_hyphen.features);
    }
    std::uint32_t i = mention.first;
    if (i > unit.first && words[i - 1].is(title)) {
        --i;
        vote(mention.actor, words[i].entry->features), vote(mention.actor, words[i].entry->features);
        note(i, none);
    }
    // the group that ends with the name, or at the comma before it
    const bool apposed = i > unit.first + 1 && words[i - 1].mark == ',';
    std::uint32_t end = apposed ? i - 1 : mention.first;
    if (apposed && end > unit.first && words[end - 1].mark == ')')  // la maire de Valbourg (Nord), X
        for (std::uint32_t k = end; k-- > unit.first && k + 8 > end;)
            if (words[k].mark == '(') {
                end = k;
                break;
            }
    if (end > unit.first &&
        (apposed || words[end - 1].mark == '"' || !words[end - 1].is(of | to | preposition | coordinator | relative))) {
        std::uint32_t from = end;
        if (words[end - 1].mark == '"' && words[end - 1].quote != none &&
            reading_.quotes[words[end - 1].quote].words <= 3)
            from = reading_.quotes[words[end - 1].quote].first;  // le député « marcheur » X
        std::uint32_t floor = from;
        for (int steps = 0;
             floor > unit.first && steps < 14 && words[floor - 1].mark == 0 &&
             !words[floor - 1].is(relative | complementiser | pronoun | coordinator) &&
             (words[floor - 1].mention == none || reading_.mentions[words[floor - 1].mention].type != 'p');
             ++steps)
            --floor;
        // du député X: the article may hide in the preposition
        NounGroup found = noun_group_ending(reading_, floor, from);
        if (found.empty() || !words[found.first].is(determiner))
            for (std::uint32_t k = floor; k < from; ++k)
                if (words[k].is(of | to) && words[k].has(contracted)) {
                    found = noun_group(reading_, k + 1, from, true);
                    break;
                }
        if (found.last == from && found.head != none && (!apposed || words[found.head].is(person | group))) {
            // le bureau du groupe X: of a body only its own noun tells
            std::uint32_t begin = found.first;
            if (actor.type == 'o')
                for (std::uint32_t k = found.first; k < found.last; ++k)
                    if (words[k].mark == 0 && words[k].is(of)) begin = k + 1;
            for (std::uint32_t k = begin; k < found.last; ++k) note(k, found.head);
            if (words[found.first].is(determiner) && actor.type == 'p' && words[found.head].is(person))
                vote(mention.actor, words[found.first].entry->features);
            i = found.first;
        }
    }
    const Word* before = i > unit.first ? &words[i - 1] : nullptr;
    after_preposition = (before && before->mark == 0 && before->is(preposition)) || words[i].is(preposition);
    if (mention.last + 1 < unit.last && (words[mention.last].mark == ',' || words[mention.last].mark == '(')) {
        std::uint32_t k = mention.last + 1;
        if (words[k].is(determiner)) ++k;
        bool role = false;
        for (std::uint32_t j = k; j < unit.last && j < k + 4 && words[j].mark == 0; ++j)
            role = role || words[j].is(person | group);
        if (role && words[k].mention == none)
            for (std::uint32_t j = k; j < unit.last && j < k + 10 && words[j].mark == 0; ++j) note(j, k);
    }
    bool verb_before = false;
    for (std::uint32_t g = unit.first_group; g < unit.last_group && reading_.groups[g].head < mention.first; ++g)
        verb_before = verb_before || (reading_.groups[g].finite() &&
                                      words[reading_.groups[g].head].quote == words[mention.first].quote);
    subject_[number] = !verb_before && !after_preposition;
}

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
        double value = (subject_[*m] ? 1.0 : 0.55) / (1 + 0.6 * distance);
        if (subject_[*m] && distance == 1 &&
            reading_.units[here.unit].paragraph == reading_.units[reading_.words[mention.first].unit].paragraph)
            value += 0.7;
        if (inverted && !subject_[*m] && distance == 1) value += 0.2;
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

std::uint32_t Cast::most_salient(const NounGroup& group, bool persons_only) const {
    std::uint32_t best = none;
    double most = 0.12;
    for (const std::uint32_t a : candidates(group.first)) {
        const char type = actors_[a].type;
        if (type != 'p' && (persons_only || type != 'o')) continue;
        if (type == 'p' && !fits(a, group.features)) continue;
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

Referent Cast::object(std::uint32_t word, const std::vector<Referent>& not_these) const {
    const Word& here = reading_.words[word];
    if (here.has(plural) && !here.has(singular)) return {};
    return at_hand(word, here.entry->features, not_these, here.is(determiner));  // l'a accusé, la critique
}

Referent Cast::owner(std::uint32_t word, const std::vector<Referent>& not_these) const {
    return at_hand(word, 0, not_these, false);
}

std::uint32_t Cast::by_description(const NounGroup& group, char type) const {
    std::uint32_t best = none;
    double most = 0;
    for (const std::uint32_t a : candidates(group.first)) {
        if (actors_[a].type != type || actors_[a].descriptors.empty() || !fits(a, group.features)) continue;
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
        value += std::min(1.2, salience(a, group.first)) + 0.01;
        if (value > most) most = value, best = a;
    }
    return best;
}

}  // namespace vigie::grammar
