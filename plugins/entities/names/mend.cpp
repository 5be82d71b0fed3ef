#include "plugins/entities/names/mend.hpp"

namespace vigie::entities {

namespace {

using common::Words;

// A known name that needs no context: several words, an acronym, or one word that is no common word.
bool certain(const Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge, std::uint32_t first) {
    const Alias& alias = knowledge.alias(static_cast<std::uint32_t>(seen[first].alias));
    if (!alias.single) return true;
    if (alias.upper) return words[first].text.size() > 2;
    if (alias.lower) return false;
    const bool plain = (seen[first].flags & (common_fr | common_en | given | surname)) == 0;
    const Type type = knowledge.entity(alias.entity).type;
    return plain && (type == Type::place || type == Type::organisation || type == Type::person);
}

}  // namespace

std::vector<Name> mend(const Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge,
                       std::vector<Name> names) {
    std::vector<Name> out;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < words.size();) {
        while (next < names.size() && names[next].last <= i) ++next;
        const bool inside = next < names.size() && names[next].first <= i;
        const bool known = seen[i].alias >= 0 && seen[i].known < 8;
        if (known && (!inside || names[next].first == i)) {
            const std::uint32_t last = seen[i].alias_end;
            const Type type = knowledge.entity(knowledge.alias(static_cast<std::uint32_t>(seen[i].alias)).entity).type;
            const bool same = inside && names[next].last == last;
            const bool longer = !inside || names[next].last < last;
            if (same) {
                names[next].alias = seen[i].alias;
                if (certain(words, seen, knowledge, i)) names[next].type = type;
            } else if (longer && certain(words, seen, knowledge, i)) {
                out.push_back({i, last, type, 0.8F, seen[i].alias});
                i = last;
                continue;
            }
        }
        if (inside && names[next].first == i) {
            out.push_back(names[next]);
            i = names[next].last;
        } else {
            ++i;
        }
    }
    return out;
}

}  // namespace vigie::entities
