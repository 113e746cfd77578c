// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/cutting/csv.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "stages/ingest/head/dialect.hpp"

namespace deskmill {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_all(std::string_view text, const Dialect& dialect = {}) {
  Rows rows;
  CsvCells cells;
  for (std::size_t begin = 0; begin < text.size();) {
    const RecordEnd record = find_record_end(text, begin, dialect, true);
    if (record.state == RecordEnd::State::kBadQuote) {
      rows.push_back({"BAD"});
    } else if (record.end > begin) {
      const auto& row = cells.split(text.substr(begin, record.end - begin), dialect);
      rows.emplace_back(row.begin(), row.end());
    }
    begin = record.next;
  }
  return rows;
}

/// Writes a cell as CSV does: quoted only where its characters demand it.
void append_csv_cell(std::string& out, std::string_view cell, const Dialect& dialect) {
  const std::array<char, 4> special = {dialect.delimiter, dialect.quote, '\n', '\r'};
  if (cell.find_first_of(std::string_view(special.data(), special.size())) ==
      std::string_view::npos) {
    out += cell;
    return;
  }
  out += dialect.quote;
  for (const char c : cell) {
    if (c == dialect.quote) out += c;
    out += c;
  }
  out += dialect.quote;
}

TEST(Csv, SplitsPlainRows) {
  EXPECT_EQ(read_all("a,b,c\n1,,3\r\n"), (Rows{{"a", "b", "c"}, {"1", "", "3"}}));
  EXPECT_EQ(read_all("a,b\n1,2"), (Rows{{"a", "b"}, {"1", "2"}}));
}

/// As Python's csv module on Windows leaves them when the file was opened without newline="".
TEST(Csv, LineEndsTranslatedTwice) {
  EXPECT_EQ(read_all("a,b\r\r\n1,2\r\r\n\"3\",\"4\"\r\r\n5,\"6\"\r\r\n\r\r\n"),
            (Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}, {"5", "6"}}));
  const RecordEnd cut = find_record_end("\"3\",\"4\"\r\r", 0, Dialect{}, false);
  EXPECT_EQ(cut.state, RecordEnd::State::kNeedMore);
}

TEST(Csv, QuotedCellsHoldAnything) {
  EXPECT_EQ(read_all("\"a,b\",\"say \"\"hi\"\"\"\n\"two\nlines\",x\n"),
            (Rows{{"a,b", "say \"hi\""}, {"two\nlines", "x"}}));
  EXPECT_EQ(read_all("\"\",\"\"\n"), (Rows{{"", ""}}));
  EXPECT_EQ(read_all("a,\"b\r\nc\"\r\n"), (Rows{{"a", "b\r\nc"}}));
}

TEST(Csv, AQuoteInsideAnUnquotedCellIsALetter) {
  EXPECT_EQ(read_all("5\" pipe,12'\n"), (Rows{{"5\" pipe", "12'"}}));
}

TEST(Csv, AStrayQuoteCostsOneRow) {
  EXPECT_EQ(read_all("a,\"b\nc,d\ne,f\n"), (Rows{{"BAD"}, {"c", "d"}, {"e", "f"}}));
  EXPECT_EQ(read_all("\"a\"x,b\nc,d\n"), (Rows{{"BAD"}, {"c", "d"}}));
}

TEST(Csv, WithoutQuotesTheyMeanNothing) {
  EXPECT_EQ(read_all("\"a\tb\"\n", {'\t', '\0'}), (Rows{{"\"a", "b\""}}));
}

TEST(Csv, AnOpenRecordWaitsForMore) {
  const Dialect dialect;
  EXPECT_EQ(find_record_end("a,b", 0, dialect, false).state, RecordEnd::State::kNeedMore);
  EXPECT_EQ(find_record_end("a,\"b\n", 0, dialect, false).state, RecordEnd::State::kNeedMore);
  EXPECT_EQ(find_record_end("a,\"b\"", 0, dialect, false).state, RecordEnd::State::kNeedMore);
  EXPECT_EQ(find_record_end("a,\"b\"\r", 0, dialect, false).state, RecordEnd::State::kNeedMore);
}

/// What is written comes back, whatever the cells hold, and wherever the text is cut.
TEST(Csv, RoundTripOfOddCells) {
  const std::vector<std::string> pieces = {"a",    "\"", ",", "\n", "\r\n", "\t",
                                           "退款", " ",  ";", "'",  ""};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const Dialect dialect{",\t;|"[random() % 4], '"'};
    Rows rows(1 + random() % 5);
    std::string text;
    const std::size_t width = 2 + random() % 3;
    for (auto& row : rows) {
      for (std::size_t i = 0; i < width; ++i) {
        std::string cell;
        for (std::size_t n = random() % 5; n > 0; --n) cell += pieces[random() % pieces.size()];
        if (i > 0) text += dialect.delimiter;
        append_csv_cell(text, cell, dialect);
        row.push_back(cell);
      }
      text += "\n";
    }
    ASSERT_EQ(read_all(text, dialect), rows) << text;
    // A cut text never gives a record that the whole text does not have.
    const std::string_view cut = std::string_view(text).substr(0, random() % (text.size() + 1));
    const RecordEnd partial = find_record_end(cut, 0, dialect, false);
    if (partial.state == RecordEnd::State::kFound) {
      EXPECT_EQ(partial.next, find_record_end(text, 0, dialect, true).next);
    }
  }
}

