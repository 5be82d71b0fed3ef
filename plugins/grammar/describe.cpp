// What an article says of its actors: the nouns and titles beside their names, and their gender.
#include <algorithm>
#include <utility>
#include <vector>

#include "plugins/grammar/grammar.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

bool describes(const Word& word) {
    if (word.is(title) && !word.is(person)) return false;
    return word.mark == 0 && !word.is(determiner | preposition | of | to | coordinator | relative | complementiser |
                                      pronoun | clitic | time | adverb | given | possessor);
}

// Of an office: what it is of. The club, the town, the ministry may be called by any such word.
bool tells_field(const Word& word) {
    return describes(word) && !word.is(group | person | generic | eponym | former | same | latter | number);
}

namespace {

class Describer {
  public:
    explicit Describer(Reading& reading) : reading_(reading), votes_(reading.actors.size()) {}
    void run() {
        for (Mention& mention : reading_.mentions)
            if (mention.actor != none && mention.form != 'p') describe(mention);
        for (std::size_t a = 0; a < votes_.size(); ++a) {
            const auto [m, f] = votes_[a];
            if (m > f) reading_.actors[a].features |= masculine;
            if (f > m) reading_.actors[a].features |= feminine;
        }
    }

  private:
    void describe(Mention& mention);
    void vote(std::uint32_t actor, std::uint32_t features) {
        constexpr std::uint32_t gender = masculine | feminine;
        if ((features & gender) == masculine) ++votes_[actor].first;
        if ((features & gender) == feminine) ++votes_[actor].second;
    }
    Reading& reading_;
    std::vector<std::pair<int, int>> votes_;  // masculine, feminine
};

// What stands beside a name: le procureur de Brest, Jean-Philippe Recappé · Boris Vallaud, porte-parole du groupe · Mme
// Le Pen
void Describer::describe(Mention& mention) {
    const auto& words = reading_.words;
    Actor& actor = reading_.actors[mention.actor];
    const Unit& unit = reading_.units[words[mention.first].unit];
    bool after_preposition = false;
    const auto note = [&](std::uint32_t i, std::uint32_t head) {
        if (actor.descriptors.size() < 40 && describes(words[i])) actor.descriptors.push_back(words[i].key);
        if (i == head && words[i].is(person)) vote(mention.actor, words[i].entry->features);
    };
    const auto note_all = [&](std::uint32_t from, std::uint32_t to, std::uint32_t head) {
        bool field = false;
        for (std::uint32_t k = from; k < to && words[k].mark == 0; ++k) {
            note(k, head);
            field = field || words[k].is(of | grammar::to);
            if (field && tells_field(words[k]) && actor.fields.size() < 16) actor.fields.push_back(words[k].key);
        }
    };
    if (mention.type == 'p' && mention.first >= unit.first + 2 && words[mention.first - 1].is(of)) {
        const Word& thing = words[mention.first - 2];  // le procès de X: the accused
        if (thing.mark == 0 && !thing.is(person | group) && reading_.lexicon->is_special(thing.key))
            note(mention.first - 2, none);
    }
    if (mention.form == 'e') note_all(mention.first, mention.last, none);  // le président russe: it tells it all
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
            note_all(begin, found.last, found.head);
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
        if (role && words[k].mention == none) note_all(k, std::min(unit.last, k + 10), k);
    }
    bool verb_before = false;
    for (std::uint32_t g = unit.first_group; g < unit.last_group && reading_.groups[g].head < mention.first; ++g)
        verb_before = verb_before || (reading_.groups[g].finite() &&
                                      words[reading_.groups[g].head].quote == words[mention.first].quote);
    mention.subject = !verb_before && !after_preposition;
}

}  // namespace

void describe_actors(Reading& reading) {
    Describer(reading).run();
}

}  // namespace vigie::grammar
