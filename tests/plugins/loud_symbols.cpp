// Wrong: offers a helper to the whole process.
#include <vigie/plugin.hpp>

extern "C" VIGIE_EXPORT int helper_for_all();
int helper_for_all() {
    return 1;
}

class LoudSymbols {
  public:
    void analyze(const vigie::plugin::Article&, vigie::plugin::Emitter&) const {}
};

VIGIE_PLUGIN(LoudSymbols, "org.vigie.test.loud-symbols", "1.0.0", "*", "", "org.vigie.test.x");
