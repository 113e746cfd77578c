// Values found once in a record, to be found everywhere in it: "王小明" said in turn 2 and
// again in turn 9, an order number given with its word and later without, a name that
// only the metadata tells.
//
// Most records have a few such values, which are looked through one by one. A group chat of a
// year has thousands: beyond kFew they are found by their beginnings, so that time grows with the
// text and not with its square. For the same reason a very long value, such as a token that
// somebody took for a customer's id, is known by its beginning: what follows of it in the text goes
// with it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stages/anonymize/bytes/beginnings.hpp"
#include "stages/anonymize/policy/finding.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {

class KnownValues {
 public:
  void clear();
  /// Remembers a value found in the record, which must stay where it is until clear(). Values too
  /// short to mean anything elsewhere ("王", "42") are not remembered.
  void add(PiiType type, std::string_view value);
  /// The value of a member that holds a name: the whole, and of Latin names each word.
  void add_name(std::string_view name);
  /// The value of a member that identifies a customer ("u_77").
  void add_id(std::string_view id);
  /// When all are added, before find().
  void finish();

  bool empty() const { return literals_.empty() && numbers_.empty(); }
  /// Whether the raw line may hold a value more often than it was added: if not, find() has nothing
  /// to add, which is the usual case and cheaper to see here than in every text.
  bool may_recur(std::string_view raw) const;
  /// Adds every occurrence in the text of `anchors`, score 0.99.
  void find(const Anchors& anchors, Findings& findings) const;

 private:
  static constexpr std::size_t kFew = 32;

  struct Literal {
    std::string_view text;
    PiiType type;
    bool exact_case;       ///< a name that is also a common word counts only as written
    std::size_t seen = 1;  ///< how often it was added
  };
  struct Number {
    std::string digits;
    PiiType type;
    std::size_t seen = 0;  ///< how often it was added in just these digits
  };

  using Index = std::unordered_map<std::string, std::uint32_t>;

  void add_literal(PiiType type, std::string_view text, bool exact_case);
  void add_number(PiiType type, std::string digits, std::string_view as_written);
  /// Found as a run of its digits, and as it is written.
  void add_written_number(PiiType type, std::string digits, std::string_view value);
  Literal* known_literal(std::string_view text, bool exact_case);
  Number* known_number(const std::string& digits);
  void index_literals();
  void index_numbers();
  void find_numbers(const Anchors& anchors, const DigitRun& run, Findings& findings) const;
  /// Long ones are passed over before `long_end`, where the last one that was found ends.
  void find_literals_at(std::string_view text, std::size_t at, std::size_t& long_end,
                        Findings& findings) const;
  /// Where the literal that begins at `at` ends, or `at` when it does not stand there: as written,
  /// or all in capitals.
  std::size_t end_at(const Literal& literal, std::string_view text, std::size_t at) const;
  static bool is_long(const Literal& literal) { return literal.text.size() > Beginnings::kLongest; }
  static std::size_t times_in(std::string_view raw, const Literal& literal);

  std::vector<Literal> literals_;
  std::vector<Number> numbers_;
  /// One bit per hash of the first two bytes of a literal: most places are passed by one look.
  std::array<std::uint64_t, 16> first_bytes_{};
  // Filled beyond kFew:
  Index literal_index_, number_index_;
  Beginnings literal_beginnings_, number_beginnings_;
};

}  // namespace deskmill
