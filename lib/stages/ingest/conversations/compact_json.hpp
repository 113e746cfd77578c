// Members of the source that go into a record as they are: a record is one line.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

/// Valid JSON without blanks between its tokens: one line, whatever the source's layout.
void append_compact_json(std::string& out, std::string_view json);

}  // namespace deskmill
