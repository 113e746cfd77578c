// The token behind a cue: "订单号：JD0123456789", "order number is #AB-1234", "微信号 anna_88".
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

struct Token {
  std::size_t begin = 0, end = 0;
  std::size_t digits = 0;   ///< ASCII digits in it
  std::size_t letters = 0;  ///< ASCII letters in it
  bool marked = false;      ///< a colon, '=', '#' or 是/is/为 stood before it
  bool empty() const { return begin == end; }
};

/// So many capitals and digits are a booking code.
inline constexpr std::size_t kBookingCode = 6;

/// The first token (ASCII letters, digits, '-', '_') behind `from`, after at most a few words of
/// filler; empty when something else stands there. A placeholder of an earlier run that is written
/// together with the rest of a token is passed over: of "[ACCOUNT_1]x1y2" x1y2.
Token token_after(std::string_view text, std::size_t from);

/// "256gb", "12th": an amount and its unit, or the number of something.
bool is_measured(std::string_view word);

/// 4421, 112X, or six digits: the end of a number, which somebody gives in place of it.
bool is_last_digits(std::string_view word);

/// ABCPE1234F: of an Indian taxpayer, in capitals or small letters.
bool is_pan(std::string_view word);

/// "ab12cd", "k29-ff81": letters and digits that no words of theirs or amounts are; only where a
/// code is told or asked for.
bool is_mixed_code(std::string_view word);

}  // namespace deskmill