TEST(Dialect, IsFoundByConsistency) {
  EXPECT_EQ(detect_dialect("id,text\n1,\"a;b\"\n2,\"c;d;e\"\n", true), (Dialect{',', '"'}));
  EXPECT_EQ(detect_dialect("会话ID\t内容\n1\t你好，在吗\n2\t在的，亲\n", true)->delimiter, '\t');
  EXPECT_EQ(detect_dialect("a;b;c\n1,5;2;3\n1,7;2;3\n", true)->delimiter, ';');
}

TEST(Dialect, OneRaggedRowDoesNotOutvoteTheQuotes) {
  std::string table = "id,role,text,at\n";
  for (int i = 0; i < 20; ++i) table += "1,agent,\"one, two\",2026\n";
  table += "1,agent,cut\n";
  const auto found = detect_dialect(table, true);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->quote, '"');
}

TEST(Dialect, ASeparatorLineDecides) {
  const auto dialect = detect_dialect("sep=;\r\na,b;c,d\r\n1,2;3,4\r\n", true);
  ASSERT_TRUE(dialect);
  EXPECT_EQ(dialect->delimiter, ';');
  EXPECT_EQ(separator_line("sep=;\r\na;b\r\n")->bytes, 7u);
  EXPECT_EQ(separator_line("\"sep=\t\"\na\tb\n")->bytes, 8u);
  EXPECT_EQ(separator_line("\"sep=\t\"\na\tb\n")->delimiter, '\t');
  EXPECT_FALSE(separator_line("sep=;;\n"));
  EXPECT_FALSE(separator_line("sep=\n"));
  EXPECT_FALSE(separator_line("sep;text\n"));
}

TEST(Dialect, QuotesMayBeEscapedByBackslashes) {
  EXPECT_EQ(detect_dialect("id,text\n1,\"a \\\"b\\\", c\"\n2,\"d\"\n", true),
            (Dialect{',', '"', true}));
  // A path that ends in one is closed by the quote behind it.
  EXPECT_EQ(detect_dialect("id,text\n1,\"C:\\\"\n2,\"D:\\\"\n", true), (Dialect{',', '"'}));
}

TEST(Csv, BackslashesEscapeQuotesThemselvesAndLineBreaks) {
  const Dialect dialect{',', '"', true};
  const std::string text = "1,\"a \\\"b\\\", \\\\\",\"\"\n2,\"x\\\ny \\n\",\"\"\"q\"\"\"\n";
  const RecordEnd first = find_record_end(text, 0, dialect, true);
  ASSERT_EQ(first.state, RecordEnd::State::kFound);
  CsvCells cells;
  EXPECT_EQ(cells.split(std::string_view(text).substr(0, first.end), dialect),
            (std::vector<std::string_view>{"1", R"(a "b", \)", ""}));
  const RecordEnd second = find_record_end(text, first.next, dialect, true);
  ASSERT_EQ(second.next, text.size());
  const auto row = std::string_view(text).substr(first.next, second.end - first.next);
  EXPECT_EQ(cells.split(row, dialect), (std::vector<std::string_view>{"2", "x\ny \\n", "\"q\""}));
}

TEST(Dialect, TextHasNone) {
  EXPECT_EQ(detect_dialect("Hello there, friend\nHow are you\nNot, so, well\nok\n", true),
            std::nullopt);
  EXPECT_EQ(detect_dialect("", true), std::nullopt);
}

TEST(Dialect, QuotesInTabSeparatedTextAreLetters) {
  const std::string text = "1\t\"quoted at the start only\n2\tplain\n3\t\"again\n";
  EXPECT_EQ(detect_dialect(text, true), (Dialect{'\t', '\0'}));
}

/// Each line opens a cell that is closed on the next one, up to the end of the text. To follow them
/// all from each line would take hours.
TEST(Csv, StaysLinearInLinesThatSeemToGoOn) {
  std::string text = "a,\"b\"\n";
  while (text.size() < 4'000'000) text += "1,x\",\"y\n";
  const Dialect dialect;
  RecordFinder finder(text, dialect, true);
  std::size_t broken = 0, begin = finder.at(0).next;
  for (; begin < text.size(); ++broken) {
    const RecordEnd record = finder.at(begin);
    ASSERT_EQ(record.state, RecordEnd::State::kBadQuote);
    ASSERT_EQ(text[record.next - 1], '\n');
    begin = record.next;
  }
  EXPECT_GT(broken, 400'000U);
}

/// What is remembered of broken records changes nothing.
TEST(Csv, AFinderOfManyRecordsAgreesWithOneForEach) {
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string text(1 + random() % 40, ' ');
    for (char& c : text) c = "\"\",,\nx\r"[random() % 7];
    const bool complete = random() % 2 == 0;
    const Dialect dialect;
    RecordFinder finder(text, dialect, complete);
    for (std::size_t begin = 0; begin < text.size();) {
      const RecordEnd alone = find_record_end(text, begin, dialect, complete);
      const RecordEnd record = finder.at(begin);
      ASSERT_EQ(record.state, alone.state) << text;
      ASSERT_EQ(record.next, alone.next) << text;
      if (record.state == RecordEnd::State::kNeedMore) break;
      begin = record.next;
    }
  }
}

}  // namespace
}  // namespace deskmill
