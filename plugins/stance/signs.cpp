// The signs of a stance, and their weights.
#include "plugins/stance/signs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "plugins/common/common.hpp"

namespace vigie::stance {

namespace {

using grammar::none;
using grammar::Word;

constexpr std::uint32_t long_way = 8;        // words
constexpr std::uint32_t crowd = 6;           // names in a sentence
constexpr std::uint32_t long_sentence = 45;  // words

// In the order of sign_names(); the kinds of Stance::kind come first.
enum Sign : unsigned {
    kinds = static_cast<unsigned>(Kind::count),
    office = kinds,
    holder_guessed,
    target_guessed,
    for_it,
    neither,
    hedged,
    inherited,
    issue,
    holder_pronoun,
    holder_epithet,
    holder_words,
    holder_elsewhere,
    holder_far,
    holder_behind,
    holder_person,
    holder_place,
    holder_several,
    target_pronoun,
    target_epithet,
    target_words,
    target_elsewhere,
    target_person,
    target_place,
    target_several,
    others_between,
    verbs_between,
    marks_between,
    quoted,
    again,
    contradicted,
    said_back,
    crowded,
    lengthy,
    count
};

Signs bit(unsigned sign) {
    return Signs{1} << sign;
}

// The stretch of words from one span to another, whichever comes first.
struct Way {
    std::uint32_t first = 0, last = 0;
    bool back = false;
};

class Reader {
  public:
    explicit Reader(const Reading& reading) : r_(reading) {}

    Signs of(const Stance& stance, const Referent* target) const {
        const bool guessed = stance.guessed_holder || stance.guessed_target || stance.office;
        Signs out = guessed ? 0 : bit(static_cast<unsigned>(stance.kind));
        const auto put = [&out](unsigned sign, bool holds) {
            if (holds) out |= bit(sign);
        };
        put(office, stance.office);
        put(holder_guessed, stance.guessed_holder);
        put(target_guessed, stance.guessed_target);
        put(for_it, stance.polarity > 0);
        put(neither, stance.polarity == 0);
        put(hedged, stance.hedged);
        put(inherited, stance.target.inherited);
        put(issue, target == nullptr);
        const std::uint32_t cue = r_.word_at(stance.evidence.begin), end = r_.word_at(stance.evidence.end - 1) + 1;
        const std::uint32_t unit = r_.words[cue].unit;
        const Referent& holder = stance.holders[0];
        out |= place_of(holder, holder_pronoun, holder_epithet, holder_words, holder_elsewhere, unit);
        put(holder_several, stance.holders.size() > 1);
        const char kind = kind_of(holder);
        put(holder_person, kind == 'p');
        put(holder_place, kind == 'l');
        const Way way = between(holder.span, stance.evidence);
        put(holder_behind, way.back);
        put(holder_far, way.last > way.first + long_way);
        if (target) {
            out |= place_of(*target, target_pronoun, target_epithet, target_words, target_elsewhere, unit);
            put(target_several, stance.target.actors.size() > 1);
            put(target_person, kind_of(*target) == 'p');
            put(target_place, kind_of(*target) == 'l');
        }
        const Way whole = between(holder.span, target ? target->span : stance.target.span);
        for (std::uint32_t i = whole.first; i < whole.last && whole.last < whole.first + 60; ++i) {
            const Word& w = r_.words[i];
            put(others_between, w.mention != none && r_.mentions[w.mention].actor != none &&
                                    r_.mentions[w.mention].actor != holder.actor &&
                                    !(target && r_.mentions[w.mention].actor == target->actor));
            put(marks_between, w.mark == ',' || w.mark == ';' || w.mark == '(');
            put(verbs_between, w.verb_group != none && r_.groups[w.verb_group].finite() && (i < cue || i >= end));
        }
        put(quoted, r_.words[cue].quote != none);
        const auto& sentence = r_.units[unit];
        std::uint32_t names = 0, seen = none;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            if (r_.words[i].mention != none && r_.words[i].mention != seen) ++names;
            seen = r_.words[i].mention;
        }
        put(crowded, names >= crowd);
        put(lengthy, sentence.last - sentence.first >= long_sentence);
        return out;
    }

  private:
    char kind_of(const Referent& one) const { return one.actor == none ? 'x' : r_.actors[one.actor].type; }

    // By what it was met: a name is no sign, for most are.
    Signs place_of(const Referent& one, unsigned by_pronoun, unsigned by_epithet, unsigned by_words, unsigned elsewhere,
                   std::uint32_t unit) const {
        const std::uint32_t i = r_.word_at(one.span.begin);
        if (i >= r_.words.size()) return 0;
        const Word& w = r_.words[i];
        Signs out = w.unit != unit ? bit(elsewhere) : 0;
        if (w.mention != none && r_.mentions[w.mention].form == 'e') return out | bit(by_epithet);
        if (w.mention != none) return out;
        if (one.span.end <= w.span.end && w.is(grammar::pronoun | grammar::clitic)) return out | bit(by_pronoun);
        return one.actor == none ? out | bit(by_words) : out;
    }

