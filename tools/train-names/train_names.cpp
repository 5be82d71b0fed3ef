// Trains a language's name model: a linear-chain conditional random field over plugins/entities/names/model.hpp's
// features.
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

constexpr std::uint32_t left_out = 30;  // of a hundred features, in each look at a segment
constexpr float first_rate = 0.05F;
constexpr float decay = 0.02F;  // of each weight after an epoch
constexpr std::uint32_t log_buckets = 18;
constexpr std::uint32_t mask = (1U << log_buckets) - 1;

// A run of candidate tokens with its features and gold labels.
struct Segment {
    std::vector<std::vector<std::uint32_t>> features;
    std::vector<std::uint8_t> contexts, gold;
};

// AdaGrad's weight.
struct Weight {
    float value = 0;
    float squares = 1e-4F;
    float sum = 0;  // of the values after the later half of the epochs
    void change(float slope, float rate) {
        squares += slope * slope;
        value += rate * slope / std::sqrt(squares);
    }
};

using Row = std::array<float, label_count>;

float log_sum(const Row& row) {
    const float most = *std::max_element(row.begin(), row.end());
    float sum = 0;
    for (const float x : row) sum += std::exp(x - most);
    return most + std::log(sum);
}

// A conditional random field: likelihood climbed a segment at a time, weights drawn to zero after each epoch
// and averaged over the later half of the epochs.
class Trainer {
  public:
    Trainer() : weights_(std::size_t{8} << log_buckets), transitions_(contexts * label_count * label_count) {}

    void learn(std::vector<Segment>& segments, int epochs) {
        std::mt19937 random(7);
        for (int epoch = 0; epoch < epochs; ++epoch) {
            std::shuffle(segments.begin(), segments.end(), random);
            rate_ = first_rate / (1 + 0.3F * static_cast<float>(epoch));
            double loss = 0;
            for (const Segment& whole : segments) loss += climb(thinned(whole, random));
            for (Weight& weight : weights_) weight.value *= 1 - decay;
            if (epoch * 2 >= epochs) remember();
            std::cerr << "epoch " << epoch << ": " << loss / static_cast<double>(segments.size())
                      << " nats a segment\n";
        }
    }

