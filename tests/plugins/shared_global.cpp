// Wrong: its instances share a counter, so two threads disturb each other.
#include <sched.h>

#include <vigie/plugin.hpp>

static int counter;

class SharedGlobal {
  public:
    void analyze(const vigie::plugin::Article& article, vigie::plugin::Emitter& emit) const {
        counter = 0;
        for (const vigie_token& token : article.tokens()) {
            counter += article.text(token).size() > 1 ? 1 : 2;
            ::sched_yield();  // so that the threads meet on one processor, too
        }
        const std::string count = std::to_string(counter);
        emit(vigie::plugin::Draft("org.vigie.test.x", {}).attribute("count", count));
    }
};

VIGIE_PLUGIN(SharedGlobal, "org.vigie.test.shared-global", "1.0.0", "*", "", "org.vigie.test.x");
