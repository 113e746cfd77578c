// Whether digits are a valid phone number: the verdict of libphonenumber.
//
// It is slow to load, which short runs feel, and slow to ask. Much of what is asked is valid by one
// of a few plans that some comparisons know as well; a test holds these against the library.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// Answers at most kMostQuestions times: a text of nothing but numbers must not cost minutes. Later
/// numbers count as not valid and are judged by shape and context alone.
class PhoneJudge {
 public:
  /// ASCII digits as they are dialled within any of the countries asked, or without the 0 that is
  /// dialled there before an area code.
  bool is_valid_anywhere(std::string_view digits);
  /// The same with that 0: far fewer numbers that are of something else pass.
  bool is_dialled_anywhere(std::string_view digits);
  /// ASCII digits as they stand behind "+".
  bool is_valid_international(std::string_view digits);

 private:
  static constexpr int kMostQuestions = 100;
  bool may_ask() { return left_ > 0 && left_-- > 0; }
  int left_ = kMostQuestions;
};

/// True only for numbers that are valid in Germany or France, which allow most. False says nothing.
bool is_surely_valid_anywhere(std::string_view digits);
/// True only for valid mobile numbers of mainland China. False says nothing.
bool is_surely_valid_international(std::string_view digits);

}  // namespace deskmill
