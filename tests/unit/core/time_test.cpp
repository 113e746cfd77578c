// SPDX-License-Identifier: Apache-2.0
#include "core/time.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

TEST(Rfc3339, Reads) {
  EXPECT_EQ(parse_rfc3339("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(parse_rfc3339("2026-03-01T10:02:11+08:00"), 1772330531);  // date -d, GNU coreutils
  EXPECT_EQ(parse_rfc3339("2026-03-01T10:02:11.999+08:00"), 1772330531);
  EXPECT_EQ(parse_rfc3339("1969-12-31T23:59:59Z"), -1);
  EXPECT_EQ(parse_rfc3339("2016-12-31T23:59:60Z"), 1483228799);
  EXPECT_EQ(parse_rfc3339("0000-03-01 00:00:00z"), -62162035200);
  EXPECT_EQ(parse_rfc3339("9999-12-31t23:59:59-23:59"), 253402300799 + 23 * 3600 + 59 * 60);
}

TEST(Rfc3339, Refuses) {
  for (const char* text :
       {"", "2026-03-01", "2026-03-01T10:02:11", "2026-02-30T10:02:11Z", "2026-03-01T24:02:11Z",
        "2026-03-01T10:02:11+8", "2026-03-01T10:02:11.Z", "01/03/2026 10:02",
        "2026-13-01T10:02:11Z", "2026-03-01T10:02:11+08:00x", "2026-00-01T10:02:11Z",
        "2026-03-00T10:02:11Z", "2026-03-01T10:60:11Z", "2026-03-01T10:02:61Z",
        "2026-03-01T10:02:11+24:00", "2026-03-01T10:02:11+08:60", "2026-03-01T10:02:11+0800x",
        "2026-03-01T10:02:11\xB0"}) {
    EXPECT_FALSE(parse_rfc3339(text)) << text;
  }
}

TEST(Rfc3339, CountsDaysFromYearToYear) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::int64_t midnight = *parse_rfc3339("1890-01-01T00:00:00Z");
  for (int year = 1890; year < 2110; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for (int month = 1; month <= 12; ++month) {
      const int days = kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
      for (int day = 1; day <= 32; ++day) {
        std::array<char, 32> text;
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT00:00:00Z", year, month, day);
        const auto seconds = parse_rfc3339(text.data());
        ASSERT_EQ(seconds.has_value(), day <= days) << text.data();
        if (!seconds) break;
        ASSERT_EQ(*seconds, midnight) << text.data();
        midnight += 86400;
      }
    }
  }
}

/// Whether the text has the form of a time, byte by byte; its numbers may be out of range.
bool has_form(std::string_view text) {
  const auto fits = [](std::string_view part, std::string_view form) {
    if (part.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
      if (form[i] == '0' ? !is_ascii_digit(part[i]) : part[i] != form[i]) return false;
    }
    return true;
  };
  if (text.size() < 20 || !fits(text.substr(0, 10), "0000-00-00")) return false;
  if (std::string_view("Tt ").find(text[10]) == std::string_view::npos) return false;
  if (!fits(text.substr(11, 8), "00:00:00")) return false;
  std::string_view zone = text.substr(19);
  const std::size_t end = zone.find_first_not_of("0123456789", 1);
  if (zone[0] == '.' && end != 1 && end != std::string_view::npos) zone.remove_prefix(end);
  return zone == "Z" || zone == "z" || fits(zone, "+00:00") || fits(zone, "-00:00");
}

TEST(Rfc3339, TakesNoOtherForm) {
  constexpr std::string_view kBytes = "0123456789:-+.TtZz /;\x7F\x80\xB0\xBA\xFF";
  const std::array<std::string, 4> times = {"2012-10-11T10:12:11Z", "2012-10-11T10:12:11.25Z",
                                            "2012-10-11T10:12:11+10:10",
                                            "2012-10-11 10:12:11.5-01:10"};
  std::mt19937 random(5);
  std::size_t taken = 0;
  for (int i = 0; i < 200000; ++i) {
    std::string text = times[random() % times.size()];
    for (std::size_t changes = 1 + random() % 2; changes > 0; --changes) {
      text[random() % text.size()] = kBytes[random() % kBytes.size()];
    }
    if (parse_rfc3339(text)) {
      ++taken;
      ASSERT_TRUE(has_form(text)) << text;
    }
  }
  EXPECT_GT(taken, 20000U);
}

/// The value of a time is the sum of what its numbers say, so each may be changed alone.
TEST(Rfc3339, AddsHoursMinutesAndSeconds) {
  const auto midnight = *parse_rfc3339("2026-03-01T00:00:00Z");
  for (int hour = 0; hour < 30; ++hour) {
    for (int minute = 0; minute < 65; ++minute) {
      std::array<char, 40> text;
      std::snprintf(text.data(), text.size(), "2026-03-01T%02d:%02d:%02dZ", hour, minute, minute);
      const auto utc = parse_rfc3339(text.data());
      ASSERT_EQ(utc.has_value(), hour < 24 && minute < 60) << text.data();
      ASSERT_EQ(utc.value_or(0), utc ? midnight + hour * 3600 + minute * 61 : 0) << text.data();
      std::snprintf(text.data(), text.size(), "2026-03-01T00:00:00-%02d:%02d", hour, minute);
      const auto west = parse_rfc3339(text.data());
      ASSERT_EQ(west.has_value(), hour < 24 && minute < 60) << text.data();
      ASSERT_EQ(west.value_or(0), west ? midnight + hour * 3600 + minute * 60 : 0) << text.data();
    }
  }
}

TEST(Rfc3339, IsKnownWithoutBeingRead) {
  const std::string base = "2026-03-01T10:02:11+08:00";
  for (std::size_t i = 0; i < base.size(); ++i) {
    for (int c = 0; c < 256; ++c) {
      std::string text = base;
      text[i] = static_cast<char>(c);
      EXPECT_EQ(is_rfc3339(text), parse_rfc3339(text).has_value()) << text;
    }
  }
  for (const std::size_t i : {5U, 8U, 11U, 14U, 17U, 20U, 23U}) {
    for (int n = 0; n < 100; ++n) {
      std::string text = base;
      text[i] = static_cast<char>('0' + n / 10);
      text[i + 1] = static_cast<char>('0' + n % 10);
      EXPECT_EQ(is_rfc3339(text), parse_rfc3339(text).has_value()) << text;
    }
  }
  for (const std::string text :
       {"", "2026-03-01T10:02:11Z", "2026-03-01T10:02:11.1234Z", "2026-03-01T10:02:60+08:00",
        "2026-03-01T24:02:11+08:00", "2026-03-01T10:02:11.12345", "2026-03-01T10:02:11+08:0"}) {
    EXPECT_EQ(is_rfc3339(text), parse_rfc3339(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace deskmill
