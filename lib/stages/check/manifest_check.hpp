// Does a manifest tell the truth about the files it names?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/hash.hpp"
#include "json/document.hpp"
#include "stages/check/findings.hpp"

namespace deskmill {

class ManifestCheck {
 public:
  /// `path` of the manifest: outputs lie relative to it. `inputs_dir` holds the inputs, or "".
  ManifestCheck(std::string path, std::string inputs_dir, Findings& findings);
  /// `manifest` fits its schema. Returns a remark: "3 outputs read".
  std::string check(JsonValue manifest);

 private:
  void check_output(JsonValue output);
  /// Rejects or dropped records, when the manifest lists them: bytes, and as many lines of each
  /// reason, their `member`, as the counts say.
  void check_side_file(JsonValue file, std::string_view member,
                       std::initializer_list<JsonValue> counts);
  void check_strangers(JsonValue manifest);
  /// Finds version, options or inputs that were edited after the run.
  void check_fingerprint(JsonValue manifest);
  void check_totals(JsonValue manifest);
  void check_input(JsonValue input);
  void expect(std::string_view kind, std::string_view file, std::string_view what,
              std::string_view promised, std::string_view actual);

  std::string path_, inputs_dir_;
  Findings& findings_;
  ContentSum sum_;  ///< over all outputs
  std::size_t outputs_ = 0, inputs_ = 0, unchecked_ = 0;
};

}  // namespace deskmill
