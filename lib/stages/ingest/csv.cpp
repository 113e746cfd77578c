// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/csv.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

namespace deskmill {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

/// The plain line at `begin`, ended by LF or CRLF.
RecordEnd line_at(std::string_view text, std::size_t begin, bool complete, RecordEnd::State state) {
  const std::size_t newline = text.find('\n', begin);
  if (newline == kNone && !complete) return {RecordEnd::State::kNeedMore, 0, 0};
  std::size_t end = newline == kNone ? text.size() : newline;
  const std::size_t next = newline == kNone ? text.size() : newline + 1;
  if (end > begin && text[end - 1] == '\r') --end;
  return {state, end, next};
}

/// Behind the closing quote of the cell whose opening quote stands at `open`.
std::size_t after_closing_quote(std::string_view text, std::size_t open, char quote) {
  std::size_t position = open + 1;
  while (true) {
    position = text.find(quote, position);
    if (position == kNone) return kNone;
    if (position + 1 < text.size() && text[position + 1] == quote) {
      position += 2;
      continue;
    }
    return position + 1;
  }
}

/// Walks the cells of a record that has at least one quote in its first line.
RecordEnd walk_quoted(std::string_view text, std::size_t begin, const Dialect& dialect,
                      bool complete) {
  const auto broken = [&] { return line_at(text, begin, complete, RecordEnd::State::kBadQuote); };
  std::size_t cell = begin;
  while (true) {
    std::size_t end = cell;
    if (cell < text.size() && text[cell] == dialect.quote) {
      end = after_closing_quote(text, cell, dialect.quote);
      if (end == kNone) return complete ? broken() : RecordEnd{RecordEnd::State::kNeedMore, 0, 0};
      if (end == text.size() && !complete) return {RecordEnd::State::kNeedMore, 0, 0};
    } else {
      while (end < text.size() && text[end] != dialect.delimiter && text[end] != '\n') ++end;
    }
    if (end == text.size()) {
      return complete ? RecordEnd{RecordEnd::State::kFound, end, end}
                      : RecordEnd{RecordEnd::State::kNeedMore, 0, 0};
    }
    if (text[end] == dialect.delimiter) {
      cell = end + 1;
      continue;
    }
    if (text[end] == '\n') {
      const bool carriage_return = end > begin && text[end - 1] == '\r';
      return {RecordEnd::State::kFound, end - (carriage_return ? 1 : 0), end + 1};
    }
    if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') {
      return {RecordEnd::State::kFound, end, end + 2};
    }
    if (text[end] == '\r' && end + 1 == text.size() && !complete) {
      return {RecordEnd::State::kNeedMore, 0, 0};
    }
    return broken();
  }
}

/// A quote opens a cell and a quote closes that cell or a later one: a delimiter stood between them.
bool looks_quoted(const std::vector<std::string_view>& row) {
  bool open = false;
  for (const std::string_view cell : row) {
    if (cell.empty()) continue;
    const bool opens = cell.front() == '"';
    if (cell.back() == '"' && (open || (opens && cell.size() >= 2))) return true;
    open = open || opens;
  }
  return false;
}

/// How evenly `dialect` splits the head: share of rows with the usual number of cells, lifted a
/// little with that number, since a delimiter that splits into more columns explains more. Rows that
/// the dialect's quotes break count against it, and so do quoted cells where quotes mean nothing.
double score_dialect(std::string_view head, bool complete, const Dialect& dialect) {
  constexpr std::size_t kRows = 200;
  CsvCells cells;
  std::map<std::size_t, std::size_t> rows_of_length;
  std::size_t rows = 0, against = 0;
  for (std::size_t begin = 0; begin < head.size() && rows < kRows;) {
    const RecordEnd record = find_record_end(head, begin, dialect, complete);
    if (record.state == RecordEnd::State::kNeedMore) break;
    if (record.end > begin) {
      ++rows;
      if (record.state == RecordEnd::State::kBadQuote) {
        ++against;
      } else {
        const auto& row = cells.split(head.substr(begin, record.end - begin), dialect);
        ++rows_of_length[row.size()];
        against += dialect.quote == '\0' && looks_quoted(row) ? 1 : 0;
      }
    }
    begin = record.next;
  }
  if (rows == 0) return 0;
  double best = 0;
  for (const auto& [length, count] : rows_of_length) {
    if (length < 2) continue;
    const double share = static_cast<double>(count) / static_cast<double>(rows);
    const double gain = 1.0 - 1.0 / (1.0 + static_cast<double>(length));
    best = std::max(best, share * gain);
  }
  return best - static_cast<double>(against) / static_cast<double>(rows);
}

}  // namespace

RecordEnd find_record_end(std::string_view text, std::size_t begin, const Dialect& dialect,
                          bool complete) {
  const RecordEnd line = line_at(text, begin, complete, RecordEnd::State::kFound);
  if (dialect.quote == '\0' || line.state == RecordEnd::State::kNeedMore) {
    if (dialect.quote == '\0' || text.find(dialect.quote, begin) == kNone) return line;
    return walk_quoted(text, begin, dialect, complete);
  }
  const void* quote = std::memchr(text.data() + begin, dialect.quote, line.end - begin);
  return quote == nullptr ? line : walk_quoted(text, begin, dialect, complete);
}

const std::vector<std::string_view>& CsvCells::split(std::string_view record,
                                                     const Dialect& dialect) {
  cells_.clear();
  store_.clear();
  std::size_t cell = 0;
  while (true) {
    if (dialect.quote != '\0' && cell < record.size() && record[cell] == dialect.quote) {
      std::size_t end = after_closing_quote(record, cell, dialect.quote);
      if (end == kNone) end = record.size() + 1;  // only on records the cutter calls broken
      cells_.push_back(unquoted(record.substr(cell + 1, end - cell - 2), dialect.quote));
      cell = record.find(dialect.delimiter, std::min(end, record.size()));
    } else {
      const std::size_t end = record.find(dialect.delimiter, cell);
      cells_.push_back(record.substr(cell, end == kNone ? kNone : end - cell));
      cell = end;
    }
    if (cell == kNone) return cells_;
    ++cell;
  }
}

std::string_view CsvCells::unquoted(std::string_view inner, char quote) {
  if (inner.find(quote) == kNone) return inner;
  std::string& text = store_.emplace_back();
  text.reserve(inner.size());
  for (std::size_t i = 0; i < inner.size(); ++i) {
    text += inner[i];
    if (inner[i] == quote && i + 1 < inner.size() && inner[i + 1] == quote) ++i;
  }
  return text;
}

void append_csv_cell(std::string& out, std::string_view cell, const Dialect& dialect) {
  const std::array<char, 4> special = {dialect.delimiter, dialect.quote, '\n', '\r'};
  if (cell.find_first_of(std::string_view(special.data(), special.size())) == kNone) {
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

std::optional<Dialect> detect_dialect(std::string_view head, bool complete) {
  constexpr double kEnough = 0.5;
  std::optional<Dialect> best;
  double best_score = kEnough;
  for (const char delimiter : {',', '\t', ';', '|'}) {
    for (const char quote : {'"', '\0'}) {
      const double score = score_dialect(head, complete, {delimiter, quote});
      if (score <= best_score + 1e-9) continue;
      best_score = score;
      best = Dialect{delimiter, quote};
    }
  }
  return best;
}

}  // namespace deskmill
