// Reads one alternative of a regular expression into the pieces of a GappedPhrase.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stages/pair_extract/phrases/gapped_phrase.hpp"
#include "stages/pair_extract/phrases/string_reader.hpp"

namespace deskmill {

class GappedPhraseReader {
 public:
  using Piece = GappedPhrase::Piece;
  /// In the order of the expression.
  struct Row {
    std::vector<Piece> before;
    PlainStrings pivot;
    std::vector<Piece> after;
    bool from_start = false, to_end = false;
  };

  explicit GappedPhraseReader(std::string_view alternative) : reader_(alternative) {}
  /// Nothing when it is no row of pieces, or none of them has to occur.
  std::optional<Row> read();

 private:
  /// A piece whose strings are still those of the expression.
  struct Draft {
    PlainStrings strings;
    std::vector<Draft> row;
    GappedPhrase::Class run_of;
    std::size_t least = 1, most = 1;
    bool occurs_once() const { return !strings.empty() && least == 1 && most == 1; }
  };
  bool read_piece();
  bool read_strings();
  bool read_row();
  bool read_run();
  bool read_class(GappedPhrase::Class& run_of);
  bool read_range(std::string& members);
  bool read_counts(Draft& piece);
  void add_strings(Draft piece);
  std::size_t find_pivot() const;
  /// As Characters gives them.
  std::u32string folded(std::string_view text);
  Piece finished(const Draft& draft);

  StringReader reader_;
  Characters characters_;
  std::vector<Draft> pieces_;
};

}  // namespace deskmill
