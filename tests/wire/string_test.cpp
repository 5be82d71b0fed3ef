// Strings as JSON: whatever stands in them, wherever it stands.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "wire/write.hpp"

namespace vigie::wire {
namespace {

TEST(JsonString, WhatMustBeEscapedIsAtEveryPlace) {
    const std::string_view signs[] = {"\"", "\\", "\n", "\x01", "\x1f", "\x7f", "é", "中", "😀", " !#[]"};
    for (const std::string_view sign : signs)
        for (std::size_t before = 0; before < 20; ++before)
            for (const std::size_t behind : {0, 1, 7, 8, 9}) {
                const std::string text = std::string(before, 'a') + std::string(sign) + std::string(behind, 'z');
                std::string json;
                append_json_string(json, text);
                EXPECT_EQ(boost::json::parse(json).as_string(), text) << json;
            }
}

TEST(JsonString, WhatIsNoUtf8IsReplaced) {
    std::string json;
    append_json_string(json, "plain text \xFF and more");
    EXPECT_EQ(json, "\"plain text \xEF\xBF\xBD and more\"");
}

}  // namespace
}  // namespace vigie::wire
