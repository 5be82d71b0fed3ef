#include "plugins/entities/actors/cast.hpp"

namespace vigie::entities {

std::vector<Mention> resolve(const common::Words& words, const std::vector<Seen>& seen, const std::vector<Name>& names,
                             const Setting& setting) {
    Cast cast(words, seen, setting);
    cast.introduce(names);
    std::vector<Mention> out;
    out.reserve(names.size());
    for (const Name& name : names) out.push_back(cast.refer(name));
    return out;
}

}  // namespace vigie::entities
