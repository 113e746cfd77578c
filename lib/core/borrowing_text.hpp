// Text that is put together from pieces of a longer lived one, without copying the long pieces.
//
// Most stages write most of what they read: a record with one member more, or unchanged. Copying it
// into an output buffer only to have it copied again by the system is a part of their time that
// buys nothing. So long pieces of the batch of input are left where they are and their places
// noted.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

/// A piece that belongs into a text in front of its byte number `at`.
struct Borrowed {
  std::size_t at = 0;
  std::string_view bytes;
};

/// Calls `use(std::string_view)` for the pieces of a text, in order; none of them is empty.
template <typename Use>
void for_each_piece(std::string_view bytes, const std::vector<Borrowed>& borrowed, Use&& use) {
  std::size_t done = 0;
  const auto use_up_to = [&](std::size_t end) {
    if (end > done) use(bytes.substr(done, end - done));
    done = end;
  };
  for (const Borrowed& piece : borrowed) {
    use_up_to(piece.at);
    use(piece.bytes);
  }
  use_up_to(bytes.size());
}

/// Appends to a text. Borrows from `lent`, which must outlive the text; of everything else, and of
/// what is short, it takes copies.
class BorrowingText {
 public:
  BorrowingText(std::string& bytes, std::vector<Borrowed>& borrowed, std::string_view lent)
      : bytes_(bytes), borrowed_(borrowed), lent_(lent) {}

  void append(std::string_view piece) {
    if (!is_lent(piece)) {
      bytes_ += piece;
    } else if (follows_last(piece)) {
      last() = {last().data(), last().size() + piece.size()};
    } else if (piece.size() >= kLong) {
      borrowed_.push_back({bytes_.size(), piece});
    } else {
      bytes_ += piece;
    }
  }

  /// Ends a line, with the line break behind its last piece where there is one.
  void end_line() {
    const std::string_view line_break = ends_borrowed() ? behind(last()) : std::string_view();
    append(line_break == "\n" ? line_break : std::string_view("\n"));
  }

  /// For what cannot be borrowed.
  std::string& bytes() { return bytes_; }

 private:
  /// A shorter copy costs less than a piece of its own.
  static constexpr std::size_t kLong = 512;

  /// The byte behind a lent piece, if that is lent too.
  std::string_view behind(std::string_view piece) const {
    const char* const end = piece.data() + piece.size();
    return {end, end == lent_.data() + lent_.size() ? 0u : 1u};
  }
  std::string_view& last() { return borrowed_.back().bytes; }
  bool ends_borrowed() const { return !borrowed_.empty() && borrowed_.back().at == bytes_.size(); }
  bool follows_last(std::string_view piece) {
    return ends_borrowed() && last().data() + last().size() == piece.data();
  }
  bool is_lent(std::string_view piece) const {
    const std::less_equal<const char*> up_to;
    return up_to(lent_.data(), piece.data()) &&
           up_to(piece.data() + piece.size(), lent_.data() + lent_.size());
  }

  std::string& bytes_;
  std::vector<Borrowed>& borrowed_;
  std::string_view lent_;
};

}  // namespace deskmill
