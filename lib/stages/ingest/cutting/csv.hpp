// Comma- and tab-separated text: RFC 4180 as real files bend it.
//
// Quoted cells may hold delimiters, doubled quotes and line breaks; a quote in the middle of an
// unquoted cell is an ordinary character; LF, CRLF and the CR CR LF of doubled translation may mix;
// the last line may lack its end. Two steps, so that the work can be parallel: RecordFinder only
// looks for the boundaries, CsvCells makes cells.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

struct Dialect {
  char delimiter = ',';
  char quote = '"';        ///< 0: quotes mean nothing (tab-separated dumps)
  bool backslash = false;  ///< inside quotes \" is a quote and \\ a backslash (Spark, MySQL)
  bool operator==(const Dialect&) const = default;
};

struct RecordEnd {
  enum class State {
    kFound,     ///< `next` is behind the record's line break, or the end of a complete text
    kNeedMore,  ///< no line break in sight, or still inside a quoted cell
    kBadQuote,  ///< text after a closing quote, or a quote that is never closed
  };
  State state = State::kFound;
  std::size_t end = 0;   ///< of the record without its line break
  std::size_t next = 0;  ///< where the next record begins
};

/// Finds the ends of the records of one text. Behind a stray quote a record may seem to go on to
/// the end of the text, and so may those of the next lines: what was followed in vain is
/// remembered, or the time would grow with the square of the text.
class RecordFinder {
 public:
  /// `text` and `dialect` must outlive the finder. With `complete`, the text ends the input. Of a
  /// record of more than `longest` bytes no end is waited for.
  RecordFinder(std::string_view text, const Dialect& dialect, bool complete,
               std::size_t longest = std::string_view::npos)
      : text_(text), dialect_(dialect), complete_(complete), longest_(longest) {}

  /// The record that begins at `begin`. For kBadQuote the record is only the first line, so that
  /// one stray quote costs one row and not the rest of the file.
  RecordEnd at(std::size_t begin);

 private:
  RecordEnd line_at(std::size_t begin, RecordEnd::State state) const;
  /// Walks the cells of a record that has at least one quote in its first line.
  RecordEnd walk_quoted(std::size_t begin);
  /// The end is not in an incomplete text.
  RecordEnd unfinished(std::size_t begin);
  RecordEnd broken(std::size_t begin);

  const std::string_view text_;
  const Dialect& dialect_;
  const bool complete_;
  const std::size_t longest_;
  std::vector<std::size_t> opened_;  ///< quotes that opened cells of the record at hand
  std::vector<bool> leads_nowhere_;  ///< by place: quotes that opened cells of broken records
};

/// One record by itself.
RecordEnd find_record_end(std::string_view text, std::size_t begin, const Dialect& dialect,
                          bool complete);

/// Cells of one record; views into `record`, or into its own store where quotes had to be
/// undoubled.
class CsvCells {
 public:
  const std::vector<std::string_view>& split(std::string_view record, const Dialect& dialect);

 private:
  std::string_view unquoted(std::string_view inner, const Dialect& dialect);
  std::vector<std::string_view> cells_;
  std::deque<std::string> store_;
};

/// A quoted cell of this record of `cells` cells holds a line that would be a row by itself: as
/// many cells, and the first of the same shape. The quote that closes it was probably meant for
/// another row.
bool seems_to_swallow_rows(std::string_view record, std::size_t cells, const Dialect& dialect);

/// The line `sep=;` that spreadsheets write and read in front of a table: it names the delimiter
/// and is no row.
struct SeparatorLine {
  char delimiter;
  std::size_t bytes;  ///< with its line break
};
std::optional<SeparatorLine> separator_line(std::string_view text);

}  // namespace deskmill
