// Wrong: emits a span that cuts the first code point of more than one byte.
#include <vigie/plugin.hpp>

class SplitSpan {
  public:
    void analyze([[maybe_unused]] const vigie::plugin::Article& article,
                 [[maybe_unused]] vigie::plugin::Emitter& emit) const {
        for (std::size_t i = 0; i < article.text().size(); ++i)
            if ((article.text()[i] & 0xC0) == 0x80) emit(vigie::plugin::Draft("org.vigie.test.x", {0, i}));
    }
};

VIGIE_PLUGIN(SplitSpan, "org.vigie.test.split-span", "1.0.0", "*", "", "org.vigie.test.x");
