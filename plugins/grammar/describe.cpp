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

// What stands beside one name: le procureur de Valbourg, Paul Lenoir · Alain Mercier, porte-parole du groupe ·
// Mme Duval
class Describer {
  public:
    using Votes = std::vector<std::pair<int, int>>;  // by actor: masculine, feminine
    Describer(Reading& reading, Mention& mention, Votes& votes)
        : reading_(reading),
          words_(reading.words),
          mention_(mention),
          actor_(reading.actors[mention.actor]),
          unit_(reading.units[words_[mention.first].unit]),
          votes_(votes) {}

    void run() {
        what_is_done_to_him();
        if (mention_.form == 'e') note_all(mention_.first, mention_.last, none);  // le président russe: it tells it all
        if (mention_.first > unit_.first && words_[mention_.first - 1].is(eponym)) return;  // l'hôpital X
        given_name();
        std::uint32_t first = mention_.first;
        if (first > unit_.first && words_[first - 1].is(title)) {
            --first;
            vote(words_[first].entry->features), vote(words_[first].entry->features);
            note(first, none);
        }
        first = group_before(first);
        role_behind();
        mention_.subject = stands_as_subject(first);
    }

  private:
    void vote(std::uint32_t features) {
        constexpr std::uint32_t gender = masculine | feminine;
        if ((features & gender) == masculine) ++votes_[mention_.actor].first;
        if ((features & gender) == feminine) ++votes_[mention_.actor].second;
    }
    void note(std::uint32_t i, std::uint32_t head) {
        if (actor_.descriptors.size() < 40 && describes(words_[i])) actor_.descriptors.push_back(words_[i].key);
        if (i == head && words_[i].is(person)) vote(words_[i].entry->features);
    }
    void note_all(std::uint32_t from, std::uint32_t to, std::uint32_t head) {
        bool field = false;
        for (std::uint32_t k = from; k < to && words_[k].mark == 0; ++k) {
            note(k, head);
            field = field || words_[k].is(of | grammar::to);
            if (field && tells_field(words_[k]) && actor_.fields.size() < 16) actor_.fields.push_back(words_[k].key);
        }
    }
    void what_is_done_to_him();
    void given_name();
    std::uint32_t group_before(std::uint32_t first);
    NounGroup group_ending(std::uint32_t from) const;
    void role_behind();
    bool stands_as_subject(std::uint32_t first) const;

    Reading& reading_;
    const std::vector<Word>& words_;
    Mention& mention_;
    Actor& actor_;
    const Unit& unit_;
    Votes& votes_;
};

// le procès de X: the accused
void Describer::what_is_done_to_him() {
    if (mention_.type != 'p' || mention_.first < unit_.first + 2 || !words_[mention_.first - 1].is(of)) return;
    const Word& thing = words_[mention_.first - 2];
    if (thing.mark == 0 && !thing.is(person | group) && reading_.lexicon->is_special(thing.key))
        note(mention_.first - 2, none);
}

void Describer::given_name() {
    const Entry* given_entry = words_[mention_.first].is(given) ? words_[mention_.first].entry : nullptr;
    if (const auto part = reading_.text(mention_.first); !given_entry && part.find('-') != part.npos) {  // Marie-Ange
        std::string buffer;
        const Entry& before_hyphen = reading_.lexicon->find(lower_key(part.substr(0, part.find('-')), buffer));
        if (before_hyphen.is(given)) given_entry = &before_hyphen;
    }
    if (given_entry) vote(given_entry->features), vote(given_entry->features);
}

// The group that ends at a word; du député X: the article may hide in the preposition.
NounGroup Describer::group_ending(std::uint32_t from) const {
    std::uint32_t floor = from;
    for (int steps = 0; floor > unit_.first && steps < 14 && words_[floor - 1].mark == 0 &&
                        !words_[floor - 1].is(relative | complementiser | pronoun | coordinator) &&
                        (words_[floor - 1].mention == none || reading_.mentions[words_[floor - 1].mention].type != 'p');
         ++steps)
        --floor;
    NounGroup found = noun_group_ending(reading_, floor, from);
    if (!found.empty() && words_[found.first].is(determiner)) return found;
    for (std::uint32_t k = floor; k < from; ++k)
        if (words_[k].is(of | to) && words_[k].has(contracted)) return noun_group(reading_, k + 1, from, true);
    return found;
}

// The group that ends with the name, or at the comma before it; where all of it begins.
std::uint32_t Describer::group_before(std::uint32_t first) {
    const bool apposed = first > unit_.first + 1 && words_[first - 1].mark == ',';
    std::uint32_t end = apposed ? first - 1 : mention_.first;
    if (apposed && end > unit_.first && words_[end - 1].mark == ')')  // la maire de Valbourg (Nord), X
        for (std::uint32_t k = end; k-- > unit_.first && k + 8 > end;)
            if (words_[k].mark == '(') {
                end = k;
                break;
            }
    if (end <= unit_.first) return first;
    const Word& last = words_[end - 1];
    if (!apposed && last.mark != '"' && last.is(of | to | preposition | coordinator | relative)) return first;
    const bool quoted = last.mark == '"' && last.quote != none && reading_.quotes[last.quote].words <= 3;
    const std::uint32_t from = quoted ? reading_.quotes[last.quote].first : end;  // le député « marcheur » X
    const NounGroup found = group_ending(from);
    if (found.last != from || found.head == none || (apposed && !words_[found.head].is(person | group))) return first;
    // le bureau du groupe X: of a body only its own noun tells
    std::uint32_t begin = found.first;
    if (actor_.type == 'o')
        for (std::uint32_t k = found.first; k < found.last; ++k)
            if (words_[k].mark == 0 && words_[k].is(of)) begin = k + 1;
    note_all(begin, found.last, found.head);
    if (words_[found.first].is(determiner) && actor_.type == 'p' && words_[found.head].is(person))
        vote(words_[found.first].entry->features);
    return found.first;
}

// X, porte-parole du groupe
void Describer::role_behind() {
    if (mention_.last + 1 >= unit_.last || (words_[mention_.last].mark != ',' && words_[mention_.last].mark != '('))
        return;
    std::uint32_t k = mention_.last + 1;
    if (words_[k].is(determiner)) ++k;
    bool role = false;
    for (std::uint32_t j = k; j < unit_.last && j < k + 4 && words_[j].mark == 0; ++j)
        role = role || words_[j].is(person | group);
    if (role && words_[k].mention == none) note_all(k, std::min(unit_.last, k + 10), k);
}

bool Describer::stands_as_subject(std::uint32_t first) const {
    const Word* before = first > unit_.first ? &words_[first - 1] : nullptr;
    if ((before && before->mark == 0 && before->is(preposition)) || words_[first].is(preposition)) return false;
    for (std::uint32_t g = unit_.first_group; g < unit_.last_group && reading_.groups[g].head < mention_.first; ++g)
        if (reading_.groups[g].finite() && words_[reading_.groups[g].head].quote == words_[mention_.first].quote)
            return false;
    return true;
}

}  // namespace

void describe_actors(Reading& reading) {
    Describer::Votes votes(reading.actors.size());
    for (Mention& mention : reading.mentions)
        if (mention.actor != none && mention.form != 'p') Describer(reading, mention, votes).run();
    for (std::size_t a = 0; a < votes.size(); ++a) {
        const auto [m, f] = votes[a];
        if (m > f) reading.actors[a].features |= masculine;
        if (f > m) reading.actors[a].features |= feminine;
    }
}

}  // namespace vigie::grammar
