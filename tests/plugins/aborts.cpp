// Wrong: calls abort.
#include <vigie/plugin.hpp>

#include <cstdlib>

class Aborts {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        std::abort();
    }
};

VIGIE_PLUGIN(Aborts, "org.vigie.test.aborts", "1.0.0", "*", "", "org.vigie.test.x");
