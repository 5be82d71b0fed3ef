// Wrong: keeps 300 bytes of each article for ever.
#include <cstdlib>
#include <cstring>
#include <vigie/plugin.hpp>

static void* volatile last;  // else the compiler takes the loss away

class Leaks {
  public:
    void analyze(const vigie::plugin::Article&, vigie::plugin::Emitter&) const {
        if (void* lost = std::malloc(300)) last = std::memset(lost, 1, 300);
    }
};

VIGIE_PLUGIN(Leaks, "org.vigie.test.leaks", "1.0.0", "*", "", "org.vigie.test.x");
