// Wrong: compares every word with every other.
#include <vigie/plugin.hpp>

class Quadratic {
  public:
    void analyze(const vigie::plugin::Article& article, vigie::plugin::Emitter& emit) const {
        std::size_t pairs = 0;
        for (const vigie_token& one : article.tokens())
            for (const vigie_token& other : article.tokens())
                pairs += one.span.end - one.span.begin == other.span.end - other.span.begin;
        const std::string count = std::to_string(pairs);
        emit(vigie::plugin::Draft("org.vigie.test.x", {}).attribute("pairs", count));
    }
};

VIGIE_PLUGIN(Quadratic, "org.vigie.test.quadratic", "1.0.0", "*", "", "org.vigie.test.x");
