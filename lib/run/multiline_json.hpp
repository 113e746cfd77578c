// Recognises a pretty-printed document or an array given to a stage that wants JSONL.
//
// Read as lines, such a file would give a million rejects; one message that says what to run
// instead helps more. The guess is made from the first line that is not blank and what follows it
// in its batch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// True when `first` opens an array of objects, or an object that is closed by one of the lines of
/// `following`. A truncated record among sound ones never is: their brackets balance.
bool opens_multiline_json(std::string_view first, std::string_view following);

}  // namespace deskmill
