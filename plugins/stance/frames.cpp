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

// Sets of verbs and words, and those with a sign.
void read_sets(const common::DataFile& file, Frames& out) {
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
    lemmas("beings", out.beings);
    lemmas("demand verbs", out.demand);
    lemmas("concessions", out.concede);
    lemmas("impersonal", out.impersonal);
    lemmas("receive", out.receive);
    lemmas("decide", out.decide);
    lemmas("expel", out.expel);
    lemmas("call", out.call);
    lemmas("oppose", out.oppose);
    lemmas("cause", out.cause);
    lemmas("animate", out.animate);
    lemmas("charge", out.charge);
    lemmas("withdraw", out.withdraw);
    lemmas("hide", out.hide);
    lemmas("suffer", out.suffer);
    lemmas("rebut", out.rebut);
    lemmas("include", out.include);
    lemmas("swap", out.swap);
    lemmas("copulas", out.copula);
    lemmas("must", out.must);
    lemmas("tell", out.tell);
    lemmas("leave", out.leave);
    lemmas("permit", out.permit);
    const auto signed_lemmas = [&](const char* section, grammar::VerbMap<int>& into) {
        for (const auto& row : file.section(section))
            for (const auto& lemma : common::split(row[1], ' ')) into[out.grammar.verb(lemma)] = row[0] == "+" ? 1 : -1;
    };
    signed_lemmas("tie verbs", out.ties);
    signed_lemmas("mutual verbs", out.mutual_verbs);
    signed_lemmas("deeds", out.deeds);
    signed_lemmas("cues", out.cues);
    for (const auto& [section, into] : {std::pair{"mutual", &out.mutual}, std::pair{"prefixes", &out.prefixes}})
        for (const auto& row : file.section(section))
            for (const auto& word : common::split(row[1], ' ')) (*into)[key(word)] = row[0] == "+" ? 1 : -1;
    for (const auto& [section, into] : {std::pair{"limiting", &out.limiting},
                                        std::pair{"offices", &out.offices},
                                        std::pair{"members", &out.members},
                                        std::pair{"extensions", &out.extensions},
                                        std::pair{"unwilling", &out.unwilling},
                                        std::pair{"adverse", &out.adverse},
                                        std::pair{"own", &out.own},
                                        std::pair{"their", &out.their},
                                        std::pair{"without", &out.without},
                                        std::pair{"whether", &out.whether},
                                        std::pair{"nobody", &out.nobody},
                                        std::pair{"blows", &out.blows},
                                        std::pair{"named after", &out.named_after},
                                        std::pair{"calls", &out.calls},
                                        std::pair{"beside", &out.beside},
                                        std::pair{"sign", &out.sign},
                                        std::pair{"between", &out.between},
                                        std::pair{"state bodies", &out.state_bodies},
                                        std::pair{"harms", &out.harms},
                                        std::pair{"parts", &out.parts},
                                        std::pair{"aims", &out.aims},
                                        std::pair{"lacking", &out.lacking},
                                        std::pair{"must words", &out.must_words},
                                        std::pair{"whose", &out.whose},
                                        std::pair{"facing", &out.facing},
                                        std::pair{"together", &out.together}})
        for (const auto& row : file.section(section))
            for (const auto& word : common::split(row[0], ' ')) into->insert(key(word));
    for (const auto& row : file.section("compound prepositions")) {
        std::vector<std::uint64_t> words;
        for (const auto& word : common::split(row[1], ' ')) words.push_back(key(word));
        out.compounds.emplace_back(key(row[0]), std::move(words));
    }
    for (const auto& [section, into] :
         {std::pair{"among", &out.among}, std::pair{"about", &out.about}, std::pair{"each other", &out.each_other}})
        for (const auto& row : file.section(section)) {
            std::vector<std::uint64_t> words;
            for (const auto& word : common::split(row[0], ' ')) words.push_back(key(word));
            into->push_back(std::move(words));
        }
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
    read_sets(file, out);
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
