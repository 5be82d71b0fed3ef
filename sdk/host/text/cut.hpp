// The steps of the segmenter, in order: cut a paragraph into tokens, decide its quotation marks, cut it into sentences.
#pragma once

#include "sdk/host/text/language.hpp"
#include "sdk/host/text/text.hpp"

namespace vigie::text {

// A quotation mark, or an apostrophe that stands at a word's edge, still to be decided (its token's kind is 0).
struct Mark {
    std::uint32_t token = 0;
    char32_t shape = 0;  // U+0022 also for '' and ``
};

struct Work {
    std::string_view text;
    const Language& language;
    std::vector<vigie_token> tokens;
    std::vector<vigie_sentence> sentences;
    std::vector<Mark> marks;  // of the paragraph
    std::string scratch;      // lower-case form of the word at hand
    bool left_open = false;   // the paragraph before ended inside a quotation
    std::uint32_t paragraph = 0;
};

// Lower case with straight apostrophes, in work.scratch.
std::string_view lowered(Work& work, std::size_t begin, std::size_t end);
bool is_apostrophe(char32_t c);

void cut_tokens(Work& work, std::size_t begin, std::size_t end);
void decide_marks(Work& work, std::size_t begin, std::size_t end);
void cut_sentences(Work& work, std::size_t first_token);

}  // namespace vigie::text
