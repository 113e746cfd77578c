// Chinese personal names by their characters: surnames, what given names are made of and what not.
//
// There is no list of whole names. How much a place must say for a name there to be one depends on
// its characters: clear ones are those of names more than of anything else, shared surnames are
// words as well (马, 安, 金), and about the others only the words around them tell.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// Byte length of the surname at `begin` (compound ones first), or 0.
std::size_t surname_bytes(std::string_view text, std::size_t begin);

/// Whether the Han character at `position` may stand in a given name: it is Han and none of the
/// particles, pronouns and verbs that follow names in chats ("我叫王明想问").
bool may_be_given(std::string_view text, std::size_t position);

/// End of the full name (surname and one or two more characters) at `begin`, or `begin`.
std::size_t name_end(std::string_view text, std::size_t begin);

/// The same also for characters with a blank behind each: 王 小 明.
std::size_t spaced_name_end(std::string_view text, std::size_t begin);

/// End of the name with a dot in it (阿依古丽·买买提) at `begin`, two to six characters on either
/// side, or `begin`.
std::size_t dotted_name_end(std::string_view text, std::size_t begin);

/// A surname of one character that seldom begins other words.
bool is_clear_surname(std::string_view text, std::size_t begin);
/// A clear surname and two characters that mostly stand in given names: a
/// name of nine bytes at any place of a text, without a cue.
bool is_clear_name(std::string_view text, std::size_t begin);
/// The same for a surname that is a word as well (马, 安, 金): a name where one may begin and end.
bool is_shared_name(std::string_view text, std::size_t begin);
/// A clear surname and one or two characters that mostly stand in given names, up to `end`: for
/// places where a name is likely.
bool is_likely_name(std::string_view text, std::size_t begin, std::size_t end);
/// End of the name at `begin`, directly behind whose role or relative it is (快递员王强), or
/// `begin`: by its characters, since anything may follow it there (快递员明天来, 朋友王强明天来).
std::size_t name_end_behind_role(std::string_view text, std::size_t begin);
/// The surnames of is_clear_name, three bytes each.
std::string_view clear_surnames();
/// The same of is_shared_name.
std::string_view shared_surnames();
/// The characters that may follow either.
std::string_view clear_given();

/// A common word that merely looks like surname and given name begins here: 高中生, 安卓手机,
/// 黄金会员; but not 黄海波.
bool is_common_word(std::string_view text, std::size_t begin);
/// Whether the character at `position` stands in given names more than elsewhere.
bool is_clear_given(std::string_view text, std::size_t position);

}  // namespace deskmill
