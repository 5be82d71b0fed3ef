#include "plugins/grammar/readings.hpp"

#include <string>

namespace vigie::grammar {

const Reading& Readings::read(const vigie_article& article, const Lexicon& lexicon) {
    own_.reset();
    // Both ends must be built from the same headers and read the same files: then verbs have the same numbers.
    const std::string key = "org.vigie.grammar/" VIGIE_GRAMMAR_HEADERS "/" + lexicon.folder();
    if (auto* kept = shared_.find<Reading>(key); kept && kept->mentions_print == print_of_mentions(article)) {
        kept->article = &article;  // the one that it was read from is gone
        return *kept;
    }
    own_ = std::make_unique<Reading>(article, lexicon);
    const Reading& made = *own_;
    shared_.keep(key, own_);
    return made;
}

}  // namespace vigie::grammar
