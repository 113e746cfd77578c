// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/head/dialect.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace deskmill {
namespace {

bool has_opening_quote(const std::vector<std::string_view>& row, char quote) {
  return std::any_of(row.begin(), row.end(),
                     [quote](std::string_view cell) { return cell.starts_with(quote); });
}

/// How a dialect does on the rows of a head.
struct Trial {
  std::map<std::size_t, std::size_t> rows_of_length;
  std::size_t rows = 0;
  std::size_t closed_quotes = 0;  ///< rows with quoted cells, all of them sound
  std::size_t broken_quotes = 0;  ///< rows that the quotes break, or that seem to swallow others

  /// Share of rows with the usual number of cells, lifted a little with that number, since a
  /// delimiter that splits into more columns explains more; less the share of broken rows.
  double score() const {
    double best = 0;
    for (const auto& [length, count] : rows_of_length) {
      if (length < 2) continue;
      const double gain = 1.0 - 1.0 / (1.0 + static_cast<double>(length));
      best = std::max(best, gain * static_cast<double>(count));
    }
    return rows == 0 ? 0 : (best - static_cast<double>(broken_quotes)) / static_cast<double>(rows);
  }
};

Trial try_dialect(std::string_view head, bool complete, const Dialect& dialect) {
  constexpr std::size_t kRows = 200;
  Trial trial;
  CsvCells cells;
  for (std::size_t begin = 0; begin < head.size() && trial.rows < kRows;) {
    const RecordEnd record = find_record_end(head, begin, dialect, complete);
    if (record.state == RecordEnd::State::kNeedMore) break;
    const std::string_view text = head.substr(begin, record.end - begin);
    begin = record.next;
    if (text.empty()) continue;
    ++trial.rows;
    if (record.state == RecordEnd::State::kBadQuote) {
      ++trial.broken_quotes;
      continue;
    }
    const std::size_t length = cells.split(text, dialect).size();
    ++trial.rows_of_length[length];
    if (dialect.quote == '\0' || text.find(dialect.quote) == std::string_view::npos) continue;
    if (seems_to_swallow_rows(text, length, dialect)) {
      ++trial.broken_quotes;
    } else if (has_opening_quote(cells.split(text, Dialect{dialect.delimiter, '\0'}),
                                 dialect.quote)) {
      ++trial.closed_quotes;
    }
  }
  return trial;
}

struct ScoredDialect {
  Dialect dialect;
  double score = 0;
};

/// Where quotes break rows, they may be escaped by backslashes, as Spark and MySQL write them.
ScoredDialect with_backslashes(std::string_view head, bool complete, char delimiter,
                               double best_score) {
  const Dialect escaped{delimiter, '"', true};
  if (head.find("\\\"") == head.npos) return {};
  const Trial trial = try_dialect(head, complete, escaped);
  const bool is_better = trial.score() > best_score && trial.closed_quotes > trial.broken_quotes;
  return is_better ? ScoredDialect{escaped, trial.score()} : ScoredDialect{};
}

/// Quotes mean something unless more rows say otherwise: one that is never closed must not take the
/// meaning from all the others. Tab-separated dumps often know no quotes, so there one is proof
/// enough.
ScoredDialect with_or_without_quotes(std::string_view head, bool complete, char delimiter) {
  const Dialect quoted{delimiter, '"'}, plain{delimiter, '\0'};
  const Trial trial = try_dialect(head, complete, quoted);
  if (trial.broken_quotes > 0) {
    const auto escaped = with_backslashes(head, complete, delimiter, trial.score());
    if (escaped.score > 0) return escaped;
  }
  const std::size_t doubt = delimiter == '\t' ? 0 : 1;
  if (trial.closed_quotes + doubt >= trial.broken_quotes) return {quoted, trial.score()};
  return {plain, try_dialect(head, complete, plain).score()};
}

/// 'It''s here': some databases write so. Apostrophes are letters everywhere else, so nearly every
/// row must have such a cell, and none may be broken by it.
ScoredDialect with_single_quotes(std::string_view head, bool complete, char delimiter) {
  ScoredDialect best;
  if (head.find('\'') == head.npos) return best;
  for (const bool backslash : {false, true}) {
    const Dialect single{delimiter, '\'', backslash};
    const Trial trial = try_dialect(head, complete, single);
    const bool is_usual = trial.rows > 2 && (trial.closed_quotes + 1) * 10 >= trial.rows * 9;
    if (is_usual && trial.broken_quotes == 0 && trial.score() > best.score) {
      best = {single, trial.score()};
    }
  }
  return best;
}

ScoredDialect best_dialect(std::string_view head, bool complete) {
  if (const auto line = separator_line(head)) {
    const std::string_view rows = head.substr(line->bytes);
    return {with_or_without_quotes(rows, complete, line->delimiter).dialect, 1};
  }
  ScoredDialect best;
  for (const char delimiter : {',', '\t', ';', '|'}) {
    const ScoredDialect next = with_or_without_quotes(head, complete, delimiter);
    if (next.score > best.score + 1e-9) best = next;
    const ScoredDialect single = with_single_quotes(head, complete, delimiter);
    if (single.score > 0 && single.score >= best.score) best = single;
  }
  return best;
}

}  // namespace

std::optional<Dialect> detect_dialect(std::string_view head, bool complete) {
  constexpr double kEnough = 0.5;
  const ScoredDialect best = best_dialect(head, complete);
  if (best.score <= kEnough) return std::nullopt;
  return best.dialect;
}

Dialect likeliest_dialect(std::string_view head, bool complete) {
  return best_dialect(head, complete).dialect;
}

}  // namespace deskmill
