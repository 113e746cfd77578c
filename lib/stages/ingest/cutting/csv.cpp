// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/cutting/csv.hpp"

#include <algorithm>
#include <cstring>

#include "core/ascii.hpp"
#include "core/lines.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

/// Of the quote at `position`, behind the one at `open`.
bool is_escaped(std::string_view text, std::size_t open, std::size_t position) {
  std::size_t first = position;
  while (first > open + 1 && text[first - 1] == '\\') --first;
  return (position - first) % 2 == 1;
}

/// Behind the closing quote of the cell whose opening quote stands at `open`.
std::size_t after_closing_quote(std::string_view text, std::size_t open, const Dialect& dialect) {
  std::size_t position = open + 1;
  while (true) {
    position = text.find(dialect.quote, position);
    if (position == kNone) return kNone;
    if (dialect.backslash && is_escaped(text, open, position)) {
      ++position;
      continue;
    }
    if (position + 1 < text.size() && text[position + 1] == dialect.quote) {
      position += 2;
      continue;
    }
    return position + 1;
  }
}

/// "2026-03-01" and "1999-12-31" have the shape "9-9-9": runs of digits and of letters count once.
std::string shape_of(std::string_view cell) {
  std::string shape;
  for (const char c : cell) {
    const bool is_letter = is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    const char kind = is_ascii_digit(c) ? '9' : is_letter ? 'a' : c;
    if (shape.empty() || shape.back() != kind) shape += kind;
  }
  return shape;
}

/// ="00123" is how exports keep spreadsheets from taking a text for a number: the text counts.
std::string_view without_formula(std::string_view cell) {
  const bool formula = cell.size() > 3 && cell.starts_with("=\"") && cell.ends_with('"');
  if (!formula) return cell;
  const std::string_view text = cell.substr(2, cell.size() - 3);
  return text.find('"') == kNone ? text : cell;
}

/// "sep=;" or "\"sep=;\"": the text in front of the delimiter.
std::string_view separator_key(std::string_view text) {
  for (const std::string_view key : {"sep=", "\"sep="}) {
    if (text.starts_with(key)) return key;
  }
  return {};
}

}  // namespace

bool seems_to_swallow_rows(std::string_view record, std::size_t cells, const Dialect& dialect) {
  const std::string first = shape_of(record.substr(0, record.find(dialect.delimiter)));
  if (cells < 2 || first.empty() || first.find_first_of(" \n\"") != std::string::npos) return false;
  for (std::size_t at = record.find('\n'); at != kNone; at = record.find('\n', at + 1)) {
    std::string_view line = record.substr(at + 1);
    line = line.substr(0, line.find('\n'));
    line = line.substr(0, line.find(dialect.quote));
    const auto delimiters =
        static_cast<std::size_t>(std::count(line.begin(), line.end(), dialect.delimiter));
    if (delimiters + 1 == cells &&
        shape_of(line.substr(0, line.find(dialect.delimiter))) == first) {
      return true;
    }
  }
  return false;
}

RecordEnd RecordFinder::at(std::size_t begin) {
  const RecordEnd line = line_at(begin, RecordEnd::State::kFound);
  if (dialect_.quote == '\0' || line.state == RecordEnd::State::kNeedMore) {
    if (dialect_.quote == '\0' || text_.find(dialect_.quote, begin) == kNone) return line;
    return walk_quoted(begin);
  }
  const void* quote = std::memchr(text_.data() + begin, dialect_.quote, line.end - begin);
  return quote == nullptr ? line : walk_quoted(begin);
}

RecordEnd RecordFinder::line_at(std::size_t begin, RecordEnd::State state) const {
  const std::size_t newline = text_.find('\n', begin);
  if (newline == kNone && !complete_) return {RecordEnd::State::kNeedMore, 0, 0};
  const std::size_t end = newline == kNone ? text_.size() : newline;
  const std::size_t next = newline == kNone ? text_.size() : newline + 1;
  return {state, before_returns(text_, begin, end), next};
}

RecordEnd RecordFinder::broken(std::size_t begin) {
  leads_nowhere_.resize(text_.size());
  for (const std::size_t open : opened_) leads_nowhere_[open] = true;
  return line_at(begin, RecordEnd::State::kBadQuote);
}

