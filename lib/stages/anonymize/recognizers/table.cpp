// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/table.hpp"

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
  if (!anchors.at_signs.empty()) present |= kNeedsAt;
  if (!anchors.schemes.empty()) present |= kNeedsScheme;
  if (anchors.colons.size() > 1) present |= kNeedsColon;
  return present;
}

}  // namespace

std::span<const Recognizer* const> recognizers() {
  return kRecognizers;
}

void recognize(const Anchors& anchors, Findings& findings) {
  const unsigned present = present_in(anchors);
  const CueMask cues = anchors.cue_mask | anchors.expected;
  if (present == 0 && cues == 0) return;
  for (const Recognizer* recognizer : kRecognizers) {
    const bool by_cue = (recognizer->needs & kNeedsCue) != 0 && (recognizer->cues & cues) != 0;
    if ((recognizer->needs & present) != 0 || by_cue) recognizer->find(anchors, findings);
  }
}

}  // namespace deskmill
