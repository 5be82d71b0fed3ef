// entities.so: persons, organisations, places and events that an article names, and whom each name means.
#include <vigie/plugin.hpp>

#include "plugins/entities/actors/actors.hpp"
#include "plugins/entities/actors/epithets.hpp"

namespace vigie::entities {

namespace {

class Entities {
  public:
    explicit Entities(const plugin::Context& context)
        : data_(std::string(context.data())), knowledge_(data_), finder_(data_, knowledge_) {
        for (const std::string& language : common::languages_in(data_))
            epithets_.emplace(language, Epithets(data_, language));
        std::vector<std::string_view> names;
        for (const auto& actor : context.actors()) {
            names.assign(1, actor.name);
            for (const vigie_text& alias : actor.aliases) names.push_back(plugin::to_view(alias));
            watched_.add({std::string(actor.id), std::string(actor.name), parse_type(actor.type)}, names);
            for (const vigie_role& role : actor.roles)
                watched_.add_role(plugin::to_view(role.title), role.from, role.until);
        }
        watched_.finish();
    }

    void analyze(const plugin::Article& article, plugin::Emitter& emit) {
        const common::Words words(article.raw());
        const std::string_view language = article.language();
        const auto seen = finder_.look(words, language);
        auto names = finder_.find(words, seen, language);
        take_watched(words, seen, watched_, names);
        const Setting setting{knowledge_, watched_, finder_.lexicon(), language, article.raw().published};
        const auto mentions = resolve(words, seen, names, setting);
        for (const Mention& mention : mentions) say(article.raw(), mention, emit);
        const auto epithets = epithets_.find(language.substr(0, 2));
        if (epithets == epithets_.end()) return;
        for (const Mention& mention : epithets->second.find(words, seen, mentions, setting))
            say(article.raw(), mention, emit);
    }

  private:
    static void say(const vigie_article& article, const Mention& mention, plugin::Emitter& emit) {
        plugin::Draft draft("mention",
                            {article.tokens[mention.first].span.begin, article.tokens[mention.last - 1].span.end});
        draft.type(to_string(mention.type)).form(mention.epithet ? "epithet" : "name").score(mention.score);
        if (mention.actor) draft.party("actor", mention.actor->id, mention.actor->name);
        for (const Reference& candidate : mention.candidates)
            if (!mention.actor) draft.party("candidate", candidate.id, candidate.name);
        if (mention.gender != 0) draft.attribute("gender", mention.gender == 'f' ? "f" : "m");
        emit(draft);
    }

    std::filesystem::path data_;
    Knowledge knowledge_;
    Finder finder_;
    Watched watched_;
    std::map<std::string, Epithets, std::less<>> epithets_;
};

}  // namespace

}  // namespace vigie::entities

VIGIE_PLUGIN(vigie::entities::Entities, "org.vigie.entities", "1.0.0", "*", "", "mention");
