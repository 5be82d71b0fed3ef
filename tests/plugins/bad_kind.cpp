// Wrong: emits a kind that it does not say that it provides.
#include <vigie/plugin.hpp>

class BadKind {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        emit(vigie::plugin::Draft("stance", {0, 0}));
    }
};

VIGIE_PLUGIN(BadKind, "org.vigie.test.bad-kind", "1.0.0", "*", "", "org.vigie.test.x");
