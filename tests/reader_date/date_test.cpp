// Every form of date that reader/date promises, as "written" → RFC 3339 in UTC ("" is no date).
#include "reader/date/date.hpp"

#include <gtest/gtest.h>

#include <clocale>

namespace vigie {
namespace {

std::string read(std::string_view text, DateOrder order = DateOrder::month_first) {
    const auto time = parse_date(text, order);
    return time ? to_rfc3339(*time) : "";
}

struct Case {
    std::string_view text, expected;
};

class Dates : public testing::TestWithParam<Case> {};

TEST_P(Dates, AreRead) {
    EXPECT_EQ(read(GetParam().text), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Rfc822, Dates,
                         testing::ValuesIn(std::to_array<Case>({
                             {"Thu, 08 Feb 2024 14:05:11 +0000", "2024-02-08T14:05:11Z"},
                             {"Thu, 8 Feb 2024 14:05:11 +0100", "2024-02-08T13:05:11Z"},
                             {"8 Feb 24 14:05 EST", "2024-02-08T19:05:00Z"},
                             {"08 Feb 99 14:05:11 GMT", "1999-02-08T14:05:11Z"},
                             {"Thu, 08 February 2024 14:05:11 PT", "2024-02-08T22:05:11Z"},
                             {"Thu, 08 Feb 2024 14:05:11 GMT+02:00", "2024-02-08T12:05:11Z"},
                             {"Thu, 08 Feb 2024 14:05:11 -0330", "2024-02-08T17:35:11Z"},
                             {"Thu, 08 Feb 2024 14:05:11 K", "2024-02-08T14:05:11Z"},
                             {"Thu, 08 Feb 2024 14:05:11 (yesterday, more or less)", "2024-02-08T14:05:11Z"},
                             {"Thu, 08 Feb 2024 14:05:11 CEST", "2024-02-08T12:05:11Z"},
                             {"  Thu ,08 Feb 2024\n14:05:11\tGMT ", "2024-02-08T14:05:11Z"},
                             {"Thu, 30 Feb 2024 14:05:11 GMT", ""},
                             {"Thu, 08 Foo 2024 14:05:11 GMT", ""},
                             {"Thu, 08 Feb xx 14:05:11 GMT", ""},
                             {"Thu, Feb 2024 14:05:11 GMT", ""},
                             {"Thu, 08 Feb 2024 1:2:3:4 GMT", ""},
                             {"Thu, 08 Feb 2024 24:00:00 GMT", "2024-02-09T00:00:00Z"},
                             {"Thu, 08 Feb 2024 24:30:00 GMT", ""},
                             {"Sat, 31 Dec 2016 23:59:60 GMT", "2017-01-01T00:00:00Z"},
                         })));

INSTANTIATE_TEST_SUITE_P(Iso8601, Dates,
                         testing::ValuesIn(std::to_array<Case>({
                             {"2024-02-08T14:05:11Z", "2024-02-08T14:05:11Z"},
                             {"2024-02-08T14:05:11.987+01:00", "2024-02-08T13:05:11Z"},
                             {"2024-02-08T14:05:11.5Z", "2024-02-08T14:05:11Z"},
                             {"2024-02-08T14:05:11.Z", "2024-02-08T14:05:11Z"},
                             {"2024-02-08T14:05+0100", "2024-02-08T13:05:00Z"},
                             {"2024-02-08T14", "2024-02-08T14:00:00Z"},
                             {"2024-02-08 14:05:11", "2024-02-08T14:05:11Z"},
                             {"2024-02-08t14:05:11z", "2024-02-08T14:05:11Z"},
                             {"2024-02-08T14:05:11,5-05", "2024-02-08T19:05:11Z"},
                             {"20240208T140511Z", "2024-02-08T14:05:11Z"},
                             {"20240208140511", "2024-02-08T14:05:11Z"},
                             {"20240208", "2024-02-08T00:00:00Z"},
                             {"240208", "2024-02-08T00:00:00Z"},
                             {"24-02-08", "2024-02-08T00:00:00Z"},
                             {"2024-039", "2024-02-08T00:00:00Z"},
                             {"2024039", "2024-02-08T00:00:00Z"},
                             {"24039", "2024-02-08T00:00:00Z"},
                             {"2024-W06-4", "2024-02-08T00:00:00Z"},
                             {"2024-02", "2024-02-01T00:00:00Z"},
                             {"2024", "2024-01-01T00:00:00Z"},
                             {"-2402", "2024-02-01T00:00:00Z"},
                             {"2024-02-08T14:05:11+99:99", ""},
                             {"2024-02-08T14:61:11Z", ""},
                             {"2024-13-08T14:05:11Z", ""},
                             {"2023-366", ""},
                             {"24", ""},
                             {"-3", ""},
                             {"", ""},
                         })));

INSTANTIATE_TEST_SUITE_P(Breakages, Dates,
                         testing::ValuesIn(std::to_array<Case>({
                             {"Thu Feb  8 14:05:11 2024", "2024-02-08T14:05:11Z"},
                             {"Thu Feb 08 14:05:11 +0000 2024", "2024-02-08T14:05:11Z"},
                             {"Thu Feb 8 14:05:11 EST 2024", "2024-02-08T19:05:11Z"},
                             {"Thu Feb 08 2024 14:05:11 GMT+0100 (Central European Time)", "2024-02-08T13:05:11Z"},
                             {"Thu, 2024/02/08 14:05:11 EDT", "2024-02-08T18:05:11Z"},
                             {"Feb. 8, 2024, 2:05 p.m.", "2024-02-08T14:05:00Z"},
                             {"February 8th 2024 12:05 AM", "2024-02-08T00:05:00Z"},
                             {"Thursday, February 8, 2024 - 2:05pm", "2024-02-08T14:05:00Z"},
                             {"2/8/2024 2:05:11 PM", "2024-02-08T14:05:11Z"},
                             {"28/2/2024", "2024-02-28T00:00:00Z"},
                             {"8.2.2024 14:05", "2024-02-08T14:05:00Z"},
                             {"08-02-2024", "2024-02-08T00:00:00Z"},
                             {"08-Feb-2024 14:05", "2024-02-08T14:05:00Z"},
                             {"2024 Feb 8", "2024-02-08T00:00:00Z"},
                             {"February 2024", "2024-02-01T00:00:00Z"},
                             {"Thu, 08 Feb 2024 14:05:11 America/New_York", "2024-02-08T19:05:11Z"},
                             {"Thu, 08 Aug 2024 14:05:11 Europe/Paris", "2024-08-08T12:05:11Z"},
                             {"1707401111", "2024-02-08T14:05:11Z"},
                             {"1707401111000", "2024-02-08T14:05:11Z"},
                         })));

INSTANTIATE_TEST_SUITE_P(Languages, Dates,
                         testing::ValuesIn(std::to_array<Case>({
                             {"jeu., 08 févr. 2024 14:05:11 +0100", "2024-02-08T13:05:11Z"},
                             {"jeudi 8 février 2024 à 14h05", "2024-02-08T14:05:00Z"},
                             {"mar., 1er déc. 2020 16:11:02 +0000", "2020-12-01T16:11:02Z"},
                             {"Publié le 15 août 2023, 9 h 30", "2023-08-15T09:30:00Z"},
                             {"1er juillet 2021", "2021-07-01T00:00:00Z"},
                             {"Do, 07 Mär 2024 14:05:11 +0100", "2024-03-07T13:05:11Z"},
                             {"Donnerstag, 7. März 2024, 14.05 Uhr", "2024-03-07T14:05:00Z"},
                             {"24. Dezember 2023 um 18 Uhr", "2023-12-24T18:00:00Z"},
                             {"martes, 5 de enero de 2021 10:00", "2021-01-05T10:00:00Z"},
                             {"lun, 21 Ago 2023 08:00:00 GMT", "2023-08-21T08:00:00Z"},
                             {"giovedì 9 luglio 2020, ore 8:15", "2020-07-09T08:15:00Z"},
                             {"mar, 3 ott 2023 10:00:00 +0200", "2023-10-03T08:00:00Z"},
                             {"12 de março de 2022", "2022-03-12T00:00:00Z"},
                             {"Vendredi, 13 Mars, 2020 - 12:22", "2020-03-13T12:22:00Z"},
                             {"Sa, 16 Mär 2019", "2019-03-16T00:00:00Z"},
                             {"8 лютого 2024", "2024-02-08T00:00:00Z"},
                             {"8 февраля 2024 г., 14:05", "2024-02-08T14:05:00Z"},
                             {"Πεμ, 08 Φεβ 2024 14:05:11 EST", "2024-02-08T19:05:11Z"},
                             {"2024-február-08T14:05+01:00", "2024-02-08T13:05:00Z"},
                             {"8 maja 2024", "2024-05-08T00:00:00Z"},
                             {"8 Ağustos 2024", "2024-08-08T00:00:00Z"},
                             {"2024년 02월 08일  14:05:11", "2024-02-08T05:05:11Z"},
                             {"2024-02-08 오후 2:05:11", "2024-02-08T05:05:11Z"},
                             {"2024年2月8日", "2024-02-08T00:00:00Z"},
                         })));

TEST(Date, OrderIsAskedOnlyWhereItIsOpen) {
    EXPECT_EQ(read("03/04/2024"), "2024-03-04T00:00:00Z");
    EXPECT_EQ(read("03/04/2024", DateOrder::day_first), "2024-04-03T00:00:00Z");
    EXPECT_EQ(read("03.04.2024"), "2024-04-03T00:00:00Z");
    EXPECT_EQ(read("25/04/2024"), "2024-04-25T00:00:00Z");
}

TEST(Date, OtherDigitsAndTheCalendarOfIran) {
    const std::pair<const char*, const char*> dates[] = {
        {"2024-02-08", "٨ فبراير ٢٠٢٤"},         {"2024-02-08", "৮ ফেব্রুয়ারি ২০২৪"},
        {"2024-02-08", "८ फरवरी २०२४"},          {"2020-06-22", "دوشنبه ۲ تير ۱۳۹۹"},
        {"2020-06-22", "2 تیر 1399 - 12:09:08"}, {"2020-06-22", "1399/04/02 12:09"},
        {"2025-03-20", "30 اسفند 1403"},         {"2025-03-21", "1 حمل 1404"}};
    for (const auto& [day, text] : dates) {
        const auto date = parse_written_date(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(date->day, parse_written_date(day)->day) << text;
    }
    EXPECT_FALSE(parse_written_date("30 اسفند 1404"));
    EXPECT_FALSE(parse_written_date("1404/13/02"));
}

TEST(Date, TheWrittenDayIsKept) {
    const auto date = parse_written_date("2024-02-08T00:30:00+02:00");
    ASSERT_TRUE(date);
    EXPECT_EQ(unsigned{date->day.day()}, 8U);
    EXPECT_EQ(to_rfc3339(date->time()), "2024-02-07T22:30:00Z");
    EXPECT_FALSE(parse_written_date("2024-02-08")->time_of_day);
}

TEST(Date, NoLocaleIsAsked) {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"fr_FR.UTF-8", "de_DE.UTF-8", "C.UTF-8"}) {
        std::setlocale(LC_ALL, name);
        EXPECT_EQ(read("Thu, 08 Feb 2024 14:05:11 GMT"), "2024-02-08T14:05:11Z");
    }
    std::setlocale(LC_ALL, before.c_str());
}

TEST(Date, MonthNames) {
    EXPECT_EQ(month_of_name("Févr."), 2);
    EXPECT_EQ(month_of_name("MÄRZ"), 3);
    EXPECT_EQ(month_of_name("settembre"), 9);
    EXPECT_EQ(month_of_name("jui"), 0);
    EXPECT_EQ(month_of_name("lundi"), 0);
    EXPECT_EQ(month_of_name(""), 0);
}

}  // namespace
}  // namespace vigie