    Way between(vigie_span a, vigie_span b) const {
        const bool back = b.end <= a.begin;
        if (back) std::swap(a, b);
        if (a.end >= b.begin) return {0, 0, back};
        return {r_.word_at(a.end), r_.word_at(b.begin), back};
    }

    const Reading& r_;
};

}  // namespace

const std::vector<std::string_view>& sign_names() {
    static const std::vector<std::string_view> names{"verb",
                                                     "relative",
                                                     "pronoun",
                                                     "attribute",
                                                     "clause",
                                                     "passive",
                                                     "demand",
                                                     "idiom",
                                                     "noun",
                                                     "dative",
                                                     "adjective",
                                                     "kin",
                                                     "mutual",
                                                     "received",
                                                     "judged",
                                                     "cued",
                                                     "office",
                                                     "holder.guessed",
                                                     "target.guessed",
                                                     "for",
                                                     "neither",
                                                     "hedged",
                                                     "inherited",
                                                     "issue",
                                                     "holder.pronoun",
                                                     "holder.epithet",
                                                     "holder.words",
                                                     "holder.elsewhere",
                                                     "holder.far",
                                                     "holder.behind",
                                                     "holder.person",
                                                     "holder.place",
                                                     "holder.several",
                                                     "target.pronoun",
                                                     "target.epithet",
                                                     "target.words",
                                                     "target.elsewhere",
                                                     "target.person",
                                                     "target.place",
                                                     "target.several",
                                                     "others.between",
                                                     "verbs.between",
                                                     "marks.between",
                                                     "quoted",
                                                     "again",
                                                     "contradicted",
                                                     "said.back",
                                                     "crowded",
                                                     "lengthy"};
    return names;
}
static_assert(count <= 64);

std::string names_of(Signs signs) {
    std::string out;
    for (unsigned i = 0; i < sign_names().size(); ++i)
        if (signs & bit(i)) (out += out.empty() ? "" : " ") += sign_names()[i];
    return out;
}

Scores Scores::load(const std::filesystem::path& path) {
    Scores out;
    out.weights_.resize(sign_names().size());
    const auto file = common::DataFile::read(path);
    for (const auto& row : file.section("weights")) {
        const auto name = std::find(sign_names().begin(), sign_names().end(), row[0]);
        const double weight = std::stod(row[1]);
        if (row[0] == "always")
            out.bias_ = weight;
        else if (name == sign_names().end())
            throw std::runtime_error(path.string() + ":" + std::to_string(row.line) + ": no such sign: " + row[0]);
        else
            out.weights_[static_cast<std::size_t>(name - sign_names().begin())] = weight;
    }
    for (const auto& row : file.section("least")) out.least_ = std::stod(row[0]);
    return out;
}

double Scores::score(Signs signs) const {
    double sum = bias_;
    for (unsigned i = 0; i < weights_.size(); ++i)
        if (signs & bit(i)) sum += weights_[i];
    return 1 / (1 + std::exp(-sum));
}

std::vector<std::vector<Signs>> signs_of(const Reading& reading, const std::vector<Stance>& stances) {
    const Reader reader(reading);
    std::vector<std::vector<Signs>> out;
    // who stands how to whom, and how often: holder → target → times against and for
    std::map<std::pair<std::string_view, std::string_view>, std::pair<int, int>> said;
    const auto times = [&said](const Stance& stance, const Referent& target) -> std::pair<int, int>& {
        return said[{stance.holders[0].id, target.id}];
    };
    for (const Stance& stance : stances) {
        auto& signs = out.emplace_back();
        if (stance.target.actors.empty()) signs.push_back(reader.of(stance, nullptr));
        for (const Referent& target : stance.target.actors) {
            signs.push_back(reader.of(stance, &target));
            ++(stance.polarity > 0 ? times(stance, target).second : times(stance, target).first);
        }
    }
    for (std::size_t s = 0; s < stances.size(); ++s)
        for (std::size_t t = 0; t < stances[s].target.actors.size(); ++t) {
            const Stance& stance = stances[s];
            const Referent& target = stance.target.actors[t];
            const auto [against, with] = times(stance, target);
            const bool positive = stance.polarity > 0;
            if ((positive ? with : against) > 1) out[s][t] |= bit(again);
            if ((positive ? against : with) > 0) out[s][t] |= bit(contradicted);
            const auto back = said.find({target.id, stance.holders[0].id});
            if (back != said.end() && (positive ? back->second.second : back->second.first) > 0)
                out[s][t] |= bit(said_back);
        }
    return out;
}

}  // namespace vigie::stance
