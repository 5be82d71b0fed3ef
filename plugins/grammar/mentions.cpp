// The mentions of an article and their actors, in words of its Reading.
#include <unordered_map>

#include "plugins/common/common.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

namespace {

std::string_view view(vigie_text text) {
    return {text.data, text.size};
}

std::uint32_t actor_number(Reading& reading, const vigie_annotation& annotation, char type,
                           std::unordered_map<std::string_view, std::uint32_t>& known) {
    for (std::uint32_t p = 0; p < annotation.party_count; ++p) {
        const auto& party = *reinterpret_cast<const vigie_party*>(reinterpret_cast<const char*>(annotation.parties) +
                                                                  p * annotation.parties[0].size);
        if (view(party.role) != "actor") continue;
        const auto key = party.id.size ? view(party.id) : view(party.name);
        const auto [at, fresh] = known.try_emplace(key, static_cast<std::uint32_t>(reading.actors.size()));
        if (fresh) {
            Actor actor;
            actor.id = reading.strings.emplace_back(view(party.id));
            actor.name = reading.strings.emplace_back(view(party.name));
            actor.type = type;
            reading.actors.push_back(std::move(actor));
        }
        return at->second;
    }
    return none;
}

// A name whose actor is not told apart still means one in this text: pronouns and frames may refer to it by its words.
std::uint32_t nameless_actor(Reading& reading, const vigie_annotation& annotation, char type,
                             std::unordered_map<std::string_view, std::uint32_t>& known) {
    const std::string_view words = reading.text(annotation.span);
    const std::string id = "name:" + common::fold(words);
    if (const auto at = known.find(id); at != known.end()) return at->second;
    reading.strings.push_back(id);
    const auto number = static_cast<std::uint32_t>(reading.actors.size());
    known.emplace(reading.strings.back(), number);
    Actor actor;
    actor.id = reading.strings.back();
    actor.name = reading.strings.emplace_back(words);
    actor.type = type;
    reading.actors.push_back(std::move(actor));
    return number;
}

// l'Ukrainienne: taken for a name, but it means a person by her people. Le Parisien, where the article has a capital,
// is the paper.
bool means_person(const Reading& reading, const Mention& mention) {
    const Word& word = reading.words[mention.first];
    if (mention.last != mention.first + 1 || mention.first == 0 || mention.form == 'e') return false;
    if (!word.is(person) || !word.upper || !reading.words[mention.first - 1].is(determiner)) return false;
    std::string buffer;
    const auto key = lower_key(one_of_a_people(reading.text(word.span)), buffer);
    const bool known = mention.actor != none && !reading.actors[mention.actor].id.starts_with("name:");
    const bool titled = mention.type == 'o' && known && reading.words[mention.first - 1].upper;
    return word.entry == &reading.lexicon->find(key) && !titled;
}

// English, Turkish forces: the word of a people before a noun is an adjective, no name.
bool is_adjective(const Reading& reading, const Mention& mention) {
    if (reading.lexicon->inverts || mention.type != 'x' || mention.last != mention.first + 1) return false;
    if (mention.last >= reading.words.size()) return false;
    const Word& next = reading.words[mention.last];
    return next.mark == 0 && !next.upper && (next.entry->forms() & third_singular) == 0 &&
           !next.is(preposition | of | to | coordinator | modal | adverb | negation | relative | possessor |
                    determiner | pronoun | subordinator | complementiser);
}

}  // namespace

std::uint64_t print_of_mentions(const vigie_article& article) {
    std::uint64_t print = article.text.size;
    const char* raw = reinterpret_cast<const char*>(article.annotations);
    for (std::size_t i = 0; i < article.annotation_count;
         ++i, raw += reinterpret_cast<const vigie_annotation*>(raw)->size) {
        const auto& annotation = *reinterpret_cast<const vigie_annotation*>(raw);
        if (view(annotation.kind) != "mention") continue;
        print = (print ^ annotation.span.begin ^ annotation.span.end << 32) * 0x9E3779B97F4A7C15U;
        print ^= print >> 29;
    }
    return print;
}

void read_mentions(Reading& reading) {
    const vigie_article& article = *reading.article;
    reading.mentions_print = print_of_mentions(article);
    std::unordered_map<std::string_view, std::uint32_t> known;
    std::uint32_t word = 0;
    const char* raw = reinterpret_cast<const char*>(article.annotations);
    for (std::size_t i = 0; i < article.annotation_count;
         ++i, raw += reinterpret_cast<const vigie_annotation*>(raw)->size) {
        const auto& annotation = *reinterpret_cast<const vigie_annotation*>(raw);
        if (view(annotation.kind) != "mention") continue;
        Mention mention;
        mention.span = annotation.span;
        mention.type = annotation.type.size ? annotation.type.data[0] : 'x';
        if (view(annotation.type) == "place") mention.type = 'l';
        if (view(annotation.type) == "other") mention.type = 'x';
        mention.form = annotation.form.size ? annotation.form.data[0] : 'n';
        while (word < reading.words.size() && reading.words[word].span.end <= annotation.span.begin) ++word;
        mention.first = mention.last = word;
        while (mention.last < reading.words.size() && reading.words[mention.last].span.begin < annotation.span.end)
            ++mention.last;
        if (mention.first == mention.last) continue;
        mention.actor = actor_number(reading, annotation, mention.type, known);
        if (mention.actor == none && (mention.form == 'n' || mention.form == 'a'))
            mention.actor = nameless_actor(reading, annotation, mention.type, known);
        if (means_person(reading, mention) || is_adjective(reading, mention)) continue;
        const auto number = static_cast<std::uint32_t>(reading.mentions.size());
        if (mention.actor != none && mention.form != 'p') reading.actors[mention.actor].mentions.push_back(number);
        if (mention.form == 'n' || mention.form == 'a')
            for (std::uint32_t w = mention.first; w < mention.last; ++w)
                if (reading.words[w].mention == none) reading.words[w].mention = number;
        reading.mentions.push_back(mention);
    }
}

}  // namespace vigie::grammar
