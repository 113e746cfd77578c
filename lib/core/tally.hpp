// Counts by name, merged by addition: the only producer of statistics.
//
// A name has one or two parts, "records/in" or "dropped_by/too_short"; the part before the slash is
// the section in the stats file. Addition is the only operation, so workers, shards and machines can
// be merged in any order to the same bytes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace deskmill {

class Tally {
 public:
  using Entries = std::map<std::string, std::int64_t, std::less<>>;

  void add(std::string_view name, std::int64_t amount = 1);
  void merge(const Tally& other);
  /// 0 for a name that was never added.
  std::int64_t get(std::string_view name) const;
  const Entries& entries() const { return entries_; }

 private:
  Entries entries_;
};

}  // namespace deskmill
