// SPDX-License-Identifier: Apache-2.0
#include "cli/pages/wrap.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "text/columns.hpp"

namespace deskmill {
namespace {

bool closes(char32_t c) {
  return std::u32string_view(U"，。、；：？！）》」』】〉”’").find(c) != std::u32string_view::npos;
}

/// A piece that is not broken: a word, or one wide character.
struct Piece {
  std::string_view text;
  bool blank_before = false;
};

std::vector<Piece> pieces_of(std::string_view line) {
  std::vector<Piece> pieces;
  bool blank = true, wide_before = false;
  for (std::size_t position = 0; position < line.size();) {
    const std::size_t begin = position;
    const char32_t c = next_code_point(line, position);
    if (c == ' ') {
      blank = true;
      continue;
    }
    const bool may_break = (is_wide(c) || wide_before) && !closes(c);
    if (blank || may_break) pieces.push_back({line.substr(begin, 0), blank});
    std::string_view& last = pieces.back().text;
    last = {last.data(), last.size() + (position - begin)};
    blank = false;
    wide_before = is_wide(c);
  }
  return pieces;
}

void wrap_line(std::string_view line, std::size_t columns, std::vector<std::string>& lines) {
  std::string current;
  for (const Piece& piece : pieces_of(line)) {
    const std::string_view gap = piece.blank_before && !current.empty() ? " " : "";
    const std::size_t needed = columns_of(current) + gap.size() + columns_of(piece.text);
    if (!current.empty() && needed > columns) {
      lines.push_back(std::move(current));
      current = piece.text;
    } else {
      current += gap;
      current += piece.text;
    }
  }
  lines.push_back(std::move(current));
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    wrap_line(text.substr(0, end), columns, lines);
    if (end == text.size()) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace deskmill
