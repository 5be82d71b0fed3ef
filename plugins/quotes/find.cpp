// The whole of it for one article: attributes each marked stretch, then the reported clauses, then what only the whole
// text tells.
#include <algorithm>
#include <unordered_map>

#include "plugins/common/common.hpp"
#include "plugins/quotes/attribute.hpp"
#include "plugins/quotes/quotes.hpp"

namespace vigie::quotes {

namespace {

using grammar::none;
using grammar::Quote;
using grammar::Unit;

class Finder {
  public:
    Finder(const Reading& reading, const Language& language) : r_(reading), language_(language), cast_(reading) {}

    std::vector<Quotation> run() {
        by_.resize(r_.quotes.size());
        count_repeats();
        std::uint32_t q = 0;
        for (std::uint32_t u = 0; u < r_.units.size(); ++u) {
            const Unit& unit = r_.units[u];
            const std::uint32_t first = q;
            while (q < r_.quotes.size() && r_.quotes[q].unit == u) ++q;
            UnitCues cues{source_phrases(r_, language_, unit), trailers(r_, language_, unit)};
            unit_of_quotes(u, first, q, cues);
            indirect(u, cues, first, q);
        }
        from_the_whole_text();
        for (std::uint32_t i = 0; i < r_.quotes.size(); ++i) marked(i);
        std::sort(out_.begin(), out_.end(),
                  [](const Quotation& a, const Quotation& b) { return a.span.begin < b.span.begin; });
        return std::move(out_);
    }

  private:
    std::string key(const Quote& quote) const { return common::fold(r_.text(quote.inner)); }

    void count_repeats() {
        for (const Quote& quote : r_.quotes)
            if (quote.words <= 6 && r_.units[quote.unit].paragraph != 0 && !only_quotes(r_.units[quote.unit]))
                ++repeats_[key(quote)];
    }

    bool only_quotes(const Unit& unit) const {
        for (std::uint32_t i = unit.first; i < unit.last; ++i)
            if (r_.words[i].quote == none && r_.words[i].mark == 0) return false;
        return true;
    }

    // A short paragraph without a stop at its end.
    bool is_heading(std::uint32_t u) const {
        const Unit& unit = r_.units[u];
        if (unit.last - unit.first > 30 || (u > 0 && r_.units[u - 1].paragraph == unit.paragraph)) return false;
        if (u + 1 < r_.units.size() && r_.units[u + 1].paragraph == unit.paragraph) return false;
        const auto& last = r_.words[unit.last - 1];
        return last.mark == 0 || last.mark == ')' ||
               (last.mark == '"' && (last.quote == none || !r_.quotes[last.quote].stop));
    }

    bool near_same_paragraph(const Unit& unit, std::uint32_t u) const {
        return u > 0 && r_.units[u - 1].paragraph == unit.paragraph && r_.words[r_.units[u - 1].last - 1].mark != ':';
    }
    void unit_of_quotes(std::uint32_t u, std::uint32_t first, std::uint32_t last, const UnitCues& cues);
    bool told_before(std::uint32_t u, std::uint32_t q);
    bool reported_above(std::uint32_t u) const;
    void indirect(std::uint32_t u, const UnitCues& cues, std::uint32_t first_quote, std::uint32_t last_quote);
    void from_the_whole_text();
    void from_the_end();
    Attribution told_of_last(std::uint32_t u) { return quotes::told_of_last(r_, cast_, last_attributed_unit_, u); }
    void marked(std::uint32_t q);
    void tell_by_the_only_one(std::uint32_t q);
    std::uint32_t twin(std::uint32_t q, const std::vector<std::vector<std::uint64_t>>& keys) const;

