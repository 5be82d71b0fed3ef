// How JSON is read: typed members of a Boost.JSON tree, the first mistake kept. For this folder and those that read
// JSON of their own.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace vigie::wire {

// Reads one object. A member that is absent or null reads as empty; one of a wrong type too, and sets the problem.
// Lifetime: the tree and the problem outlive it.
class Fields {
  public:
    Fields(const boost::json::value& value, std::string& problem);

    const boost::json::value* find(std::string_view key) const;  // null where absent or null

    std::string text(std::string_view key) const;
    std::uint64_t unsigned_number(std::string_view key) const;
    std::int64_t number(std::string_view key, std::int64_t low, std::int64_t high) const;
    double real(std::string_view key) const;
    bool flag(std::string_view key) const;
    std::vector<std::string> texts(std::string_view key) const;
    std::vector<int> numbers(std::string_view key, int low, int high) const;
    std::map<std::string, std::string> map(std::string_view key) const;
    std::optional<Time> unix_time(std::string_view key) const;
    std::optional<Duration> seconds(std::string_view key) const;

    // Calls read(item) for each item of an array.
    template <typename Read>
    void each(std::string_view key, Read read) const {
        if (const boost::json::array* items = array(key))
            for (const boost::json::value& item : *items) read(item);
    }

    const boost::json::object& object() const { return *object_; }
    void wrong(std::string_view key, std::string_view expected) const;

  private:
    const boost::json::array* array(std::string_view key) const;

    const boost::json::object* object_;
    std::string& problem_;
};

// Parses with bounded depth into the given memory.
Result<boost::json::value> parse_json(std::string_view json, boost::json::storage_ptr memory = {});

}  // namespace vigie::wire
