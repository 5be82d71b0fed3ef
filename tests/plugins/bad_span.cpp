// Wrong: emits a span beyond the text.
#include <vigie/plugin.hpp>

class BadSpan {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        emit(vigie::plugin::Draft("org.vigie.test.x", {0, article.text().size() + 1}));
    }
};

VIGIE_PLUGIN(BadSpan, "org.vigie.test.bad-span", "1.0.0", "*", "", "org.vigie.test.x");