RecordEnd RecordFinder::unfinished(std::size_t begin) {
  if (text_.size() - begin > longest_) return broken(begin);
  return {RecordEnd::State::kNeedMore, 0, 0};
}

RecordEnd RecordFinder::walk_quoted(std::size_t begin) {
  opened_.clear();
  std::size_t cell = begin;
  while (true) {
    std::size_t end = cell;
    if (cell < text_.size() && text_[cell] == dialect_.quote) {
      if (!leads_nowhere_.empty() && leads_nowhere_[cell]) return broken(begin);
      opened_.push_back(cell);
      end = after_closing_quote(text_, cell, dialect_);
      if (end == kNone) return complete_ ? broken(begin) : unfinished(begin);
      if (end == text_.size() && !complete_) return unfinished(begin);
    } else {
      while (end < text_.size() && text_[end] != dialect_.delimiter && text_[end] != '\n') ++end;
    }
    if (end == text_.size()) {
      return complete_ ? RecordEnd{RecordEnd::State::kFound, end, end} : unfinished(begin);
    }
    if (text_[end] == dialect_.delimiter) {
      cell = end + 1;
      continue;
    }
    const std::size_t newline = std::min(text_.find_first_not_of('\r', end), text_.size());
    if (newline < text_.size() && text_[newline] == '\n') {
      return {RecordEnd::State::kFound, before_returns(text_, begin, end), newline + 1};
    }
    if (newline == text_.size() && !complete_) return unfinished(begin);
    return broken(begin);
  }
}

RecordEnd find_record_end(std::string_view text, std::size_t begin, const Dialect& dialect,
                          bool complete) {
  return RecordFinder(text, dialect, complete).at(begin);
}

const std::vector<std::string_view>& CsvCells::split(std::string_view record,
                                                     const Dialect& dialect) {
  cells_.clear();
  store_.clear();
  std::size_t cell = 0;
  while (true) {
    if (dialect.quote != '\0' && cell < record.size() && record[cell] == dialect.quote) {
      std::size_t end = after_closing_quote(record, cell, dialect);
      if (end == kNone) end = record.size() + 1;  // only on records the cutter calls broken
      cells_.push_back(without_formula(unquoted(record.substr(cell + 1, end - cell - 2), dialect)));
      cell = record.find(dialect.delimiter, std::min(end, record.size()));
    } else {
      const std::size_t end = record.find(dialect.delimiter, cell);
      cells_.push_back(without_formula(record.substr(cell, end == kNone ? kNone : end - cell)));
      cell = end;
    }
    if (cell == kNone) return cells_;
    ++cell;
  }
}

std::string_view CsvCells::unquoted(std::string_view inner, const Dialect& dialect) {
  const char escape = dialect.backslash ? '\\' : dialect.quote;
  if (inner.find(dialect.quote) == kNone && inner.find(escape) == kNone) return inner;
  std::string& text = store_.emplace_back();
  text.reserve(inner.size());
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const std::string_view next = inner.substr(i + 1, 1);
    const bool is_doubled = inner[i] == dialect.quote && next.starts_with(dialect.quote);
    const bool is_escape = dialect.backslash && inner[i] == '\\' &&
                           (next == "\\" || next == "\n" || next.starts_with(dialect.quote));
    if (is_doubled || is_escape) ++i;
    text += inner[i];
  }
  return text;
}

std::optional<SeparatorLine> separator_line(std::string_view text) {
  const std::string_view key = separator_key(text);
  if (key.empty() || text.size() <= key.size()) return std::nullopt;
  const char delimiter = text[key.size()];
  const bool possible = (delimiter >= ' ' && delimiter <= '~') || delimiter == '\t';
  if (!possible || delimiter == '"') return std::nullopt;
  std::string_view rest = text.substr(key.size() + 1);
  if (key.front() == '"') {
    if (!rest.starts_with('"')) return std::nullopt;
    rest.remove_prefix(1);
  }
  while (rest.starts_with('\r')) rest.remove_prefix(1);
  if (!rest.starts_with('\n')) return std::nullopt;
  return SeparatorLine{delimiter, text.size() - rest.size() + 1};
}

}  // namespace deskmill
