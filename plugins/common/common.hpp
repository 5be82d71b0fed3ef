// What the three analyzers share: language data files, folding, an article's words, phrase lookup, quoted stretches,
// emitting. Threads: values, no shared state; const objects may be read from several threads.
#pragma once

#include <vigie/abi.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::common {

// ---- fold.cpp
// Lower case, without diacritics; everything but letters and digits is one space: "Jean-Luc  MÉLENCHON" → "jean luc
// melenchon". Greek and Cyrillic stay in their script (ё → е, й → и); œ → oe, ø → o, ł → l, ß → ss.
std::string fold(std::string_view text);
void fold_onto(std::string_view text, std::string& out);  // appends
std::string lower(std::string_view text);                 // lower case only; diacritics and marks stay
std::uint64_t hash(std::string_view bytes);               // of folded pieces; never 0
bool is_upper(std::string_view text);                     // first code point is an upper-case letter
bool is_caseless(std::string_view text);                  // first code point is a letter of a script without capitals

// ---- data.cpp
// A language data file: "[section]" lines, then rows of fields separated by '|'; '#' begins a comment line. Blanks
// around fields are dropped. Throws std::runtime_error naming file and line.
struct Row {
    std::vector<std::string> fields;
    int line = 0;
    // Field i, or "" beyond the end.
    const std::string& operator[](std::size_t i) const;
};
std::vector<std::string> split(std::string_view text, char separator);  // trimmed, empty ones dropped
class DataFile {
  public:
    static DataFile read(const std::filesystem::path& path);
    static DataFile parse(std::string_view text, std::string name);
    const std::vector<Row>& section(std::string_view name) const&;  // empty if there is none
    void section(std::string_view name) && = delete;                // it would dangle
  private:
    std::map<std::string, std::vector<Row>, std::less<>> sections_;
};
// options["data"] of a plugin; empty if it is not given.
std::filesystem::path data_directory(const vigie_option* options, std::size_t count);
// The languages in a data directory: names of its two-letter folders.
std::vector<std::string> languages_in(const std::filesystem::path& directory);

// ---- words.cpp
// An article's tokens made ready for lookup. Views point into the article's text and this object.
struct Word {
    std::string_view text;    // as written
    std::string_view folded;  // may hold spaces (Jean-Luc → "jean luc"), empty for punctuation
    std::uint32_t first_piece = 0, piece_count = 0;
    std::uint32_t kind = 0, part_of_speech = 0;
    bool upper = false;      // begins with a capital
    bool all_upper = false;  // two or more letters, all capitals
    bool all_small = false;  // nothing but small letters
    bool after_space = false;
};
class Words {
  public:
    explicit Words(const vigie_article& article);
    Words(const Words&) = delete;
    Words& operator=(const Words&) = delete;
    std::size_t size() const { return words_.size(); }
    const Word& operator[](std::size_t token) const { return words_[token]; }
    std::span<const std::uint64_t> pieces() const { return pieces_; }  // hashes of folded pieces, in order
    std::uint32_t token_of_piece(std::size_t piece) const { return token_of_piece_[piece]; }
    std::uint32_t sentence_of(std::size_t token) const { return sentence_of_[token]; }
    const vigie_article& article() const { return article_; }
    std::string_view slice(vigie_span span) const { return {article_.text.data + span.begin, span.end - span.begin}; }

  private:
    const vigie_article& article_;
    std::string folded_;
    std::vector<Word> words_;
    std::vector<std::uint64_t> pieces_;
    std::vector<std::uint32_t> token_of_piece_, sentence_of_;
};

// ---- phrases.cpp
// Phrases of folded pieces → numbers; finds the longest phrase that begins at a piece. A phrase may have several
// values. Memory: some 40 bytes a distinct prefix. Build: add… then finish(). Lookup: one probe a piece.
class Phrases {
  public:
    void add(std::string_view phrase, std::uint32_t value);  // folds
    void add_pieces(std::span<const std::uint64_t> pieces, std::uint32_t value);
    void finish();
    struct Hit {
        std::size_t pieces = 0;  // 0: none
        std::span<const std::uint32_t> values;
        explicit operator bool() const { return pieces != 0; }
    };
    Hit longest(std::span<const std::uint64_t> pieces, std::size_t from) const;
    void expect(std::uint64_t piece) const;    // soon to be looked up: brings its bit into the cache
    Hit exact(std::string_view phrase) const;  // folds
    bool empty() const { return added_.empty() && slots_.empty(); }

  private:
    struct Added {
        std::uint64_t key;
        std::uint32_t value;
    };
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t begin = 0;
        std::uint32_t count = 0;  // 0: only the beginning of a longer phrase
    };
    const Slot* find(std::uint64_t key) const;
    std::size_t word_of(std::uint64_t key) const { return (key >> 38) & (known_.size() - 1); }
    static std::uint64_t bit_of(std::uint64_t key) { return std::uint64_t{1} << (key >> 58); }
    std::vector<Added> added_;
    std::vector<std::uint64_t> prefixes_;
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> values_;
    std::vector<std::uint64_t> known_;  // bits of the keys in slots_
    std::uint64_t mask_ = 0;
};

// ---- quoted.cpp
// The marked stretches of an article from its OPEN_QUOTE and CLOSE_QUOTE tokens: nested, closed at the paragraph's end
// at the latest. In order of their beginning.
struct Quoted {
    std::uint32_t open_token = 0;
    std::uint32_t close_token = 0;  // the closing mark, or one past the paragraph's last token where it is missing
    vigie_span inner{};             // without the marks and the blanks inside them
    vigie_span outer{};
    std::uint32_t depth = 0;  // 0: outermost
    std::uint32_t paragraph = 0;
    bool closed = true;
    bool continues = false;  // opens a paragraph inside a quotation that the paragraph before left open
};
std::vector<Quoted> quoted_stretches(const vigie_article& article);

// ---- emit.cpp
inline std::string_view view(vigie_text text) {
    return {text.data, text.size};
}
inline vigie_text abi(std::string_view text) {
    return {text.data(), text.size()};
}
vigie_party party(std::string_view role, std::string_view id, std::string_view name, vigie_span span = {});
void log(const vigie_host& host, int level, std::string_view message);

}  // namespace vigie::common
