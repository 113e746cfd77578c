// Recognises a pretty-printed document or an array given to a stage that wants JSONL.
//
// Taken as lines, such a file would end as a million rejects; the user wants to hear what to run
// instead. The guess is made from the first line that is not blank and what follows it in its
// batch.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// True when `first` opens an array of objects, or an object that is closed by one of the lines of
/// `following`. A truncated record among sound ones never is: their brackets balance.
bool opens_multiline_json(std::string_view first, std::string_view following);

}  // namespace deskmill
