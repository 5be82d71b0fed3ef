// Wrong: emits a score that is not a number.
#include <vigie/plugin.hpp>

#include <limits>

class BadScore {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        emit(vigie::plugin::Draft("org.vigie.test.x", {0, 0}).score(std::numeric_limits<double>::quiet_NaN()));
    }
};

VIGIE_PLUGIN(BadScore, "org.vigie.test.bad-score", "1.0.0", "*", "", "org.vigie.test.x");
