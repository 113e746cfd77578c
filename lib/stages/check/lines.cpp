// SPDX-License-Identifier: Apache-2.0
#include "stages/check/lines.hpp"

#include <algorithm>

#include "io/byte_source.hpp"
#include "io/line_batch.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{256} << 20;

bool is_long(const LineBatch& batch, std::size_t index) {
  return std::any_of(batch.long_lines.begin(), batch.long_lines.end(),
                     [index](const LineBatch::LongLine& line) { return line.index == index; });
}

}  // namespace

void for_each_line(const InputFile& file, const std::function<bool(const FileLine&)>& visit) {
  LineReader reader(open_input(file, Hashing::kOff, "deskmill-check"), 0, kMaxLineBytes);
  LineBatch batch;
  while (reader.next(batch)) {
    for (std::size_t i = 0; i < batch.lines.size(); ++i) {
      const std::string_view text = batch.line(i);
      if (text.empty()) continue;
      if (!visit({text, batch.first_line + i, !is_long(batch, i)})) return;
    }
  }
}

}  // namespace deskmill
