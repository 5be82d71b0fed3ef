// Wrong: writes to address 8.
#include <vigie/plugin.hpp>

class Crash {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        volatile int* nowhere = reinterpret_cast<int*>(8);
        *nowhere = 1;
    }
};

VIGIE_PLUGIN(Crash, "org.vigie.test.crash", "1.0.0", "*", "", "org.vigie.test.x");
