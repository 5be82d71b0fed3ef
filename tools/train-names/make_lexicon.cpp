// Compiles the name lists of tools/gazetteer/lists.mjs into the table that plugins/entities/names/lexicon.hpp maps.
// usage: make_lexicon LISTS.tsv OUT.bin
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <unordered_map>
#include <vector>

#include "plugins/common/common.hpp"
#include "plugins/entities/names/lexicon.hpp"

using vigie::entities::Lexicon;

int main(int count, char** arguments) {
    if (count != 3) return std::cerr << "usage: make_lexicon LISTS.tsv OUT.bin\n", 2;
    std::ifstream in(arguments[1]);
    std::unordered_map<std::uint64_t, std::uint16_t> table;
    for (std::string line; std::getline(in, line);) {
        const auto tab = line.find('\t');
        if (tab == std::string::npos) continue;
        const auto flags = static_cast<std::uint16_t>(std::atoi(line.c_str()));
        const std::string folded = vigie::common::fold(line.substr(tab + 1));
        std::uint64_t key = Lexicon::seed;
        for (std::size_t at = 0; at < folded.size();) {
            const auto end = std::min(folded.find(' ', at), folded.size());
            key = Lexicon::extend(key, vigie::common::hash(std::string_view(folded).substr(at, end - at)));
            at = end + 1;
            table[key] = static_cast<std::uint16_t>(
                table[key] | (at < folded.size() ? std::uint16_t{vigie::entities::begins} : flags));
        }
    }
    std::uint64_t slots = 1024;
    while (slots * 7 < table.size() * 10) slots *= 2;
    std::vector<std::uint32_t> checks(slots);
    std::vector<std::uint16_t> flags(slots);
    for (const auto& [key, value] : table) {
        std::uint64_t i = key & (slots - 1);
        while (flags[i] != 0) i = (i + 1) & (slots - 1);
        checks[i] = static_cast<std::uint32_t>(key >> 32);
        flags[i] = value;
    }
    std::ofstream out(arguments[2], std::ios::binary);
    out.write("VIGIELX1", 8);
    out.write(reinterpret_cast<const char*>(&slots), 8);
    out.write(reinterpret_cast<const char*>(checks.data()), static_cast<std::streamsize>(slots * 4));
    out.write(reinterpret_cast<const char*>(flags.data()), static_cast<std::streamsize>(slots * 2));
    std::cerr << table.size() << " keys in " << slots << " slots\n";
    return out ? 0 : 1;
}
