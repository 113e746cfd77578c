// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/table.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <iterator>

#include "stages/anonymize/recognizers/tokens.hpp"

namespace deskmill {
namespace {

constexpr const Recognizer* kRecognizers[] = {
    &kCnMobile,  &kCnLandline,   &kInternationalPhone,
    &kEmail,     &kCnResidentId, &kPassport,
    &kUsSsn,     &kBankCard,     &kIban,
    &kIpV4,      &kIpV6,         &kUrlParts,
    &kWaybill,   &kOrderNumber,  &kAccount,
    &kSecret,    &kPersonZh,     &kPersonEn,
    &kAddressZh, &kAddressEn,    &kPlateCn,
    &kNumbered,
};

unsigned present_around_digits(const Anchors& anchors) {
  unsigned present = kNeedsDigits;
  if (anchors.digit_count >= 6) present |= kNeedsSixDigits;
  if (anchors.digit_count >= 11) present |= kNeedsElevenDigits;
  if (anchors.digit_count >= 15) present |= kNeedsFifteenDigits;
  if (anchors.runs.size() >= 3) present |= kNeedsThreeRuns;
  if (anchors.runs.size() >= 4) present |= kNeedsFourRuns;
  if (anchors.capital_before_run) present |= kNeedsCapitalBeforeRun;
  if (anchors.wide_before_run) present |= kNeedsWideBeforeRun;
  if (anchors.word_behind_run) present |= kNeedsWordBehindRun;
  return present;
}

unsigned present_in(const Anchors& anchors) {
  if (!anchors.has_places) return 0;
  unsigned present = anchors.runs.empty() ? 0 : present_around_digits(anchors);
  if (!anchors.at_signs.empty()) present |= kNeedsAt;
  if (!anchors.schemes.empty()) present |= kNeedsScheme;
  if (anchors.colons.size() > 1) present |= kNeedsColon;
  if (anchors.has_marks && signature_begin(anchors.text) < anchors.text.size()) {
    present |= kNeedsSignature;
  }
  return present;
}

/// What can call recognizers, in one word: anchors above, cues below.
std::uint64_t gate(unsigned anchors, CueMask cues) {
  return std::uint64_t{anchors} << 32 | cues;
}

/// For each bit of a gate the recognizers that it calls, one bit for each of them.
using Called = std::array<std::uint32_t, 64>;
static_assert(std::size(kRecognizers) <= 32);

Called make_called() {
  Called called{};
  for (std::size_t i = 0; i < std::size(kRecognizers); ++i) {
    const Recognizer& recognizer = *kRecognizers[i];
    std::uint64_t bits = gate(recognizer.needs & ~unsigned{kNeedsCue}, recognizer.cues);
    for (; bits != 0; bits &= bits - 1) {
      called[static_cast<std::size_t>(std::countr_zero(bits))] |= std::uint32_t{1} << i;
    }
  }
  return called;
}

}  // namespace

std::span<const Recognizer* const> recognizers() {
  return kRecognizers;
}

void recognize(const Anchors& anchors, Findings& findings) {
  std::uint64_t present = gate(present_in(anchors), anchors.cue_mask | anchors.expected);
  if (present == 0) return;
  static const Called kCalled = make_called();
  std::uint32_t called = 0;
  for (; present != 0; present &= present - 1) {
    called |= kCalled[static_cast<std::size_t>(std::countr_zero(present))];
  }
  for (; called != 0; called &= called - 1) {
    kRecognizers[std::countr_zero(called)]->find(anchors, findings);
  }
}

}  // namespace deskmill
