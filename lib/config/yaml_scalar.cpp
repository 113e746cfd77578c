// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "config/node.hpp"
#include "core/ascii.hpp"

namespace deskmill {
namespace {

bool is_plain_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || is_ascii_alnum(c) || c == '_' || c == '.' || c == '/' || c == '-';
}

/// Plain scalars that YAML 1.1 or 1.2 readers take for something else than text.
bool is_special_word(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kWords = {"true", "false", "yes", "no", "on",
                                                              "off",  "null",  "y",   "n",  "~"};
  return std::find(kWords.begin(), kWords.end(), ascii_lowered(text)) != kWords.end();
}

bool may_stay_plain(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.front() == '.') return false;
  return std::all_of(text.begin(), text.end(), is_plain_byte) && !is_special_word(text);
}

/// Controls, and the line ends NEL (C2 85), LS and PS (E2 80 A8, E2 80 A9) need escapes.
bool needs_escapes(std::string_view text) {
  return text.find("\xC2\x85") != text.npos || text.find("\xE2\x80\xA8") != text.npos ||
         text.find("\xE2\x80\xA9") != text.npos || text.find("\xEF\xBB\xBF") != text.npos ||
         std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + '\'';
}

/// Appends the escape of a line end or byte order mark outside ASCII at `i` and returns its length
/// in bytes; 0, and nothing appended, when there is none.
std::size_t append_wide_escape(std::string_view text, std::size_t i, std::string& out) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kEscapes = {
      {{"\xC2\x85", "\\u0085"},
       {"\xE2\x80\xA8", "\\u2028"},
       {"\xE2\x80\xA9", "\\u2029"},
       {"\xEF\xBB\xBF", "\\uFEFF"}}};
  for (const auto& [bytes, escape] : kEscapes) {
    if (text.substr(i, bytes.size()) != bytes) continue;
    out += escape;
    return bytes.size();
  }
  return 0;
}

void append_escaped_byte(char c, std::string& out) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (byte < 0x20 || byte == 0x7F) {
    out += "\\x";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  } else {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
}

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t taken = append_wide_escape(text, i, out)) {
      i += taken;
    } else {
      append_escaped_byte(text[i++], out);
    }
  }
  return out + '"';
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (needs_escapes(text)) return double_quoted(text);
  return may_stay_plain(text) ? std::string(text) : single_quoted(text);
}

}  // namespace deskmill
