// What the parts of a name say of the whole, against the chain.
#include <algorithm>
#include <ranges>

#include "plugins/entities/names/mend.hpp"

namespace vigie::entities {

namespace {

using common::Words;

// "le gouvernement Larrow": who leads it, unless it is a place or a body that is known.
bool leader(const Words& words, const std::vector<Seen>& seen, const Name& name) {
    if (name.alias >= 0 || name.last - name.first != 1 || name.first == 0 || name.type == Type::person) return false;
    const Seen &own = seen[name.first], &before = seen[name.first - 1];
    if ((before.cue & cue::government) == 0 || words[name.first - 1].upper || words[name.first].all_upper) return false;
    return words[name.first].upper && own.town == 0 && (own.flags & (town | organisation_name)) == 0;
}

// "Radio Sud de la décision", "Union européenne prépare des sanctions": a small word's complement behind a known name
// that ends with a capital is none of it, nor are several small words that no link ties to it.
std::uint32_t known_front(const Words& words, const std::vector<Seen>& seen, const Name& name) {
    const Seen& first = seen[name.first];
    if (name.alias >= 0 || first.alias < 0 || first.known >= 8 || first.alias_end >= name.last) return name.last;
    std::uint32_t at = first.alias_end;
    if (at - name.first < 2 && (first.cue & (cue::organisation_head | cue::lower_head)) != 0) return name.last;
    std::uint32_t small = at;
    while (small < name.last && !words[small].upper) ++small;
    const bool none_upper =
        std::ranges::none_of(std::views::iota(name.first, at), [&](std::uint32_t i) { return words[i].upper; });
    if (small == name.last && (small - at > 2 || none_upper) && seen[at].cue == 0) return first.alias_end;
    while (at < name.last && !words[at].upper && (seen[at].cue & (cue::link | cue::article | cue::particle)) != 0) ++at;
    const bool complement = at > first.alias_end && at < name.last && !words[at].upper && seen[at].cue == 0;
    return complement && words[first.alias_end - 1].upper ? first.alias_end : name.last;
}

// "ministre de la Protection civile" + Vassilis Karalis: where the field begins that stands between an office and its
// holder, or the holder's first word.
std::uint32_t field_before(const Words& words, const std::vector<Seen>& seen, const Name& holder, std::uint32_t from) {
    constexpr std::uint32_t tying = cue::link | cue::article | cue::particle | cue::place_before;
    constexpr std::uint32_t most = 3;  // small words of a field
    if (holder.type != Type::person || holder.last - holder.first < 2) return holder.first;
    const auto small = [&](std::uint32_t i) { return !words[i].upper && words[i].kind == VIGIE_TOKEN_WORD; };
    std::uint32_t at = holder.first;
    while (at > from && holder.first - at < most && small(at - 1) && (seen[at - 1].cue & (tying | cue::title)) == 0)
        --at;
    if (at == holder.first || at == from || !words[at - 1].upper || seen[at - 1].initial) return holder.first;
    const std::uint32_t field = at - 1;
    at = field;
    while (at > from && small(at - 1) && (seen[at - 1].cue & tying) != 0) --at;
    const bool office = at < field && at > from && (seen[at - 1].cue & cue::title) != 0 && seen[at - 1].cue_end &&
                        words.sentence_of(at - 1) == words.sentence_of(holder.first);
    return office ? field : holder.first;
}

// "Ministry of Public Health" + ", Sport and Youth": one past the last of the fields that follow a body's
// first one, common words with capitals.
std::uint32_t last_field(const Words& words, const std::vector<Seen>& seen, const Name& name) {
    constexpr std::uint32_t tying = cue::link | cue::article | cue::particle;
    constexpr std::uint32_t longest = 3;  // words of a field
    if (name.type != Type::organisation || name.alias >= 0) return name.last;
    if ((seen[name.first].cue & (cue::organisation_head | cue::lower_head)) == 0) return name.last;
    const auto inside = [&](std::uint32_t i) {
        return i < words.size() && words.sentence_of(i) == words.sentence_of(name.first);
    };
    const auto conjunction = [&](std::uint32_t i) { return inside(i) && (seen[i].cue & cue::conjunction) != 0; };
    for (std::uint32_t at = name.last;;) {
        const bool more = inside(at) && words[at].text == ",";
        if (more) ++at;
        const bool closes = conjunction(at);
        if (closes) ++at;
        if (!more && !closes) return name.last;
        while (inside(at) && !words[at].upper && (seen[at].cue & tying) != 0) ++at;
        const std::uint32_t begin = at;
        while (inside(at) && at - begin < longest && words[at].upper && seen[at].alias < 0 &&
               (seen[at].flags & (common_fr | common_en)) != 0)
            ++at;
        if (at == begin || (inside(at) && words[at].upper)) return name.last;
        if (closes) return at;
    }
}

}  // namespace

std::vector<Name> heed_parts(const Words& words, const std::vector<Seen>& seen, const std::vector<Name>& names) {
    std::vector<Name> out;
    for (Name name : names) {
        const std::uint32_t from = out.empty() ? 0 : out.back().last;
        if (name.first < from) continue;  // a field of the body before
        const std::uint32_t field = field_before(words, seen, name, from);
        if (field < name.first) out.push_back({field, name.first, Type::organisation, name.score, -1});
        if (leader(words, seen, name)) name.type = Type::person;
        name.last = known_front(words, seen, name);
        if (name.alias < 0 && seen[name.first].alias >= 0 && seen[name.first].alias_end == name.last)
            name.alias = seen[name.first].alias;
        name.last = last_field(words, seen, name);
        out.push_back(name);
    }
    return out;
}

}  // namespace vigie::entities
