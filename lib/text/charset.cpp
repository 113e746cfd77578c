// Detection: marks, UTF-8 (sound or damaged), escape sequences, then the most plausible of the
// legacy charsets.
// SPDX-License-Identifier: Apache-2.0
#include "text/charset.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/plausibility.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kSampleBytes = 64u << 10;  ///< looked at for UTF-8
constexpr std::size_t kJudgedBytes = 16u << 10;  ///< decoded by each of the other charsets
constexpr double kImpossible = -100;             ///< score of a charset that cannot be meant

struct Mark {
  std::string_view bytes;
  std::string_view charset;
};
constexpr std::array<Mark, 6> kMarks = {{
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    {"\x84\x31\x95\x33", "GB18030"},
    {"\xEF\xBB\xBF", "UTF-8"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
}};

// Without õ and û: those bytes are Hungarian ő and ű in windows-1250, and rare in the west.
constexpr std::u32string_view kWestern = U"àáâäåæçèéêëìíîïñòóôöøùúüßœãÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜŒ";
constexpr std::u32string_view kCentral =
    U"áâäăąćčçďđéëęěíîłľĺńňóôöőřŕśšşťţúüůűýźžżÁÂÄĂĄĆČĎĐÉĘĚÍÎŁĽŃŇÓÖŐŘŚŠŞŤŢÚÜŮŰÝŹŽŻß";
constexpr std::u32string_view kTurkish = U"çğıöşüâîûÇĞİÖŞÜ";
constexpr std::u32string_view kBaltic = U"āčēģīķļņšūžąęėįųõäöüĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲ";

/// A charset to try. `prior` leans towards what support data really comes in; it decides short
/// texts.
struct Candidate {
  std::string_view name;
  double prior;
  std::u32string_view expected;  ///< letters, of Latin charsets
  bool is_multi_byte = false;
};

constexpr std::array<Candidate, 23> kCandidates = {{
    {"GB18030", 0.5, {}, true},
    {"Big5", 0.3, {}, true},
    {"Shift_JIS", 0.3, {}, true},
    {"EUC-JP", 0.25, {}, true},
    {"EUC-KR", 0.25, {}, true},
    {"windows-1252", 0.08, kWestern},
    {"windows-1250", 0, kCentral},
    {"windows-1254", 0.05, kTurkish},
    {"windows-1251", 0.1, {}},
    {"KOI8-R", 0, {}},
    {"ISO-8859-2", 0.02, kCentral},
    {"ISO-8859-5", -0.05, {}},
    {"windows-1253", -0.05, {}},
    {"ISO-8859-7", -0.1, {}},
    {"windows-1255", 0, {}},
    {"windows-1256", 0, {}},
    {"ISO-8859-6", -0.05, {}},
    {"windows-874", 0, {}},
    {"windows-1257", -0.2, kBaltic},
    {"IBM866", -0.1, {}},
    {"IBM855", -0.2, {}},
    {"x-mac-cyrillic", -0.05, {}},
    {"macintosh", -0.3, kWestern},
}};

bool is_chinese_charset(std::string_view name) {
  return name == "GB18030" || name == "Big5";
}

struct Reading {
  std::string_view charset;
  double score = kImpossible;
  double plausibility = kImpossible;  ///< mean of judge()
  std::size_t characters = 0;         ///< that it judged
};

/// Lines with a byte outside ASCII, up to 16 KiB: the others say nothing, and no legacy charset
/// uses the newline inside a character.
std::string telling_lines(std::string_view bytes) {
  std::string sample;
  while (!bytes.empty() && sample.size() < kJudgedBytes) {
    const std::size_t newline = bytes.find('\n');
    const std::size_t length = newline == bytes.npos ? bytes.size() : newline + 1;
    const std::string_view line = bytes.substr(0, length);
    if (ascii_prefix(line) != line.size()) sample += line;
    bytes.remove_prefix(length);
  }
  return sample;
}

/// Whether so many invalid sequences are damage to a text that is otherwise well read: one in 500
/// characters, a single damaged byte in a long file being no proof; in text of common ideographs
/// one in 20, since bytes of no other charset read like that.
bool is_slightly_damaged(std::size_t invalid, const Plausibility& judged, bool is_chinese) {
  constexpr double kCommonIdeographs = 1.2;  // other charsets reach 1.0
  if (invalid * 500 <= judged.characters) return true;
  return is_chinese && invalid * 20 <= judged.characters && judged.mean() >= kCommonIdeographs;
}

/// Points of a decoded text.
Reading read_as(const Candidate& candidate, std::string_view sample, bool complete) {
  CharsetDecoder decoder(candidate.name);
  std::string text;
  decoder.feed(sample, text, complete);
  const Plausibility judged = judge(text, candidate.expected);
  const bool is_chinese = is_chinese_charset(candidate.name);
  if (judged.characters == 0) return {candidate.name};
  if (!is_slightly_damaged(decoder.replaced(), judged, is_chinese)) return {candidate.name};
  // The Chinese charsets have kana too, at the places of EUC-JP; Chinese text does not.
  if (is_chinese && judged.kana * 10 > judged.characters) {
    return {candidate.name, judged.mean() - 1, judged.mean() - 1, judged.characters};
  }
  // Pairs of bytes that fit a Korean or Japanese table by chance give letters nobody uses.
  if (candidate.is_multi_byte && (is_chinese || judged.mean() >= 0.6)) {
    return {candidate.name, judged.mean() + candidate.prior, judged.mean(), judged.characters};
  }
  // A handful of letters fits some other charset by chance; of another script sooner than Latin.
  const bool is_other_script = candidate.expected.empty() && !candidate.is_multi_byte;
  const double doubt = (is_other_script ? 4.0 : 1.0) / static_cast<double>(judged.characters);
  const double score = judged.mean() + std::min(candidate.prior, 0.1) - doubt;
  return {candidate.name, score, judged.mean(), judged.characters};
}

/// UTF-16 without a mark: every character counts, ASCII included, since NULs would be controls
/// elsewhere.
double score_of_utf16(std::string_view charset, std::string_view head, bool complete) {
  head = head.substr(0, std::min(head.size(), kJudgedBytes));
  if (complete && head.size() % 2 != 0) return kImpossible;
  const std::optional<std::string> text =
      decode_strict(head.substr(0, head.size() / 2 * 2), charset);
  if (!text || text->empty()) return kImpossible;
  const Plausibility judged = judge(*text);
  const auto all = static_cast<double>(count_code_points(*text));
  const double ascii = all - static_cast<double>(judged.characters);
  return (judged.points + ascii * 1.2) / all - 0.4;
}

bool contains(std::string_view head, std::string_view sequence) {
  return head.find(sequence) != head.npos;
}

/// Seven-bit charsets that switch by escape sequences; they look like ASCII.
std::string_view seven_bit_charset(std::string_view head) {
  if (contains(head, "\x1B$)C")) return "ISO-2022-KR";
  if (contains(head, "\x1B$B") || contains(head, "\x1B$@")) return "ISO-2022-JP";
  if (contains(head, "~{") && contains(head, "~}") && decode_strict(head, "HZ-GB-2312")) {
    return "HZ-GB-2312";
  }
  return {};
}

enum class Utf8 {
  kSound,        ///< but for a cut last character
  kDamaged,      ///< broken sequences among many that only UTF-8 explains
  kNearlyAscii,  ///< one broken place in 4 KiB of ASCII, or fewer
  kNone,
};

/// Sequences of several bytes that are valid by accident are rare in every other charset: below the
/// number of invalid ones even in GBK (146 two-byte, 15 three-byte to 338 invalid in Chinese text).
Utf8 utf8_in(std::string_view head, bool complete) {
  CharsetDecoder decoder("UTF-8");
  std::string text;
  decoder.feed(head, text, complete);
  const std::size_t broken = decoder.replaced();
  if (broken == 0) return Utf8::kSound;
  const auto leads = std::count_if(
      text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xC0; });
  const std::size_t sequences = static_cast<std::size_t>(leads) - broken;
  if (sequences >= 4 * broken) return Utf8::kDamaged;
  return broken * 4096 <= head.size() ? Utf8::kNearlyAscii : Utf8::kNone;
}

