// Do planted values occur anywhere: in texts, names of members, metadata, numbers?
//
// A value is looked for in every string and number of a line, decoded, with case and width folded;
// a line that is no JSON is read as text. \uXXXX and %XX inside a decoded string (JSON within JSON,
// URLs) are decoded too, three layers deep; how many blanks stand in a value does not matter. A
// value of five digits or more is also looked for without the separators people put into numbers:
// 138 0013-8000 is 13800138000. A value of at most three ASCII letters must stand alone, or every
// "Li" would be in "delivery"; all others count anywhere.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "json/document.hpp"
#include "rules/phrase_finder.hpp"
#include "stages/check/findings.hpp"
#include "stages/check/lines.hpp"

namespace deskmill {

class LeakCheck {
 public:
  /// One value per line; blank lines are skipped. `values_file` names it in findings. Throws
  /// Error(kUsage) when there are no values or one is a single character of ASCII.
  LeakCheck(std::string_view values, std::string values_file, Findings& findings);

  struct Searched {
    std::size_t lines = 0;
    bool is_binary = false;  ///< holds zero bytes: no text, or text in UTF-16, which is not decoded
  };
  Searched check(const std::string& path);
  std::size_t values() const { return count_; }

 private:
  /// A phrase of a finder.
  struct Planted {
    std::uint64_t line = 0;  ///< in the file of values
    bool alone = false;      ///< must have no letter or digit next to it
  };

  void add_value(std::string_view value, std::uint64_t line);
  void look_in_token(std::string_view inner);
  /// Also in what up to `decodings` layers of inner escapes hide.
  void look_in(std::string_view text, int decodings = 3);
  void look_for(const PhraseFinder& phrases, const std::vector<Planted>& planted,
                std::string_view text);
  void report(const std::string& path, const FileLine& line);

  PhraseFinder whole_{false}, squeezed_{false};
  std::vector<Planted> whole_values_, squeezed_values_;
  std::size_t count_ = 0;
  std::string values_file_;
  Findings& findings_;
  JsonParser parser_;
  JsonDocument document_;
  std::u32string memory_;         ///< of texts that are folded
  std::set<std::uint64_t> hits_;  ///< lines of values found in the line at hand
};

}  // namespace deskmill
