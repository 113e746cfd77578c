// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/texts/unicode_form.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "core/load.hpp"
#include "core/utf8.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

constexpr char32_t kZwnj = 0x200C, kZwj = 0x200D, kVariation16 = 0xFE0F;

bool is_right_to_left(char32_t c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

bool any_right_to_left(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_right_to_left(next_code_point(text, i))) return true;
  }
  return false;
}

bool is_line_break(char32_t c) {
  return c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_blank(char32_t c) {
  return is_space(c) && c != '\n' && !is_line_break(c);
}

/// The blanks at the beginnings of lines that say something: those of code, nested lists and stack
/// traces. Of the first line none stay, of the others so many less; a single space is a slip. In
/// front of anything but ASCII they are a matter of typography.
class Indentation {
 public:
  /// What stays of `blanks`, spaces and tabs, in front of the first visible byte of a line.
  std::string_view kept(std::string_view blanks, char next) {
    if (!has_first_line_) {
      has_first_line_ = true;
      first_ = blanks;
      return {};
    }
    if (!blanks.starts_with(first_) || static_cast<unsigned char>(next) >= 0x80) return {};
    blanks.remove_prefix(first_.size());
    return blanks == " " ? std::string_view() : blanks;
  }

 private:
  bool has_first_line_ = false;
  std::string first_;  ///< the blanks of that line
};

/// Works through the text once and builds the new one.
class FormPass {
 public:
  FormPass(std::string_view text, const FormRules& rules, FormChanges& changes)
      : text_(text), rules_(rules), changes_(changes) {}

  std::string run() {
    out_.reserve(text_.size());
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t begin = i;
      i = end_of_plain(i);
      if (i > begin) begin_line(text_[begin]);
      out_.append(text_, begin, i - begin);
      if (i < text_.size()) i = take(i);
    }
    drop_blanks();
    if (rules_.spaces) trim(0);
    if (rules_.line_breaks) trim_breaks();
    if (out_.empty()) changes_.line_breaks = false;  // all of it was blank
    return std::move(out_);
  }

 private:
  /// Where the run of visible ASCII and Han from `i` on ends.
  std::size_t end_of_plain(std::size_t i) const {
    while (i < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (byte > ' ' && byte < 0x7F) {
        ++i;
      } else if (byte >= 0xE4 && byte <= 0xE9) {  // U+4000-9FFF
        i += 3;
      } else {
        break;
      }
    }
    return i;
  }

  /// Handles the character at `i`; returns where the next one to handle begins.
  std::size_t take(std::size_t i) {
    std::size_t next = i;
    const char32_t c = next_code_point(text_, next);
    if (c == '\n' || (rules_.line_breaks && is_line_break(c))) return take_break(c, next);
    if (rules_.control && c == 0x1B) return take_escape(next);
    if (rules_.control && (is_control(c) || c == 0xFFFC)) {
      changes_.control = true;
    } else if (rules_.zero_width && is_zero_width(c) && !is_needed(c, i, next)) {
      changes_.zero_width = true;
    } else if (rules_.spaces && is_blank(c)) {
      add_blank(c);
    } else {
      begin_line(text_[i]);
      out_.append(text_, i, next - i);
    }
    return next;
  }

  /// Behind the CR before `next` and what goes with it: CRLF is one break, and so is CR CR LF,
  /// which programs that turn LF into CRLF make of CRLF.
  std::size_t behind_return(std::size_t next) const {
    const std::string_view rest = text_.substr(next, 2);
    return next + (rest.starts_with('\n') ? 1 : rest == "\r\n" ? 2 : 0);
  }

  std::size_t take_break(char32_t c, std::size_t next) {
    if (c != '\n') changes_.line_breaks = true;
    if (rules_.spaces) trim(line_begin_);
    drop_blanks();
    const std::size_t size = out_.size();
    const bool third = size >= 2 && out_[size - 1] == '\n' && out_[size - 2] == '\n';
    if (rules_.line_breaks && third) {
      changes_.line_breaks = true;
    } else {
      out_ += '\n';
    }
    line_begin_ = out_.size();
    return c == '\r' ? behind_return(next) : next;
  }

  /// ESC [ parameters letter: colours of a terminal. `next` is behind the ESC.
  std::size_t take_escape(std::size_t next) {
    changes_.control = true;
    if (next >= text_.size() || text_[next] != '[') return next;
    const std::size_t end = text_.find_first_not_of("0123456789;", next + 1);
    const bool closed = end != text_.npos && static_cast<unsigned char>(text_[end]) < 0x80 &&
                        is_letter(static_cast<unsigned char>(text_[end]));
    return closed ? end + 1 : next;
  }

  /// Of a run one blank stays: a tab if there was one, else a space.
  void add_blank(char32_t c) {
    const char plain = c == '\t' ? '\t' : ' ';
    if (c != static_cast<unsigned char>(plain)) changes_.spaces = true;
    const bool in_run = out_.size() > line_begin_ && (out_.back() == ' ' || out_.back() == '\t');
    if (out_.size() == line_begin_) {
      leading_ += plain;
      is_odd_ = is_odd_ || c != static_cast<unsigned char>(plain);
    } else if (in_run) {
      changes_.spaces = true;
      if (plain == '\t') out_.back() = plain;
    } else {
      out_ += plain;
    }
  }

  /// Writes the blanks that stay in front of a line's first visible character.
  void begin_line(char next) {
    if (out_.size() != line_begin_ || !rules_.spaces) return;
    const std::string_view kept = indentation_.kept(is_odd_ ? std::string_view() : leading_, next);
    changes_.spaces = changes_.spaces || kept.size() != leading_.size();
    out_ += kept;
    leading_.clear();
    is_odd_ = false;
  }

  void drop_blanks() {
    changes_.spaces = changes_.spaces || !leading_.empty();
    leading_.clear();
    is_odd_ = false;
  }

  /// A zero-width character [begin, end) that the text around it needs.
  bool is_needed(char32_t c, std::size_t begin, std::size_t end) {
    const char32_t left = begin > 0 ? previous_code_point(text_, begin) : 0;
    const char32_t right = end < text_.size() ? next_code_point(text_, end) : 0;
    if (c == kZwj && is_emoji(right)) return is_emoji(left) || left == kVariation16;
    if (c == kZwj || c == kZwnj) return joins_letters(left) && joins_letters(right);
    return c != 0xAD && c != 0xFEFF && c != 0x200B && has_right_to_left();
  }

  /// Asked for each direction mark, of which a text may be full: looked up once.
  bool has_right_to_left() {
    if (!has_right_to_left_) has_right_to_left_ = any_right_to_left(text_);
    return *has_right_to_left_;
  }

  void trim(std::size_t begin) {
    while (out_.size() > begin && (out_.back() == ' ' || out_.back() == '\t')) {
      out_.pop_back();
      changes_.spaces = true;
    }
  }

  void trim_breaks() {
    const std::size_t first = std::min(out_.find_first_not_of('\n'), out_.size());
    const std::size_t last = out_.find_last_not_of('\n');
    if (first == 0 && last + 1 == out_.size()) return;
    changes_.line_breaks = changes_.line_breaks || !out_.empty();
    out_ = first == out_.size() ? std::string() : out_.substr(first, last + 1 - first);
  }

  std::string_view text_;
  const FormRules& rules_;
  FormChanges& changes_;
  std::string out_;
  std::size_t line_begin_ = 0;
  std::string leading_;  ///< blanks of a line of which nothing visible has been seen
  bool is_odd_ = false;  ///< there are others than spaces and tabs among them
  Indentation indentation_;
  std::optional<bool> has_right_to_left_;
};

}  // namespace

