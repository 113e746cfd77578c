// Text that was decoded with the wrong charset, repaired when the way back is lossless and what
// comes out is clearly more plausible than what went in.
//
// Sound text must never change, so each repair asks for evidence: whole sequences, plausible
// characters, a margin (text/plausibility.hpp). What lost bytes on the way (U+FFFD, 锟斤拷) cannot
// be repaired; it is only counted.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace deskmill {

/// UTF-8 read as Latin-1 or windows-1252, also in part of a text and several times over: "Ã©", "ä½
/// å¥½".
std::optional<std::string> repair_utf8_read_as_latin(std::string_view text);
/// UTF-8 read as GBK, in whole lines: "鎮ㄥソ".
std::optional<std::string> repair_utf8_read_as_gbk(std::string_view text);
/// GBK read as Latin-1 or windows-1252: "ÄúºÃ".
std::optional<std::string> repair_gbk_read_as_latin(std::string_view text);
/// Holds U+FFFD or what U+FFFD becomes when it is read as GBK.
bool has_lost_bytes(std::string_view text);

}  // namespace deskmill
