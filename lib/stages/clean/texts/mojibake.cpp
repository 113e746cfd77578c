// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/texts/mojibake.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/ascii.hpp"
#include "text/charset.hpp"
#include "text/plausibility.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// windows-1252, 0x80 to 0x9F; the five unused bytes stand for themselves as C1 controls.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/// The byte that Latin-1 or windows-1252 reads as `c`, or -1; ASCII is itself.
int latin_byte(char32_t c) {
  if (c < 0x100) return static_cast<int>(c);
  for (std::size_t i = 0; i < kWindows1252.size(); ++i) {
    if (kWindows1252[i] == c) return static_cast<int>(0x80 + i);
  }
  return -1;
}

bool is_continuation_byte(int byte) {
  return byte >= 0x80 && byte <= 0xBF;
}

/// A sequence of UTF-8 whose bytes stand as Latin characters at `text[i]`.
struct HiddenSequence {
  char32_t code_point = 0;
  std::size_t length = 0;  ///< characters
  int last_byte = 0;
};

std::optional<HiddenSequence> hidden_sequence(std::u32string_view text, std::size_t i) {
  const int lead = latin_byte(text[i]);
  if (lead < 0xC2 || lead > 0xF4) return std::nullopt;
  std::string bytes(1, static_cast<char>(lead));
  const std::size_t length = sequence_length(static_cast<unsigned char>(lead));
  for (std::size_t k = 1; k < length; ++k) {
    const int byte = i + k < text.size() ? latin_byte(text[i + k]) : -1;
    if (!is_continuation_byte(byte)) return std::nullopt;
    bytes += static_cast<char>(byte);
  }
  if (!is_valid_utf8(bytes)) return std::nullopt;
  std::size_t position = 0;
  const char32_t c = next_code_point(bytes, position);
  return HiddenSequence{c, length, static_cast<unsigned char>(bytes.back())};
}

/// A character that people write; accidental sequences give others.
bool is_usual(char32_t c) {
  if (c < 0xA0) return false;
  if (c < 0x180) return true;
  if (c < 0x370) return c == 0x192 || (c >= 0x218 && c <= 0x21B) || (c >= 0x300 && c <= 0x304);
  if (is_han(c)) return rank_of_han(c) != HanRank::kRare;
  if (c >= 0x1F000) return c < 0x1FB00;
  if (c >= 0x2000 && c < 0x2070) return true;
  return is_assigned(c) && !(c >= 0x1400 && c < 0x1E00);
}

/// Closing quotes, dashes and signs that may follow a letter in sound text: „Ä“, É», ë…”
bool is_sign_after_letter(int byte) {
  return byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0x99 || byte == 0x9B ||
         byte == 0xA0 || byte == 0xA9 || byte == 0xAB || byte == 0xAE || byte == 0xB0 ||
         byte == 0xB4 || byte == 0xB7 || byte == 0xBB;
}

/// One repair from left to right. Sequences that are certain by themselves carry the doubtful ones.
class LatinRepair {
 public:
  explicit LatinRepair(std::u32string_view text) : text_(text) {}

  std::optional<std::string> run() {
    pass();
    if (certain_ == 0) return std::nullopt;
    if (certain_ >= 3) {  // beyond doubt: rare characters are repaired too
      accepts_rare_ = true;
      pass();
    }
    return from_code_points(out_);
  }

 private:
  void pass() {
    out_.clear();
    for (std::size_t i = 0; i < text_.size();) i += take(i);
  }

  std::size_t take(std::size_t i) {
    const auto hidden = hidden_sequence(text_, i);
    const bool accepted =
        hidden &&
        (is_usual(hidden->code_point) ||
         (accepts_rare_ && is_assigned(hidden->code_point) && hidden->code_point >= 0xA0));
    if (!accepted) {
      out_ += text_[i];
      return 1;
    }
    if (is_certain(i, *hidden)) ++certain_;
    out_ += hidden->code_point;
    return hidden->length;
  }

  /// False for what sound text may hold: a letter before closing quotes, dashes or signs.
  bool is_certain(std::size_t i, const HiddenSequence& hidden) const {
    const char32_t lead = text_[i];
    const bool is_quote = hidden.last_byte >= 0x91 && hidden.last_byte <= 0x94;
    if (lead == 0xC2 || lead == 0xC3) return !is_quote;
    for (std::size_t k = 1; k < hidden.length; ++k) {
      if (!is_sign_after_letter(latin_byte(text_[i + k]))) return true;
    }
    return false;
  }