std::string apply_unicode_form(std::string_view text, const FormRules& rules,
                               FormChanges& changes) {
  changes = {false, false, false, false, false};
  std::string formed = FormPass(text, rules, changes).run();
  // Last, because characters that were apart may compose now.
  std::string composed;
  if (rules.nfc && to_nfc(formed, composed)) {
    changes.nfc = true;
    return composed;
  }
  return formed;
}

namespace {

/// 0x80 in each byte that is a space.
std::uint64_t spaces_in(std::uint64_t eight) {
  constexpr std::uint64_t kSpaces = 0x2020202020202020, kLow = 0x7F7F7F7F7F7F7F7F;
  const std::uint64_t zeros = eight ^ kSpaces;
  return ~(((zeros & kLow) + kLow) | zeros | kLow);
}

/// Where the next several spaces begin, or the one that ends the line: others stay, one behind each
/// word.
std::size_t next_run_of_spaces(std::string_view line, std::size_t from) {
  std::size_t i = from;
  for (; i + sizeof(std::uint64_t) <= line.size(); i += sizeof(std::uint64_t) - 1) {
    const std::uint64_t spaces = spaces_in(load<std::uint64_t>(line.data() + i));
    const std::uint64_t followed = spaces & (spaces >> 8);
    if (followed != 0) return i + static_cast<std::size_t>(std::countr_zero(followed)) / 8;
  }
  for (; i < line.size(); ++i) {
    if (line[i] == ' ' && (i + 1 == line.size() || line[i + 1] == ' ')) return i;
  }
  return line.size();
}

/// fold_layout line by line.
class LayoutPass {
 public:
  /// Of a text of `size` bytes.
  LayoutPass(std::size_t size, const FormRules& rules, FormChanges& changes)
      : rules_(rules), changes_(changes) {
    out_.reserve(size);
  }

