// Matches the frames against the sentences of an article.
#include <algorithm>

#include "plugins/stance/stance.hpp"

namespace vigie::stance {

namespace {

using grammar::none;
using grammar::Unit;
using grammar::Word;

class Finder {
  public:
    Finder(const Reading& reading, const Frames& frames)
        : r_(reading), frames_(frames), cast_(reading), speakers_(quotation_speakers(reading)) {}

    std::vector<Stance> run() {
        for (std::uint32_t u = 0; u < r_.units.size(); ++u) {
            const Unit& unit = r_.units[u];
            for (std::uint32_t q = 0; q < r_.quotes.size() && !speakers_.empty(); ++q)
                if (r_.quotes[q].unit == u) cast_.spoke(speakers_[q], r_.quotes[q].first);
            for (std::uint32_t g = unit.first_group; g < unit.last_group; ++g) verb(unit, g);
            for (std::uint32_t i = unit.first; i < unit.last; ++i)
                if (r_.words[i].mark == 0 && r_.words[i].mention == none) word(unit, i);
        }
        return std::move(out_);
    }

  private:
    std::vector<Referent> speaker_at(std::uint32_t word) const {
        const auto quote = r_.words[word].quote;
        return quote == none ? std::vector<Referent>{} : speakers_[quote];
    }

    // Who holds what a verb says: its subject; in a quotation "I" and "we" are its speaker.
    std::vector<Referent> holder(const VerbGroup& group) {
        NounGroup subject = grammar::subject_before(r_, group);
        if (subject.empty()) subject = grammar::subject_after(r_, group);
        if (subject.empty()) return {};
        if (subject.head != none && subject.mention == none && r_.words[subject.head].is(grammar::pronoun) &&
            r_.words[subject.head].has(grammar::first))
            return speaker_at(group.head);
        if (subject.head == none && subject.mention == none && subject.apposition == none) return {};
        const bool able = subject.mention != none || subject.apposition != none ||
                          r_.words[subject.head].is(grammar::person | grammar::group | grammar::pronoun |
                                                    grammar::source | grammar::latter);
        if (able) return cast_.resolve(subject);
        Target state = target_of(r_, frames_, cast_, subject);  // la diplomatie chinoise
        if (!state.inherited) return {};
        for (auto& one : state.actors) one.span = state.span;
        return state.actors;
    }

    bool prepositional(const Frame& frame, std::uint32_t i) const { return fits_preposition(r_, frames_, frame, i); }
    NounGroup behind(const Frame& frame, std::uint32_t from, std::uint32_t limit, std::uint32_t reach) const {
        return behind_preposition(r_, frames_, frame, from, limit, reach);
    }

    void verb(const Unit& unit, std::uint32_t g) {
        const VerbGroup& group = r_.groups[g];
        const auto found = frames_.verbs.find(group.verb);
        if (found == frames_.verbs.end()) return;
        for (const Frame& frame : found->second) {
            if (frame.reflexive != (group.reflexive && !frame.object) && frame.reflexive) continue;
            if (group.reflexive && frame.object) continue;
            const bool bare = (group.forms & grammar::participle) && !group.finite() &&
                              !(group.forms & (grammar::infinitive | grammar::gerund));
            if (frame.object && (group.passive || bare)) {
                if (passive(unit, group, frame)) return;
                continue;
            }
            if (bare) continue;
            if (const auto pronoun = object_pronoun(group, frame); pronoun != none) {
                auto holders = holder(group);
                const Referent whom = cast_.object(pronoun, holders);
                if (whom.empty()) return;
                add(std::move(holders), Target{{whom}, whom.name, whom.span, false}, polarity(unit, g, frame.polarity),
                    group.hedged, 0.6, group.first, group.last);
                return;
            }
            const NounGroup target =
                frame.object ? object_of(r_, group.last, unit.last) : behind(frame, group.last, unit.last, 7);
            if (target.empty()) continue;
            add(holder(group), target_of(r_, frames_, cast_, target), polarity(unit, g, frame.polarity), group.hedged,
                0.8, group.first, target.last);
            return;
        }
    }

    // l'a accusé, lui avait reproché; in English him, her behind the verb are noun groups of their own
    std::uint32_t object_pronoun(const VerbGroup& group, const Frame& frame) const {
        if (!r_.lexicon->inverts) return none;
        for (std::uint32_t i = group.first; i < group.head; ++i) {
            const Word& w = r_.words[i];
            if (w.mark || !w.is(grammar::clitic) || w.has(grammar::reflexive) || i == group.before) continue;
            const bool direct = w.is(grammar::determiner) && w.has(grammar::definite);
            const bool indirect = w.is(grammar::pronoun) && w.has(grammar::third);
            if (frame.object ? direct : indirect) return i;
        }
        return none;
    }