  std::u32string_view text_;
  std::u32string out_;
  std::size_t certain_ = 0;
  bool accepts_rare_ = false;
};

bool has_latin_lead(std::u32string_view text) {
  for (const char32_t c : text) {
    if (c >= 0xC2 && c <= 0xF4) return true;
  }
  return false;
}

/// The repaired reading must be this much more plausible per character, and plausible at all.
constexpr double kMargin = 1.0, kPlausible = 0.8;

bool is_clearly_better(std::string_view repaired, std::string_view original) {
  const Plausibility after = judge(repaired), before = judge(original);
  return after.characters > 0 && after.mean() >= kPlausible &&
         after.mean() >= before.mean() + kMargin;
}

/// The bytes that GBK reads as `line`; nullopt unless reading them gives `line` again. The byte 80
/// is € in code page 936, though not in GB18030.
std::optional<std::string> gbk_bytes(std::string_view line) {
  constexpr std::string_view kEuro = "€";
  std::string bytes;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(kEuro, begin), line.size());
    const std::string_view part = line.substr(begin, end - begin);
    const auto encoded = encode_strict(part, "GB18030");
    if (!encoded || decode_strict(*encoded, "GB18030") != part) return std::nullopt;
    bytes += *encoded;
    if (end < line.size()) bytes += '\x80';
    begin = end < line.size() ? end + kEuro.size() : line.size() + 1;
  }
  return bytes;
}

std::optional<std::string> repair_line_read_as_gbk(std::string_view line) {
  if (is_all_ascii(line)) return std::nullopt;  // ICU takes its time for each line
  const auto bytes = gbk_bytes(line);
  if (!bytes || !is_valid_utf8(*bytes) || *bytes == line) return std::nullopt;
  return is_clearly_better(*bytes, line) ? bytes : std::nullopt;
}

/// The text as Latin bytes; nullopt when a character has none. GBK has pairs of bytes beyond ASCII,
/// so also when such a character stands without a partner.
std::optional<std::string> latin_bytes(std::string_view text) {
  std::string bytes;
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size();) {
    const int byte = latin_byte(next_code_point(text, i));
    if (byte < 0) return std::nullopt;
    if (byte < 0x80 && run % 2 != 0) return std::nullopt;
    run = byte < 0x80 ? 0 : run + 1;
    bytes += static_cast<char>(byte);
  }
  return run % 2 == 0 ? std::optional(bytes) : std::nullopt;
}

}  // namespace

std::optional<std::string> repair_utf8_read_as_latin(std::string_view text) {
  constexpr char kLeadOfLatin = '\xC3';  // U+00C0-00FF, of which has_latin_lead() needs one
  if (text.find(kLeadOfLatin) == text.npos) return std::nullopt;
  std::optional<std::string> result;
  std::u32string characters = to_code_points(text);
  for (int round = 0; round < 4 && has_latin_lead(characters); ++round) {
    auto repaired = LatinRepair(characters).run();
    if (!repaired) break;
    characters = to_code_points(*repaired);
    result = std::move(repaired);
  }
  return result;
}

std::optional<std::string> repair_utf8_read_as_gbk(std::string_view text) {
  std::string result;
  bool repaired_any = false;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const auto repaired = repair_line_read_as_gbk(line);
    repaired_any = repaired_any || repaired;
    result += repaired ? std::string_view(*repaired) : line;
    if (end < text.size()) result += '\n';
    begin = end + 1;
  }
  return repaired_any ? std::optional(std::move(result)) : std::nullopt;
}

std::optional<std::string> repair_gbk_read_as_latin(std::string_view text) {
  const auto bytes = latin_bytes(text);
  if (!bytes) return std::nullopt;
  const auto decoded = decode_strict(*bytes, "GB18030");
  // One Chinese character is too little evidence: "ÇÃ" is Portuguese.
  const bool is_repair =
      decoded && judge(*decoded).characters >= 2 && is_clearly_better(*decoded, text);
  return is_repair ? decoded : std::nullopt;
}

bool has_lost_bytes(std::string_view text) {
  return text.find("\uFFFD") != text.npos || text.find("锟斤拷") != text.npos;
}

}  // namespace deskmill
