// Sentences and tokens of an article, computed once by the host and offered to every plugin through vigie_article.
//
// Tokens: a word keeps its inner hyphens and apostrophes (Saint-Denis, O'Brien, aujourd'hui); an elided article or
// pronoun is a token of its own with its apostrophe (l' d' qu' all'), so is an English 's or n't, and a French inverted
// pronoun (-t-il, -elle). Abbreviations (M. Dr. U.S.), initials (J.) and decimals (3,5) keep their point; other
// punctuation is one token a mark. Each Han character is a word. Quotation marks are told apart from apostrophes,
// primes and inches and marked OPEN_QUOTE / CLOSE_QUOTE; a straight mark is one or the other by what stands around it
// in its paragraph. A mark that opens a paragraph inside a still open quotation is OPEN_QUOTE again: the quotation is
// closed at each paragraph's end. Sentences: never across paragraphs (a line end followed by an empty line, or each
// line where the text has no empty line); a headline or list item is a sentence. Marks that close after the full stop
// belong to the sentence. Threads: const after construction. Lifetime: results own their memory; positions are bytes of
// the text. Time: linear in the size of the text, whatever it holds. Source of the language data: data/<language>.txt
// beside this file, compiled in; a language is data, not code.
#pragma once

#include <vigie/abi.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::text {

struct Segmented {
    std::vector<vigie_sentence> sentences;
    std::vector<vigie_token> tokens;
};

class Segmenter {
  public:
    Segmenter();
    ~Segmenter();
    Segmenter(const Segmenter&) = delete;
    Segmenter& operator=(const Segmenter&) = delete;

    // text must be valid UTF-8. A language without data is cut by the common rules. Parts of speech where the language
    // has them.
    Segmented segment(std::string_view text, std::string_view language) const;

    std::vector<std::string> languages() const;  // those with data

  private:
    struct Languages;
    std::unique_ptr<Languages> languages_;
};

}  // namespace vigie::text
