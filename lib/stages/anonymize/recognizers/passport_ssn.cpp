// Passports with context, and US social security numbers.
// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/digits.hpp"
#include "stages/anonymize/recognizers/table.hpp"
#include "stages/anonymize/scan/characters.hpp"

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

constexpr std::string_view kPassportMatch[] = {"护照号⟦E12345678⟧", "my passport is ⟦EA1234567⟧",
                                               "通行证⟦H12345678⟧"};
constexpr std::string_view kPassportNoMatch[] = {"型号E12345678", "model X1234567"};
constexpr std::string_view kSsnMatch[] = {"SSN ⟦078-05-1120⟧", "it is ⟦219-09-9999⟧"};
constexpr std::string_view kSsnNoMatch[] = {"part 000-12-3456", "range 100 20 3000",
                                            "1-078-05-1120"};

}  // namespace

constinit const Recognizer kPassport = {
    PiiType::kIdNumber, "passport",
    kNeedsCue,          mask_of(Cue::kIdNumber),
    find_passport,      "Passports and travel permits near a word that says so",
    kPassportMatch,     kPassportNoMatch};

constinit const Recognizer kUsSsn = {PiiType::kIdNumber, "us_ssn",
                                     kNeedsThreeRuns,    0,
                                     find_ssn,           "US social security numbers, 3-2-4 digits",
                                     kSsnMatch,          kSsnNoMatch};

}  // namespace deskmill
