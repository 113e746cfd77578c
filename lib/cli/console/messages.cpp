// SPDX-License-Identifier: Apache-2.0
#include "cli/console/messages.hpp"

#include "io/standard_error.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kRed = "\033[1;31m";
constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kPlain = "\033[0m";
constexpr std::string_view kEraseLine = "\r\033[K";

/// A control character of ASCII, or the second byte of one beyond it (U+0080 to U+009F, "\xC2\x80"
/// to "\xC2\x9F"), which terminals obey as well.
bool is_control(std::string_view text, std::size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) return byte < 0x20 || byte == 0x7f;
  return byte < 0xA0 && i > 0 && text[i - 1] == '\xC2';
}

/// Control characters, which may stand in names of files, spelt out: a message stays one line, and
/// no name of a file commands the terminal.
void append_visible(std::string& line, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!is_control(text, i)) {
      line += text[i];
    } else if (text[i] == '\n') {
      line += "\\n";
    } else {
      if (byte >= 0x80) line.pop_back();
      ((line += "\\x") += kHex[byte >> 4]) += kHex[byte & 15];
    }
  }
}

}  // namespace

void Messages::write_line(std::string_view text, std::string_view color) {
  std::string line;
  const std::lock_guard lock(mutex_);
  if (!bar_.empty()) line += kEraseLine;
  if (color_) line += color;
  line += program_ + ":";
  if (color_) line += kPlain;
  line += " ";
  append_visible(line, text);
  line += "\n" + bar_;
  write_standard_error(line);
}

void Messages::say(std::string_view text) {
  write_line(text, kBold);
}
void Messages::complain(std::string_view text) {
  write_line(text, kRed);
}

void Messages::show_bar(const std::string& text) {
  const std::lock_guard lock(mutex_);
  bar_ = text;
  write_standard_error(std::string(kEraseLine) + bar_);
}

void Messages::clear_bar() {
  const std::lock_guard lock(mutex_);
  if (bar_.empty()) return;
  bar_.clear();
  write_standard_error(kEraseLine);
}

}  // namespace deskmill
