// What publishers break, and what is made of it.
#include "reader/repair/repair.hpp"

#include <gtest/gtest.h>

namespace vigie {
namespace {

std::string repaired(std::string_view text) {
    return repair_xml(text, 16, [](std::string_view name) { return name == "item"; }).text;
}

TEST(Inspect, SoundIsSound) {
    EXPECT_TRUE(inspect_xml("<a>&amp;&#8217;<![CDATA[&nbsp; & ]]>\n</a>").sound);
    EXPECT_FALSE(inspect_xml("<a>&nbsp;</a>").sound);
    EXPECT_FALSE(inspect_xml("<a>D&D</a>").sound);
    EXPECT_FALSE(inspect_xml("<a>\x01</a>").sound);
    EXPECT_FALSE(inspect_xml("<a>\xEF\xBF\xBF</a>").sound);
    EXPECT_FALSE(inspect_xml("<a>&#1;</a>").sound);
    EXPECT_EQ(inspect_xml("<a><b/><![CDATA[<c>]]></a>").tags, 4U);
}

TEST(Repair, TextIsMended) {
    EXPECT_EQ(repaired("<a>caf&eacute; D&D &lt; 1 < 2 \x02&#146;</a>"), "<a>café D&amp;D &lt; 1 &lt; 2 ’</a>");
    EXPECT_EQ(repaired("<a><![CDATA[&nbsp;\x01]]></a>"), "<a><![CDATA[&nbsp;]]></a>");
    EXPECT_EQ(repaired(std::string_view("<a><![CDATA[x]]\x01>y]]></a>", 25)), "<a><![CDATA[x]]]]><![CDATA[>y]]></a>");
    EXPECT_EQ(repaired("<a b='&nbsp;&quot x'/>"), "<a b=\"\u00A0&quot; x\"/>");
    EXPECT_EQ(repaired("<a b=\"?x=1&y=2\"/>"), "<a b=\"?x=1&amp;y=2\"/>");
}

TEST(Repair, WhatStandsAroundGoes) {
    EXPECT_EQ(
        repaired(
            "\n warning: x <?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><!-- d --><a>x</a><script>y</script>"),
        "<a>x</a>");
    EXPECT_EQ(repaired("nothing"), "");
}

TEST(Repair, TagsMatch) {
    EXPECT_EQ(repaired("<a><b>x</a>"), "<a><b>x</b></a>");
    EXPECT_EQ(repaired("<a>x</b></a>"), "<a>x</a>");
    EXPECT_EQ(repaired("<a>x<br>y<img src=z></a>"), "<a>x<br/>y<img src=\"z\"/></a>");
    EXPECT_EQ(repaired("<a><Item>x</item></a>"), "<a><Item>x</Item></a>");
    EXPECT_EQ(repaired("<a b=c d e='f'></a"), "<a b=\"c\" d=\"\" e=\"f\"></a>");
}

TEST(Repair, WholeEntriesAreKept) {
    const RepairedXml cut = repair_xml("<r><item>1</item><item><t>2</t><d><![CDATA[x", 16,
                                       [](std::string_view name) { return name == "item"; });
    EXPECT_EQ(cut.text, "<r><item>1</item></r>");
    EXPECT_TRUE(cut.truncated);
}

TEST(Repair, DepthIsBounded) {
    std::string deep;
    for (int i = 0; i < 1000; ++i) deep += "<a>";
    EXPECT_TRUE(repair_xml(deep, 16, [](std::string_view) { return false; }).too_deep);
}

TEST(Entities, ThatReferToOthersAreFound) {
    EXPECT_TRUE(declares_nested_entities("<!DOCTYPE l [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><l>&b;</l>"));
    EXPECT_TRUE(declares_nested_entities("<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><l>&a;</l>"));
    EXPECT_FALSE(declares_nested_entities("<!DOCTYPE l [<!ENTITY nbsp '&#160;'>]><l>&nbsp;</l>"));
    EXPECT_FALSE(declares_nested_entities("<!DOCTYPE rss PUBLIC \"-//Netscape//DTD\" \"http://x/rss.dtd\"><rss/>"));
}

}  // namespace
}  // namespace vigie
