// SPDX-License-Identifier: Apache-2.0
#include "io/line_batch.hpp"

#include <gtest/gtest.h>

#include <random>

#include "support/memory_source.hpp"
#include "unit/io/dribble_source.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kNoLimit = 16u << 20;
constexpr std::size_t kHead = 64u << 10;

struct ReadLine {
  std::string text;
  std::uint64_t number = 0, byte = 0, long_bytes = 0;
  bool operator==(const ReadLine&) const = default;
};

struct Reading {
  std::vector<ReadLine> lines;
  Tally tally;
  std::size_t batches = 0, last_batches = 0;
};

Reading read_all(LineReader& reader) {
  Reading reading;
  LineBatch batch;
  while (reader.next(batch)) {
    ++reading.batches;
    reading.last_batches += batch.last_of_input ? 1 : 0;
    auto long_line = batch.long_lines.begin();
    for (std::size_t i = 0; i < batch.lines.size(); ++i) {
      const bool is_long = long_line != batch.long_lines.end() && long_line->index == i;
      reading.lines.push_back({std::string(batch.line(i)), batch.first_line + i,
                               batch.first_byte + batch.lines[i].begin,
                               is_long ? (long_line++)->bytes : 0});
    }
  }
  reading.tally = reader.tally();
  return reading;
}

Reading read_all(const std::string& input, std::size_t chunk = 1u << 20,
                 std::size_t limit = kNoLimit, std::size_t batch_bytes = 1u << 20) {
  LineReader reader(std::make_unique<DribbleSource>(input, chunk), 0, limit, batch_bytes);
  return read_all(reader);
}

std::vector<std::string> texts(const Reading& reading) {
  std::vector<std::string> result;
  for (const ReadLine& line : reading.lines) result.push_back(line.text);
  return result;
}

