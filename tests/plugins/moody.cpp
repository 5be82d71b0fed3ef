// Wrong now and then: writes to address 8 where the text holds a certain word. Its other articles are well.
#include <string_view>
#include <vigie/plugin.hpp>

class Moody {
  public:
    void analyze(const vigie::plugin::Article& article, [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        if (article.text().find("Xyzzy") == std::string_view::npos) return;
        volatile int* nowhere = reinterpret_cast<int*>(8);
        *nowhere = 1;
    }
};

VIGIE_PLUGIN(Moody, "org.vigie.test.moody", "1.0.0", "*", "", "org.vigie.test.x");
