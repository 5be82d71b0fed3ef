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
    if (row[0] != "+" && row[0] != "-" && row[0] != "~" && row[0] != "~!" && row[0] != "~\"" && row[0] != "+!" &&
        row[0] != "-!")
        throw std::runtime_error(where + std::to_string(row.line) + ": expected +, -, +!, -!, ~, ~! or ~\"");
    frame.polarity = row[0][0] == '+' ? 1 : -1;
    frame.denied = row[0] == "+!" || row[0] == "-!";
    frame.attribute = row[0][0] == '~';
    frame.insult = row[0] == "~!";
    frame.nickname = row[0] == "~\"";
    for (const auto& part : common::split(row[1], ' ')) {
        if (part == "se") {
            frame.reflexive = true;
        } else if (part == "+en") {
            frame.clitic = true;
        } else if (part == "obj" || part == "body" || part == "felt" || part == "who") {
            frame.object = true;
            frame.felt = part == "felt";
            frame.body = part == "body";
            frame.who = part == "who";
        } else if (part == "own") {
            frame.own = true;
        } else if (part == "that" || part == "que") {
            frame.clause = true;
        } else {
            for (const auto& preposition : common::split(part, ',')) frame.prepositions.push_back(key(preposition));
        }
    }
    return frame;
}

using Words = grammar::KeyMap<std::vector<Frame>>;

void read_words(const common::DataFile& file, const char* section, Words& into, const std::string& where) {
    for (const auto& row : file.section(section))
        for (const auto& word : common::split(row[2], ' ')) into[key(word)].push_back(read_frame(row, where));
}

void read_ties_and_demands(const common::DataFile& file, Frames& out) {
    for (const auto& row : file.section("ties"))
        for (const auto& word : common::split(row[1], ' ')) {
            Frame frame;
            frame.ties = true;
            for (const auto& preposition : common::split(row[0], ',')) frame.prepositions.push_back(key(preposition));
            out.nouns[key(word)].push_back(std::move(frame));
        }
    for (const std::string section : {"demands", "sanctions", "pleas"})
        for (const auto& row : file.section(section))
            for (const auto& word : common::split(row[1], ' ')) {
                Frame frame;
                frame.polarity = section == "pleas" ? 1 : -1;
                frame.demand = true;
                frame.sanction = section == "sanctions";
                for (const auto& preposition : common::split(row[0], ','))
                    frame.prepositions.push_back(key(preposition));
                out.nouns[key(word)].push_back(std::move(frame));
            }
}

void read_idioms(const common::DataFile& file, const char* section, Frames& out,
                 grammar::VerbMap<std::vector<Idiom>>& into, const std::string& where) {
    for (const auto& row : file.section(section))
        for (const auto& phrase : common::split(row[2], ',')) {
            const auto words = common::split(phrase, ' ');
            Idiom idiom;
            idiom.frame = read_frame(row, where);
            for (std::size_t i = 1; i < words.size(); ++i) {
                const auto cut = words[i].find('\'');  // l'herbe is two words of the text
                if (cut != std::string::npos && cut + 1 < words[i].size()) {
                    idiom.words.push_back(key(words[i].substr(0, cut + 1)));
                    idiom.words.push_back(key(words[i].substr(cut + 1)));
                } else {
                    idiom.words.push_back(key(words[i]));
                }
            }
            for (const auto word : idiom.words)
                if (!out.grammar.find(word).is(grammar::of | grammar::to | grammar::determiner))
                    idiom.needs |= Idiom::bit(word);
            into[out.grammar.verb(words[0])].push_back(std::move(idiom));
        }
}

// Words that judge, in all forms that [endings] gives them.
void read_judgements(const common::DataFile& file, Frames& out) {
    const auto add = [&](const std::string& word, int value) {
        out.judgements.try_emplace(key(word), value);
        const common::Row* best = nullptr;
        for (const auto& row : file.section("endings"))
            if (row[0] == "*"
                    ? best == nullptr
                    : word.ends_with(row[0]) && (!best || (*best)[0] == "*" || (*best)[0].size() < row[0].size()))
                best = &row;
        if (!best) return;
        const std::string stem = (*best)[0] == "*" ? word : word.substr(0, word.size() - (*best)[0].size());
        for (const auto& ending : common::split((*best)[1], ' '))
            out.judgements.try_emplace(key((ending == "*" ? stem : stem + ending)), value);
    };
    for (const auto& [section, value] : {std::pair{"positive", 1}, std::pair{"negative", -1}})
        for (const auto& row : file.section(section))
            for (const auto& word : common::split(row[0], ' ')) add(word, value);
}

// The sections of frames.txt that are sets, and where they go.
constexpr std::pair<const char*, std::vector<bool> Frames::*> verb_sets[] = {
    {"support", &Frames::support},     {"refuse", &Frames::refuse},       {"beings", &Frames::beings},
    {"demand verbs", &Frames::demand}, {"concessions", &Frames::concede}, {"impersonal", &Frames::impersonal},
    {"receive", &Frames::receive},     {"decide", &Frames::decide},       {"expel", &Frames::expel},
    {"call", &Frames::call},           {"oppose", &Frames::oppose},       {"cause", &Frames::cause},
    {"animate", &Frames::animate},     {"charge", &Frames::charge},       {"withdraw", &Frames::withdraw},
    {"hide", &Frames::hide},           {"suffer", &Frames::suffer},       {"rebut", &Frames::rebut},
    {"include", &Frames::include},     {"swap", &Frames::swap},           {"copulas", &Frames::copula},
    {"must", &Frames::must},           {"tell", &Frames::tell},           {"leave", &Frames::leave},
    {"permit", &Frames::permit}};
