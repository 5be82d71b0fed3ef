// Wrong: takes and touches memory without end.
#include <vigie/plugin.hpp>

#include <vector>

class MemoryEater {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        std::vector<std::vector<char>> eaten;
        for (;;) eaten.emplace_back(std::size_t{1} << 24, char{1});
    }
};

VIGIE_PLUGIN(MemoryEater, "org.vigie.test.memory-eater", "1.0.0", "*", "", "org.vigie.test.x");
