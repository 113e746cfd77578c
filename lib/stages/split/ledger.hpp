// The ledger: which key went to which side in earlier builds, so that no record ever moves.
//
// A binary file of sorted keys: "deskmill-ledger-1\n", the id of the seed (8 bytes), the count (8),
// then key (8, big-endian) and side (1) per entry, and the XXH3-128 of all that (32 hexadecimal
// digits). It is locked from reading to replacing, and replaced atomically before the data appears:
// a build killed between the two leaves a ledger that says a little more than the data, which is
// harmless.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/output_file.hpp"
#include "stages/split/assignment.hpp"

namespace deskmill {

class Ledger {
 public:
  /// Locks and reads `path`; an absent file is an empty ledger. An empty path is no ledger at all.
  /// Throws Error(kTryAgain) when another run holds it, Error(kUsage) when it was made with another
  /// seed, Error(kNoInput) when it is damaged.
  Ledger(std::string path, std::uint64_t seed);

  /// True until something has been written: floors apply only then.
  bool first_build() const { return old_.empty(); }
  std::size_t entries() const { return old_.size() + added_.size(); }
  std::optional<SplitSide> find(std::uint64_t key) const;
  /// Remembered unless the key is known already.
  void add(std::uint64_t key, SplitSide side);
  /// Replaces the file. Nothing without a path.
  void save();

 private:
  void parse(const std::string& bytes);

  std::string path_;
  std::uint64_t seed_;
  using Entry = std::pair<std::uint64_t, SplitSide>;
  std::vector<Entry> old_;  ///< sorted by key
  std::vector<Entry> added_;
  std::unique_ptr<OutputFile> file_;
};

}  // namespace deskmill
