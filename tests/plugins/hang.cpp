// Wrong: never returns.
#include <vigie/plugin.hpp>

class Hang {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        volatile bool forever = true;
        while (forever) {
        }
    }
};

VIGIE_PLUGIN(Hang, "org.vigie.test.hang", "1.0.0", "*", "", "org.vigie.test.x");