    void save(const std::string& path) {
        for (auto* all : {&weights_, &transitions_})
            for (Weight& weight : *all) weight.value = weight.sum;  // only proportions count
        std::vector<float> sizes;
        for (const Weight& weight : weights_)
            if (weight.value != 0) sizes.push_back(std::abs(weight.value));
        const auto rank = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9995 / 10000);
        std::nth_element(sizes.begin(), rank, sizes.end());
        const float scale = 127 / *rank;
        std::vector<std::int8_t> bytes(weights_.size());
        for (std::size_t i = 0; i < weights_.size(); ++i)
            bytes[i] = static_cast<std::int8_t>(std::lround(std::clamp(weights_[i].value * scale, -127.0F, 127.0F)));
        Transitions table{};
        for (std::size_t i = 0; i < transitions_.size(); ++i)
            table[i / 81][i / 9 % 9][i % 9] =
                static_cast<std::int16_t>(std::lround(std::clamp(transitions_[i].value * scale, -9000.0F, 9000.0F)));
        std::ofstream out(path, std::ios::binary);
        const std::uint32_t log = log_buckets;
        out.write("VIGIENM1", 8);
        out.write(reinterpret_cast<const char*>(&log), 4);
        out.write(reinterpret_cast<const char*>(&table), sizeof table);
        out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        std::cerr << sizes.size() << " weights, one unit is 1/" << scale << "\n";
    }

  private:
    void remember() {
        for (auto* all : {&weights_, &transitions_})
            for (Weight& weight : *all) weight.sum += weight.value;
    }

    static constexpr float never = -1e9F;
    static constexpr float least = 1e-3F;  // a smaller slope is not worth its step

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

    Weight& transition(std::size_t context, std::size_t from, std::size_t to) {
        return transitions_[(context * label_count + from) * label_count + to];
    }
    Weight& weight(std::uint32_t hash, std::size_t label) { return weights_[std::size_t{hash & mask} * 8 + label - 1]; }

    std::vector<Row> sums(const Segment& segment) {
        std::vector<Row> out(segment.gold.size(), Row{});
        for (std::size_t i = 0; i < out.size(); ++i)
            for (const std::uint32_t hash : segment.features[i])
                for (std::size_t l = 1; l < label_count; ++l) out[i][l] += weight(hash, l).value;
        return out;
    }

    float step(const Segment& segment, std::size_t i, std::size_t before, std::size_t label) {
        if (i == 0 && before != 0) return never;
        return may_follow(before, label) ? transition(segment.contexts[i], before, label).value : never;
    }

    // Sums of the paths that lead to each label and that go on from it.
    struct Lattice {
        std::vector<Row> own, ahead, back;
        float whole = 0;
    };
    Lattice lattice(const Segment& segment) {
        const std::size_t size = segment.gold.size();
        Lattice out{sums(segment), std::vector<Row>(size), std::vector<Row>(size, Row{})};
        Row parts;
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t l = 0; l < label_count; ++l) {
                for (std::size_t b = 0; b < label_count; ++b)
                    parts[b] = step(segment, i, b, l) + (i > 0 ? out.ahead[i - 1][b] : 0);
                out.ahead[i][l] = log_sum(parts) + out.own[i][l];
            }
        for (std::size_t i = size - 1; i-- > 0;)
            for (std::size_t b = 0; b < label_count; ++b) {
                for (std::size_t l = 0; l < label_count; ++l)
                    parts[l] = step(segment, i + 1, b, l) + out.own[i + 1][l] + out.back[i + 1][l];
                out.back[i][b] = log_sum(parts);
            }
        out.whole = log_sum(out.ahead[size - 1]);
        return out;
    }

    // One step up the likelihood of a segment's labels; the loss before it.
    double climb(const Segment& segment) {
        const auto [own, ahead, back, whole] = lattice(segment);
        const std::size_t size = segment.gold.size();
        const auto before = [&](std::size_t i) { return i > 0 ? segment.gold[i - 1] : std::uint8_t{0}; };
        float gold = 0;
        std::vector<std::array<Row, label_count>> pairs(size);  // all before any weight changes
        for (std::size_t i = 0; i < size; ++i) {
            gold += step(segment, i, before(i), segment.gold[i]) + own[i][segment.gold[i]];
            for (std::size_t b = 0; b < label_count; ++b)
                for (std::size_t l = 0; l < label_count; ++l)
                    pairs[i][b][l] = std::exp(step(segment, i, b, l) + (i > 0 ? ahead[i - 1][b] : 0) + own[i][l] +
                                              back[i][l] - whole);
        }
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t l = 1; l < label_count; ++l) {
                const float slope = (segment.gold[i] == l ? 1.0F : 0.0F) - std::exp(ahead[i][l] + back[i][l] - whole);
                if (std::abs(slope) < least) continue;
                for (const std::uint32_t hash : segment.features[i]) weight(hash, l).change(slope, rate_);
            }
            for (std::size_t b = 0; b < label_count; ++b)
                for (std::size_t l = 0; l < label_count; ++l) {
                    const bool right = segment.gold[i] == l && before(i) == b;
                    const float slope = (right ? 1.0F : 0.0F) - pairs[i][b][l];
                    if (std::abs(slope) >= least) transition(segment.contexts[i], b, l).change(slope, rate_);
                }
        }
        return whole - gold;
    }

    std::vector<Weight> weights_, transitions_;
    float rate_ = 0;
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
    trainer.learn(segments, count > 4 ? std::atoi(arguments[4]) : 16);
    trainer.save(arguments[3]);
}
