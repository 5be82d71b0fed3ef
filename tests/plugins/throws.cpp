// Wrong: throws in analyze.
#include <vigie/plugin.hpp>

#include <stdexcept>

class Throws {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        throw std::runtime_error("the sky fell");
    }
};

VIGIE_PLUGIN(Throws, "org.vigie.test.throws", "1.0.0", "*", "", "org.vigie.test.x");
