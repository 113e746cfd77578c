// SPDX-License-Identifier: Apache-2.0
#include "core/borrowing_text.hpp"

#include <gtest/gtest.h>

#include <random>

namespace deskmill {
namespace {

std::string put_together(const std::string& bytes, const std::vector<Borrowed>& borrowed) {
  std::string all;
  for_each_piece(bytes, borrowed, [&](std::string_view piece) {
    EXPECT_FALSE(piece.empty());
    all += piece;
  });
  return all;
}

struct Text {
  explicit Text(std::string_view lent) : text(bytes, borrowed, lent) {}
  std::string bytes;
  std::vector<Borrowed> borrowed;
  BorrowingText text;
};

TEST(BorrowingText, WholeLinesOneAfterTheOtherAreOnePiece) {
  const std::string lines = std::string(600, 'a') + "\n" + std::string(5, 'b') + "\nrest";
  Text out(lines);
  out.text.append(std::string_view(lines).substr(0, 600));
  out.text.end_line();
  out.text.append(std::string_view(lines).substr(601, 5));
  out.text.end_line();
  EXPECT_EQ(out.bytes, "");
  ASSERT_EQ(out.borrowed.size(), 1u);
  EXPECT_EQ(out.borrowed[0].bytes, std::string_view(lines).substr(0, 607));
}

TEST(BorrowingText, ALineBreakThatIsNotThereIsWritten) {
  const std::string last(600, 'a');
  Text at_end(last);
  at_end.text.append(last);
  at_end.text.end_line();
  EXPECT_EQ(at_end.bytes, "\n");
  const std::string with_return = last + "\r\n";
  Text before_return(with_return);
  before_return.text.append(std::string_view(with_return).substr(0, 600));
  before_return.text.end_line();
  EXPECT_EQ(put_together(before_return.bytes, before_return.borrowed), last + "\n");
}

TEST(BorrowingText, OnlyWhatIsLentIsBorrowed) {
  const std::string lent(2000, 'a'), other(2000, 'b');
  Text out(std::string_view(lent).substr(0, 1000));
  out.text.append(other);
  out.text.append(std::string_view(lent).substr(500, 1000));
  EXPECT_TRUE(out.borrowed.empty());
  EXPECT_EQ(out.bytes, other + lent.substr(500, 1000));
}

TEST(BorrowingText, HoldsWhatWasAppended) {
  std::mt19937 random(20261122);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  for (int round = 0; round < 300; ++round) {
    std::string lent;
    for (int i = 0; i < 6000; ++i) lent += below(50) == 0 ? '\n' : static_cast<char>('a' + i % 26);
    Text out(lent);
    std::string expected;
    std::size_t at = 0;
    for (int i = 0; i < 20; ++i) {
      const std::size_t begin = below(2) == 0 ? at : below(lent.size());
      const std::string_view piece = std::string_view(lent).substr(begin, below(1500));
      const std::string copy(below(20), 'x');
      at = begin + piece.size();
      out.text.append(piece);
      expected += piece;
      if (below(2) == 0) out.text.end_line(), expected += '\n';
      if (below(3) == 0) out.text.append(copy), expected += copy;
      if (below(5) == 0) out.text.bytes() += copy, expected += copy;
    }
    ASSERT_EQ(put_together(out.bytes, out.borrowed), expected);
  }
}

}  // namespace
}  // namespace deskmill
