// Passports and other documents with context, and US social security numbers.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/numbers/dates.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"
#include "stages/anonymize/recognizers/documents/documents.hpp"

namespace deskmill {
namespace {

/// One or two letters directly before the run, and how many.
std::size_t letters_before(std::string_view text, std::size_t begin) {
  std::size_t letters = 0;
  while (letters < begin && is_ascii_letter(text[begin - letters - 1])) ++letters;
  return letters;
}

/// CN passports are a letter (E, G, D, S, P) and eight digits or E, a letter and seven;
/// HK and Macau permits H or M and eight; others one or two letters and six to nine
/// digits. All need a cue.
void find_passport(const Anchors& anchors, Findings& findings) {
  for (const DigitRun& run : anchors.runs) {
    if (run.count < 6 || run.count > 9 || is_ascii_alnum(char_at(anchors.text, run.end))) continue;
    const std::size_t letters = letters_before(anchors.text, run.begin);
    const std::size_t begin = run.begin - letters;
    if (letters > 2 || is_ascii_digit(char_before(anchors.text, begin))) continue;
    if (letters == 0 && run.count < 8) continue;
    if (!anchors.near(Cue::kIdNumber, begin, run.end)) continue;
    findings.push_back(
        {begin, run.end, PiiType::kIdNumber, letters > 0 ? 0.75 : 0.5, kPassport.name});
  }
}

/// Area 001 to 899 without 666, group and serial not zero (SSA rules since 2011).
void find_ssn(const Anchors& anchors, Findings& findings) {
  for (std::size_t i = 0; i + 2 < anchors.runs.size(); ++i) {
    const DigitRun &area = anchors.runs[i], &group = anchors.runs[i + 1],
                   &serial = anchors.runs[i + 2];
    if (area.count != 3 || group.count != 2 || serial.count != 4) continue;
    const std::string_view gap = anchors.gap_after(i);
    if (gap != anchors.gap_after(i + 1) || (gap != "-" && gap != " ")) continue;
    if (!clean_left_edge(anchors.text, area.begin) || !clean_right_edge(anchors.text, serial.end)) {
      continue;
    }
    const std::string_view first = anchors.digits_of(area);
    const bool issued = first != "000" && first != "666" && first[0] != '9' &&
                        anchors.digits_of(group) != "00" && anchors.digits_of(serial) != "0000";
    const bool asked = anchors.near(Cue::kIdNumber, area.begin, serial.end);
    const double score = asked ? 0.9 : issued && gap == "-" ? 0.72 : 0.3;
    findings.push_back({area.begin, serial.end, PiiType::kIdNumber, score, kUsSsn.name});
  }
}

/// 2026.03.01: the year of a date.
bool begins_date(const Anchors& anchors, std::size_t run) {
  const std::string_view digits = anchors.digits_of(anchors.runs[run]);
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")) &&
         run + 1 < anchors.runs.size() && anchors.runs[run + 1].count <= 2;
}

/// The last four digits are told as often as the whole number.
bool is_end_of_ssn(std::string_view cue, std::string_view number) {
  const bool named = ascii_lower(cue[0]) == 's' || cue.ends_with("social");
  const bool digits = std::all_of(number.begin(), number.end(), is_ascii_digit);
  return named && digits && number.size() == 4 && !number.starts_with("19") &&
         !number.starts_with("20");
}

/// Behind the letters and pairs of "QQ 12 34 56 C", a national insurance number of Britain, whose
/// digits begin with `run`; 0 for none.
std::size_t national_insurance_end(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const auto is_two = [&](bool (*is)(char)) {
    if (char_at(text, at) == ' ') ++at;
    if (!is(char_at(text, at)) || !is(char_at(text, at + 1))) return false;
    at += 2;
    return true;
  };
  if (!is_two(is_ascii_upper) || !is_two(is_ascii_digit) || !is_two(is_ascii_digit) ||
      !is_two(is_ascii_digit))
    return 0;
  if (char_at(text, at) == ' ') ++at;
  const char last = char_at(text, at);
  return last >= 'A' && last <= 'D' && !is_ascii_alnum(char_at(text, at + 1)) ? at + 1 : 0;
}

/// Of one number in groups, "2345 6789 0123", "111.444.777-35": behind the last of them, if the
/// first one begins at the token. The day a document was made is none.
void take_groups(const Anchors& anchors, Token& token) {
  constexpr std::size_t kMostInGroup = 6, kFewestDigits = 8, kMostDigits = 16;
  const std::size_t first = anchors.run_from(token.begin);
  if (first >= anchors.runs.size() || anchors.runs[first].end != token.end) return;
  const auto may_follow = [&](std::size_t run) {
    const std::string_view gap = anchors.gap_after(run - 1);
    return anchors.runs[run].count <= kMostInGroup && (gap == " " || gap == "." || gap == "-");
  };
  std::size_t end = first + 1;
  while (end < anchors.runs.size() && anchors.runs[end - 1].count <= kMostInGroup &&
         may_follow(end)) {
    ++end;
  }
  const std::size_t digits = anchors.digits_of(first, end).size();
  if (digits < kFewestDigits || digits > kMostDigits || begins_date(anchors, first)) return;
  token.end = anchors.runs[end - 1].end;
  token.digits = digits;
}

/// A123456(3): Hong Kong writes the check digit in brackets.
std::size_t behind_check_digit(std::string_view text, std::size_t end) {
  constexpr std::string_view kBrackets[][2] = {{"(", ")"}, {"（", "）"}};
  for (const auto& [open, close] : kBrackets) {
    if (!text.substr(end).starts_with(open)) continue;
    const std::size_t digit = end + open.size();
    const bool check = is_ascii_digit(char_at(text, digit)) || char_at(text, digit) == 'A';
    if (check && text.substr(digit + 1).starts_with(close)) return digit + 1 + close.size();
  }
  return end;
}

/// Whatever stands directly behind the word and has digits enough: 社保卡号 1234567890,
/// "driver's license D123-4567-8901".
void find_document(const Anchors& anchors, Findings& findings) {
  constexpr std::size_t kShortest = 6, kLongest = 22, kFewestDigits = 5;
  const std::string_view text = anchors.text;
  const auto add = [&](std::size_t begin, std::size_t end, double score) {
    findings.push_back({begin, end, PiiType::kIdNumber, score, kIdDocument.name});
  };
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kIdNumber && hit.cue != Cue::kTaxNumber) continue;
    Token token = token_after(text, hit.end);
    if (token.empty()) continue;
    if (token.letters == 0) take_groups(anchors, token);
    if (const std::size_t end = national_insurance_end(text, token.begin); end > 0) {
      add(token.begin, end, 0.85);
      continue;
    }
    const std::string_view number = text.substr(token.begin, token.end - token.begin);
    const bool whole = number.size() >= kShortest && number.size() <= kLongest &&
                       token.digits >= kFewestDigits && !is_compact_date(number);  // 20260301办的
    const bool end_of_ssn = is_end_of_ssn(text.substr(hit.begin, hit.end - hit.begin), number);
    if (whole || end_of_ssn || is_pan(number))
      add(token.begin, behind_check_digit(text, token.end), 0.65);
  }
}

