// Wrong: emits an actor whose name is not UTF-8.
#include <vigie/plugin.hpp>

class BadText {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        emit(vigie::plugin::Draft("org.vigie.test.x", {0, 0}).party("actor", "Q1", "\xff\xfe"));
    }
};

VIGIE_PLUGIN(BadText, "org.vigie.test.bad-text", "1.0.0", "*", "", "org.vigie.test.x");
