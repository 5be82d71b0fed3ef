#include "boost.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace vigie::train {
namespace {

constexpr int bins = 64;

struct Bins {
    std::vector<std::vector<float>> edges;  // by column
    std::vector<std::uint8_t> code;         // row-major
};

Bins make_bins(const Table& t) {
    Bins out;
    const std::size_t n = t.rows();
    out.edges.resize(t.width);
    out.code.resize(n * t.width);
    std::vector<float> sorted(n);
    for (std::size_t c = 0; c < t.width; ++c) {
        for (std::size_t r = 0; r < n; ++r) sorted[r] = t.values[r * t.width + c];
        std::sort(sorted.begin(), sorted.end());
        std::vector<float> unique(sorted);
        unique.erase(std::unique(unique.begin(), unique.end()), unique.end());
        auto& edges = out.edges[c];
        if (unique.size() <= bins) {
            for (std::size_t i = 1; i < unique.size(); ++i) edges.push_back((unique[i - 1] + unique[i]) / 2);
        } else {
            for (int b = 1; b < bins; ++b) {
                const float e = sorted[sorted.size() * static_cast<std::size_t>(b) / bins];
                if (edges.empty() || e > edges.back()) edges.push_back(e);
            }
        }
        for (std::size_t r = 0; r < n; ++r)
            out.code[r * t.width + c] = static_cast<std::uint8_t>(
                std::upper_bound(edges.begin(), edges.end(), t.values[r * t.width + c]) - edges.begin());
    }
    return out;
}

struct Cell {
    float g = 0, h = 0;
};
using Histogram = std::vector<Cell>;  // columns × bins

struct Job {
    std::uint32_t at = 0;
    std::vector<std::uint32_t> rows;
    int depth = 0;
    Histogram histogram;
};

class Grower {
  public:
    Grower(const Table& table, const Bins& b, const Settings& s, Trained& o)
        : t_(table), bin_(b), set_(s), out_(o), g_(t_.rows()), h_(t_.rows()), score_(t_.rows(), o.bias) {}

    void tree(const std::vector<std::uint32_t>& use, std::mt19937& random) {
        for (const auto r : use) {
            const float p = 1.0F / (1.0F + std::exp(-score_[r]));
            g_[r] = t_.weights[r] * (t_.labels[r] - p);
            h_[r] = t_.weights[r] * std::max(p * (1 - p), 1e-4F);
        }
        columns_.clear();
        std::uniform_real_distribution<float> chance;
        for (std::size_t c = 0; c < t_.width; ++c)
            if (!bin_.edges[c].empty() && chance(random) < set_.columns) columns_.push_back(c);
        Job first;
        for (const auto r : use)
            if (chance(random) < set_.sample) first.rows.push_back(r);
        root_ = static_cast<std::uint32_t>(out_.nodes.size());
        first.at = root_;
        out_.roots.push_back(root_);
        out_.nodes.push_back({});
        first.histogram = count(first.rows);
        std::vector<Job> jobs;
        jobs.push_back(std::move(first));
        while (!jobs.empty()) {
            Job job = std::move(jobs.back());
            jobs.pop_back();
            grow(std::move(job), jobs);
        }
        const page::TreeNode* const tree = out_.nodes.data() + root_;
        for (const auto r : use) {
            const page::TreeNode* n = tree;
            while (n->feature >= 0)
                n = tree + n->left +
                    (t_.values[r * t_.width + static_cast<std::size_t>(n->feature)] < n->threshold ? 0 : 1);
            score_[r] += n->threshold;
        }
    }

  private:
    Histogram count(const std::vector<std::uint32_t>& rows) const {
        Histogram out(columns_.size() * bins);
        for (const auto r : rows) {
            const std::uint8_t* code = &bin_.code[r * t_.width];
            for (std::size_t c = 0; c < columns_.size(); ++c) {
                Cell& cell = out[c * bins + code[columns_[c]]];
                cell.g += g_[r];
                cell.h += h_[r];
            }
        }
        return out;
    }

    void grow(Job job, std::vector<Job>& jobs) {
        double G = 0;
        double H = 0;
        for (const auto r : job.rows) {
            G += g_[r];
            H += h_[r];
        }
        out_.nodes[job.at] = {-1, 0, static_cast<float>(set_.rate * G / (H + set_.lambda))};
        if (job.depth >= set_.depth) return;
        double best = 1e-3;
        std::size_t best_column = 0;
        std::size_t best_edge = 0;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            double gl = 0;
            double hl = 0;
            for (std::size_t e = 0; e < bin_.edges[columns_[c]].size(); ++e) {
                gl += job.histogram[c * bins + e].g;
                hl += job.histogram[c * bins + e].h;
                if (hl < set_.min_weight || H - hl < set_.min_weight) continue;
                const double gain = gl * gl / (hl + set_.lambda) + (G - gl) * (G - gl) / (H - hl + set_.lambda) -
                                    G * G / (H + set_.lambda);
                if (gain > best) {
                    best = gain;
                    best_column = columns_[c];
                    best_edge = e;
                }
            }
        }
        if (best <= 1e-3) return;
        Job left;
        Job right;
        for (const auto r : job.rows)
            (bin_.code[r * t_.width + best_column] <= best_edge ? left : right).rows.push_back(r);
        out_.gain[best_column] += best;
        out_.nodes[job.at] = {static_cast<std::int16_t>(best_column),
                              static_cast<std::uint16_t>(out_.nodes.size() - root_),
                              bin_.edges[best_column][best_edge]};
        left.at = static_cast<std::uint32_t>(out_.nodes.size());
        right.at = left.at + 1;
        left.depth = right.depth = job.depth + 1;
        out_.nodes.push_back({});
        out_.nodes.push_back({});
        Job& small = left.rows.size() < right.rows.size() ? left : right;
        Job& large = left.rows.size() < right.rows.size() ? right : left;
        if (small.depth < set_.depth) {
            small.histogram = count(small.rows);
            large.histogram = std::move(job.histogram);
            for (std::size_t i = 0; i < large.histogram.size(); ++i) {
                large.histogram[i].g -= small.histogram[i].g;
                large.histogram[i].h -= small.histogram[i].h;
            }
        }
        jobs.push_back(std::move(right));
        jobs.push_back(std::move(left));
    }

    const Table& t_;
    const Bins& bin_;
    const Settings& set_;
    Trained& out_;
    std::vector<float> g_, h_, score_;
    std::vector<std::size_t> columns_;
    std::uint32_t root_ = 0;
};

}  // namespace

Trained boost(const Table& table, const std::vector<std::uint32_t>& use, const Settings& settings) {
    Trained out;
    out.width = table.width;
    out.gain.assign(table.width, 0);
    double yes = 0, all = 0;
    for (const auto r : use) {
        yes += table.weights[r] * table.labels[r];
        all += table.weights[r];
    }
    out.bias = static_cast<float>(std::log(yes / std::max(1e-9, all - yes)));
    const Bins b = make_bins(table);
    Grower grower(table, b, settings, out);
    std::mt19937 random(settings.seed);
    for (int i = 0; i < settings.trees; ++i) grower.tree(use, random);
    return out;
}

}  // namespace vigie::train
