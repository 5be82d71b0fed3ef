// Fills a Knowledge from its data directory. Only knowledge.cpp includes this.
#pragma once

#include <set>

#include "plugins/entities/knowledge/knowledge.hpp"

namespace vigie::entities {

class Loader {
  public:
    Loader(Knowledge& out, std::filesystem::path data) : out_(out), data_(std::move(data)) {}
    void run();

  private:
    void states();
    void people(const std::filesystem::path& file);
    void holders(const std::filesystem::path& file);
    void language(const std::string& code);
    void state_names(const std::string& code, const std::filesystem::path& file, std::string_view section, bool shared);
    void adjectives(const common::DataFile& file, Knowledge::Language& into);
    void capitals(const std::string& code, const common::DataFile& file, Knowledge::Language& into);
    void things(const std::string& code, const common::DataFile& file, Type type, Knowledge::Language& into);
    void share_people(const std::string& code, Knowledge::Language& into);

    std::uint32_t entity(const std::string& id, const std::string& name, Type type);
    void alias(Knowledge::Language& into, std::uint32_t entity, const std::string& written);

    struct Person {
        std::uint32_t entity;
        std::vector<std::string> names;
    };
    Knowledge& out_;
    std::filesystem::path data_;
    std::unordered_map<std::string, std::uint32_t> by_key_;  // id, or type and folded name
    std::size_t by_hand_ = 0;                                // holders from holders.txt
    std::vector<Person> people_;
    std::unordered_map<std::string, std::uint32_t> person_by_name_;
};

}  // namespace vigie::entities
