// The full names of one record, and whose a part of a name is: "王" in 王先生 is 王小明 when
// no other 王 was named.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace deskmill {

class FullNames {
 public:
  void clear();
  /// A normal form: lower case, single blanks. Longer than any name: ignored.
  void add(std::string name);
  /// The one longer name of which `part` is a whole word or words, or the beginning when that name
  /// has no blanks: a Chinese surname, or Kim for Kimberly. (Where one name of a conversation
  /// begins another, both mean one person nine times in ten.) `part` itself when there is none or
  /// several.
  std::string_view whole_of(std::string_view part) const;

 private:
  using Places = std::vector<std::uint32_t>;

  void index(std::uint32_t place);
  /// Names that may have `part`: all, or beyond a few those with its rarest word or
  /// with this beginning.
  const Places& candidates(std::string_view part) const;

  std::vector<std::string> names_;
  Places all_;
  /// By words and beginnings; filled beyond a few names.
  std::unordered_map<std::string, Places> by_part_;
};

}  // namespace deskmill
