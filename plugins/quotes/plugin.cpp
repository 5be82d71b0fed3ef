// The quotations analyzer as a plugin: needs mentions, provides quotations.
#include <vigie/plugin.hpp>

#include <map>

#include "plugins/common/common.hpp"
#include "plugins/grammar/readings.hpp"
#include "plugins/quotes/quotes.hpp"

namespace {

using vigie::Span;
using vigie::quotes::Language;
using vigie::quotes::Quotation;

Span span_of(vigie_span span) {
    return {span.begin, span.end};
}

class Quotes {
  public:
    explicit Quotes(const vigie::plugin::Context& context) : readings_(context.raw()) {
        const std::filesystem::path data(context.data());
        const auto grammar = data.parent_path() / "grammar";
        for (const auto& code : vigie::common::languages_in(data))
            if (std::filesystem::exists(grammar / code))
                languages_.emplace(code, Kept{vigie::common::DataFile::read(data / code / "cues.txt"),
                                              vigie::grammar::LanguageFiles::read(grammar / code), std::nullopt});
        if (languages_.empty()) throw std::runtime_error("no language data in " + data.string());
    }

    void analyze(const vigie::plugin::Article& article, vigie::plugin::Emitter& emit) {
        const auto found = languages_.find(article.language());
        if (found == languages_.end()) return;
        const Language& language = found->second.language();
        const vigie::grammar::Reading& reading = readings_.read(article.raw(), language.grammar);
        for (const Quotation& quotation : vigie::quotes::find_quotations(reading, language)) {
            vigie::plugin::Draft draft("quotation", span_of(quotation.span));
            draft.type(quotation.type).score(quotation.score);
            for (const auto& speaker : quotation.by.speakers)
                draft.party("speaker", speaker.id, speaker.name, span_of(speaker.span));
            if (quotation.by.cue_first < quotation.by.cue_last) {
                const vigie_span cue{reading.words[quotation.by.cue_first].span.begin,
                                     reading.words[quotation.by.cue_last - 1].span.end};
                draft.party("cue", {}, reading.text(cue), span_of(cue));
            }
            for (const auto& medium : quotation.by.via) draft.party("via", {}, medium);
            if (quotation.by.hedged) draft.attribute("hedged", "true");
            emit(draft);
        }
    }

  private:
    // A language is read at the start, while files may be opened, and inflected for its first article.
    struct Kept {
        vigie::common::DataFile cues;
        vigie::grammar::LanguageFiles grammar;
        std::optional<Language> made;
        const Language& language() {
            if (!made) made = Language::make(cues, grammar);
            return *made;
        }
    };
    vigie::grammar::Readings readings_;
    std::map<std::string, Kept, std::less<>> languages_;
};

}  // namespace

VIGIE_PLUGIN(Quotes, "org.vigie.quotes", "1.0.0", "*", "mention", "quotation");