constexpr std::pair<const char*, grammar::VerbMap<int> Frames::*> signed_verbs[] = {
    {"tie verbs", &Frames::ties},
    {"mutual verbs", &Frames::mutual_verbs},
    {"deeds", &Frames::deeds},
    {"cues", &Frames::cues}};
constexpr std::pair<const char*, grammar::KeyMap<int> Frames::*> signed_words[] = {{"mutual", &Frames::mutual},
                                                                                   {"prefixes", &Frames::prefixes}};
constexpr std::pair<const char*, grammar::KeySet Frames::*> word_sets[] = {{"limiting", &Frames::limiting},
                                                                           {"offices", &Frames::offices},
                                                                           {"members", &Frames::members},
                                                                           {"extensions", &Frames::extensions},
                                                                           {"unwilling", &Frames::unwilling},
                                                                           {"adverse", &Frames::adverse},
                                                                           {"own", &Frames::own},
                                                                           {"their", &Frames::their},
                                                                           {"without", &Frames::without},
                                                                           {"whether", &Frames::whether},
                                                                           {"nobody", &Frames::nobody},
                                                                           {"blows", &Frames::blows},
                                                                           {"named after", &Frames::named_after},
                                                                           {"calls", &Frames::calls},
                                                                           {"beside", &Frames::beside},
                                                                           {"sign", &Frames::sign},
                                                                           {"between", &Frames::between},
                                                                           {"state bodies", &Frames::state_bodies},
                                                                           {"harms", &Frames::harms},
                                                                           {"parts", &Frames::parts},
                                                                           {"aims", &Frames::aims},
                                                                           {"lacking", &Frames::lacking},
                                                                           {"must words", &Frames::must_words},
                                                                           {"whose", &Frames::whose},
                                                                           {"facing", &Frames::facing},
                                                                           {"together", &Frames::together}};
constexpr std::pair<const char*, WordsOf Frames::*> phrase_sets[] = {
    {"among", &Frames::among}, {"about", &Frames::about}, {"each other", &Frames::each_other}};

std::vector<std::uint64_t> keys_of(const std::string& phrase) {
    std::vector<std::uint64_t> out;
    for (const auto& word : common::split(phrase, ' ')) out.push_back(key(word));
    return out;
}

void read_verb_sets(const common::DataFile& file, Frames& out) {
    for (const auto& [section, into] : verb_sets)
        for (const auto& row : file.section(section))
            for (const auto& lemma : common::split(row[0], ' ')) {
                const auto verb = out.grammar.verb(lemma);
                if ((out.*into).size() <= verb) (out.*into).resize(verb + 1U);
                (out.*into)[verb] = true;
            }
    for (const auto& [section, into] : signed_verbs)
        for (const auto& row : file.section(section))
            for (const auto& lemma : common::split(row[1], ' '))
                (out.*into)[out.grammar.verb(lemma)] = row[0] == "+" ? 1 : -1;
}

void read_word_sets(const common::DataFile& file, Frames& out) {
    for (const auto& [section, into] : signed_words)
        for (const auto& row : file.section(section))
            for (const auto& word : common::split(row[1], ' ')) (out.*into)[key(word)] = row[0] == "+" ? 1 : -1;
    for (const auto& [section, into] : word_sets)
        for (const auto& row : file.section(section))
            for (const auto& word : common::split(row[0], ' ')) (out.*into).insert(key(word));
    for (const auto& row : file.section("compound prepositions"))
        out.compounds.emplace_back(key(row[0]), keys_of(row[1]));
    for (const auto& [section, into] : phrase_sets)
        for (const auto& row : file.section(section)) (out.*into).push_back(keys_of(row[0]));
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
    read_words(file, "nouns", out.nouns, where);
    read_words(file, "adjectives", out.adjectives, where);
    read_words(file, "kin", out.kin, where);
    read_ties_and_demands(file, out);
    read_idioms(file, "idioms", out, out.idioms, where);
    read_idioms(file, "met idioms", out, out.met_idioms, where);
    read_idioms(file, "deed idioms", out, out.deed_idioms, where);
    read_judgements(file, out);
    read_verb_sets(file, out);
    read_word_sets(file, out);
    for (const auto& row : file.section("victims"))
        for (const auto& word : common::split(row[0], ' ')) out.victims[key(word)] = true;
    for (const auto& row : file.section("acts"))
        for (const auto& word : common::split(row[0], ' '))
            for (const auto& lemma : common::split(row[1], ' ')) out.acts[key(word)].push_back(out.grammar.verb(lemma));
    for (const auto& row : file.section("demonyms"))
        for (const auto& word : common::split(row[0], ' ')) out.demonyms[key(word)] = {row[1], row[2], false};
    for (const auto& row : file.section("parties"))
        for (const auto& word : common::split(row[0], ' ')) out.demonyms[key(word)] = {row[1], row[2], true};
    out.filter.assign(0x10000, false);
    out.judging.assign(0x10000, false);
    for (const auto& [word, value] : out.judgements) out.judging[word & 0xFFFFU] = true;
    for (const auto& [word, value] : out.mutual) out.filter[word & 0xFFFFU] = true;
    for (const auto& [word, in] : out.together) out.filter[word & 0xFFFFU] = true;
    for (const auto* words_of : {&out.nouns, &out.adjectives, &out.kin})
        for (const auto& [word, frames] : *words_of) out.filter[word & 0xFFFFU] = true;
    return out;
}

}  // namespace vigie::stance
