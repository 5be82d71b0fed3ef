// Right: tells which options it knows, and emits what it was given.
#include <vigie/plugin.hpp>

class WithOptions {
  public:
    static constexpr vigie_option_info options[] = {{"mark", "!", "a text", VIGIE_OPTION_TEXT, 0},
                                                    {"top", "3", "how many", VIGIE_OPTION_WHOLE, 0},
                                                    {"share", "0.5", "how much", VIGIE_OPTION_NUMBER, 0},
                                                    {"strict", "false", "whether", VIGIE_OPTION_FLAG, 0}};
    explicit WithOptions(const vigie::plugin::Context& context) : mark_(context.option("mark", "!")) {}
    void analyze(const vigie::plugin::Article&, vigie::plugin::Emitter& emit) const {
        emit(vigie::plugin::Draft("org.vigie.test.x", {}).attribute("mark", mark_));
    }

  private:
    std::string mark_;
};

VIGIE_PLUGIN(WithOptions, "org.vigie.test.with-options", "1.0.0", "*", "", "org.vigie.test.x");
