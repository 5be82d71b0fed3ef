// What the data files call classes, features and forms.
#pragma once

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "plugins/grammar/classes.hpp"

namespace vigie::grammar {

inline constexpr std::array<std::pair<std::string_view, std::uint64_t>, 43> class_names{{
    {"determiner", determiner},
    {"of", of},
    {"to", to},
    {"preposition", preposition},
    {"coordinator", coordinator},
    {"complementiser", complementiser},
    {"relative", relative},
    {"subordinator", subordinator},
    {"pronoun", pronoun},
    {"clitic", clitic},
    {"negation", negation},
    {"latter", latter},
    {"same", same},
    {"adverb", adverb},
    {"title", title},
    {"time", time},
    {"person", person},
    {"group", group},
    {"document", document},
    {"source", source},
    {"speech", speech},
    {"medium", medium},
    {"predicate", predicate},
    {"modal", modal},
    {"adjective", adjective},
    {"possessor", possessor},
    {"given", given},
    {"number", number},
    {"agent", agent},
    {"channel", channel},
    {"contrast", contrast},
    {"degree", degree},
    {"question", question},
    {"generic", generic},
    {"former", former},
    {"prefix", prefix},
    {"concerned", concerned},
    {"listed", listed},
    {"relation", relation},
    {"eponym", eponym},
    {"work", work},
    {"office", office},
    {"kin", kin},
}};

inline constexpr std::array<std::pair<std::string_view, std::uint32_t>, 16> feature_names{{
    {"m", masculine},
    {"f", feminine},
    {"s", singular},
    {"p", plural},
    {"1", first},
    {"2", second},
    {"3", third},
    {"definite", definite},
    {"possessive", possessive},
    {"demonstrative", demonstrative},
    {"contracted", contracted},
    {"impersonal", impersonal},
    {"neuter", neuter},
    {"reflexive", reflexive},
    {"oblique", oblique},
    {"genitive", genitive},
}};

inline constexpr std::array<std::pair<std::string_view, std::uint16_t>, 13> form_names{{
    {"inf", infinitive},
    {"part", participle},
    {"ger", gerund},
    {"3s", third_singular},
    {"3p", third_plural},
    {"1s", first_singular},
    {"1p", first_plural},
    {"2p", second_plural},
    {"c3s", third_singular | conditional},
    {"c3p", third_plural | conditional},
    {"r3s", third_singular | reported},
    {"r3p", third_plural | reported},
    {"past", third_singular | third_plural | first_singular | first_plural},
}};

// The value of a name. Throws std::runtime_error naming where it stands.
template <class Names>
auto named(const Names& names, std::string_view name, const std::string& where) {
    for (const auto& [known, value] : names)
        if (known == name) return value;
    throw std::runtime_error(where + ": unknown word '" + std::string(name) + "'");
}

}  // namespace vigie::grammar
