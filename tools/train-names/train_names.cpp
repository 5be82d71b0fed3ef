// Trains a language's name model: a structured averaged perceptron over plugins/entities/names/model.hpp's features.
// usage: train_names DATA_DIR LANGUAGE OUT.model [EPOCHS] < texts.jsonl
// A line of texts.jsonl: {"text": …, "spans": [[begin, end, "PER"|"ORG"|"LOC"|"MISC"], …], "repeat": 1}. Recipe:
// MODEL_CARD.md.
#include <boost/json.hpp>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <random>

#include "plugins/entities/names/model.hpp"
#include "sdk/host/text/text.hpp"

namespace {

using namespace vigie;
using namespace vigie::entities;

constexpr std::uint32_t left_out = 20;  // of a hundred features, in each look at a segment
constexpr std::uint32_t log_buckets = 18;
constexpr std::uint32_t mask = (1U << log_buckets) - 1;

// A run of candidate tokens with its features and gold labels.
struct Segment {
    std::vector<std::vector<std::uint32_t>> features;
    std::vector<std::uint8_t> contexts, gold;
};

struct Weight {
    float value = 0;
    float sum = 0;
    std::uint32_t since = 0;
};

class Trainer {
  public:
    Trainer() : weights_(std::size_t{8} << log_buckets), transitions_(contexts * label_count * label_count) {}

    void learn(std::vector<Segment>& segments, int epochs) {
        std::mt19937 random(7);
        for (int epoch = 0; epoch < epochs; ++epoch) {
            std::shuffle(segments.begin(), segments.end(), random);
            std::size_t wrong = 0;
            for (const Segment& whole : segments) {
                ++now_;
                const Segment segment = thinned(whole, random);
                const auto path = decode(segment);
                if (path == segment.gold) continue;
                ++wrong;
                update(segment, segment.gold, 1);
                update(segment, path, -1);
            }
            std::cerr << "epoch " << epoch << ": " << wrong << " of " << segments.size() << " segments wrong\n";
        }
    }

    void save(const std::string& path) {
        std::vector<float> averaged(weights_.size());
        std::vector<float> sizes;
        for (std::size_t i = 0; i < weights_.size(); ++i) {
            averaged[i] = average(weights_[i]);
            if (averaged[i] != 0) sizes.push_back(std::abs(averaged[i]));
        }
        const auto rank = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9995 / 10000);
        std::nth_element(sizes.begin(), rank, sizes.end());
        const float scale = 127 / *rank;
        std::vector<std::int8_t> bytes(weights_.size());
        for (std::size_t i = 0; i < averaged.size(); ++i)
            bytes[i] = static_cast<std::int8_t>(std::lround(std::clamp(averaged[i] * scale, -127.0F, 127.0F)));
        Transitions table{};
        for (std::size_t i = 0; i < transitions_.size(); ++i)
            table[i / 81][i / 9 % 9][i % 9] =
                static_cast<std::int16_t>(std::lround(std::clamp(average(transitions_[i]) * scale, -9000.0F, 9000.0F)));
        std::ofstream out(path, std::ios::binary);
        const std::uint32_t log = log_buckets;
        out.write("VIGIENM1", 8);
        out.write(reinterpret_cast<const char*>(&log), 4);
        out.write(reinterpret_cast<const char*>(&table), sizeof table);
        out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        std::cerr << sizes.size() << " weights, one unit is 1/" << scale << "\n";
    }

  private:
    // A segment without some of its features, others each time: no single feature may carry a decision alone.
    static Segment thinned(const Segment& whole, std::mt19937& random) {
        Segment out{{}, whole.contexts, whole.gold};
        for (const auto& features : whole.features) {
            auto& kept = out.features.emplace_back();
            for (const std::uint32_t feature : features)
                if (random() % 100 >= left_out) kept.push_back(feature);
        }
        return out;
    }

    float average(const Weight& weight) const {
        return (weight.sum + weight.value * static_cast<float>(now_ - weight.since)) / static_cast<float>(now_);
    }
    void change(Weight& weight, float by) const {
        weight.sum += weight.value * static_cast<float>(now_ - weight.since);
        weight.since = now_;
        weight.value += by;
    }
    Weight& transition(std::size_t context, std::size_t from, std::size_t to) {
        return transitions_[(context * label_count + from) * label_count + to];
    }

    void update(const Segment& segment, const std::vector<std::uint8_t>& path, float by) {
        std::size_t before = 0;
        for (std::size_t i = 0; i < path.size(); ++i) {
            if (path[i] != 0)
                for (const std::uint32_t hash : segment.features[i])
                    change(weights_[std::size_t{hash & mask} * 8 + path[i] - 1U], by);
            change(transition(segment.contexts[i], before, path[i]), by);
            before = path[i];
        }
    }

    std::vector<std::uint8_t> decode(const Segment& segment) {
        const std::size_t size = segment.gold.size();
        std::vector<std::array<std::uint8_t, label_count>> from(size);
        std::array<float, label_count> best;
        best.fill(-1e9F);
        best[0] = 0;
        for (std::size_t i = 0; i < size; ++i) {
            std::array<float, label_count> sums{}, next;
            for (const std::uint32_t hash : segment.features[i])
                for (std::size_t l = 1; l < label_count; ++l)
                    sums[l] += weights_[std::size_t{hash & mask} * 8 + l - 1].value;
            for (std::size_t label = 0; label < label_count; ++label) {
                next[label] = -1e9F;
                for (std::size_t before = 0; before < label_count; ++before) {
                    if (!may_follow(before, label)) continue;
                    const float score = best[before] + transition(segment.contexts[i], before, label).value;
                    if (score > next[label]) {
                        next[label] = score;
                        from[i][label] = static_cast<std::uint8_t>(before);
                    }
                }
                next[label] += sums[label];
            }
            best = next;
        }
        auto label = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
        std::vector<std::uint8_t> path(size);
        for (std::size_t i = size; i-- > 0;) {
            path[i] = label;
            label = from[i][label];
        }
        return path;
    }

    std::vector<Weight> weights_, transitions_;
    std::uint32_t now_ = 0;
};

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
    if (count < 4) return std::cerr << "usage: train_names DATA_DIR LANGUAGE OUT.model [EPOCHS] < texts.jsonl\n", 2;
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
    Trainer trainer;
    trainer.learn(segments, count > 4 ? std::atoi(arguments[4]) : 10);
    trainer.save(arguments[3]);
}
