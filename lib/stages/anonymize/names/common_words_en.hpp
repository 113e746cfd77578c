// Words in Latin script that stand where names stand and are none.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// "Hi Team", "this is Great": common words, titles, brands and places; the case does not matter.
bool is_not_name(std::string_view word);

/// "Airlines", "Bank", "Support": the capitalised words around it name a company or a place.
bool is_organisation_word(std::string_view word);

/// Those of them that are no surnames either: "University", "Island", but not "Bank" or "Kitchen".
bool is_institution_word(std::string_view word);

}  // namespace deskmill
