// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/table.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <iterator>

#include "core/ascii.hpp"
#include "stages/anonymize/names/addressed_names.hpp"
#include "stages/anonymize/recognizers/addresses/addresses.hpp"
#include "stages/anonymize/recognizers/codes/codes.hpp"
#include "stages/anonymize/recognizers/context/tokens.hpp"
#include "stages/anonymize/recognizers/documents/documents.hpp"
#include "stages/anonymize/recognizers/online/online.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"
#include "stages/anonymize/recognizers/phones/phones.hpp"

namespace deskmill {
namespace {

constexpr const Recognizer* kRecognizers[] = {
    &kCnMobile,   &kCnLandline, &kInternationalPhone, &kEmail,     &kCnResidentId,
    &kPassport,   &kUsSsn,      &kBankCard,           &kIban,      &kIpV4,
    &kIpV6,       &kMac,        &kUrlParts,           &kWaybill,   &kOrderNumber,
    &kAccount,    &kSecret,     &kPersonZh,           &kPersonEn,  &kAddressZh,
    &kAddressEn,  &kPlateCn,    &kNumbered,           &kShopOrder, &kPlateNamed,
    &kIdDocument, &kBirthDate,  &kCardExpiry,         &kDictated,  &kAddressParts,
    &kMailName,   &kAnswer,     &kLastDigits,
};

/// Without a branch: which of these a text has cannot be foreseen.
constexpr unsigned bit_if(bool condition, Needs bit) {
  return (0U - unsigned{condition}) & bit;
}

/// Which recognizers of numbers the digits are enough for. One run is no part of a longer number,
/// so its length must be right, or it is one of several that may be groups of one number.
unsigned numbers_in(const Anchors& anchors) {
  constexpr CueMask kPhoneWords = mask_of(Cue::kPhone) | mask_of(Cue::kIntroEnWeak);
  const std::size_t joined = anchors.joined_digits;
  const bool called = ((anchors.cue_mask | anchors.expected) & kPhoneWords) != 0;
  const auto has = [&](std::size_t least, std::size_t most) {
    return anchors.has_run_of(least, most);
  };
  const bool mobile = has(11, 13) | has(15, 15);
  return bit_if(has(7, 31) | (joined >= 10), kNeedsLocalNumber) |
         bit_if((joined >= 7) | ((anchors.plus_before_run | called) & has(7, 15)),
                kNeedsSpelledPhone) |
         bit_if(mobile | (joined >= 11), kNeedsMobileNumber) |
         bit_if(has(12, 19) | (joined >= 12), kNeedsCardNumber) |
         bit_if(has(15, 15) | has(17, 18) | (joined >= 15), kNeedsResidentId) |
         bit_if(anchors.has_number_sign & has(8, 31), kNeedsNumberSign);
}

unsigned present_around_digits(const Anchors& anchors) {
  const std::size_t runs = anchors.runs.size();
  const std::size_t joined = anchors.joined_digits;
  return unsigned{kNeedsDigits} | numbers_in(anchors) |
         bit_if((runs >= 3) & (joined >= 9), kNeedsThreeRuns) |
         bit_if((runs >= 4) & (joined >= 4), kNeedsFourRuns) |
         bit_if(anchors.capital_before_run, kNeedsCapitalBeforeRun) |
         bit_if(anchors.wide_before_run, kNeedsWideBeforeRun) |
         bit_if(anchors.word_behind_run, kNeedsWordBehindRun);
}

unsigned present_in(const Anchors& anchors) {
  if (!anchors.has_places) return 0;
  unsigned present = anchors.runs.empty() ? 0 : present_around_digits(anchors);
  present |= bit_if(!anchors.at_signs.empty(), kNeedsAt) |
             bit_if(!anchors.schemes.empty(), kNeedsScheme) |
             bit_if(anchors.colons.size() > 1, kNeedsColon);
  if (anchors.has_marks && signature_begin(anchors.text) < anchors.text.size()) {
    present |= kNeedsSignature;
  }
  return present;
}

/// What can call recognizers, in one word: anchors above, cues below.
std::uint64_t gate(unsigned anchors, CueMask cues) {
  return std::uint64_t{anchors} << kCueBits | cues;
}

/// False when nowhere `length` capitals stand in a row: one of them would be at a place looked at.
bool may_have_capitals(std::string_view text, std::size_t length) {
  for (std::size_t at = length - 1; at < text.size(); at += length) {
    if (is_ascii_upper(text[at])) return true;
  }
  return false;
}

/// Cues by which something may be found, whatever else there is: secrets, IDs and streets have
/// digits, and order numbers without any are codes of six capitals.
CueMask calling_cues(const Anchors& anchors) {
  constexpr CueMask kOfNumbers = mask_of(Cue::kSecret) | mask_of(Cue::kIdNumber) |
                                 mask_of(Cue::kTaxNumber) | mask_of(Cue::kLastDigits) |
                                 mask_of(Cue::kStreetEn);
  constexpr CueMask kOfOrders = mask_of(Cue::kOrder) | mask_of(Cue::kOrderWeak);
  CueMask cues = anchors.cue_mask | anchors.expected;
  if (!anchors.runs.empty()) return cues;
  cues &= ~kOfNumbers;
  const bool no_order = (cues & kOfOrders) != 0 && !may_have_capitals(anchors.text, kBookingCode);
  return no_order ? cues & ~kOfOrders : cues;
}

/// One bit for each recognizer, by its place in the table.
using Recognizers = std::uint64_t;
static_assert(std::size(kRecognizers) <= 64);

/// For each bit of a gate the recognizers that it calls.
struct Called {
  std::array<Recognizers, 64> by_bit = {};
  std::uint64_t bits = 0;  ///< that call any
};

Called make_called() {
  Called called;
  for (std::size_t i = 0; i < std::size(kRecognizers); ++i) {
    const Recognizer& recognizer = *kRecognizers[i];
    std::uint64_t bits = gate(recognizer.needs & ~unsigned{kNeedsCue}, recognizer.cues);
    called.bits |= bits;
    for (; bits != 0; bits &= bits - 1) {
      called.by_bit[static_cast<std::size_t>(std::countr_zero(bits))] |= Recognizers{1} << i;
    }
  }
  return called;
}

}  // namespace

std::span<const Recognizer* const> recognizers() {
  return kRecognizers;
}

bool recognize(const Anchors& anchors, Findings& findings) {
  static const Called kCalled = make_called();
  std::uint64_t present = gate(present_in(anchors), calling_cues(anchors)) & kCalled.bits;
  if (present == 0) return false;
  Recognizers called = 0;
  for (; present != 0; present &= present - 1) {
    called |= kCalled.by_bit[static_cast<std::size_t>(std::countr_zero(present))];
  }
  for (Recognizers left = called; left != 0; left &= left - 1) {
    kRecognizers[std::countr_zero(left)]->find(anchors, findings);
  }
  return called != 0;
}

bool may_be_found(std::string_view digits) {
  // First digits by length, from seven to fourteen: of landlines, mobile numbers with and without
  // prefix, and payment cards. From fifteen digits on resident IDs and cards can begin with any.
  constexpr std::string_view kFirstDigits[] = {"23456789", "23456789", "",     "048",
                                               "01",       "056",      "4568", "356"};
  constexpr std::size_t kShortest = 7, kLongest = 19;
  if (digits.size() < kShortest || digits.size() > kLongest) return false;
  const std::size_t row = digits.size() - kShortest;
  return row >= std::size(kFirstDigits) ||
         kFirstDigits[row].find(digits[0]) != std::string_view::npos;
}

}  // namespace deskmill
