// Counts by name, merged by addition: the only producer of statistics.
//
// A name has one or two parts, "records/in" or "dropped_by/too_short"; the part before the slash is
// the section in the stats file. Addition is the only operation, so workers, shards and machines
// can be merged in any order to the same bytes. Records count several names each, so names are
// hashed; the few readers, at the end of a run, get them sorted.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deskmill {

/// A name that is counted very often, together with its index in the Tally it was last added to:
/// while that index is right, adding takes no look-up. Not shared between threads.
struct Count {
  std::string name;
  std::size_t place = 0;
};

class Tally {
 public:
  using Entries = std::vector<std::pair<std::string_view, std::int64_t>>;

  void add(std::string_view name, std::int64_t amount = 1);
  /// The same, without a look-up when `count.place` is where this Tally has the name.
  void add(Count& count, std::int64_t amount = 1) {
    if (count.place >= amounts_.size() || amounts_[count.place].name != count.name) {
      count.place = place_of(count.name);
    }
    amounts_[count.place].amount += amount;
  }
  void merge(const Tally& other);
  /// 0 for a name that was never added.
  std::int64_t get(std::string_view name) const;
  /// By name, in the order of its bytes. The names are good until the next add().
  Entries entries() const;
  /// Those of one section, named by what stands behind the slash.
  Entries section(std::string_view name) const;

 private:
  struct Amount {
    std::string name;
    std::int64_t amount = 0;
  };
  static constexpr std::uint32_t kFree = 0xffffffffu;

  std::size_t slot_of(std::string_view name) const;
  /// The index in amounts_ of a name, which is added when it is new.
  std::size_t place_of(std::string_view name);
  void grow();

  std::vector<Amount> amounts_;  ///< in the order in which the names first came
  /// Open-addressing hash table of indices into amounts_, at most half full; its size is 0 or a
  /// power of two.
  std::vector<std::uint32_t> slots_;
};

}  // namespace deskmill
