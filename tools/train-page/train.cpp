// Trains the page reader's block model. usage: train-page EXTRACT_DIR --out FOLDER [--cv OUT_DIR] [--first N]
// [--second N]
//
// FOLDER gets first_trees.inc and second_trees.inc. EXTRACT_DIR as ../shared/extract: gold/*.jsonl and gzipped pages.
// --cv writes OUT_DIR/<id>.txt for every page as models see it that never saw its site (four folds by registered
// domain), for eval_extract.py: the honest figure.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>

#include "pages.hpp"
#include "reader/page/body.hpp"

namespace vigie::train {
namespace {

constexpr int folds = 4;

Table table_of(const std::vector<Page>& pages, const std::vector<page::Features>& features) {
    Table t;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (features[i].width == 0) continue;
        t.width = features[i].width;
        for (std::size_t b = 0; b < pages[i].labels.size(); ++b) {
            if (pages[i].weights[b] <= 0) continue;
            t.values.insert(t.values.end(), features[i].row(b), features[i].row(b) + t.width);
            t.labels.push_back(pages[i].labels[b]);
            t.weights.push_back(pages[i].weights[b]);
        }
    }
    return t;
}

std::vector<std::uint32_t> rows_of(const std::vector<Page>& pages, const std::function<bool(const Page&)>& want) {
    std::vector<std::uint32_t> out;
    std::uint32_t at = 0;
    for (const auto& p : pages)
        for (const float weight : p.weights) {
            if (weight <= 0) continue;
            if (want(p)) out.push_back(at);
            ++at;
        }
    return out;
}

// Every page as seen by a model that was not trained on its site.
std::vector<std::vector<float>> cross(const std::vector<Page>& pages, const std::vector<page::Features>& features,
                                      const Settings& s) {
    const Table t = table_of(pages, features);
    std::cerr << t.rows() << " rows, " << t.width << " columns\n";
    std::vector<std::vector<float>> out(pages.size());
    for (int f = 0; f < folds; ++f) {
        const Trained model = boost(t, rows_of(pages, [&](const Page& p) { return p.fold != f; }), s);
        for (std::size_t i = 0; i < pages.size(); ++i)
            if (pages[i].fold == f) out[i] = page::likelihoods(model.forest(), features[i]);
    }
    return out;
}

void write_model(const std::string& path, const char* name, const Trained& m) {
    std::ofstream out(path);
    out << "// Made by tools/train-page, whose README.md is the model card. Do not edit.\n"
        << "constexpr TreeNode " << name << "_nodes[] = {";
    char text[64];
    for (std::size_t i = 0; i < m.nodes.size(); ++i) {
        std::snprintf(text, sizeof text, "%s{%d,%u,%.6gF}", i % 8 == 0 ? "\n" : "", m.nodes[i].feature, m.nodes[i].left,
                      static_cast<double>(m.nodes[i].threshold));
        std::string s = text;
        if (s.find('.') == std::string::npos && s.find('e') == std::string::npos) s.insert(s.size() - 2, ".0");
        out << s << ",";
    }
    out << "};\nconstexpr std::uint32_t " << name << "_roots[] = {";
    for (const auto r : m.roots) out << r << ",";
    out << "};\nconstexpr Forest " << name << "_trees{" << name << "_nodes, " << name << "_roots, " << m.bias << "F, "
        << m.width << "};\n";
}

void print_gain(const Trained& m, const std::vector<std::string>& names) {
    std::vector<std::size_t> order(m.gain.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return m.gain[a] > m.gain[b]; });
    for (std::size_t i = 0; i < std::min<std::size_t>(25, order.size()); ++i)
        std::cerr << names[order[i]] << "#" << order[i] << "=" << std::lround(m.gain[order[i]]) << " ";
    std::cerr << "\n";
}

