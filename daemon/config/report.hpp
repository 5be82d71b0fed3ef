// What is wrong and where, collected over all files. Internal to config.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.hpp"

namespace vigie::config {

struct Report {
    std::vector<Problem> problems;
    std::vector<Problem> warnings;
    std::set<std::string> known;  // every key that was asked for: "fetch.timeout", "watch.name"

    void fail(Origin origin, std::string key, std::string message) {
        problems.push_back({std::move(origin), std::move(key), std::move(message)});
    }
    void warn(Origin origin, std::string key, std::string message) {
        warnings.push_back({std::move(origin), std::move(key), std::move(message)});
    }
};

// The candidate that `word` was probably meant to be; empty where none is near.
std::string suggest(std::string_view word, const std::vector<std::string>& candidates);
// "; did you mean \"x\"?" or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace vigie::config