    const Reading& r_;
    const Language& language_;
    grammar::Cast cast_;
    std::vector<Attribution> by_;
    std::vector<Quotation> out_;
    std::unordered_map<std::string, std::uint32_t> repeats_;
    std::uint32_t last_attributed_unit_ = none;
};

void Finder::unit_of_quotes(std::uint32_t u, std::uint32_t first, std::uint32_t last, const UnitCues& cues) {
    const Unit& unit = r_.units[u];
    const bool alone = first < last && only_quotes(unit);
    for (std::uint32_t q = first; q < last; ++q) {
        by_[q] = attribute(r_, language_, cast_, q, cues);
        if (by_[q].strength == 0 && q > first && by_[q - 1].strength > 0 && r_.words[r_.quotes[q].first].unit == u) {
            by_[q] = by_[q - 1];
            by_[q].strength = std::min(by_[q].strength, 40);
        }
    }
    // a quotation before the first cue of its sentence
    for (std::uint32_t q = last; q-- > first;)
        if (by_[q].strength == 0 && q + 1 < last && by_[q + 1].strength > 0)
            by_[q] = by_[q + 1], by_[q].strength = std::min(by_[q].strength, 35);
    const bool near = last_attributed_unit_ != none && u > 0 &&
                      r_.units[last_attributed_unit_].paragraph == unit.paragraph && u - last_attributed_unit_ <= 2;
    for (std::uint32_t q = first; q < last; ++q) {
        const bool recent = last_attributed_unit_ != none && u - last_attributed_unit_ <= 3;
        const bool hearsay =
            by_[q].strength == 0 && !cast_.last_speakers().empty() &&
            (by_[q].hearsay || (by_[q].goes_on && recent) || (recent && !alone && told_in_mood(r_, unit)));
        if (by_[q].strength == 0 && reported_without_subject(r_, language_, q)) by_[q] = told_of_last(u);
        // «…», tonne-t-il. X a perdu son calme.
        if (by_[q].strength == 0 && by_[q].untold && !near)
            if (Attribution told = taken_up(r_, cast_, u); told.strength > 0) by_[q] = std::move(told);
        if (by_[q].strength == 0 && alone && q == first && !near_same_paragraph(unit, u))
            if (Attribution told = announced(r_, language_, cast_, u); told.strength > 0) by_[q] = std::move(told);
        if (by_[q].strength == 0 && alone && q == first && (u == 0 || r_.units[u - 1].paragraph != unit.paragraph))
            if (Attribution told = taken_up(r_, cast_, u); told.strength > 0) by_[q] = std::move(told);
        if (by_[q].strength == 0 && !near && alone && q == first && told_before(u, q)) continue;
        if (by_[q].strength == 0 && !near && !hearsay && alone && q == first && reported_above(u)) {
            by_[q].speakers = cast_.last_speakers();
            by_[q].strength = 50;
            by_[q].passed_on = true;
        }
        if (by_[q].strength > 0 || (!near && !hearsay)) continue;
        if (hearsay) {
            by_[q].speakers = cast_.last_speakers();
            by_[q].strength = 40;
            by_[q].passed_on = true;
            continue;
        }
        if (alone && q == first && told_before(u, q)) continue;
        by_[q].speakers = cast_.last_speakers();
        by_[q].strength = alone ? 60 : 20;
        by_[q].passed_on = true;
    }
    for (std::uint32_t q = first; q < last; ++q) {
        if (by_[q].strength < 20) continue;
        last_attributed_unit_ = u;
        if (by_[q].strength >= 50) cast_.spoke(by_[q].speakers, r_.quotes[q].first);
    }
}

// X said it was the latest attempt. | “They wanted us on our knees.”: the paragraph above reports without marks, and
// what follows is marked.
bool Finder::reported_above(std::uint32_t u) const {
    if (u == 0 || last_attributed_unit_ != u - 1 || cast_.last_speakers().empty() || out_.empty()) return false;
    const Unit& above = r_.units[u - 1];
    return above.paragraph + 1 == r_.units[u].paragraph && out_.back().first >= above.first &&
           out_.back().quote == none && r_.words[above.last - 1].mark != ':';
}

// A côté de lui, X acquiesce. «…»: a sentence that quotes nobody tells of a new one just before
bool Finder::told_before(std::uint32_t u, std::uint32_t q) {
    if (u == 0 || r_.units[u - 1].paragraph != r_.units[u].paragraph) return false;
    for (std::uint32_t i = r_.units[u - 1].first; i < r_.units[u - 1].last; ++i)
        if (r_.words[i].quote != none) return false;
    const bool fresh =
        last_attributed_unit_ == none || r_.units[last_attributed_unit_].paragraph != r_.units[u].paragraph;
    Attribution told = told_of_in(r_, cast_, u - 1, fresh);
    if (told.strength == 0) return false;
    by_[q] = std::move(told);
    by_[q].strength = 60;
    return true;
}

void Finder::indirect(std::uint32_t u, const UnitCues& cues, std::uint32_t first_quote, std::uint32_t last_quote) {
    auto clauses = reported_clauses(r_, language_, u, cues);
    if (clauses.empty() && first_quote == last_quote && last_attributed_unit_ != none && u - last_attributed_unit_ <= 2)
        add_untold(r_, language_, r_.units[u], clauses);
    for (const Reported& clause : clauses) {
        if (clause.first >= clause.last) continue;
        bool holds_marks = false;
        for (std::uint32_t q = first_quote; q < last_quote; ++q) {
            const Quote& quote = r_.quotes[q];
            if (quote.first < clause.last && clause.first < quote.last)
                holds_marks = holds_marks || !is_scare(r_, language_, q, by_[q], repeats_[key(quote)]);
        }
        if (holds_marks) continue;
        Quotation quotation;
        quotation.span = {r_.words[clause.first].span.begin, r_.words[clause.last - 1].span.end};
        quotation.type = "indirect";
        quotation.first = clause.first;
        quotation.score = clause.score;
        quotation.by.speakers = clause.who.empty() ? told_of_last(u).speakers : cast_.resolve(clause.who);
        quotation.by.cue_first = clause.cue_first;
        quotation.by.cue_last = clause.cue_last;
        quotation.by.hedged = clause.hedged;
        if (quotation.by.speakers.empty()) continue;
        cast_.spoke(quotation.by.speakers, clause.cue_first);
        last_attributed_unit_ = u;
        out_.push_back(std::move(quotation));
    }
}

// The attributed quotation that says the same words as an unattributed one: headlines and captions take theirs from the
// text.
std::uint32_t Finder::twin(std::uint32_t q, const std::vector<std::vector<std::uint64_t>>& keys) const {
    std::uint32_t best = none;
    double most = 0.6;
    for (std::uint32_t other = 0; other < keys.size() && other < 400; ++other) {
        if (other == q || by_[other].strength < 50 || by_[other].speakers.empty() || keys[q].empty()) continue;
        const double share =
            static_cast<double>(shared_words(keys[q], keys[other])) / static_cast<double>(keys[q].size());
        if (keys[q].size() < 4 && share < 1) continue;  // C'est dommage: too little to tell
        if (share > most) most = share, best = other;
    }
    return best;
}

// A witness tells, paragraph after paragraph: he whom the text presents before, if there is but one.
void Finder::tell_by_the_only_one(std::uint32_t q) {
    std::uint32_t one = none;
    for (std::size_t m = 0; m < r_.mentions.size() && r_.mentions[m].first < r_.quotes[q].first; ++m) {
        const grammar::Mention& mention = r_.mentions[m];
        if (mention.type != 'p' || mention.actor == none || r_.words[mention.first].quote != none) continue;
        if (one != none && one != mention.actor) return;
        one = mention.actor;
    }
    if (one == none) return;
    by_[q].speakers = {cast_.of_actor(one, r_.mentions[r_.actors[one].mentions[0]].span)};
    by_[q].strength = 30;
    by_[q].passed_on = true;
}

// “… [a paragraph that stays open] “…,” X said: who is told at the end has said all of it.
void Finder::from_the_end() {
    for (std::size_t q = by_.size(); q-- > 1;) {
        const Quote &quote = r_.quotes[q - 1], &next = r_.quotes[q];
        if (by_[q - 1].strength > 0 || by_[q].speakers.empty() || by_[q].strength < 50 || quote.closed) continue;
        if (next.paragraph != quote.paragraph + 1 || r_.units[next.unit].first != next.first) continue;
        by_[q - 1].speakers = by_[q].speakers;
        by_[q - 1].strength = 55;
        by_[q - 1].passed_on = true;
    }
}

void Finder::from_the_whole_text() {
    from_the_end();
    std::vector<std::vector<std::uint64_t>> keys;  // made when the first quotation asks
    for (std::uint32_t q = 0; q < r_.quotes.size() && q < 400; ++q) {
        const Quote& quote = r_.quotes[q];
        const Unit& unit = r_.units[quote.unit];
        const bool heading = unit.paragraph == 0 || only_quotes(unit) || is_heading(quote.unit);
        if (by_[q].strength >= (heading ? 65 : 50)) continue;
        if (heading || by_[q].strength == 0) {
            if (keys.empty()) keys = sorted_words_of_quotes(r_);
            if (const auto same = twin(q, keys); same != none) {
                by_[q].speakers = by_[same].speakers;
                by_[q].strength = 55;
                continue;
            }
        }
        if (by_[q].strength > 0 || !only_quotes(unit)) continue;
        const std::uint32_t next = q + 1, before = q - 1;
        const bool is_short = quote.words < 9;
        const bool heads = quote.unit + 1 < r_.units.size() && r_.units[quote.unit + 1].paragraph != unit.paragraph;
        if (is_short && heads && next < by_.size() && by_[next].strength >= 50)
            by_[q].speakers = by_[next].speakers, by_[q].strength = 30;
        else if (q > 0 && (by_[before].strength >= 50 || by_[before].passed_on) &&
                 quote.paragraph - r_.quotes[before].paragraph <= 2)
            by_[q].speakers = by_[before].speakers, by_[q].strength = 30, by_[q].passed_on = true;
        else if (!is_short && quote.clause && by_[q].speakers.empty()) {
            if (Attribution told = told_above(r_, cast_, quote.unit); told.strength > 0)
                by_[q] = std::move(told);
            else
                tell_by_the_only_one(q);
        }
    }
}

void Finder::marked(std::uint32_t q) {
    const Quote& quote = r_.quotes[q];
    Quotation quotation;
    quotation.span = quote.inner;
    quotation.first = quote.first;
    quotation.quote = q;
    quotation.by = by_[q];
    const auto repeats = repeats_.find(key(quote));
    if (is_scare(r_, language_, q, by_[q], repeats == repeats_.end() ? 1 : repeats->second)) {
        quotation.type = "scare";
        quotation.by = {};
        quotation.score = 0.6;
    } else {
        quotation.type = is_direct(r_, q, by_[q]) ? "direct" : "mixed";
        quotation.score = std::clamp(0.4 + by_[q].strength / 200.0, 0.4, 0.98);
    }
    out_.push_back(std::move(quotation));
}

}  // namespace

std::vector<Quotation> find_quotations(const Reading& reading, const Language& language) {
    return Finder(reading, language).run();
}

}  // namespace vigie::quotes
