// A folder of configuration files for one test.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "config/config.hpp"

namespace vigie::config {

class Folder : public ::testing::Test {
  protected:
    void SetUp() override {
        char name[] = "/tmp/vigie-config-XXXXXX";
        folder_ = ::mkdtemp(name);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::string write(const std::string& name, const std::string& text) {
        const std::filesystem::path path = std::filesystem::path(folder_) / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }
    Loaded load_text(const std::string& text) { return load(write("vigie.toml", text)); }

    // The lines without the folder's name.
    std::vector<std::string> lines(const std::vector<Problem>& problems) const {
        std::vector<std::string> all;
        for (const Problem& problem : problems) {
            std::string line = problem.line();
            for (std::size_t at; (at = line.find(folder_ + "/")) != std::string::npos;)
                line.erase(at, folder_.size() + 1);
            all.push_back(line);
        }
        return all;
    }
    std::vector<std::string> problems_of(const std::string& text) { return lines(load_text(text).problems); }

    std::string folder_;
};

}  // namespace vigie::config
