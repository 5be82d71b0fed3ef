#include "plugins/quotes/attributor.hpp"

namespace vigie::quotes {

Attribution Attributor::run() {
    if (Attribution label = label_inside(r_, cast_, q_); label.strength > 0) return label;
    if (NounGroup who = signature(r_, q_, unit_); !who.empty()) add(behind, std::move(who), 0, 0, nullptr);
    if (NounGroup who = presented(r_, language_, q_, unit_); !who.empty()) add(behind, std::move(who), 0, 0, nullptr);
    from_trailers();
    from_sources();
    from_inside();
    if (r_.lexicon->inverts) participle_behind();
    from_left();
    Attribution out;
    const bool told =
        std::any_of(found_.begin(), found_.end(), [](const Candidate& one) { return one.strength >= before; });
    if (!told && !cast_.last_speakers().empty() && own_view()) {
        out.speakers = cast_.last_speakers();
        out.strength = 60;
        out.passed_on = true;
        return out;
    }
    out.hearsay = hearsay_;
    out.goes_on = goes_on_;
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.strength > b.strength; });
    for (const Candidate& candidate : found_) {
        auto who = speakers(candidate);
        if (who.empty()) {
            out.untold = out.untold || candidate.strength >= governs;
            continue;
        }
        out.speakers = std::move(who);
        out.strength = candidate.strength;
        out.cue_first = candidate.cue_first;
        out.cue_last = candidate.cue_last;
        out.hedged = candidate.group && candidate.group->hedged;
        out.via = media(r_, unit_, cues_, cast_, candidate.cue_first, candidate.group, out.speakers);
        break;
    }
    return out;
}

std::vector<Referent> Attributor::speakers(const Candidate& candidate) {
    const NounGroup& who = candidate.who;
    if (who.head == none || who.mention != none || !word(who.head).is(grammar::pronoun)) {
        auto named = goes_on_speaking(candidate) ? cast_.last_speakers() : cast_.resolve(who);
        return named;
    }
    std::vector<Referent> out;
    if (goes_on_speaking(candidate)) out = cast_.last_speakers();
    if (out.empty()) out = who_answers(candidate);
    if (out.empty()) out = cast_.resolve(subject_of_aside(candidate));
    if (out.empty() && word(who.head).has(grammar::impersonal))
        if (const NounGroup body = body_in_front(r_, unit_); !body.empty()) return cast_.resolve(body);
    if (out.empty()) out = cast_.resolve(subject_before_colon(candidate));
    if (out.empty()) return cast_.resolve(who);
    for (auto& one : out) one.span = word(who.head).span;
    return out;
}

// A reporter asked X, “…?” “…,” she replied: whoever answers is not he who asked.
std::vector<Referent> Attributor::who_answers(const Candidate& candidate) const {
    if (!candidate.group || !(language_.cue(candidate.group->verb) & answers) || number_ == 0) return {};
    const Quote& question = r_.quotes[number_ - 1];
    if (q_.paragraph - question.paragraph > 1 || r_.text(question.inner).empty() ||
        r_.text(question.inner).back() != '?' || cast_.last_speakers().size() != 1)
        return {};
    const Referent other = cast_.object(candidate.who.head, cast_.last_speakers());
    return other.empty() ? std::vector<Referent>{} : std::vector<Referent>{other};
}

// A son avis, le maire «…»: the view of whoever spoke before
bool Attributor::own_view() const {
    for (std::uint32_t i = unit_.first; i < unit_.last; ++i) {
        if (word(i).mark || !outside(i) || !language_.may_start_source(word(i).key)) continue;
        for (const auto& phrase : language_.own_views) {
            std::size_t k = 0;
            while (k < phrase.size() && i + k < unit_.last && word(i + static_cast<std::uint32_t>(k)).key == phrase[k])
                ++k;
            if (k == phrase.size()) return true;
        }
    }
    return false;
}

// «…», ajoute-t-il: the last speakers, where they fit
bool Attributor::goes_on_speaking(const Candidate& candidate) const {
    const auto& last = cast_.last_speakers();
    // Et le ministre d'ajouter: «…»
    const NounGroup& who = candidate.who;
    if (candidate.group && candidate.group->forms & grammar::infinitive && last.size() == 1 &&
        (language_.cue(candidate.group->verb) & goes_on) && who.mention == none && who.apposition == none &&
        candidate.group->first > 0 && word(candidate.group->first - 1).is(grammar::of) && who.head != none &&
        word(who.head).is(grammar::person) && (who.features & grammar::definite) && last[0].actor != none &&
        cast_.fits(last[0].actor, who.features))
        return true;
    if (!candidate.group || !(language_.cue(candidate.group->verb) & goes_on) || candidate.group->inverted == none ||
        last.empty())
        return false;
    const bool fits = std::all_of(last.begin(), last.end(), [&](const Referent& one) {
        return one.actor == none || cast_.fits(one.actor, candidate.who.features);
    });
    return fits && ((candidate.who.features & grammar::plural) != 0) == (last.size() > 1);
}

