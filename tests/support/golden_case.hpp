// Golden cases of the analyzers: files that a linguist can read, and the run of one through the plugin host.
//   ## what it shows
//   [Marie Duval] est arrivée. «Je suis prête», a-t-elle dit.
//   -> direct | Marie Duval | Je suis prête
// Names stand in brackets: [Marie Duval] a person, [o:Agence Sud] an organisation, [l:Paris] a place, [x:Turkish] what
// is none of these; [p:Duval=Marie Duval] says whom a short name means, [e:le maire=Marie Duval] an epithet. A text may
// have several lines; an empty line between two texts of a case parts paragraphs. Expected of quotes: kind | speakers,
// comma-separated, or "-" | text. Of stance: + or - or 0 | holders | target.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "sdk/host/host.hpp"

namespace vigie::test {

struct GoldenCase {
    std::string name;
    std::string text;
    std::vector<Annotation> mentions;
    std::vector<std::vector<std::string>> expected;
};

inline std::string trimmed(std::string text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

inline std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> out;
    std::stringstream in(line);
    for (std::string field; std::getline(in, field, '|');) out.push_back(trimmed(field));
    return out;
}

// The text without its brackets, and the mentions they marked.
inline void unbracket(const std::string& marked, GoldenCase& into) {
    for (std::size_t i = 0; i < marked.size(); ++i) {
        const auto close = marked[i] == '[' ? marked.find(']', i) : std::string::npos;
        if (close == std::string::npos) {
            into.text.push_back(marked[i]);
            continue;
        }
        std::string inside = marked.substr(i + 1, close - i - 1);
        Annotation mention;
        mention.kind = "mention";
        mention.form = "name";
        mention.type = "person";
        if (inside.size() > 2 && inside[1] == ':') {
            mention.type = inside[0] == 'o'   ? "organisation"
                           : inside[0] == 'l' ? "place"
                           : inside[0] == 'x' ? "other"
                                              : "person";
            if (inside[0] == 'e') mention.form = "epithet";
            inside = inside.substr(2);
        }
        const auto equals = inside.find('=');
        const std::string shown = inside.substr(0, equals),
                          actor = equals == std::string::npos ? shown : inside.substr(equals + 1);
        mention.span = {into.text.size(), into.text.size() + shown.size()};
        mention.text = shown;
        mention.parties = {{"actor", "name:" + actor, actor, mention.span}};
        into.text += shown;
        into.mentions.push_back(std::move(mention));
        i = close;
    }
}

inline std::vector<GoldenCase> read_cases(const std::filesystem::path& file) {
    std::vector<GoldenCase> out;
    std::ifstream in(file);
    std::string marked;
    const auto finish = [&] {
        if (out.empty()) return;
        while (!marked.empty() && marked.back() == '\n') marked.pop_back();
        unbracket(marked, out.back());
        marked.clear();
    };
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("## ")) {
            finish();
            out.push_back({line.substr(3), {}, {}, {}});
        } else if (out.empty() || line.starts_with("# ")) {
            continue;
        } else if (line.starts_with("->")) {
            out.back().expected.push_back(fields(line.substr(2)));
        } else if (out.back().expected.empty()) {
            marked += line + "\n";
        }
    }
    finish();
    return out;
}

// All *.txt of a folder of fixtures, by name.
inline std::vector<std::filesystem::path> case_files(const std::string& language, const std::string& analyzer) {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(VIGIE_SOURCE_DIR) /
                                                                 "tests/fixtures/golden" / language / analyzer))
        if (entry.path().extension() == ".txt") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

// A plugin that emits the mentions of the case at hand in place of the entities analyzer.
struct GivenMentions {
    static std::vector<Annotation>& mentions() {
        static std::vector<Annotation> current;
        return current;
    }
    static vigie_text text(const std::string& s) { return {s.data(), s.size()}; }
    static void* create(const vigie_host* host, const vigie_option*, size_t) { return const_cast<vigie_host*>(host); }
    static void destroy(void*) {}
    static vigie_status analyze(void* instance, const vigie_article*) {
        const auto* host = static_cast<const vigie_host*>(instance);
        for (const Annotation& one : mentions()) {
            const Party& who = one.parties.at(0);
            const vigie_party party{
                sizeof(vigie_party), text(who.role), text(who.id), text(who.name), {who.span.begin, who.span.end}};
            vigie_annotation raw{};
            raw.size = sizeof raw;
            raw.kind = text(one.kind);
            raw.type = text(one.type);
            raw.form = text(one.form);
            raw.span = {one.span.begin, one.span.end};
            raw.score = 1;
            raw.party_count = 1;
            raw.parties = &party;
            if (const auto status = host->emit(host->context, &raw); status != VIGIE_OK) return status;
        }
        return VIGIE_OK;
    }
    static const vigie_plugin_entry* entry() {
        static constexpr vigie_descriptor descriptor{
            sizeof(vigie_descriptor), "org.vigie.test.mentions", "1.0.0", "*", "", "mention"};
        static constexpr vigie_plugin_entry value{VIGIE_ABI_MAJOR, VIGIE_ABI_MINOR, sizeof(vigie_plugin_entry),
                                                  &descriptor,     create,          destroy,
                                                  analyze,         nullptr};
        return &value;
    }
};

// A host with given mentions and the built quotes and stance plugins.
class GoldenHost {
  public:
    GoldenHost() : host_(setup()) {}

    std::vector<Annotation> run(const GoldenCase& one, const std::string& language, const std::string& kind) {
        GivenMentions::mentions() = one.mentions;
        host::ArticleView article;
        article.text = one.text;
        article.language = language;
        std::vector<Annotation> out;
        for (auto& annotation : host_.run(article).annotations)
            if (annotation.kind == kind) out.push_back(std::move(annotation));
        return out;
    }
    const host::Host& host() const { return host_; }

  private:
    static host::Setup setup() {
        const std::string plugins = std::string(VIGIE_BINARY_DIR) + "/bin/plugins/";
        host::Setup setup;
        setup.plugins.push_back({.path = "given-mentions", .entry = GivenMentions::entry()});
        setup.plugins.push_back({plugins + "quotes.so"});
        setup.plugins.push_back({plugins + "stance.so"});
        return setup;
    }
    host::Host host_;
};

inline std::string names(const Annotation& annotation, const char* role) {
    std::string out;
    for (const Party& party : annotation.parties)
        if (party.role == role) out += (out.empty() ? "" : ", ") + party.name;
    return out.empty() ? "-" : out;
}

inline std::vector<std::string> expected_lines(const GoldenCase& one) {
    std::vector<std::string> out;
    for (const auto& fields : one.expected)
        if (fields.size() == 3) out.push_back(fields[0] + " | " + fields[1] + " | " + fields[2]);
    std::sort(out.begin(), out.end());
    return out;
}

// Runs every case of a language and analyzer and expects the lines that "line" makes of its annotations of a kind.
template <class Line>
void expect_cases(const std::string& language, const std::string& analyzer, const std::string& kind, Line line) {
    GoldenHost host;
    std::size_t cases = 0;
    for (const auto& file : case_files(language, analyzer))
        for (const GoldenCase& one : read_cases(file)) {
            ++cases;
            std::vector<std::string> found;
            for (const Annotation& annotation : host.run(one, language, kind)) found.push_back(line(annotation));
            std::sort(found.begin(), found.end());
            EXPECT_EQ(found, expected_lines(one)) << file.filename() << ": " << one.name << "\n" << one.text;
        }
    EXPECT_GT(cases, 0U);
}

}  // namespace vigie::test