    // X a été critiqué par Y: Y holds it; un gouvernement soutenu par Y
    bool passive(const Unit& unit, const VerbGroup& group, const Frame& frame) {
        for (std::uint32_t i = group.last; i + 1 < unit.last && i < group.last + 6; ++i) {
            const Word& w = r_.words[i];
            if (w.mark && w.mark != '"') return false;
            if (!w.is(grammar::agent)) continue;
            const NounGroup agent = object_of(r_, i + 1, unit.last);
            if (agent.empty()) return false;
            NounGroup patient = group.passive ? grammar::subject_before(r_, group)
                                              : grammar::noun_group_ending(r_, unit.first, group.first);
            if (!group.passive && patient.empty() && group.first > unit.first && r_.words[group.first - 1].mark == ',')
                patient = grammar::noun_group_ending(r_, unit.first, group.first - 1);
            if (patient.empty()) return false;
            Target holder = target_of(r_, frames_, cast_, agent);
            add(holder.inherited ? std::vector<Referent>{} : holder.actors, target_of(r_, frames_, cast_, patient),
                group.negated && frame.polarity < 0 ? 0 : frame.polarity, group.hedged, 0.75,
                std::min(patient.first, group.first), agent.last);
            return true;
        }
        return false;
    }

    // Not to condemn is neither; to refuse to support is against.
    int polarity(const Unit& unit, std::uint32_t g, int plain) const {
        const VerbGroup& group = r_.groups[g];
        bool denied = group.negated;
        if (!group.finite() && g > unit.first_group) {
            const VerbGroup& governor = r_.groups[g - 1];
            const bool refuses = governor.verb < frames_.refuse.size() && frames_.refuse[governor.verb];
            if (group.first - governor.last <= 3) denied = denied || refuses || governor.negated;
        }
        if (!denied) return plain;
        return plain < 0 ? 0 : -1;
    }

    void word(const Unit& unit, std::uint32_t i) {
        const std::uint64_t key = r_.words[i].key;
        if (!frames_.filter[key & 0xFFFFU]) return;
        if (const auto found = frames_.nouns.find(key); found != frames_.nouns.end() && r_.words[i].verb_group == none)
            for (const Frame& frame : found->second)
                if (noun(unit, i, frame)) return;
        if (const auto found = frames_.adjectives.find(key); found != frames_.adjectives.end())
            for (const Frame& frame : found->second)
                if (adjective(unit, i, frame)) return;
        if (const auto found = frames_.kin.find(key); found != frames_.kin.end() && r_.words[i].verb_group == none)
            for (const Frame& frame : found->second)
                if (kin(unit, i, frame)) return;
    }

    const VerbGroup* verb_before(const Unit& unit, std::uint32_t i, std::uint32_t reach) const {
        const VerbGroup* found = nullptr;
        for (std::uint32_t g = unit.first_group; g < unit.last_group && r_.groups[g].last <= i; ++g)
            if (i - r_.groups[g].last <= reach) found = &r_.groups[g];
        return found;
    }

    bool owned(const Unit& unit, std::uint32_t i) const {
        for (std::uint32_t k = i; k-- > unit.first && i - k <= 2 && r_.words[k].mark == 0;)
            if (r_.words[k].is(grammar::determiner))
                return r_.words[k].has(grammar::possessive) &&
                       r_.words[k].has(grammar::third | grammar::masculine | grammar::feminine);
        return false;
    }

    // a exprimé son soutien à X · le soutien de Y à X · Soutien à X (first words of what someone said)
    bool noun(const Unit& unit, std::uint32_t i, const Frame& frame) {
        NounGroup target = behind(frame, i + 1, unit.last, frame.ties ? 8 : 4);
        std::vector<Referent> holders;
        std::uint32_t first = i;
        if (i + 1 < unit.last && r_.words[i + 1].mark == 0 && r_.words[i + 1].is(grammar::of)) {
            const NounGroup who = grammar::noun_group(r_, i + 2, unit.last);
            if (!who.empty() && who.last < unit.last && r_.words[who.last].mark == 0 &&
                prepositional(frame, who.last) && !r_.words[who.last].is(grammar::of)) {
                const Target whose = target_of(r_, frames_, cast_, who);
                if (!whose.inherited) holders = whose.actors;
                target = object_of(r_, who.last + 1, unit.last);
            }
        }
        if (target.empty()) return false;
        // X's criticism of Y
        if (holders.empty() && i >= unit.first + 2) {
            for (std::uint32_t k = i; k-- > unit.first + 1 && i - k <= 3 && r_.words[k].mark == 0;) {
                if (!r_.words[k].is(grammar::possessor)) continue;
                const NounGroup who = grammar::noun_group_ending(r_, unit.first, k);
                if (!who.empty() && !frame.ties) holders = target_of(r_, frames_, cast_, who).actors, first = who.first;
                break;
            }
        }
        if (frame.ties) {
            const VerbGroup* governor = verb_before(unit, i, 3);
            const auto value = governor ? frames_.ties.find(governor->verb) : frames_.ties.end();
            if (value == frames_.ties.end() || governor->passive || governor->negated) return false;
            add(holder(*governor), target_of(r_, frames_, cast_, target), value->second, governor->hedged, 0.7,
                governor->first, target.last);
            return true;
        }
        if (holders.empty()) {
            const VerbGroup* governor = verb_before(unit, i, 4);
            if (governor && governor->verb < frames_.support.size() && frames_.support[governor->verb] &&
                !governor->passive) {
                holders = holder(*governor);
                first = governor->first;
                if (governor->negated) return false;
            } else if (owned(unit, i)) {
                // his praise of X: whose clause it is
                const VerbGroup* main = nullptr;
                for (std::uint32_t g = unit.first_group; g < unit.last_group && !main; ++g)
                    if (r_.groups[g].finite() && r_.words[r_.groups[g].head].quote == r_.words[i].quote)
                        main = &r_.groups[g];
                if (main && !main->passive) holders = holder(*main);
            } else if (r_.words[i].quote != none && i <= r_.quotes[r_.words[i].quote].first + 4) {
                holders = speaker_at(i);
            }
        }
        if (holders.empty()) return false;
        add(std::move(holders), target_of(r_, frames_, cast_, target), frame.polarity, false, 0.7, first, target.last);
        return true;
    }

