// Wrong: emits a hundred thousand, deaf to refusals.
#include <vigie/plugin.hpp>

class StubbornFlood {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        vigie::plugin::Draft draft("org.vigie.test.x", {0, 0});
        for (int i = 0; i < 100'000; ++i) try {
                emit(draft);
            } catch (const vigie::plugin::Refused&) {
            }
    }
};

VIGIE_PLUGIN(StubbornFlood, "org.vigie.test.stubborn-flood", "1.0.0", "*", "", "org.vigie.test.x");
