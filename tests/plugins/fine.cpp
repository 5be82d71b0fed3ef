// Right: mentions every word with a capital letter, and every watched actor's name that it finds.
#include <vigie/plugin.hpp>

class Fine {
  public:
    explicit Fine(const vigie::plugin::Context& context) : actors_(context.actors()) {
        context.log(vigie::plugin::Context::info, "made with " + std::to_string(actors_.size()) + " actors");
    }
    void analyze(const vigie::plugin::Article& article, vigie::plugin::Emitter& emit) const {
        for (const vigie_token& token : article.tokens()) {
            const std::string_view word = article.text(token);
            if (word[0] < 'A' || word[0] > 'Z') continue;
            vigie::plugin::Draft draft("mention", vigie::plugin::to_span(token.span));
            draft.type("other").form("name").score(0.5);
            for (const vigie::plugin::Actor& actor : actors_)
                if (actor.name == word)
                    draft.type("person").party("actor", actor.id, actor.name, vigie::plugin::to_span(token.span));
            emit(draft);
        }
    }

  private:
    std::vector<vigie::plugin::Actor> actors_;
};

VIGIE_PLUGIN(Fine, "org.vigie.test.fine", "1.2.3", "fr en", "", "mention");