/// Whether a text that is not sound UTF-8 is better read as damaged UTF-8, of which some rows are
/// rejected and seen, than in `best`: damage reads as rare signs in every charset, and one place in
/// many rows is no reason to read all of them otherwise, unless it is whole Chinese words.
bool is_damage(Utf8 utf8, const Reading& best) {
  if (utf8 == Utf8::kDamaged) return true;
  const bool is_chinese = is_chinese_charset(best.charset);
  // Of many bytes that all fit one charset, the fit is proof enough.
  const bool is_proof = best.characters > 50 && best.score > -1;
  if (!is_proof && best.plausibility < (is_chinese ? 0.4 : 0.55)) return true;
  return utf8 == Utf8::kNearlyAscii && !is_chinese;
}

/// 谢谢 and a few other words are valid UTF-8 by their GBK bytes (D0 BB D0 BB reads лл). Only
/// two-byte sequences can be such an accident, and only in a text with next to nothing else. Signs
/// of Latin alone (U+0080 to U+00BF) are none: a no-break space or a middle dot in English, which
/// GBK would read as 聽 and 路.
bool is_gbk_by_accident_utf8(std::string_view head) {
  constexpr unsigned char kLeadOfSigns = 0xC2, kLeadOfThree = 0xE0;
  bool has_letters = false;
  for (const char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= kLeadOfThree) return false;
    has_letters = has_letters || byte > kLeadOfSigns;
  }
  if (!has_letters) return false;
  const std::string sample = telling_lines(head);
  const auto gbk = decode_strict(sample, "GB18030");
  if (!gbk) return false;
  const Plausibility as_utf8 = judge(sample);
  return as_utf8.characters <= 8 && judge(*gbk).mean() >= 1.9 && as_utf8.mean() < 1.5;
}

