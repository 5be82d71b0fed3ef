// One person by a short given name or the full one, with an initial or without: "Ted Harmon", "Edward M. Harmon".
// Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace vigie::entities {

// What a short given name stands for, for the press of another country often writes the full one; empty if it is none.
std::string_view full_given_name(std::string_view folded);

struct PlainName {
    std::string text;      // folded: the full given name, no initials behind it, no "junior"
    std::string initials;  // those left out
};
// Of a folded name. text is empty where fewer than two words are left.
PlainName plain_name(std::string_view folded);

}  // namespace vigie::entities