// X justifie une mesure, motivée selon elle par «…»: an aside's pronoun means the subject of its sentence
NounGroup Attributor::subject_of_aside(const Candidate& candidate) const {
    if (candidate.group != nullptr || candidate.cue_first <= unit_.first + 2) return {};
    for (std::uint32_t g = unit_.first_group; g < unit_.last_group; ++g) {
        const VerbGroup& group = r_.groups[g];
        if (!group.finite() || !outside(group.head)) continue;
        if (group.last > candidate.cue_first || group.before != none) return {};
        NounGroup who = grammar::subject_before(r_, group);
        const std::uint32_t gender = grammar::masculine | grammar::feminine;
        const std::uint32_t one = who.features & gender, other = candidate.who.features & gender;
        const bool many = (who.features & grammar::plural) != 0;
        const bool fits =
            (one == 0 || other == 0 || (one & other) != 0) && many == ((candidate.who.features & grammar::plural) != 0);
        return animate(who) && fits ? who : NounGroup{};
    }
    return {};
}

// Un proche se montre pessimiste : «…», tranche-t-il
NounGroup Attributor::subject_before_colon(const Candidate& candidate) const {
    const bool behind_words = candidate.group && candidate.group->inverted != none && candidate.cue_first >= q_.last;
    if (!behind_words || q_.first <= unit_.first || word(q_.first - 1).mark != ':') return {};
    for (std::uint32_t g = unit_.first_group; g < unit_.last_group; ++g) {
        const VerbGroup& group = r_.groups[g];
        if (group.last > q_.first || !outside(group.head) || !group.finite()) continue;
        NounGroup who = grammar::subject_before(r_, group);
        const bool same = (who.features & grammar::plural) == (candidate.who.features & grammar::plural);
        return animate(who) && same && who.head != candidate.who.head ? who : NounGroup{};
    }
    return {};
}

void Attributor::from_trailers() {
    for (const Trailer& trailer : cues_.trailers) {
        const VerbGroup& group = r_.groups[trailer.group];
        if (!outside(group.head)) continue;
        const bool here = trailer.who.first >= unit_.first;  // not: Au ministère, on attend. «…», y dit-on
        const std::uint32_t start = here ? std::min(group.first, trailer.who.first) : group.first;
        if (start < q_.last) continue;
        const bool near = straight_behind(start);
        add(near ? behind : later, trailer.who, group.first, group.last, &group);
        break;
    }
    if (!found_.empty()) return;
    // «A», a dit X. … «B» of the same sentence: the trailer before it; straight before it: Y, poursuit X, «doit …»
    for (const Trailer& trailer : cues_.trailers) {
        const VerbGroup& group = r_.groups[trailer.group];
        if (!outside(group.head) || group.last > q_.first) continue;
        const char mark = word(trailer.who.last).mark;
        const bool aside = trailer.who.last + 1 == q_.first && (mark == ',' || mark == ':');
        add(aside ? colon : 60, trailer.who, group.first, group.last, &group);
    }
}

void Attributor::from_sources() {
    for (const SourcePhrase& phrase : cues_.sources) {
        if (!outside(phrase.first)) continue;
        if (is_thing(phrase.who)) {
            add(50, phrase.who, phrase.first, phrase.first + 1, nullptr);
            continue;
        }
        if (phrase.first >= q_.last)
            add(straight_behind(phrase.first) ? source_behind : source_later, phrase.who, phrase.first,
                phrase.first + 1, nullptr);
        else if (phrase.last <= q_.first)
            add(q_.first - phrase.last <= 1 ? governs : source_before, phrase.who, phrase.first, phrase.first + 1,
                nullptr);
    }
}

void Attributor::from_inside() {
    if (q_.words < 6) return;
    for (const Trailer& trailer : cues_.trailers) {
        const VerbGroup& group = r_.groups[trailer.group];
        if (word(group.head).quote != number_ || group.first <= q_.first) continue;
        const char opens = word(group.first - 1).mark;
        if (opens != ',' && !(r_.lexicon->dashes && opens == '-')) continue;
        std::uint32_t end = trailer.who.last;  // … cette infirmière de 38 ans.
        while (end + 1 < unit_.last && end < trailer.who.last + 4 && word(end).mark == 0 &&
               (word(end).is(grammar::of) || r_.article->tokens[end].kind == VIGIE_TOKEN_NUMBER ||
                word(end).is(grammar::time)))
            ++end;
        const bool pronoun = group.inverted != none;
        const bool closes =
            end < unit_.last && (word(end).mark == '.' || word(end).mark == ',' || word(end).mark == '(' ||
                                 word(end).mark == '"' || word(end).is(grammar::relative) || opens == '-');
        if (pronoun || closes) add(inside, trailer.who, group.first, group.last, &group);
    }
}

Attribution attribute(const Reading& reading, const Language& language, grammar::Cast& cast, std::uint32_t quote,
                      const UnitCues& cues) {
    return Attributor(reading, language, cast, quote, cues).run();
}

}  // namespace vigie::quotes
