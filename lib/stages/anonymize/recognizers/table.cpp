// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/table.hpp"

#include <array>
#include <cstdint>
#include <iterator>

namespace deskmill {
namespace {

constexpr const Recognizer* kRecognizers[] = {
    &kCnMobile,  &kCnLandline,   &kInternationalPhone,
    &kEmail,     &kCnResidentId, &kPassport,
    &kUsSsn,     &kBankCard,     &kIban,
    &kIpV4,      &kIpV6,         &kUrlParts,
    &kWaybill,   &kOrderNumber,  &kAccount,
    &kSecret,    &kPersonZh,     &kPersonEn,
    &kAddressZh, &kAddressEn,
};

unsigned present_in(const Anchors& anchors) {
  unsigned present = 0;
  if (!anchors.runs.empty()) present |= kNeedsDigits;
  if (anchors.digits.size() >= 6) present |= kNeedsSixDigits;
  if (anchors.digits.size() >= 11) present |= kNeedsElevenDigits;
  if (!anchors.at_signs.empty()) present |= kNeedsAt;
  if (!anchors.schemes.empty()) present |= kNeedsScheme;
  if (anchors.colons.size() > 1) present |= kNeedsColon;
  return present;
}

/// What calls each recognizer, in one word: its anchors above, its cues below.
using Gates = std::array<std::uint64_t, std::size(kRecognizers)>;
std::uint64_t gate(unsigned anchors, CueMask cues) {
  return std::uint64_t{anchors} << 32 | cues;
}

Gates make_gates() {
  Gates gates{};
  for (std::size_t i = 0; i < gates.size(); ++i) {
    gates[i] = gate(kRecognizers[i]->needs & ~unsigned{kNeedsCue}, kRecognizers[i]->cues);
  }
  return gates;
}

}  // namespace

std::span<const Recognizer* const> recognizers() {
  return kRecognizers;
}

void recognize(const Anchors& anchors, Findings& findings) {
  const std::uint64_t present = gate(present_in(anchors), anchors.cue_mask | anchors.expected);
  if (present == 0) return;
  static const Gates kGates = make_gates();
  for (std::size_t i = 0; i < kGates.size(); ++i) {
    if ((kGates[i] & present) != 0) kRecognizers[i]->find(anchors, findings);
  }
}

}  // namespace deskmill
