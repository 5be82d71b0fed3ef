// What is certain put right after the learned finder: known names it missed or cut, the same word named twice in one
// article.
#pragma once

#include "plugins/entities/names/names.hpp"

namespace vigie::entities {

std::vector<Name> mend(const common::Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge,
                       const Knowledge::Language& language, std::vector<Name> names);
// Words before a name and known names inside it tell its type and end.
std::vector<Name> heed_parts(const common::Words& words, const std::vector<Seen>& seen, const std::vector<Name>& names);
// Boundaries by grammar: titles off, small heads on.
std::vector<Name> trim(const common::Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge,
                       const Cues& cues, const std::vector<Name>& names);
// One word, one reading throughout the article; mentions of its names that were missed.
std::vector<Name> agree(const common::Words& words, const std::vector<Seen>& seen, std::vector<Name> names);

}  // namespace vigie::entities
