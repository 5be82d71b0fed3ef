// companies: counts the mentions of organisations in the first paragraph.
#include <vigie/plugin.hpp>

#include <string>

using vigie::Span;
using vigie::plugin::Article;
using vigie::plugin::Draft;
using vigie::plugin::Emitter;

class Companies {
  public:
    void analyze(const Article& article, Emitter& emit) const {
        Span paragraph;
        for (const vigie_sentence& sentence : article.sentences())
            if (sentence.paragraph == 0) paragraph.end = sentence.span.end;

        int count = 0;
        for (const auto mention : article.annotations())
            if (mention.type() == "organisation" && paragraph.contains(mention.span())) ++count;
        if (count == 0) return;

        const std::string number = std::to_string(count);
        emit(Draft("org.example.companies.count", paragraph).attribute("count", number));
    }
};

VIGIE_PLUGIN(Companies, "org.example.companies", "1.0.0", "*", "mention", "org.example.companies.count");
