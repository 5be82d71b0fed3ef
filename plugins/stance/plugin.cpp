// The stance analyzer as a plugin: needs mentions and quotations, provides stances.
#include <vigie/plugin.hpp>

#include <map>

#include "plugins/common/common.hpp"
#include "plugins/stance/stance.hpp"

namespace {

using vigie::Span;
using vigie::stance::Frames;

Span span_of(vigie_span span) {
    return {span.begin, span.end};
}

class Stances {
  public:
    explicit Stances(const vigie::plugin::Context& context) {
        const std::filesystem::path data(context.data());
        const auto grammar = data.parent_path() / "grammar";
        for (const auto& code : vigie::common::languages_in(data))
            if (std::filesystem::exists(grammar / code))
                languages_.emplace(code, Frames::load(data / code, grammar / code));
        if (languages_.empty()) throw std::runtime_error("no language data in " + data.string());
    }

    void analyze(const vigie::plugin::Article& article, vigie::plugin::Emitter& emit) const {
        const auto language = languages_.find(std::string(article.language()));
        if (language == languages_.end()) return;
        const vigie::grammar::Reading reading(article.raw(), language->second.grammar);
        for (const auto& stance : vigie::stance::find_stances(reading, language->second)) {
            if (stance.target.actors.empty()) {
                write(stance, nullptr, emit);
                continue;
            }
            for (const auto& target : stance.target.actors) write(stance, &target, emit);  // one for each target
        }
    }

  private:
    static void write(const vigie::stance::Stance& stance, const vigie::grammar::Referent* target,
                      vigie::plugin::Emitter& emit) {
        vigie::plugin::Draft draft("stance", span_of(stance.evidence));
        draft.score(stance.score).polarity(stance.polarity);
        for (const auto& holder : stance.holders) draft.party("holder", holder.id, holder.name, span_of(holder.span));
        if (target)
            draft.party("target", target->id, target->name, span_of(target->span));
        else
            draft.party("target", {}, stance.target.words, span_of(stance.target.span));
        if (stance.hedged) draft.attribute("hedged", "true");
        emit(draft);
    }

    std::map<std::string, Frames, std::less<>> languages_;
};

}  // namespace

VIGIE_PLUGIN(Stances, "org.vigie.stance", "1.0.0", "*", "mention quotation", "stance");
