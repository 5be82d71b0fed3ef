// Who is told by his words alone: un habitant, une source qui ne souhaite pas être citée.
#include "plugins/common/common.hpp"
#include "plugins/grammar/cast.hpp"
#include "plugins/grammar/steps.hpp"

namespace vigie::grammar {

// «A-t-il vu l'enfant?» lui a demandé la juge. «Non», a-t-il admis: the unnamed one who spoke before her
std::vector<Referent> Cast::spoke_earlier(const Word& pronoun) const {
    const auto unnamed = [](const std::vector<Referent>& some) { return some.size() == 1 && some[0].actor == none; };
    if (!unnamed(earlier_speakers_) || !unnamed(last_speakers_) || several(earlier_speakers_[0])) return {};
    if (agrees(last_speakers_[0], pronoun) || !agrees(earlier_speakers_[0], pronoun)) return {};
    const Word& said = reading_.words[reading_.word_at(earlier_speakers_[0].span.begin)];
    if (reading_.units[said.unit].paragraph != reading_.units[pronoun.unit].paragraph) return {};
    auto out = earlier_speakers_;
    out[0].span = pronoun.span;
    return out;
}

Referent Cast::anonymous(const NounGroup& group) const {
    std::uint32_t first = group.first;
    const Word& start = reading_.words[first];
    const bool one_of = first + 1 < group.last && reading_.words[first + 1].is(determiner);  // l'un des …
    if (start.is(determiner) && start.has(definite | demonstrative) && first + 1 < group.last && !one_of) ++first;
    if (group.head + 1 == group.last && (first + 1 == group.last || group.first + 2 == group.last))
        if (const auto body = reading_.lexicon->body(reading_.words[group.head].key); !body.empty())
            return {"name:" + common::fold(body),
                    std::string(body),
                    {start.span.begin, reading_.words[group.last - 1].span.end},
                    none};
    std::uint32_t last = group.last;
    const Unit& unit = reading_.units[start.unit];
    const auto finite = [&](std::uint32_t i) {
        const auto g = reading_.words[i].verb_group;
        return g != none && reading_.groups[g].finite();
    };
    // une source qui ne souhaite pas être citée: what tells an unnamed one apart belongs to its name
    if (!start.has(definite | possessive | demonstrative) && last < unit.last && reading_.words[last].mark == 0 &&
        reading_.words[last].is(relative) && !reading_.words[last].is(complementiser))
        while (last < unit.last && last < group.last + 10 && reading_.words[last].mark == 0) ++last;
    // un rapport publié lundi au conseil
    if (reading_.lexicon->inverts && !start.has(definite | possessive | demonstrative) && group.head != none &&
        last < unit.last && reading_.words[group.head].is(document) && reading_.words[last].mark == 0 &&
        reading_.words[last].entry->forms() & participle)
        while (last < unit.last && last < group.last + 10 && reading_.words[last].mark == 0 &&
               reading_.words[last].quote == start.quote && !finite(last))
            ++last;
    const auto text = reading_.text(first, last);
    vigie_span span{start.span.begin, reading_.words[last - 1].span.end};
    // un député du parti X is not X
    if (reading_.lexicon->inverts && group.head != none && group.head + 1 < last &&
        reading_.words[group.head].is(person) && start.is(determiner) && start.has(singular) &&
        !start.has(definite | demonstrative | possessive))
        span.end = reading_.words[group.head].span.end;
    std::string name;
    for (const char c : text) name.push_back(c == '\n' || c == '\t' ? ' ' : c);
    return {"name:" + common::fold(name), name, span, none};
}

}  // namespace vigie::grammar
