// SPDX-License-Identifier: Apache-2.0
#include "text/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <cstddef>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "text/english.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

/// Letters by script. A Han character carries about as much as three Latin letters.
struct Scripts {
  std::size_t han = 0, kana = 0, hangul = 0, other = 0;
};

Scripts count_scripts(std::string_view text) {
  Scripts scripts;
  for (std::size_t i = 0; i < text.size();) {
    if (is_ascii(text[i])) {
      scripts.other += is_ascii_letter(text[i++]) ? 1 : 0;
      continue;
    }
    const char32_t c = next_code_point(text, i);
    if (is_han(c)) {
      ++scripts.han;
    } else if (is_kana(c)) {
      ++scripts.kana;
    } else if (is_hangul(c)) {
      ++scripts.hangul;
    } else if (is_letter(c)) {
      ++scripts.other;
    }
  }
  return scripts;
}

std::string latin_language(std::string_view text) {
  bool reliable = false;
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language three[3];
  int percent[3];
  double scores[3];
  int text_bytes = 0;
  const CLD2::Language best =
      CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                     three, percent, scores, nullptr, &text_bytes, &reliable);
  if (!reliable || best == CLD2::UNKNOWN_LANGUAGE) return "";
  const std::string code = CLD2::LanguageCode(best);
  return code.size() == 2 || code.rfind("zh", 0) != 0 ? code : "zh";
}

}  // namespace

std::string detect_language(std::string_view text) {
  const Scripts scripts = count_scripts(text);
  const std::size_t cjk = scripts.han + scripts.kana + scripts.hangul;
  if (cjk * 3 > scripts.other && cjk >= 1) {
    if (scripts.hangul * 2 > cjk) return "ko";
    // Japanese prose is about half kana; a single の in a Chinese brand name is not Japanese.
    if (scripts.kana * 5 > cjk) return "ja";
    return "zh";
  }
  // CLD2's own limit for a short text is about this length; below it guesses are noise.
  if (scripts.other < 8) return "";
  if (is_plainly_english(text)) return "en";
  return latin_language(text);
}

}  // namespace deskmill
