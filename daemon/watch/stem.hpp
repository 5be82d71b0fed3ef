// What is left of a word when its inflection is taken off: "sanctions" and "sanctionnée" differ, "sanctions" and
// "sanction" do not. Light on purpose: it joins forms of one word and leaves derivations apart. Thread-safe.
// Source of the endings: data/<language>.txt, which says where they are from; a language without data keeps its words.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

// `word` is folded (words.hpp).
std::string stem(std::string word, std::string_view language);

}  // namespace vigie
