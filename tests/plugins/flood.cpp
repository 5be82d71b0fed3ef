// Wrong: emits without end.
#include <vigie/plugin.hpp>

class Flood {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        for (;;) emit(vigie::plugin::Draft("org.vigie.test.x", {0, 0}));
    }
};

VIGIE_PLUGIN(Flood, "org.vigie.test.flood", "1.0.0", "*", "", "org.vigie.test.x");
