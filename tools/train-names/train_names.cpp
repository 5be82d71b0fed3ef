// Trains a language's name model.
// usage: train_names DATA_DIR LANGUAGE OUT.model [EPOCHS [SEED]] < texts.jsonl
// A line of texts.jsonl: {"text": …, "spans": [[begin, end, "PER"|"ORG"|"LOC"|"MISC"], …], "repeat": 1}. Recipe:
// MODEL_CARD.md.
#include <boost/json.hpp>
#include <cstdlib>
#include <iostream>

#include "field.hpp"
#include "sdk/host/text/text.hpp"

namespace {

using namespace vigie;
using namespace vigie::entities;

struct GoldName {
    std::uint64_t begin, end;
    Type type;
};

// Labels of tokens from spans: a token inside a span belongs to it.
std::vector<std::uint8_t> labels(const text::Segmented& cut, const std::vector<GoldName>& names) {
    std::vector<std::uint8_t> out(cut.tokens.size());
    std::size_t token = 0;
    for (const GoldName& name : names) {
        while (token < out.size() && cut.tokens[token].span.end <= name.begin) ++token;
        const auto begin = static_cast<std::uint8_t>(begin_label(name.type));
        bool first = true;
        for (; token < out.size() && cut.tokens[token].span.begin < name.end; ++token) {
            out[token] = static_cast<std::uint8_t>(begin + (first ? 0 : 1));
            first = false;
        }
    }
    return out;
}

void segments_of(const common::Words& words, const Features& features, const std::vector<std::uint8_t>& gold,
                 std::vector<Segment>& out) {
    const auto size = static_cast<std::uint32_t>(words.size());
    for (std::uint32_t i = 0; i < size;) {
        if (!features.candidate(i)) {
            ++i;
            continue;
        }
        Segment segment;
        std::uint32_t end = i;
        for (; end < size && features.candidate(end) && words.sentence_of(end) == words.sentence_of(i); ++end) {
            segment.features.emplace_back();
            features.at(end, segment.features.back());
            segment.around.emplace_back();
            if (features.doubtful(end)) features.around(end, segment.around.back().emplace());
            segment.contexts.push_back(static_cast<std::uint8_t>(features.context(end)));
            std::uint8_t label = gold[end];
            if (label != 0 && label % 2 == 0 &&
                (end == i || (segment.gold.back() != label && segment.gold.back() + 1 != label)))
                label = static_cast<std::uint8_t>(label - 1);
            segment.gold.push_back(label);
        }
        out.push_back(std::move(segment));
        i = end;
    }
}

Type type_of(std::string_view label) {
    return label == "PER"   ? Type::person
           : label == "ORG" ? Type::organisation
           : label == "LOC" ? Type::place
                            : Type::event;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 4)
        return std::cerr << "usage: train_names DATA_DIR LANGUAGE OUT.model [EPOCHS [SEED]] < texts.jsonl\n", 2;
    const std::string language = arguments[2];
    const Knowledge knowledge(arguments[1]);
    const Finder finder(arguments[1], knowledge);
    const text::Segmenter segmenter;
    std::vector<Segment> segments;
    for (std::string line; std::getline(std::cin, line);) {
        const boost::json::object row = boost::json::parse(line).as_object();
        const std::string article_text(row.at("text").as_string());
        const text::Segmented cut = segmenter.segment(article_text, language);
        vigie_article article{};
        article.size = sizeof article;
        article.text = common::abi(article_text);
        article.language = common::abi(language);
        article.sentences = cut.sentences.data();
        article.sentence_count = cut.sentences.size();
        article.tokens = cut.tokens.data();
        article.token_count = cut.tokens.size();
        const common::Words words(article);
        const auto seen = finder.look(words, language);
        std::vector<GoldName> names;
        for (const auto& span : row.at("spans").as_array())
            names.push_back({span.as_array()[0].to_number<std::uint64_t>(),
                             span.as_array()[1].to_number<std::uint64_t>(),
                             type_of(std::string_view(span.as_array()[2].as_string()))});
        const std::size_t before = segments.size();
        segments_of(words, Features(words, seen), labels(cut, names), segments);
        const auto repeat = row.contains("repeat") ? row.at("repeat").to_number<int>() : 1;
        const std::vector<Segment> own(segments.begin() + static_cast<std::ptrdiff_t>(before), segments.end());
        for (int i = 1; i < repeat; ++i) segments.insert(segments.end(), own.begin(), own.end());
    }
    Field field(finder.vectors(language));
    field.learn(segments, count > 4 ? std::atoi(arguments[4]) : 16,
                count > 5 ? static_cast<unsigned>(std::atoi(arguments[5])) : 7);
    field.save(arguments[3]);
}
