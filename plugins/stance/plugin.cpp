// The stance analyzer as a plugin: needs mentions and quotations, provides stances.
#include <vigie/plugin.hpp>

#include <map>

#include "plugins/common/common.hpp"
#include "plugins/grammar/readings.hpp"
#include "plugins/stance/signs.hpp"

namespace {

using vigie::Span;
using vigie::stance::Frames;
using vigie::stance::Scores;

Span span_of(vigie_span span) {
    return {span.begin, span.end};
}

class Stances {
  public:
    static constexpr vigie_option_info options[] = {
        {"least_score", "", "stances that are less likely right are left out", VIGIE_OPTION_NUMBER, 0},
        {"signs", "false", "each stance tells what its score was made of", VIGIE_OPTION_FLAG, 0}};

    explicit Stances(const vigie::plugin::Context& context) : readings_(context.raw()) {
        const std::filesystem::path data(context.data());
        const auto grammar = data.parent_path() / "grammar";
        for (const auto& code : vigie::common::languages_in(data))
            if (std::filesystem::exists(grammar / code))
                languages_.emplace(code, Frames::load(data / code, grammar / code));
        scores_ = Scores::load(data / "scores.txt");
        const std::string least(context.option("least_score"));
        least_ = least.empty() ? scores_.least() : std::stod(least);
        signs_ = context.option("signs") == "true";
        if (languages_.empty()) throw std::runtime_error("no language data in " + data.string());
    }

    void analyze(const vigie::plugin::Article& article, vigie::plugin::Emitter& emit) {
        const auto language = languages_.find(std::string(article.language()));
        if (language == languages_.end()) return;
        const vigie::grammar::Reading& reading = readings_.read(article.raw(), language->second.grammar);
        const auto stances = vigie::stance::find_stances(reading, language->second);
        const auto signs = vigie::stance::signs_of(reading, stances);
        for (std::size_t s = 0; s < stances.size(); ++s) {
            const auto& actors = stances[s].target.actors;  // an annotation for each; none: an issue
            for (std::size_t t = 0; t < signs[s].size(); ++t)
                write(stances[s], actors.empty() ? nullptr : &actors[t], signs[s][t], emit);
        }
    }

  private:
    void write(const vigie::stance::Stance& stance, const vigie::grammar::Referent* target, vigie::stance::Signs signs,
               vigie::plugin::Emitter& emit) const {
        const double score = scores_.score(signs);
        if (score < least_) return;
        vigie::plugin::Draft draft("stance", span_of(stance.evidence));
        draft.score(score).polarity(stance.polarity);
        for (const auto& holder : stance.holders) draft.party("holder", holder.id, holder.name, span_of(holder.span));
        if (target)
            draft.party("target", target->id, target->name, span_of(target->span));
        else
            draft.party("target", {}, stance.target.words, span_of(stance.target.span));
        if (stance.hedged) draft.attribute("hedged", "true");
        std::string names;
        if (signs_) draft.attribute("signs", names = vigie::stance::names_of(signs));
        emit(draft);
    }

    vigie::grammar::Readings readings_;
    vigie::stance::Scores scores_;
    double least_ = 0;
    bool signs_ = false;
    std::map<std::string, Frames, std::less<>> languages_;
};

}  // namespace

VIGIE_PLUGIN(Stances, "org.vigie.stance", "1.0.0", "*", "mention quotation", "stance");