/// What lines are, said the slow way.
std::vector<ReadLine> expected_lines(const std::string& input, std::size_t limit) {
  std::vector<ReadLine> lines;
  std::size_t begin = input.starts_with("\xef\xbb\xbf") ? 3 : 0;
  while (begin < input.size()) {
    std::size_t end = std::min(input.find('\n', begin), input.size());
    std::string text = input.substr(begin, end - begin);
    if (!text.empty() && text.back() == '\r') text.pop_back();
    ReadLine line{text, lines.size() + 1, begin, 0};
    if (text.size() > limit) {
      line.long_bytes = text.size();
      line.text = text.substr(0, kHead);
    }
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

TEST(LineReader, EmptyInputIsOneEmptyLastBatch) {
  const Reading reading = read_all("");
  EXPECT_TRUE(reading.lines.empty());
  EXPECT_EQ(reading.batches, 1u);
  EXPECT_EQ(reading.last_batches, 1u);
  EXPECT_TRUE(reading.tally.entries().empty());
}

TEST(LineReader, NumbersAndPlacesLines) {
  const Reading reading = read_all("one\n\nthree\n");
  const std::vector<ReadLine> expected = {{"one", 1, 0, 0}, {"", 2, 4, 0}, {"three", 3, 5, 0}};
  EXPECT_EQ(reading.lines, expected);
  EXPECT_TRUE(reading.tally.entries().empty());
}

TEST(LineReader, CountsCarriageReturnsAndMissingNewline) {
  const Reading reading = read_all("a\r\nb\nc\r\n\r\nd");
  EXPECT_EQ(texts(reading), (std::vector<std::string>{"a", "b", "c", "", "d"}));
  EXPECT_EQ(reading.tally.get("input/crlf_lines"), 3);
  EXPECT_EQ(reading.tally.get("input/no_final_newline"), 1);
}

TEST(LineReader, OnlyOneCarriageReturnIsPartOfTheLineEnd) {
  EXPECT_EQ(texts(read_all("a\r\r\nb\rc\n")), (std::vector<std::string>{"a\r", "b\rc"}));
}

/// `cat a.jsonl b.jsonl` of files that begin with one.
TEST(LineReader, RemovesByteOrderMarksInFrontOfLines) {
  for (const std::size_t chunk : {1u, 2u, 100u}) {
    const Reading reading =
        read_all("\xef\xbb\xbf{}\n\xef\xbb\xbf{}\n{\xef\xbb\xbf}\n\xef\xbb", chunk);
    EXPECT_EQ(texts(reading), (std::vector<std::string>{"{}", "{}", "{\xef\xbb\xbf}", "\xef\xbb"}));
    EXPECT_EQ(reading.lines[0].byte, 3u);
    EXPECT_EQ(reading.lines[1].byte, 9u);
    EXPECT_EQ(reading.tally.get("input/bom"), 2);
  }
  EXPECT_TRUE(read_all("\xef\xbb\xbf").lines.empty());
}

TEST(LineReader, KeepsInputIndexAndCutsBatchesAtNewlines) {
  LineReader reader(memory_source("aaaa\nbbbb\ncccc\ndddd\n"), 7, kNoLimit, 16);
  LineBatch batch;
  ASSERT_TRUE(reader.next(batch));
  EXPECT_EQ(batch.input, 7u);
  EXPECT_EQ(batch.bytes, "aaaa\nbbbb\ncccc\n");
  EXPECT_EQ(batch.first_line, 1u);
  EXPECT_FALSE(batch.last_of_input);
  ASSERT_TRUE(reader.next(batch));
  EXPECT_EQ(batch.bytes, "dddd\n");
  EXPECT_EQ(batch.first_line, 4u);
  EXPECT_EQ(batch.first_byte, 15u);
  EXPECT_TRUE(batch.last_of_input);
  EXPECT_FALSE(reader.next(batch));
}

TEST(LineReader, FreshAndMovedFromBatchesServeAsWellAsUsedOnes) {
  LineReader reader(memory_source(std::string(100, 'x') + "\nyy\nzz\n"), 0, kNoLimit, 16);
  std::string all;
  while (true) {
    LineBatch batch;
    if (!reader.next(batch)) break;
    all += batch.bytes;
  }
  EXPECT_EQ(all, std::string(100, 'x') + "\nyy\nzz\n");
}

TEST(LineReader, GrowsForALineLongerThanABatch) {
  const std::string line(300'000, 'x');
  const Reading reading = read_all("a\n" + line + "\nb\n", 1000, kNoLimit, 4096);
  EXPECT_EQ(texts(reading), (std::vector<std::string>{"a", line, "b"}));
}

TEST(LineReader, ALineOfExactlyTheLimitIsKept) {
  const std::size_t limit = 100'000;
  for (const std::string ending : {"\n", "\r\n", ""}) {
    const Reading kept = read_all(std::string(limit, 'x') + ending, 5000, limit, 4096);
    EXPECT_EQ(kept.lines.at(0).text.size(), limit);
    EXPECT_EQ(kept.lines.at(0).long_bytes, 0u);
    const Reading cut = read_all(std::string(limit + 1, 'x') + ending, 5000, limit, 4096);
    EXPECT_EQ(cut.lines.at(0).text.size(), kHead);
    EXPECT_EQ(cut.lines.at(0).long_bytes, limit + 1);
  }
}

TEST(LineReader, ALongLineKeepsItsHeadAndTheNextLinesTheirPlaces) {
  const std::size_t length = 3'000'000;
  for (const std::string ending : {"\n", "\r\n"}) {
    const std::string input = "a\n" + std::string(length, 'x') + ending + "b\n\nc";
    EXPECT_EQ(read_all(input, 70'000, 1'000'000, 100'000).lines, expected_lines(input, 1'000'000));
  }
}

TEST(LineReader, ALongLineMayEndTheInput) {
  const std::size_t limit = 200'000;
  for (const std::string ending : {"", "\r", "\n", "\r\n"}) {
    const std::string input = std::string(1'000'000, 'x') + ending;
    const Reading reading = read_all(input, 1u << 20, limit, 4096);
    EXPECT_EQ(reading.lines, expected_lines(input, limit));
    EXPECT_EQ(reading.last_batches, 1u);
    EXPECT_EQ(reading.tally.get("input/no_final_newline"), ending.ends_with('\n') ? 0 : 1);
    EXPECT_EQ(reading.tally.get("input/crlf_lines"), ending.starts_with('\r') ? 1 : 0);
  }
}

TEST(LineReader, ALongLineIsKnownByTheHashOfAllOfIt) {
  const std::string line = std::string(150'000, 'x') + "\r" + std::string(150'000, 'y');
  for (const std::string ending : {"", "\n", "\r", "\r\n", "\r\r\n"}) {
    for (const std::size_t chunk : {150'001u, 300'002u, 1u << 20}) {
      for (const std::size_t limit : {70'000u, 299'999u}) {
        LineReader reader(std::make_unique<DribbleSource>(line + ending, chunk), 0, limit, 4096);
        LineBatch batch;
        ASSERT_TRUE(reader.next(batch));
        ASSERT_EQ(batch.long_lines.size(), 1u);
        EXPECT_EQ(batch.long_lines[0].bytes, line.size() + (ending == "\r\r\n" ? 1 : 0));
        EXPECT_EQ(batch.long_lines[0].hash, hash128(line));
      }
    }
  }
}

TEST(LineReader, MemoryStaysBoundedOverALongLine) {
  const std::size_t limit = 1u << 20, batch_bytes = 64u << 10;
  LineReader reader(memory_source(std::string(40u << 20, 'x') + "\nend\n"), 0, limit, batch_bytes);
  LineBatch batch;
  std::size_t most = 0;
  while (reader.next(batch)) most = std::max(most, batch.bytes.capacity());
  EXPECT_LE(most, 2 * (limit + batch_bytes));
}

TEST(LineReader, AnErrorOfTheSourceSurfaces) {
  class FailingSource : public DribbleSource {
   public:
    FailingSource() : DribbleSource("abc\n", 4) {}
    std::size_t read(char* buffer, std::size_t capacity) override {
      const std::size_t got = DribbleSource::read(buffer, capacity);
      if (got == 0) throw std::runtime_error("disk on fire");
      return got;
    }
  };
  LineReader reader(std::make_unique<FailingSource>(), 0, kNoLimit);
  LineBatch batch;
  EXPECT_THROW(reader.next(batch), std::runtime_error);
}

/// Lines do not depend on how reads and batches fall.
TEST(LineReader, RandomInputsAgreeWithTheSlowDefinition) {
  std::mt19937 random(20240501);
  const auto below = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  for (int round = 0; round < 300; ++round) {
    std::string input = below(4) == 0 ? "\xef\xbb\xbf" : "";
    for (unsigned i = below(60); i > 0; --i) {
      const bool is_long = below(20) == 0;
      input += std::string(below(is_long ? 200'000 : 40), static_cast<char>('a' + below(26)));
      input += below(3) == 0 ? "\r\n" : "\n";
    }
    if (below(2) == 0) input += "tail";
    const std::size_t limit = below(2) == 0 ? 20 : 70'000;
    const std::size_t chunk = 1 + below(5) * below(30'000), batch_bytes = 16 + below(100'000);
    const Reading reading = read_all(input, chunk, limit, batch_bytes);
    ASSERT_EQ(reading.lines, expected_lines(input, limit)) << "round " << round;
    ASSERT_EQ(reading.last_batches, 1u);
  }
}

}  // namespace
}  // namespace deskmill
