// Loads the frames of a language.
#include <stdexcept>

#include "plugins/common/common.hpp"
#include "plugins/stance/stance.hpp"

namespace vigie::stance {

namespace {

std::uint64_t key(std::string_view word) {
    std::string buffer;
    return grammar::lower_key(word, buffer);
}

Frame read_frame(const common::Row& row, const std::string& where) {
    Frame frame;
    if (row[0] != "+" && row[0] != "-")
        throw std::runtime_error(where + std::to_string(row.line) + ": expected + or -");
    frame.polarity = row[0] == "+" ? 1 : -1;
    for (const auto& part : common::split(row[1], ' ')) {
        if (part == "se") {
            frame.reflexive = true;
        } else if (part == "obj") {
            frame.object = true;
        } else {
            for (const auto& preposition : common::split(part, ',')) frame.prepositions.push_back(key(preposition));
        }
    }
    return frame;
}

}  // namespace

Frames Frames::load(const std::filesystem::path& folder, const std::filesystem::path& grammar) {
    Frames out;
    out.grammar = grammar::Lexicon::load(grammar);
    const auto file = common::DataFile::read(folder / "frames.txt");
    const std::string where = (folder / "frames.txt").string() + ":";
    for (const auto& row : file.section("verbs"))
        for (const auto& lemma : common::split(row[2], ' '))
            out.verbs[out.grammar.verb(lemma)].push_back(read_frame(row, where));
    const auto words = [&](const char* section, auto& into) {
        for (const auto& row : file.section(section))
            for (const auto& word : common::split(row[2], ' ')) into[key(word)].push_back(read_frame(row, where));
    };
    words("nouns", out.nouns);
    for (const auto& row : file.section("ties"))
        for (const auto& word : common::split(row[1], ' ')) {
            Frame frame;
            frame.ties = true;
            for (const auto& preposition : common::split(row[0], ',')) frame.prepositions.push_back(key(preposition));
            out.nouns[key(word)].push_back(std::move(frame));
        }
    for (const auto& row : file.section("tie verbs"))
        for (const auto& lemma : common::split(row[1], ' ')) out.ties[out.grammar.verb(lemma)] = row[0] == "+" ? 1 : -1;
    words("adjectives", out.adjectives);
    words("kin", out.kin);
    const auto lemmas = [&](const char* section, std::vector<bool>& into) {
        for (const auto& row : file.section(section))
            for (const auto& lemma : common::split(row[0], ' ')) {
                const auto verb = out.grammar.verb(lemma);
                if (into.size() <= verb) into.resize(verb + 1U);
                into[verb] = true;
            }
    };
    lemmas("support", out.support);
    lemmas("refuse", out.refuse);
    for (const auto& row : file.section("victims"))
        for (const auto& word : common::split(row[0], ' ')) out.victims[key(word)] = true;
    for (const auto& row : file.section("demonyms"))
        for (const auto& word : common::split(row[0], ' ')) out.demonyms[key(word)] = {row[1], row[2]};
    out.filter.assign(0x10000, false);
    for (const auto* words_of : {&out.nouns, &out.adjectives, &out.kin})
        for (const auto& [word, frames] : *words_of) out.filter[word & 0xFFFFU] = true;
    return out;
}

}  // namespace vigie::stance
