// Surnames in Latin script, lower case, each followed by one blank.
//
// The commonest of many countries, written down from general knowledge; a rare one is found by its
// given name, or not at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// Seldom anything but names, nor places or brands: together with the capitalised word in front
/// of one they are a person's name.
std::string_view surnames();

/// Whether the word, with a capital, is a surname and a word as well (Brown, Young, King): a name
/// only behind a given name.
bool is_surname_and_word(std::string_view word);

}  // namespace deskmill
