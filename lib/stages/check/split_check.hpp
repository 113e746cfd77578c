// Is anything in two splits that must not be: a conversation, a customer, a cluster, the same text?
//
// The split of a record is that of its file, where the name says one:
// data/train-00000-of-00004.jsonl and train.jsonl are train, test/a.jsonl is test; a member `split`
// that says otherwise is a finding. In files of other names it is the member `split`, else the name
// of the file. Memory: 32 to 64 bytes for every different conversation, customer, cluster and text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.hpp"
#include "json/codec.hpp"
#include "stages/check/findings.hpp"
#include "stages/check/lines.hpp"
#include "stages/check/place_map.hpp"

namespace deskmill {

class SplitCheck {
 public:
  explicit SplitCheck(Findings& findings) : findings_(findings) {}

  void check(const std::string& path);
  /// "train 800, test 100": records by split. Throws Error(kUsage) when there are not two splits.
  std::string summary() const;

 private:
  struct Split {
    std::string name;
    std::size_t records = 0;
    bool has_empty_file = false;  ///< a small data set may leave a split empty
  };

  void check_record(const FileLine& line, std::uint32_t file_split);
  std::uint32_t split_of_record(const FileLine& line, std::uint32_t file_split);
  void check_groups(const Place& here);
  void check_group(std::string_view what, std::string_view value, const Place& here);
  void check_twin(const Place& here);
  void check_key(std::string_view kind, std::string_view what, Hash128 key, const Place& here);
  std::uint32_t split_named(std::string_view name);

  Findings& findings_;
  RecordParser parser_;
  Record record_;
  PlaceMap seen_;
  std::vector<std::string> files_;
  std::vector<Split> splits_;
};

/// The split that a path says: see above.
std::string split_of_path(std::string_view path);

}  // namespace deskmill
