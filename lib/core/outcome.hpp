// What a stage did with one unit of its input: kept, merged, dropped or rejected.
//
// The law of conservation, in = kept + merged + dropped + rejected, is counted from these values
// and nothing else, so a stage cannot lose a record silently: it has to return one of them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

namespace deskmill {

enum class Fate { kKept, kMerged, kDropped, kRejected };

struct Outcome {
  Fate fate = Fate::kKept;
  std::string reason;        ///< dotted name, "" when kept: "clean.empty", "json.parse"
  std::string detail;        ///< rejects: what was wrong, in words, without text of the record
  std::string duplicate_of;  ///< merged: id of the record that stays

  static Outcome kept() { return {}; }
  static Outcome merged(std::string reason, std::string survivor) {
    return {Fate::kMerged, std::move(reason), {}, std::move(survivor)};
  }
  static Outcome dropped(std::string reason) { return {Fate::kDropped, std::move(reason), {}, {}}; }
  static Outcome rejected(std::string reason, std::string detail) {
    return {Fate::kRejected, std::move(reason), std::move(detail), {}};
  }
};

}  // namespace deskmill
