// Forms of a text in which a hidden value shows: without separators, with blanks as one writes
// them, and with inner escapes decoded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deskmill {

/// ASCII digits, full-width ones included.
std::size_t count_digits(std::string_view text);

/// Letters and digits stay, blanks and - . _ ( ) / + between them vanish, anything else becomes a
/// line end. Full-width forms become ASCII.
std::string squeeze(std::string_view text);

/// The same for all spellings of a text: one form of letters with accents, no case, no width;
/// zero-width characters vanish and runs of blanks are one space, so a name that a line break cuts
/// is one name. An ideographic space between Chinese or Japanese characters vanishes: two-character
/// names are set with one, 李　雷. (A common space stays there: 姓王 明天 holds no 王明.) `text`
/// must be valid UTF-8; `memory` grows as needed and may hold anything. The case of
/// ASCII is left to PhraseFinder.
std::string comparable_text(std::string_view text, std::u32string& memory);

/// Every byte that is no UTF-8 becomes U+FFFD.
std::string with_valid_utf8(std::string_view bytes);

/// One layer of inner escapes decoded, those of JSON, URLs (%XX, and + for a space) and HTML; false
/// when there was none (out untouched). The result may be invalid UTF-8 where they made no sense.
/// `text` must be valid UTF-8.
bool decode_inner_escapes(std::string_view text, std::string& out);

}  // namespace deskmill