constexpr std::string_view kDocumentMatch[] = {"社保卡号⟦A12345678⟧",
                                               "医保卡号：⟦1234567890⟧",
                                               "驾驶证号⟦310012345678⟧",
                                               "台胞证⟦12345678⟧",
                                               "driver's license ⟦D1234567⟧",
                                               "license number is ⟦D123-4567-8901⟧",
                                               "my passport is ⟦C01X00T47⟧",
                                               "NI number ⟦QQ 12 34 56 C⟧",
                                               "national insurance number ⟦QQ123456C⟧",
                                               "my ssn is ⟦1120⟧",
                                               "Aadhaar number ⟦2345 6789 0123⟧",
                                               "my aadhaar is ⟦234567890123⟧",
                                               "my PAN is ⟦ABCPE1234F⟧",
                                               "CPF: ⟦111.444.777-35⟧ ok",
                                               "NRIC ⟦S1234567D⟧",
                                               "HKID ⟦A123456(3)⟧",
                                               "香港身份证⟦A123456（3）⟧",
                                               "TFN ⟦123 456 782⟧",
                                               "national id: ⟦44051401359⟧",
                                               "税号：⟦92330106MA2AXYTJ8N⟧",
                                               "统一社会信用代码⟦92440300MA5DQ7YT1B⟧"};
constexpr std::string_view kDocumentNoMatch[] = {"护照 20260301办的",
                                                 "身份证有效期10年",
                                                 "passport renewal 2026",
                                                 "my ssn also changed",
                                                 "id card 12",
                                                 "identity theft 100 cases",
                                                 "ssn 2019",
                                                 "the frying pan is 28 cm",
                                                 "the pan is IPHON2026X",
                                                 "id card 2026.03.01",
                                                 "national id 2 3 4",
                                                 "税号不对，2026年3月开的"};
constexpr std::string_view kPassportMatch[] = {"护照号⟦E12345678⟧", "my passport is ⟦EA1234567⟧",
                                               "通行证⟦H12345678⟧"};
constexpr std::string_view kPassportNoMatch[] = {"税号发你，共12345678元", "型号E12345678",
                                                 "model X1234567"};
constexpr std::string_view kSsnMatch[] = {"SSN ⟦078-05-1120⟧", "it is ⟦219-09-9999⟧"};
constexpr std::string_view kSsnNoMatch[] = {"part 000-12-3456", "range 100 20 3000",
                                            "1-078-05-1120"};

}  // namespace

constinit const Recognizer kPassport = {
    PiiType::kIdNumber, "passport",
    kNeedsCue,          mask_of(Cue::kIdNumber),
    find_passport,      "Passports and travel permits near a word that says so",
    kPassportMatch,     kPassportNoMatch};

constinit const Recognizer kIdDocument = {
    PiiType::kIdNumber, "id_document",
    kNeedsCue,          mask_of(Cue::kIdNumber) | mask_of(Cue::kTaxNumber),
    find_document,      "Numbers of documents directly behind a word that says so",
    kDocumentMatch,     kDocumentNoMatch};

constinit const Recognizer kUsSsn = {PiiType::kIdNumber, "us_ssn",
                                     kNeedsThreeRuns,    0,
                                     find_ssn,           "US social security numbers, 3-2-4 digits",
                                     kSsnMatch,          kSsnNoMatch};

}  // namespace deskmill
