// The programs of deskmill in the order in which data usually passes them: the dispatcher's list,
// the sections of a configuration file, and the first line of each program's help.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace deskmill {

struct StageInfo {
  std::string_view name;     ///< "clean"; the program is deskmill-clean
  std::string_view summary;  ///< one line, no full stop
};

inline constexpr std::array kStages = {
    StageInfo{"ingest", "turn exports of chats, tickets and tables into conversations"},
    StageInfo{"clean", "repair texts and remove what is not conversation"},
    StageInfo{"dedupe", "remove or mark exact and near duplicates"},
    StageInfo{"anonymize", "find personal data and mask, replace or report it"},
    StageInfo{"pair-extract", "link questions of customers to their answers"},
    StageInfo{"label", "give records intents by rules that vote, and mark entities"},
    StageInfo{"split", "place records in train, validation and test without leaks"},
    StageInfo{"export", "write the formats that trainers read"},
    StageInfo{"check", "check records, manifests, splits and chains of runs"},
};

/// The row of `name`, or nullptr.
constexpr const StageInfo* find_stage(std::string_view name) {
  for (const StageInfo& stage : kStages) {
    if (stage.name == name) return &stage;
  }
  return nullptr;
}

}  // namespace deskmill