    // X est favorable à Y
    bool adjective(const Unit& unit, std::uint32_t i, const Frame& frame) {
        const VerbGroup* governor = verb_before(unit, i, 3);
        if (!governor || governor->verb != frames_.grammar.be) return false;
        const NounGroup target = behind(frame, i + 1, unit.last, 2);
        if (target.empty()) return false;
        int value = frame.polarity;
        if (governor->negated) value = value < 0 ? 0 : -1;
        add(holder(*governor), target_of(r_, frames_, cast_, target), value, governor->hedged, 0.7, governor->first,
            target.last);
        return true;
    }

    // X est l'allié de Y · un soutien de Y, X
    bool kin(const Unit& unit, std::uint32_t i, const Frame& frame) {
        const NounGroup target = behind(frame, i + 1, unit.last, 2);
        if (target.empty()) return false;
        std::vector<Referent> holders;
        const VerbGroup* governor = verb_before(unit, i, 4);
        const std::uint32_t end = target.last;
        if (end + 1 < unit.last && r_.words[end].mark == ',' && r_.words[end + 1].mention != none &&
            r_.mentions[r_.words[end + 1].mention].actor != none) {
            const auto& mention = r_.mentions[r_.words[end + 1].mention];
            holders = {cast_.of_actor(mention.actor, mention.annotation->span)};
        } else if (governor && governor->verb == frames_.grammar.be && governor->finite()) {
            holders = holder(*governor);
            if (governor->negated) return false;
        } else if (i >= unit.first + 2) {
            // X, allié de Y
            std::uint32_t k = i;
            while (k > unit.first && r_.words[k - 1].mark == 0 && r_.words[k - 1].mention == none && i - k < 3) --k;
            if (k > unit.first + 1 && r_.words[k - 1].mark == ',' && r_.words[k - 2].mention != none &&
                r_.mentions[r_.words[k - 2].mention].actor != none) {
                const auto& mention = r_.mentions[r_.words[k - 2].mention];
                holders = {cast_.of_actor(mention.actor, mention.annotation->span)};
            }
        }
        if (holders.empty()) return false;
        add(std::move(holders), target_of(r_, frames_, cast_, target), frame.polarity, false, 0.65, i, end);
        return true;
    }

    void add(std::vector<Referent> holders, Target target, int value, bool hedged, double score, std::uint32_t first,
             std::uint32_t last) {
        if (holders.empty()) return;
        if (target.actors.empty() && target.words.empty()) return;
        std::erase_if(holders, [&](const Referent& one) {
            return std::any_of(target.actors.begin(), target.actors.end(),
                               [&](const Referent& other) { return other.id == one.id; });
        });
        if (holders.empty()) return;
        // an unnamed target is words, not an actor, but for a body that its noun names alone (le gouvernement)
        if (!target.actors.empty() && target.actors[0].actor == none && target.actors[0].id.starts_with("name:") &&
            target.actors[0].name.find(' ') != std::string::npos)
            target.actors.clear();
        if (target.inherited) score -= 0.1;
        if (hedged) score -= 0.15;
        if (holders[0].actor == none) score -= 0.1;
        Stance stance{std::move(holders), std::move(target), value, hedged, score, {}};
        stance.evidence = {r_.words[first].span.begin, r_.words[last - 1].span.end};
        if (stance.evidence.begin < stance.evidence.end) out_.push_back(std::move(stance));
    }

    const Reading& r_;
    const Frames& frames_;
    grammar::Cast cast_;
    std::vector<std::vector<Referent>> speakers_;
    std::vector<Stance> out_;
};

}  // namespace

std::vector<Stance> find_stances(const Reading& reading, const Frames& frames) {
    return Finder(reading, frames).run();
}

}  // namespace vigie::stance