  void add_line(std::string_view line) {
    const std::size_t size = out_.size();
    if (!first_) out_ += '\n';
    const std::size_t begin = out_.size();
    if (rules_.spaces) {
      add_folded(line);
    } else {
      out_ += line;
    }
    const bool is_empty = out_.size() == begin;
    if (rules_.line_breaks && is_empty && (first_ || empty_lines_ > 0)) {
      out_.resize(size);  // a second empty line, or one at the beginning
      changes_.line_breaks = true;
    } else {
      first_ = false;
    }
    empty_lines_ = is_empty ? empty_lines_ + 1 : 0;
  }

  std::string take() {
    while (rules_.line_breaks && !out_.empty() && out_.back() == '\n') {
      out_.pop_back();
      changes_.line_breaks = true;
    }
    return std::move(out_);
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t'; }

  /// Of a run of blanks one stays: a tab if there was one, else a space. None at the end, at the
  /// beginning those of an indentation.
  void add_folded(std::string_view line) {
    const std::size_t begin = out_.size();
    const std::size_t visible = std::min(line.find_first_not_of(" \t"), line.size());
    if (visible < line.size()) out_ += indentation_.kept(line.substr(0, visible), line[visible]);
    const bool any_tab = line.find('\t') != line.npos;
    const auto next_run = [&](std::size_t from) {
      return any_tab ? std::min(line.find_first_of(" \t", from), line.size())
                     : next_run_of_spaces(line, from);
    };
    std::size_t copied = visible;
    for (std::size_t run = next_run(visible); run < line.size();) {
      std::size_t end = run + 1;
      while (end < line.size() && is_blank(line[end])) ++end;
      const bool stays = end - run == 1 && end < line.size();
      if (!stays) {
        out_.append(line, copied, run - copied);
        const bool has_tab = any_tab && line.substr(run, end - run).find('\t') != line.npos;
        if (end < line.size()) out_ += has_tab ? '\t' : ' ';
        copied = end;
      }
      run = next_run(end);
    }
    out_.append(line, copied, line.size() - copied);
    const std::string_view folded = std::string_view(out_).substr(begin);
    changes_.spaces = changes_.spaces || folded != line;
  }

  const FormRules& rules_;
  FormChanges& changes_;
  std::string out_;
  Indentation indentation_;
  std::size_t empty_lines_ = 0;
  bool first_ = true;  ///< nothing was written yet
};

}  // namespace

std::string fold_layout(std::string_view text, const FormRules& rules, FormChanges& changes) {
  changes = {false, false, false, false, false};
  LayoutPass pass(text.size(), rules, changes);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    pass.add_line(text.substr(begin, end - begin));
    begin = end + 1;
  }
  std::string folded = pass.take();
  if (folded.empty()) changes.line_breaks = false;
  return folded;
}

}  // namespace deskmill