int run(int argc, char** argv) {
    std::string out_path, cv, root = argc > 1 ? argv[1] : "";
    Settings first, second;
    first.trees = 120;
    second.trees = 160;
    bool final_model = true;
    for (int i = 2; i < argc; ++i) {
        const std::string_view a = argv[i];
        if (a == "--out" && i + 1 < argc)
            out_path = argv[++i];
        else if (a == "--cv" && i + 1 < argc)
            cv = argv[++i];
        else if (a == "--first" && i + 1 < argc)
            first.trees = std::stoi(argv[++i]);
        else if (a == "--second" && i + 1 < argc)
            second.trees = std::stoi(argv[++i]);
        else if (a == "--depth" && i + 1 < argc)
            first.depth = second.depth = std::stoi(argv[++i]);
        else if (a == "--rate" && i + 1 < argc)
            first.rate = second.rate = std::stof(argv[++i]);
        else if (a == "--min" && i + 1 < argc)
            first.min_weight = second.min_weight = std::stof(argv[++i]);
        else if (a == "--lambda" && i + 1 < argc)
            first.lambda = second.lambda = std::stof(argv[++i]);
        else if (a == "--columns" && i + 1 < argc)
            first.columns = second.columns = std::stof(argv[++i]);
        else if (a == "--seed" && i + 1 < argc)
            first.seed = second.seed = static_cast<std::uint32_t>(std::stoi(argv[++i]));
    }
    std::vector<std::string> names;
    std::vector<Page> pages = load_pages(root, names);
    std::cerr << pages.size() << " pages, " << names.size() << " columns\n";
    for (auto& p : pages) {
        std::uint32_t h = 2166136261U;
        for (const char c : p.domain) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
        p.fold = static_cast<int>((h >> 8) % folds);
    }
    std::vector<page::Features> plain;
    for (const auto& p : pages) plain.push_back(p.features);
    const auto looks = cross(pages, plain, first);
    std::vector<std::string> all_names = names;
    std::vector<page::Features> context;
    for (std::size_t i = 0; i < pages.size(); ++i)
        context.push_back(
            page::add_context(plain[i], pages[i].dom, pages[i].blocks, looks[i], i == 0 ? &all_names : nullptr));
    if (!cv.empty()) {
        auto seen = cross(pages, context, second);
        for (std::size_t i = 0; i < pages.size(); ++i)
            for (std::size_t b = 0; b < seen[i].size(); ++b)
                if (page::is_loud_link(pages[i].blocks.list[b])) seen[i][b] = 0;
        std::filesystem::create_directories(cv);
        std::ofstream probs(cv + "/blocks.tsv");
        for (std::size_t i = 0; i < pages.size(); ++i) {
            std::ofstream text(cv + "/" + pages[i].id + ".txt");
            for (std::size_t b = 0; b < seen[i].size(); ++b) {
                if (seen[i][b] >= 0.5F) text << pages[i].blocks.list[b].text << "\n\n";
                probs << pages[i].id << '\t' << looks[i][b] << '\t' << seen[i][b] << '\t' << pages[i].labels[b] << '\t'
                      << pages[i].weights[b] << '\t' << static_cast<int>(pages[i].blocks.list[b].tag) << '\t';
                for (const char c : pages[i].blocks.list[b].text) probs << (c == '\n' || c == '\t' ? ' ' : c);
                probs << '\n';
            }
        }
    }
    if (out_path.empty() || !final_model) return 0;
    const Trained one = boost(table_of(pages, plain), rows_of(pages, [](const Page&) { return true; }), first);
    const Trained two = boost(table_of(pages, context), rows_of(pages, [](const Page&) { return true; }), second);
    print_gain(one, names);
    print_gain(two, all_names);
    write_model(out_path + "/first_trees.inc", "first", one);
    write_model(out_path + "/second_trees.inc", "second", two);
    return 0;
}

}  // namespace
}  // namespace vigie::train

int main(int argc, char** argv) {
    return vigie::train::run(argc, argv);
}
