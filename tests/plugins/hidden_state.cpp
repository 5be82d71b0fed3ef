// Wrong: remembers earlier articles, so that the same text has another answer later.
#include <vigie/plugin.hpp>

class HiddenState {
  public:
    void analyze(const vigie::plugin::Article&, vigie::plugin::Emitter& emit) {
        const std::string number = std::to_string(++articles_);
        emit(vigie::plugin::Draft("org.vigie.test.x", {}).attribute("number", number));
    }

  private:
    int articles_ = 0;
};

VIGIE_PLUGIN(HiddenState, "org.vigie.test.hidden-state", "1.0.0", "*", "", "org.vigie.test.x");
