// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/compact_json.hpp"

namespace deskmill {

void append_compact_json(std::string& out, std::string_view json) {
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      out += c;
      if (c == '\\' && i + 1 < json.size()) out += json[++i];
      if (c == '"') in_string = false;
      continue;
    }
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    in_string = c == '"';
    out += c;
  }
}

}  // namespace deskmill
