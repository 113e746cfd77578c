// Given names in Latin script, lower case, each followed by one blank.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// Seldom anything but names: found wherever one is written with a capital.
std::string_view given_names();

/// Also words, places or brands (Mark, Rose, Austin, Chase): found only where somebody is addressed
/// or speaks, or with a surname.
std::string_view given_names_that_are_words();

/// Whether the word, in small letters, is one of given_names().
bool is_given_name(std::string_view word);

}  // namespace deskmill
