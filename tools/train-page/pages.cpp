#include "pages.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "reader/charset/charset.hpp"
#include "reader/page/metadata.hpp"
#include "reader/page/reduce.hpp"
#include "reader/page/script_text.hpp"
#include "reader/page/text.hpp"
#include "reader/url/url.hpp"

namespace vigie::train {
namespace {

namespace json = boost::json;
using Words = std::vector<std::string>;

std::string unzip(const std::string& path) {
    std::string out;
    FILE* pipe = popen(("zcat '" + path + "'").c_str(), "r");
    if (pipe == nullptr) return out;
    char buffer[65536];
    for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
    pclose(pipe);
    return out;
}

Words words_of(const std::string& text) {
    Words out;
    const std::string f = page::folded(text);
    std::string word;
    for (std::size_t at = 0; at < f.size();) {
        const std::size_t begin = at;
        const char32_t c = page::next_point(f, at);
        if (c == ' ') {
            if (!word.empty()) out.push_back(std::move(word));
            word.clear();
        } else if (page::is_ideograph(c)) {
            if (!word.empty()) out.push_back(std::move(word));
            word.clear();
            out.push_back(f.substr(begin, at - begin));
        } else {
            word.append(f, begin, at - begin);
        }
    }
    if (!word.empty()) out.push_back(std::move(word));
    return out;
}

std::string gram(const Words& w, std::size_t i, std::size_t n) {
    std::string out;
    for (std::size_t k = i; k < i + n && k < w.size(); ++k) (out += w[k]) += ' ';
    return out;
}

// Share of the block's words that lie in a run of four words that the gold has too; short blocks by whole lines.
void label_whole(Page& p, const std::string& gold, const std::vector<std::string>& optional) {
    const Words all = words_of(gold);
    std::map<std::string, int> grams;
    for (std::size_t i = 0; i + 4 <= all.size(); ++i) ++grams[gram(all, i, 4)];
    std::set<std::string> short_runs;
    for (std::size_t n = 1; n < 4; ++n)
        for (std::size_t i = 0; i + n <= all.size(); ++i) short_runs.insert(gram(all, i, n));
    std::set<std::string> lines;
    for (std::size_t at = 0; at < gold.size();) {
        const std::size_t end = std::min(gold.find('\n', at), gold.size());
        if (end > at) lines.insert(page::folded(gold.substr(at, end - at)));
        at = end + 1;
    }
    std::set<std::string> free;
    for (const auto& o : optional) free.insert(page::folded(o));
    const auto& list = p.blocks.list;
    std::vector<float> cover(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Words w = words_of(list[i].text);
        if (w.empty()) continue;
        if (w.size() < 4) {
            cover[i] = lines.count(page::folded(list[i].text)) != 0 ? 1.0F : 0.0F;
            continue;
        }
        std::vector<char> hit(w.size());
        for (std::size_t k = 0; k + 4 <= w.size(); ++k)
            if (grams.count(gram(w, k, 4)) != 0) std::fill_n(hit.begin() + static_cast<std::ptrdiff_t>(k), 4, 1);
        cover[i] = static_cast<float>(std::count(hit.begin(), hit.end(), 1)) / static_cast<float>(w.size());
    }
    // Copies of one text: only as many count as the gold holds, those nearest to the middle of the sure ones.
    std::vector<std::size_t> sure;
    std::map<std::string, std::vector<std::size_t>> copies;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (cover[i] >= 0.5F) copies[page::folded(list[i].text)].push_back(i);
    for (const auto& [text, where] : copies)
        if (where.size() == 1 && list[where[0]].words >= 10) sure.push_back(where[0]);
    std::sort(sure.begin(), sure.end());
    const std::size_t middle = sure.empty() ? 0 : sure[sure.size() / 2];
    for (auto& [text, where] : copies) {
        if (where.size() < 2) continue;
        std::sort(where.begin(), where.end(), [&](std::size_t a, std::size_t b) {
            return (a > middle ? a - middle : middle - a) < (b > middle ? b - middle : middle - b);
        });
        for (std::size_t k = 1; k < where.size(); ++k) cover[where[k]] = 0;
    }
    const float total = static_cast<float>(all.size()) + 60;
    for (std::size_t i = 0; i < list.size(); ++i) {
        p.labels[i] = cover[i];
        p.weights[i] = free.count(page::folded(list[i].text)) != 0
                           ? 0
                           : std::min((static_cast<float>(list[i].words) + 3) / total * 20, 6.0F);
    }
}

void label_snippets(Page& p, const json::object& row) {
    const auto mark = [&](const char* key, float label) {
        const auto* list = row.if_contains(key);
        if (list == nullptr || !list->is_array()) return;
        for (const auto& s : list->get_array()) {
            const std::string want = page::folded(std::string(s.as_string()));
            if (want.size() < 6) continue;
            std::vector<std::size_t> where;
            for (std::size_t i = 0; i < p.blocks.list.size(); ++i)
                if (page::folded(p.blocks.list[i].text).find(want) != std::string::npos) where.push_back(i);
            if (label > 0.5F && where.size() != 1) continue;
            for (const auto i : where)
                if (p.weights[i] == 0) {
                    p.labels[i] = label;
                    p.weights[i] = 0.6F;
                }
        }
    };
    mark("without", 0);
    mark("with", 1);
}

std::string text_of(const json::object& row, const char* key) {
    const auto* v = row.if_contains(key);
    return v != nullptr && v->is_string() ? std::string(v->get_string()) : std::string();
}

}  // namespace

std::vector<Page> load_pages(const std::string& extract_dir, std::vector<std::string>& names) {
    std::vector<Page> out;
    std::vector<std::string> files;
    for (const auto& f : std::filesystem::directory_iterator(extract_dir + "/gold")) files.push_back(f.path().string());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) {
            const json::value value = json::parse(line);
            const json::object& row = value.as_object();
            Page p;
            p.whole = !text_of(row, "text").empty();
            if (!p.whole && row.if_contains("with") == nullptr) continue;
            p.id = text_of(row, "id");
            p.dataset = text_of(row, "dataset");
            const std::string url = text_of(row, "url");
            p.domain = registered_domain(host_of(url));
            const std::string bytes = unzip(extract_dir + "/" + text_of(row, "page"));
            const Utf8Text utf8 = to_utf8(bytes, "", Markup::html);
            page::Reduced reduced = page::reduce(utf8.view());
            const std::string host = host_of(url);
            p.dom = page::Dom::parse(reduced.html);
            page::Evidence evidence = page::read_evidence(p.dom, reduced);
            std::size_t words = 0;
            for (const auto& b : page::read_blocks(p.dom).list) words += b.words;
            if (words < 60) {  // as the reader does where it finds no article
                const std::string title = page::find_title(p.dom, evidence, host);
                if (const std::string hidden = page::article_in_scripts(reduced.scripts, title); !hidden.empty()) {
                    p.dom = page::Dom::parse(reduced.html + "<article>" + page::reduce(hidden).html + "</article>");
                    evidence = page::read_evidence(p.dom, reduced);
                }
            }
            p.blocks = page::read_blocks(p.dom);
            p.features = page::read_features(p.dom, p.blocks, evidence, page::find_title(p.dom, evidence, host),
                                             names.empty() ? &names : nullptr);
            p.labels.assign(p.blocks.list.size(), 0);
            p.weights.assign(p.blocks.list.size(), 0);
            std::vector<std::string> optional;
            if (const auto* o = row.if_contains("optional"); o != nullptr && o->is_array())
                for (const auto& s : o->get_array()) optional.emplace_back(s.as_string());
            if (p.whole) {
                label_whole(p, text_of(row, "text"), optional);
            } else {
                label_snippets(p, row);
            }
            if (!p.blocks.list.empty()) out.push_back(std::move(p));
        }
    }
    return out;
}

}  // namespace vigie::train
