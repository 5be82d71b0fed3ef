// What is certain put right after the learned finder: known names it missed or cut, the same word named twice in one
// article.
#pragma once

#include <optional>

#include "plugins/entities/names/names.hpp"

namespace vigie::entities {

std::vector<Name> mend(const common::Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge,
                       const Knowledge::Language& language, std::vector<Name> names);
// Words before a name and known names inside it tell its type and end.
std::vector<Name> heed_parts(const common::Words& words, const std::vector<Seen>& seen, const std::vector<Name>& names);
// Boundaries by grammar: titles off, small heads on.
std::vector<Name> trim(const common::Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge,
                       const Cues& cues, const std::vector<Name>& names);
// Sums, roads, adjectives made of names, common nouns in capitals, peoples.
bool no_name(const common::Words& words, const std::vector<Seen>& seen, const Name& name);
// Ends of names by what an article says of them: letters in brackets, known names inside, words that no name holds.
std::vector<Name> bound(const common::Words& words, const std::vector<Seen>& seen, const Knowledge& knowledge,
                        const std::vector<Name>& names);
// "lycée" + Jean Zay: small words that are of the name behind them; towns that open a sentence.
std::vector<Name> with_heads(const common::Words& words, const std::vector<Seen>& seen, const std::vector<Name>& names);
// What the words beside a name say it is ("la ville de X", "X, 37 ans"), if they do.
std::optional<Type> told(const common::Words& words, const std::vector<Seen>& seen, const Name& name);
// One word, one reading throughout the article; mentions of its names that were missed.
std::vector<Name> agree(const common::Words& words, const std::vector<Seen>& seen, std::vector<Name> names);

}  // namespace vigie::entities
