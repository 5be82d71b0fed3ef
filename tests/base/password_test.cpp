#include "base/password.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

TEST(Password, IsHiddenWhereverAnAddressHasOne) {
    EXPECT_EQ(without_passwords("poll: https://reader:geheim@paper.example/rss: HTTP 401"),
              "poll: https://reader:…@paper.example/rss: HTTP 401");
    EXPECT_EQ(without_passwords("http://a:b@c http://d:e:f@g:80/x"), "http://a:…@c http://d:…@g:80/x");
    EXPECT_EQ(without_passwords("http://a:p@ss@host/"), "http://a:…@host/");
    EXPECT_EQ(without_passwords("<a href=\"http://:b@c\">"), "<a href=\"http://:…@c\">");
}

TEST(Password, AllElseStays) {
    for (const char* text : {"", "://", "http://", "http://host:8080/a:b@c", "http://user@host/", "mailto:a@b.example",
                             "http://host/?q=a:b@c", "at 10:30 write to desk@paper.example"})
        EXPECT_EQ(without_passwords(text), text);
}

}  // namespace
}  // namespace vigie
