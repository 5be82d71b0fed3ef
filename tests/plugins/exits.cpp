// Wrong: leaves the process as if all were well.
#include <vigie/plugin.hpp>

#include <unistd.h>

class Exits {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        _exit(0);
    }
};

VIGIE_PLUGIN(Exits, "org.vigie.test.exits", "1.0.0", "*", "", "org.vigie.test.x");