/// True for as many NULs as a text in UTF-16 has, in blanks, digits and ends of lines: more than
/// the strays that a faulty export leaves.
bool has_wide_nuls(std::string_view head) {
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  return nuls * 32 > head.size();
}

std::vector<Reading> readings_of(std::string_view head, bool has_nuls, bool complete) {
  std::vector<Reading> readings;
  // NULs may stand for UTF-16, in which bytes are no lines.
  const std::string sample =
      has_nuls ? std::string(head.substr(0, kJudgedBytes)) : telling_lines(head);
  for (const Candidate& candidate : kCandidates) {
    readings.push_back(read_as(candidate, sample, complete && !has_nuls));
  }
  for (const std::string_view charset : {"UTF-16LE", "UTF-16BE"}) {
    const double score = score_of_utf16(charset, head, complete);
    readings.push_back({charset, score, score});
  }
  std::stable_sort(readings.begin(), readings.end(),
                   [](const Reading& a, const Reading& b) { return a.score > b.score; });
  return readings;
}

}  // namespace

CharsetGuess detect_charset(std::string_view head, bool complete) {
  for (const Mark& mark : kMarks) {
    if (head.substr(0, mark.bytes.size()) == mark.bytes) {
      return {std::string(mark.charset), mark.bytes.size(), 1};
    }
  }
  if (head.size() > kSampleBytes) {
    head = head.substr(0, kSampleBytes);
    complete = false;
  }
  const bool has_nul = has_wide_nuls(head);
  if (!has_nul && ascii_prefix(head) == head.size()) {
    const std::string_view seven_bit = seven_bit_charset(head);
    if (!seven_bit.empty()) return {std::string(seven_bit), 0, 0.9};
    return {"UTF-8", 0, 1};
  }
  const Utf8 utf8 = has_nul ? Utf8::kNone : utf8_in(head, complete);
  if (utf8 == Utf8::kSound && complete && is_gbk_by_accident_utf8(head)) {
    return {"GB18030", 0, 0.6};
  }
  if (utf8 == Utf8::kSound) return {"UTF-8", 0, 0.99};
  const std::vector<Reading> readings = readings_of(head, has_nul, complete);
  if (!has_nul && is_damage(utf8, readings[0])) return {"UTF-8", 0, 0.6};
  const double lead = readings[0].score - readings[1].score;
  const double confidence = std::clamp(0.5 + lead / 2, 0.1, 0.95);
  return {std::string(readings[0].charset), 0, confidence};
}

}  // namespace deskmill
