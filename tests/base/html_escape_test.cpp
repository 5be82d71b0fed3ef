#include "base/html_escape.hpp"

#include <gtest/gtest.h>

TEST(EscapeHtml, LeavesNothingThatMarkupCouldBeMadeOf) {
    EXPECT_EQ(vigie::escape_html("<a href=\"x\" title='y'>é & è</a>"),
              "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;é &amp; è&lt;/a&gt;");
    EXPECT_EQ(vigie::escape_html(""), "");
}
