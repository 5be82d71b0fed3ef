// What the words beside a name say it is.
#include <algorithm>

#include "plugins/entities/names/mend.hpp"

namespace vigie::entities {

namespace {

using common::Words;

bool small(const Words& words, std::uint32_t i) {
    return !words[i].upper && words[i].kind == VIGIE_TOKEN_WORD;
}

// The token before a name, in its sentence and with a small letter; the name's first if there is none.
std::uint32_t before(const Words& words, std::uint32_t first) {
    if (first == 0 || words.sentence_of(first - 1) != words.sentence_of(first)) return first;
    return small(words, first - 1) ? first - 1 : first;
}

// The small head that is of the name directly behind it; the name's first if there is none.
std::uint32_t head_of(const Words& words, const std::vector<Seen>& seen, const Name& name) {
    if (name.type == Type::event || !words[name.first].upper) return name.first;
    std::uint32_t head = name.first > 0 ? name.first - 1 : name.first;
    const bool tied = name.type == Type::organisation && name.alias < 0 && head > 0 && head < name.first &&
                      small(words, head) && (seen[head].cue & cue::link) != 0 && words[head].text != "de";
    if (tied) --head;  // "clinique du Tonkin"
    if (head == name.first || words.sentence_of(head) != words.sentence_of(name.first)) return name.first;
    // "sur place X" and "au cours X" are no streets: an article or a sign stands before one.
    const std::string_view word = words[head].folded;
    const bool doubtful = (word == "place" || word == "cours" || word == "passage") && head > 0 && !seen[head].initial;
    if (doubtful && words[head - 1].kind == VIGIE_TOKEN_WORD && (seen[head - 1].cue & (cue::article | cue::link)) == 0)
        return name.first;
    const bool fits = (seen[head].cue & cue::namesake) != 0 && seen[head].cue_end && words[name.first].after_space;
    const bool event = (seen[head].cue & (cue::event_before | cue::place_of)) == cue::event_before;  // "Hurricane Ida"
    return fits && (small(words, head) || seen[head].initial || event) ? head : name.first;
}

Type type_of_head(std::uint32_t bits) {
    if ((bits & cue::place_of) != 0) return Type::place;
    return (bits & cue::event_before) != 0 ? Type::event : Type::organisation;
}

// "… Lyon a voté": a large town that opens a sentence, where it is no common word.
bool opens(const Words& words, const std::vector<Seen>& seen, std::uint32_t i) {
    constexpr std::uint16_t other = common_fr | common_en | given | organisation_name;
    if (!seen[i].initial || !words[i].upper || words[i].all_upper || words[i].piece_count != 1) return false;
    if ((seen[i].flags & town_big) == 0 || (seen[i].flags & other) != 0 || seen[i].cue != 0) return false;
    return i + 1 < words.size() && small(words, i + 1) && words.sentence_of(i + 1) == words.sentence_of(i);
}

// "X, 37 ans", "X (37 ans)".
bool aged(const Words& words, const std::vector<Seen>& seen, const Name& name) {
    const std::uint32_t at = name.last;
    if (at + 2 >= words.size() || (words[at].text != "," && words[at].text != "(")) return false;
    return words[at + 1].kind == VIGIE_TOKEN_NUMBER && (seen[at + 2].cue & cue::age) != 0;
}

// A word of capitals that bears no name of people, where the words around it are written small.
bool letters_alone(const Words& words, const std::vector<Seen>& seen, const Name& name) {
    const std::uint32_t i = name.first;
    if (name.last - i != 1 || !words[i].all_upper || words[i].folded.size() < 3) return false;
    if ((seen[i].flags & (given | surname)) != 0) return false;
    const auto loud = [&](std::uint32_t k) { return k < words.size() && words[k].all_upper; };
    return !loud(i + 1) && !(i > 0 && (loud(i - 1) || (seen[i - 1].cue & cue::title) != 0));
}

// "la revue Nature", "le stade Paul-Lambert": what follows such a head in capitals is its name, whether or not the
// finder took it for one. One past it; the head's own token if there is none.
std::uint32_t named_by(const Words& words, const std::vector<Seen>& seen, std::uint32_t head, std::uint32_t limit) {
    constexpr std::uint32_t most = 4;
    constexpr std::uint32_t never = cue::not_name | cue::adjective | cue::title | cue::alone;
    if ((seen[head].cue & (cue::namesake | cue::body_before)) == 0 || !seen[head].cue_end || !small(words, head))
        return head;
    std::uint32_t end = head + 1;
    while (end < limit && end - head <= most && words[end].upper && words[end].after_space &&
           words.sentence_of(end) == words.sentence_of(head) && (seen[end].cue & never) == 0)
        ++end;
    const bool cut = end < words.size() && words[end].upper && words.sentence_of(end) == words.sentence_of(head);
    return end == head + 1 || cut ? head : end;
}

// "UDI-Agir": letters and what is joined to them.
bool letters_within(const Words& words, const std::vector<Seen>& seen, const Name& name) {
    const std::string_view text = words[name.first].text;
    const auto hyphen = text.find('-');
    if (name.last - name.first != 1 || hyphen == std::string_view::npos || words[name.first].all_upper) return false;
    if ((seen[name.first].flags & (given | surname | town)) != 0 || seen[name.first].town != 0) return false;
    const auto letters = [](std::string_view part) {
        return part.size() > 2 && std::ranges::all_of(part, [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    return letters(text.substr(0, hyphen)) || letters(text.substr(hyphen + 1));
}

}  // namespace

std::vector<Name> with_heads(const Words& words, const std::vector<Seen>& seen, const std::vector<Name>& names) {
    std::vector<Name> out;
    std::uint32_t at = 0;
    const auto openers = [&](std::uint32_t limit) {
        for (; at < limit; ++at) {
            const std::uint32_t end = named_by(words, seen, at, limit);
            if (end > at) {
                const bool whole = (seen[at].cue & cue::namesake) != 0;
                out.push_back({whole ? at : at + 1, end, type_of_head(seen[at].cue), 0.7F, -1});
                at = end - 1;
            } else if (opens(words, seen, at)) {
                out.push_back({at, at + 1, Type::place, 0.7F, seen[at].alias});
            }
        }
    };
    for (Name name : names) {
        openers(name.first);
        const std::uint32_t head = head_of(words, seen, name);
        if (head < name.first && (out.empty() || out.back().last <= head)) {
            name.first = head;
            name.type = type_of_head(seen[head].cue);
            name.alias = -1;
        }
        const bool numbered = name.type == Type::organisation && (seen[name.first].cue & cue::namesake) != 0 &&
                              name.last < words.size() && words[name.last].kind == VIGIE_TOKEN_NUMBER &&
                              words[name.last].text.size() < 3;
        if (numbered) ++name.last;  // "université Lyon 2"
        out.push_back(name);
        at = std::max(at, name.last);
    }
    openers(static_cast<std::uint32_t>(words.size()));
    return out;
}

std::optional<Type> told(const Words& words, const std::vector<Seen>& seen, const Name& name) {
    if (name.alias >= 0 || name.type == Type::event || name.type == Type::other) return std::nullopt;
    if ((seen[name.first].cue & cue::namesake) != 0) return std::nullopt;
    if ((seen[name.first].cue & cue::place_of) != 0 && small(words, name.first)) return Type::place;
    const bool person = name.type == Type::person;
    const bool headed = (seen[name.first].cue & (cue::organisation_head | cue::lower_head)) != 0;
    // "the Trump administration" is his.
    const bool leads = name.last < words.size() && small(words, name.last) && name.last - name.first == 1 &&
                       (seen[name.last].cue & cue::government) != 0 && seen[name.first].town == 0;
    if (leads && !words[name.first].all_upper) return Type::person;
    const bool full = person && name.last - name.first > 1 && (seen[name.first].flags & given) != 0;
    const std::uint32_t last = before(words, name.first);
    if (last < name.first && !full) {
        if ((seen[last].cue & cue::body_before) != 0 && seen[last].cue_end) return Type::organisation;
        if ((seen[last].cue & cue::place_of) != 0 && seen[last].cue_end && !headed) return Type::place;
        const std::uint32_t head = (seen[last].cue & cue::link) != 0 ? before(words, last) : last;
        const bool plain =
            name.type == Type::organisation && name.last - name.first == 1 && !words[name.first].all_upper;
        if (head < last && plain && (seen[head].cue & cue::seat_of) != 0 && seen[head].cue_end) return Type::place;
        if (head < last && (seen[head].cue & cue::place_of) != 0 && seen[head].cue_end && !headed) return Type::place;
    }
    if (!person && !headed && !words[name.first].all_upper && aged(words, seen, name)) return Type::person;
    if (person && letters_alone(words, seen, name)) return Type::organisation;
    if (name.type != Type::organisation && letters_within(words, seen, name)) return Type::organisation;
    return std::nullopt;
}

}  // namespace vigie::entities
