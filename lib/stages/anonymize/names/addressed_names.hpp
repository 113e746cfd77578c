// Where the name of somebody who signs or is addressed stands in an English turn, if one does.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace deskmill {

/// Where the name of "... soon. ^Anna" or "... soon *AB" begins: letters behind ^, * or ~ that end
/// the text. text.size() for none.
std::size_t signature_begin(std::string_view text);

/// Where the next word with a capital behind a comma and a blank begins ("We hear you, Anna."),
/// from `from` on. text.size() for none.
std::size_t next_addressed(std::string_view text, std::size_t from);

/// Where the word with a capital begins that opens the turn before a comma and a small letter, or
/// "I" ("Anna, could you wait?"), behind the name of whom a post answers. text.size() for none.
std::size_t addressed_first(std::string_view text);

/// Whether there is either.
bool addresses_somebody(std::string_view text);

}  // namespace deskmill
