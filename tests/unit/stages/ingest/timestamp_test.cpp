// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/times/timestamp.hpp"
#include "stages/ingest/times/duration.hpp"
#include "stages/ingest/times/time_format.hpp"

#include <gtest/gtest.h>

#include "stages/ingest/times/date_order.hpp"
#include "stages/ingest/times/time_scanner.hpp"

namespace deskmill {
namespace {

std::string read(std::string_view text, std::string_view format) {
  const auto time = TimeFormat::parse(text, format);
  if (!time) return "none";
  return to_rfc3339(*time) + (time->offset_minutes ? "" : " zoneless");
}

TEST(Timestamp, KnowsIsoTimes) {
  EXPECT_EQ(read("2026-03-01T10:02:11+08:00", "iso"), "2026-03-01T10:02:11+08:00");
  EXPECT_EQ(read("2026-03-01T10:02:11.250Z", "iso"), "2026-03-01T10:02:11.250Z");
  EXPECT_EQ(read("2026-03-01T10:02:11-0530", "iso"), "2026-03-01T10:02:11-05:30");
  EXPECT_EQ(read("2026-02-30T10:02:11Z", "iso"), "none");
  EXPECT_EQ(read("2026-03-01T24:02:11Z", "iso"), "none");
}

TEST(Timestamp, TellsEpochsApartByMagnitude) {
  EXPECT_EQ(read("1600000000", "epoch"), "2020-09-13T12:26:40Z");
  EXPECT_EQ(read("1600000000123", "epoch"), "2020-09-13T12:26:40.123Z");
  EXPECT_EQ(read("1600000000123456", "epoch"), "2020-09-13T12:26:40.123Z");
  EXPECT_EQ(read("1600000000.5", "epoch_s"), "2020-09-13T12:26:40.500Z");
  EXPECT_EQ(read("1600000000123456.75", "epoch"), "2020-09-13T12:26:40.123Z");
  EXPECT_EQ(read("2020", "epoch"), "none");
}

TEST(Timestamp, EpochsEndWithTheYear9999) {
  EXPECT_EQ(read("253402300799", "epoch_s"), "9999-12-31T23:59:59Z");
  EXPECT_EQ(read("253402300800", "epoch_s"), "none");
  EXPECT_EQ(read("99999999999999999", "epoch_s"), "none");
  EXPECT_EQ(read("253402300799999", "epoch_ms"), "9999-12-31T23:59:59.999Z");
  EXPECT_EQ(read("9999-12-31T23:59:60Z", "auto"), "none");
  EXPECT_EQ(read("253402300800000", "epoch_ms"), "none");
}

TEST(Timestamp, FollowsPatterns) {
  EXPECT_EQ(read("24-02-2015 11:35", "%d-%m-%Y %H:%M"), "2015-02-24T11:35:00Z zoneless");
  EXPECT_EQ(read("Tue Oct 31 22:10:47 +0000 2017", "twitter"), "2017-10-31T22:10:47Z");
  EXPECT_EQ(read("2026年3月1日 下午2:05", "%Y年%m月%d日 %p%I:%M"), "2026-03-01T14:05:00Z zoneless");
  EXPECT_EQ(read("12:01 AM 1/2/26", "%I:%M %p %m/%d/%y"), "2026-01-02T00:01:00Z zoneless");
  EXPECT_EQ(read("24-02-2015 11:35 or so", "%d-%m-%Y %H:%M"), "none");
}

TEST(Timestamp, AutoTriesTheCommonForms) {
  EXPECT_EQ(read(" 2026/3/1 9:05 ", "auto"), "2026-03-01T09:05:00Z zoneless");
  EXPECT_EQ(read("2026-03-01 09:05:07", "auto"), "2026-03-01T09:05:07Z zoneless");
  EXPECT_EQ(read("20260301090507", "auto"), "2026-03-01T09:05:07Z zoneless");
  EXPECT_EQ(read("20261301090507", "auto"), "none");
  EXPECT_EQ(read("03/04/2026", "auto"), "none");
  EXPECT_EQ(read("2026-03-01 09:05:07 +0100", "auto"), "2026-03-01T09:05:07+01:00");
  EXPECT_EQ(read("2026-03-01 09:05:07 UTC", "auto"), "2026-03-01T09:05:07Z");
  EXPECT_EQ(read("2026-03-01 9:05 PM", "auto"), "2026-03-01T21:05:00Z zoneless");
  EXPECT_EQ(read("2026年3月1日 下午1:06:07", "auto"), "2026-03-01T13:06:07Z zoneless");
  EXPECT_EQ(read("2026年3月1日13:06", "auto"), "2026-03-01T13:06:00Z zoneless");
  EXPECT_EQ(read("2026-03-01T13:06", "auto"), "2026-03-01T13:06:00Z zoneless");
  EXPECT_EQ(read("1 Mar 2026 13:06", "auto"), "2026-03-01T13:06:00Z zoneless");
  EXPECT_EQ(read("01 March 2026 13:06:07", "auto"), "2026-03-01T13:06:07Z zoneless");
  EXPECT_EQ(read("Mar 1, 2026 1:06:07 PM", "auto"), "2026-03-01T13:06:07Z zoneless");
  EXPECT_EQ(read("Sun Mar  1 13:06:07 2026", "auto"), "2026-03-01T13:06:07Z zoneless");
  EXPECT_EQ(read("2026/3/1 上午9:05:07", "auto"), "2026-03-01T09:05:07Z zoneless");
  EXPECT_EQ(read("20260301T090507Z", "auto"), "2026-03-01T09:05:07Z");
  EXPECT_EQ(read("Sun, 1 Mar 2026 09:05:07 +0100", "auto"), "2026-03-01T09:05:07+01:00");
  EXPECT_EQ(read("Mar 1, 2026 9:05 AM", "auto"), "2026-03-01T09:05:00Z zoneless");
  EXPECT_EQ(read("1-Mar-2026 13:06:07", "auto"), "2026-03-01T13:06:07Z zoneless");
  EXPECT_EQ(read("01-Mar-26 1:06 PM", "auto"), "2026-03-01T13:06:00Z zoneless");
  EXPECT_EQ(read("01/Mar/2026 13:06", "auto"), "2026-03-01T13:06:00Z zoneless");
}

TEST(Timestamp, NoonBeginsInTheMorning) {
  EXPECT_EQ(read("2026年3月1日 中午11:30", "auto"), "2026-03-01T11:30:00Z zoneless");
  EXPECT_EQ(read("2026年3月1日 中午12:30", "auto"), "2026-03-01T12:30:00Z zoneless");
  EXPECT_EQ(read("2026年3月1日 中午1:30", "auto"), "2026-03-01T13:30:00Z zoneless");
}

TEST(Timestamp, RejectsUnknownFormats) {
  EXPECT_TRUE(TimeFormat::is_valid("%Y"));
  EXPECT_FALSE(TimeFormat::is_valid("%Q"));
  EXPECT_FALSE(TimeFormat::is_valid("yesterday"));
  EXPECT_FALSE(TimeFormat::is_valid("%"));
}

TEST(Offset, IsFixedOrNothing) {
  EXPECT_EQ(parse_offset("+08:00"), 480);
  EXPECT_EQ(parse_offset("-03"), -180);
  EXPECT_EQ(parse_offset("Z"), 0);
  EXPECT_EQ(parse_offset("Asia/Shanghai"), 480);
  EXPECT_EQ(parse_offset("Europe/Berlin"), std::nullopt);
  EXPECT_EQ(parse_offset("+8"), std::nullopt);
  EXPECT_EQ(parse_offset("+99:00"), std::nullopt);
}

TEST(Duration, HasOneUnit) {
  EXPECT_EQ(positive_duration("30m"), 1'800'000);
  EXPECT_EQ(positive_duration("7d"), 604'800'000);
  EXPECT_EQ(positive_duration("30"), std::nullopt);
  EXPECT_EQ(positive_duration("m"), std::nullopt);
  EXPECT_EQ(positive_duration("1h30m"), std::nullopt);
}

TEST(DateOrder, APartAboveTwelveDecides) {
  EXPECT_EQ(decide_date_order({"03/04/26", "13/04/26"}).order, DateOrder::kDayMonthYear);
  EXPECT_EQ(decide_date_order({"03/04/26", "3/14/26"}).order, DateOrder::kMonthDayYear);
  EXPECT_EQ(decide_date_order({"2026-04-03"}).order, DateOrder::kYearMonthDay);
  EXPECT_TRUE(decide_date_order({"03/04/26", "13/04/26"}).certain);
}

TEST(DateOrder, TheFastestPartIsTheDay) {
  const auto month_first = decide_date_order({"03/04/26", "03/05/26", "03/07/26"});
  EXPECT_EQ(month_first.order, DateOrder::kMonthDayYear);
  EXPECT_FALSE(month_first.certain);
  EXPECT_EQ(decide_date_order({"15-01-20", "15-01-21", "15-01-23"}).order,
            DateOrder::kYearMonthDay);
}

TEST(DateOrder, ReadsTheClocksOfPhones) {
  const auto read_clock = [](std::string_view clock) {
    const auto time = parse_numeric_time("3/4/26", clock, DateOrder::kDayMonthYear);
    return time ? to_rfc3339(*time) : "none";
  };
  EXPECT_EQ(read_clock("22:05"), "2026-04-03T22:05:00Z");
  EXPECT_EQ(read_clock("10.05.33"), "2026-04-03T10:05:33Z");
  EXPECT_EQ(read_clock("10:05\xE2\x80\xAFPM"), "2026-04-03T22:05:00Z");
  EXPECT_EQ(read_clock("10:05 p. m."), "2026-04-03T22:05:00Z");
  EXPECT_EQ(read_clock("上午10:05"), "2026-04-03T10:05:00Z");
}

/// The quick way reads nothing that its patterns do not, and nothing else out of it.
TEST(Timestamp, UsualTimesAreThoseOfTheirPatterns) {
  const auto told = [](const std::optional<Timestamp>& time) {
    if (!time) return std::string("none");
    return to_rfc3339(*time) + (time->offset_minutes ? "" : " zoneless");
  };
  std::size_t read = 0;
  for (const std::string_view text :
       {"2026-03-01 10:02:11", "2026-03-01T10:02:11", "2026-03-01T10:02:11Z", "0000-01-01 00:00:00",
        "1969-12-31 23:59:59", "2024-02-29 00:00:00", "2026-02-29 00:00:00", "2026-13-01 00:00:00",
        "2026-03-01 24:00:00", "2026-03-01 10:60:00", "2026-03-01 10:02:60", "2026-03-01 10:02:61",
        "2026-03-01 10:02:11Z", "2026-03-01T10:02:1x", "2026/03/01 10:02:11", "2026-03-01 1:02:11",
        "2026-03-01 10:02:111", "9999-12-31 23:59:59"}) {
    const auto usual = scan_usual_time(text);
    if (!usual) continue;
    ++read;
    const std::string_view pattern = text[10] == ' '       ? "%Y-%m-%d %H:%M:%S"
                                     : text.ends_with('Z') ? "%Y-%m-%dT%H:%M:%S%z"
                                                           : "%Y-%m-%dT%H:%M:%S";
    EXPECT_EQ(told(usual), told(scan_time(text, pattern))) << text;
  }
  EXPECT_EQ(read, 7u);
}

TEST(DateOrder, NoPartHasMoreThanTwoDigitsButTheYear) {
  EXPECT_FALSE(parse_numeric_time("3/2026/26", "10:05", DateOrder::kDayMonthYear));
  EXPECT_TRUE(parse_numeric_time("3/2/0026", "10:05:01", DateOrder::kDayMonthYear));
}

TEST(Timestamp, ReadsTheDaysOfSpreadsheets) {
  EXPECT_EQ(read("46082.375", "auto"), "2026-03-01T09:00:00Z zoneless");
  EXPECT_EQ(read("46082.3756944444", "auto"), "2026-03-01T09:01:00Z zoneless");
  EXPECT_EQ(read("46082", "auto"), "none");
  EXPECT_EQ(read("12345.5", "auto"), "none");
  EXPECT_EQ(read("46082.5x", "auto"), "none");
}

}  // namespace
}  // namespace deskmill
