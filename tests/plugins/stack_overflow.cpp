// Wrong: calls itself without end.
#include <vigie/plugin.hpp>

class StackOverflow {
  public:
    static int descend(int depth) {
        volatile char room[512];
        room[0] = static_cast<char>(depth);
        return depth < 0 ? room[0] : descend(depth + 1) + room[0];
    }
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        descend(0);
    }
};

VIGIE_PLUGIN(StackOverflow, "org.vigie.test.stack-overflow", "1.0.0", "*", "", "org.vigie.test.x");
