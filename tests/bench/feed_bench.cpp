// Parse speed of the feed reader, all of it: charset, repair check, dates, fields, sanitised HTML. Beside the floors of
// a bench folder:
//   feed_bench DIR [REPETITIONS]
// prints one JSON line: {"peer","files","bytes","items","bad","times":[seconds…]}, from memory, after one warm-up.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "reader/feed/feed.hpp"

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: feed_bench DIR [REPETITIONS]\n");
        return 2;
    }
    const int repetitions = argc > 2 ? std::atoi(argv[2]) : 9;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
        if (entry.is_regular_file()) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> files;
    std::size_t bytes = 0;
    for (const auto& path : paths) {
        std::ifstream in(path, std::ios::binary);
        files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        bytes += files.back().size();
    }
    std::size_t items = 0;
    std::size_t bad = 0;
    std::string times;
    for (int repetition = -1; repetition < repetitions; ++repetition) {
        items = bad = 0;
        const auto begin = std::chrono::steady_clock::now();
        for (const std::string& file : files) {
            const vigie::FeedDocument document = vigie::read_feed(file, {});
            items += document.entries.size();
            bad += document.error.empty() ? 0 : 1;
        }
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
        if (repetition >= 0) times += (times.empty() ? "" : ",") + std::to_string(spent.count());
    }
    std::printf("{\"peer\":\"vigie\",\"files\":%zu,\"bytes\":%zu,\"items\":%zu,\"bad\":%zu,\"times\":[%s]}\n",
                files.size(), bytes, items, bad, times.c_str());
}
