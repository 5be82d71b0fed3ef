// Compiles word vectors into the table that plugins/entities/names/vectors.hpp maps: turned to their principal axes,
// the first 48 kept, each divided by four tenths of its spread, rounded to -7 … 7. usage: make_vectors WORDS OUT.bin <
// vectors.tsv     (the first WORDS of WORD<TAB>x,x,x…)
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <numeric>
#include <unordered_map>
#include <vector>

#include "plugins/common/common.hpp"
#include "plugins/entities/names/lexicon.hpp"
#include "plugins/entities/names/vectors.hpp"

namespace {

using vigie::entities::Lexicon;
using vigie::entities::Vectors;
using Numbers = std::vector<double>;

struct Word {
    std::uint64_t key;
    Numbers numbers;
};

std::uint64_t key_of(std::string_view folded) {
    std::uint64_t key = Lexicon::seed;
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        key = Lexicon::extend(key, vigie::common::hash(folded.substr(at, end - at)));
        at = end + 1;
    }
    return key;
}

std::vector<Word> read(std::istream& in, std::size_t most) {
    std::vector<Word> out;
    std::unordered_map<std::uint64_t, bool> known;
    for (std::string line; std::getline(in, line);) {  // to the end, for who writes would fail
        const auto tab = line.find('\t');
        const std::string folded = vigie::common::fold(line.substr(0, tab));
        if (out.size() >= most || folded.empty() || !known.emplace(key_of(folded), true).second) continue;
        Word word{key_of(folded), {}};
        for (const char* at = line.c_str() + tab; *at != 0;) {
            char* end = nullptr;
            word.numbers.push_back(std::strtod(at + 1, &end));
            at = end;
        }
        out.push_back(std::move(word));
    }
    return out;
}

// The mean is taken off; what is returned is how the numbers vary together.
std::vector<Numbers> covariance(std::vector<Word>& words) {
    const std::size_t size = words.front().numbers.size();
    const auto count = static_cast<double>(words.size());
    Numbers mean(size);
    for (const Word& word : words)
        for (std::size_t i = 0; i < size; ++i) mean[i] += word.numbers[i] / count;
    std::vector<Numbers> out(size, Numbers(size));
    for (Word& word : words) {
        for (std::size_t i = 0; i < size; ++i) word.numbers[i] -= mean[i];
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t k = 0; k < size; ++k) out[i][k] += word.numbers[i] * word.numbers[k] / count;
    }
    return out;
}

// Jacobi's rotations until `some` is diagonal; the columns of what is returned are its axes.
std::vector<Numbers> axes(std::vector<Numbers>& some) {
    const std::size_t size = some.size();
    std::vector<Numbers> out(size, Numbers(size));
    for (std::size_t i = 0; i < size; ++i) out[i][i] = 1;
    const auto turn = [](double& a, double& b, double c, double s) {
        const double old = a;
        a = c * old - s * b;
        b = s * old + c * b;
    };
    for (int sweep = 0; sweep < 12; ++sweep)
        for (std::size_t p = 0; p < size; ++p)
            for (std::size_t q = p + 1; q < size; ++q) {
                if (std::abs(some[p][q]) < 1e-12) continue;
                const double half = (some[q][q] - some[p][p]) / (2 * some[p][q]);
                const double t = (half >= 0 ? 1 : -1) / (std::abs(half) + std::sqrt(half * half + 1));
                const double c = 1 / std::sqrt(t * t + 1), s = t * c;
                for (std::size_t k = 0; k < size; ++k) turn(some[k][p], some[k][q], c, s);
                for (std::size_t k = 0; k < size; ++k) turn(some[p][k], some[q][k], c, s);
                for (std::size_t k = 0; k < size; ++k) turn(out[k][p], out[k][q], c, s);
            }
    return out;
}

void write(const std::vector<Word>& words, const std::vector<Numbers>& turned, const Numbers& step, std::ostream& out) {
    const auto count = static_cast<std::uint32_t>(words.size()), numbers = static_cast<std::uint32_t>(step.size());
    std::vector<std::uint32_t> begins(Vectors::places + 1);
    for (const Word& word : words) ++begins[Vectors::place_of(word.key) + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    out.write("VIGIEVC1", 8);
    out.write(reinterpret_cast<const char*>(&count), 4);
    out.write(reinterpret_cast<const char*>(&numbers), 4);
    out.write(reinterpret_cast<const char*>(begins.data()), static_cast<std::streamsize>(begins.size() * 4));
    for (const Word& word : words) {
        const std::uint16_t check = Vectors::check_of(word.key);
        out.write(reinterpret_cast<const char*>(&check), 2);
    }
    const std::size_t half = step.size() / 2;
    for (const Word& word : words) {
        const auto number = [&](std::size_t i) {
            const double sum = std::inner_product(turned[i].begin(), turned[i].end(), word.numbers.begin(), 0.0);
            return static_cast<int>(std::clamp(std::round(sum / step[i]), -7.0, 7.0)) + 8;
        };
        for (std::size_t i = 0; i < half; ++i) out.put(static_cast<char>(number(i) | number(i + half) << 4));
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::cerr << "usage: make_vectors WORDS OUT.bin < vectors.tsv\n", 2;
    std::vector<Word> words = read(std::cin, std::strtoul(arguments[1], nullptr, 10));
    if (words.empty()) return std::cerr << "no vectors\n", 1;
    std::vector<Numbers> spread = covariance(words);
    const std::vector<Numbers> turned = axes(spread);
    std::vector<std::size_t> order(spread.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return spread[a][a] > spread[b][b]; });
    std::vector<Numbers> kept(Vectors::dimensions);
    Numbers step(Vectors::dimensions);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        for (const Numbers& row : turned) kept[i].push_back(row[order[i]]);
        step[i] = 0.4 * std::sqrt(spread[order[i]][order[i]]);
    }
    std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.key < b.key; });
    std::ofstream out(arguments[2], std::ios::binary);
    write(words, kept, step, out);
    std::cerr << words.size() << " words\n";
    return out ? 0 : 1;
}
