// Real articles for the simulated week, analyzed by the real analyzers in a real worker. They are read where they are
// and kept nowhere.
#pragma once

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pool/client.hpp"

namespace vigie::test {

struct RealArticle {
    std::string title, text, language;
    std::vector<Annotation> annotations;
};

// Of a folder of the gold's files ("text", "language"), by name; none: the folder is not there.
inline std::vector<RealArticle> real_articles(const std::string& folder) {
    std::vector<RealArticle> all;
    std::vector<std::filesystem::path> paths;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    if (paths.empty()) return all;
    std::sort(paths.begin(), paths.end());
    ClientOptions options;
    options.worker.plugins = list_plugins(find_plugin_directory());
    WorkerClient client(std::move(options));
    all.resize(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
        std::ifstream file(paths[i], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        const boost::json::value gold = boost::json::parse(bytes);
        RealArticle& article = all[i];
        article.text = gold.at("text").as_string();
        article.title = article.text.substr(0, article.text.find('\n'));
        article.language = gold.at("language").as_string();
        wire::Analyze request;
        request.text = article.text;
        request.title = article.title;
        request.language = article.language;
        client.submit(std::move(request), [&article](const wire::Message& answer) {
            if (const auto* done = std::get_if<wire::Analysis>(&answer)) article.annotations = done->annotations;
        });
    }
    client.finish();
    return all;
}

// Who says something in any of them.
inline std::vector<std::string> speakers_of(const std::vector<RealArticle>& articles) {
    std::vector<std::string> ids;
    for (const RealArticle& article : articles)
        for (const Annotation& annotation : article.annotations)
            for (const Party& party : annotation.parties)
                if (annotation.kind == "quotation" && party.role == "speaker" && !party.id.empty())
                    ids.push_back(party.id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

}  // namespace vigie::test
