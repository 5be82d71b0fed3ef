// The order of trust in reader/charset, a case a rule.
#include "reader/charset/charset.hpp"

#include <gtest/gtest.h>

using namespace std::string_literals;

namespace vigie {
namespace {

std::string wide(const std::string& ascii, std::size_t width, bool little) {
    std::string out;
    for (const char c : ascii) {
        std::string unit(width, '\0');
        unit[little ? 0 : width - 1] = c;
        out += unit;
    }
    return out;
}

TEST(Charset, ValidUtf8IsNotCopied) {
    const std::string bytes = "<?xml version='1.0'?><a>h\xC3\xA9</a>";
    const Utf8Text text = to_utf8(bytes, "", Markup::xml);
    EXPECT_EQ(text.encoding(), "utf-8");
    EXPECT_EQ(text.view().data(), bytes.data());
    EXPECT_FALSE(text.lossy());
}

TEST(Charset, MarkIsTakenOff) {
    EXPECT_EQ(to_utf8("\xEF\xBB\xBF<a/>", "text/xml; charset=koi8-r", Markup::xml).view(), "<a/>");
    EXPECT_EQ(to_utf8("\xFF\xFE"s + wide("<a/>", 2, true), "", Markup::xml).view(), "<a/>");
    EXPECT_EQ(to_utf8("\xFE\xFF"s + wide("<a/>", 2, false), "", Markup::xml).view(), "<a/>");
    EXPECT_EQ(to_utf8("\xFF\xFE\0\0"s + wide("<a/>", 4, true), "", Markup::xml).view(), "<a/>");
}

TEST(Charset, ZerosShowTheWidth) {
    EXPECT_EQ(to_utf8(wide("<?xml?>", 2, true), "", Markup::xml).encoding(), "utf-16le");
    EXPECT_EQ(to_utf8(wide("<?xml?>", 2, false), "", Markup::xml).encoding(), "utf-16be");
    EXPECT_EQ(to_utf8(wide("<?xml?>", 4, true), "", Markup::xml).encoding(), "utf-32le");
    EXPECT_EQ(to_utf8(wide("<?xml?>", 4, false), "", Markup::xml).view(), "<?xml?>");
}

TEST(Charset, HeaderBeatsDeclaration) {
    const std::string bytes = "<?xml version='1.0' encoding='windows-1251'?><a>\xC4\xC1</a>";
    EXPECT_EQ(to_utf8(bytes, "text/xml; charset=\"KOI8-R\"", Markup::xml).encoding(), "koi8-r");
    EXPECT_NE(to_utf8(bytes, "text/xml; charset=\"KOI8-R\"", Markup::xml).view().find("да"), std::string::npos);
    EXPECT_NE(to_utf8(bytes, "text/xml", Markup::xml).view().find("ДБ"), std::string::npos);
}

TEST(Charset, LatinOneIsReadAsWindows) {
    EXPECT_NE(to_utf8("<?xml encoding='iso-8859-1'?><a>l\x92"
                      "\xE9t\xE9</a>",
                      "", Markup::xml)
                  .view()
                  .find("l’été"),
              std::string::npos);
    EXPECT_EQ(to_utf8("<?xml encoding=\"us-ascii\"?><a>\x80</a>", "", Markup::xml).encoding(), "windows-1252");
}

TEST(Charset, ValidUtf8BeatsALyingDeclaration) {
    EXPECT_EQ(to_utf8("<?xml encoding='windows-1251'?><a>да</a>", "", Markup::xml).encoding(), "utf-8");
    EXPECT_EQ(to_utf8("<a>été</a>", "text/xml; charset=iso-8859-1", Markup::xml).encoding(), "utf-8");
    EXPECT_EQ(to_utf8("<?xml encoding='utf-16'?><a/>", "", Markup::xml).encoding(), "utf-8");
}

TEST(Charset, AShortTextInGbkIsNotTakenForUtf8) {
    EXPECT_NE(to_utf8("<?xml encoding='gb2312'?><a>\xC1\xAA\xCD\xA8</a>", "", Markup::xml).view().find("联通"),
              std::string::npos);
}

TEST(Charset, AFewBadBytesDoNotChangeTheCharset) {
    const Utf8Text text = to_utf8("<a>été, où, çà \xE9 \xE2\x82</a>", "", Markup::xml);
    EXPECT_EQ(text.encoding(), "utf-8");
    EXPECT_TRUE(text.lossy());
    EXPECT_EQ(text.view(), "<a>été, où, çà \uFFFD \uFFFD</a>");
}

TEST(Charset, WithoutAnyWordItIsWindows1252) {
    EXPECT_EQ(to_utf8("<a>d\xE9j\xE0 vu, l'\xE9t\xE9 dernier, la R\xE9publique</a>", "", Markup::xml).view(),
              "<a>déjà vu, l'été dernier, la République</a>");
    EXPECT_EQ(to_utf8("<?xml encoding='utf-8'?><a>une \xE9tude fran\xE7"
                      "aise</a>",
                      "", Markup::xml)
                  .encoding(),
              "windows-1252");
}

TEST(Charset, StatisticsTellCyrillicWhereNothingIsSaid) {
    const std::string bytes =
        "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xF1\xF2\xF0\xE0\xED\xFB \xE2\xFB\xF1\xF2\xF3\xEF\xE8\xEB \xF1 "
        "\xF0\xE5\xF7\xFC\xFE \xEF\xE5\xF0\xE5\xE4 \xEF\xE0\xF0\xEB\xE0\xEC\xE5\xED\xF2\xEE\xEC";
    EXPECT_EQ(to_utf8("<a>" + bytes + "</a>", "", Markup::xml).encoding(), "windows-1251");
}

TEST(Charset, AsianAndOtherDecoders) {
    EXPECT_NE(to_utf8("<?xml encoding='Shift_JIS'?><a>\x93\xFA\x96\x7B</a>", "", Markup::xml).view().find("日本"),
              std::string::npos);
    EXPECT_NE(to_utf8("<?xml encoding='euc-kr'?><a>\xB3\xE2</a>", "", Markup::xml).view().find("년"),
              std::string::npos);
    EXPECT_NE(to_utf8("<?xml encoding='big5'?><a>\xA4\xA4\xA4\xE5</a>", "", Markup::xml).view().find("中文"),
              std::string::npos);
    EXPECT_NE(to_utf8("<?xml encoding='iso-2022-jp'?><a>\x1B$BF|K\\\x1B(B</a>", "", Markup::xml).view().find("日本"),
              std::string::npos);
}

TEST(Charset, MetaIsReadInPagesOnly) {
    const std::string page =
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\xE4\xE0";
    EXPECT_EQ(to_utf8(page, "", Markup::html).encoding(), "windows-1251");
    EXPECT_EQ(to_utf8("<meta charset=koi8-r>\xC4\xC1", "", Markup::html).encoding(), "koi8-r");
}

TEST(Charset, UnknownAndDangerousLabelsAreNotTaken) {
    EXPECT_EQ(to_utf8("<a>+ADw-script+AD4-</a>", "text/xml; charset=utf-7", Markup::xml).view(),
              "<a>+ADw-script+AD4-</a>");
    EXPECT_EQ(to_utf8("<a>\xE9t\xE9 dernier</a>", "text/xml; charset=nonsense", Markup::xml).encoding(),
              "windows-1252");
}

TEST(Charset, ContentTypeParameter) {
    EXPECT_EQ(charset_of_content_type("text/xml; charset = 'UTF-8' ; x=1"), "utf-8");
    EXPECT_EQ(charset_of_content_type("text/xml; charset:utf-8"), "");
    EXPECT_EQ(charset_of_content_type("text/xml"), "");
}

TEST(Charset, CodePoints) {
    std::string text;
    for (const char32_t c : {U'a', U'é', U'€', U'\U0001F600', char32_t(0xD800), char32_t(0x110000)})
        append_utf8(text, c);
    EXPECT_EQ(text, "aé€\U0001F600\uFFFD\uFFFD");
    EXPECT_FALSE(is_valid_utf8("\xC0\x80"));
    EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
    EXPECT_FALSE(is_valid_utf8("abc\xE2\x82"));
}

}  // namespace
}  // namespace vigie
