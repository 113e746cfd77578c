// The shape of a text: NFC, no control and zero-width characters, plain spaces, line breaks as \n.
//
// Full-width Chinese punctuation stays as it is (NFC, never NFKC). Kept on purpose: ZWJ inside
// emoji, ZWNJ and ZWJ between letters of scripts that need them, direction marks in texts with
// Arabic or Hebrew, variation selectors, single tabs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

struct FormRules {
  bool nfc = true, control = true, zero_width = true, spaces = true, line_breaks = true;
};

/// Which rules changed something.
using FormChanges = FormRules;

/// The rules `spaces` and `line_breaks` for a text whose only oddities are doubled or misplaced
/// spaces, tabs and line breaks (TextScan says kLayout and nothing else). The same result as below,
/// several times faster.
std::string fold_layout(std::string_view text, const FormRules& rules, FormChanges& changes);

/// Applies `rules` to valid UTF-8. Returns the new text; `changes` says which rules had work.
std::string apply_unicode_form(std::string_view text, const FormRules& rules, FormChanges& changes);

}  // namespace deskmill
