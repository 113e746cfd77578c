// Counts by name, merged by addition: the only producer of statistics.
//
// A name has one or two parts, "records/in" or "dropped_by/too_short"; the part before the slash is
// the section in the stats file. Addition is the only operation, so workers, shards and machines can
// be merged in any order to the same bytes. Records count several names each, so names are hashed;
// the few readers, at the end of a run, get them sorted.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace deskmill {

class Tally {
 public:
  using Entries = std::vector<std::pair<std::string_view, std::int64_t>>;

  void add(std::string_view name, std::int64_t amount = 1);
  void merge(const Tally& other);
  /// 0 for a name that was never added.
  std::int64_t get(std::string_view name) const;
  /// By name, in the order of its bytes. The names live as long as the Tally.
  Entries entries() const;

 private:
  struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const;
  };
  std::unordered_map<std::string, std::int64_t, NameHash, std::equal_to<>> amounts_;
};

}  // namespace deskmill
