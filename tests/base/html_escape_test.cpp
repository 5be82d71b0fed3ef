#include "base/html_escape.hpp"

#include <gtest/gtest.h>

TEST(EscapeHtml, LeavesNothingThatMarkupCouldBeMadeOf) {
    EXPECT_EQ(vigie::escape_html("<a href=\"x\">l'é & è</a>"), "&lt;a href=&quot;x&quot;&gt;l'é &amp; è&lt;/a&gt;");
    EXPECT_EQ(vigie::escape_html(""), "");
}
