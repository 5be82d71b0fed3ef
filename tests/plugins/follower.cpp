// Right: needs mentions; tells how many it was offered, and repeats each with an actor as a quotation of that actor.
#include <vigie/plugin.hpp>

class Follower {
  public:
    void analyze(const vigie::plugin::Article& article, vigie::plugin::Emitter& emit) const {
        const std::string count = std::to_string(article.annotations().size());
        emit(vigie::plugin::Draft("org.vigie.test.count", {}).attribute("mentions", count));
        for (vigie::plugin::AnnotationView mention : article.annotations())
            if (const auto actor = mention.party("actor"))
                emit(vigie::plugin::Draft("quotation", mention.span())
                         .type("direct")
                         .party("speaker", actor->id(), actor->name(), actor->span()));
    }
};

VIGIE_PLUGIN(Follower, "org.vigie.test.follower", "1.0.0", "*", "mention", "quotation org.vigie.test.count");
