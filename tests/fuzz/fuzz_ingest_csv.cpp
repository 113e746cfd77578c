// Records of a CSV text do not depend on where the text is cut, every byte belongs to exactly one
// record or line break, and splitting never leaves the record.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string_view>
#include <vector>

#include "fuzz/check.hpp"
#include "stages/ingest/cutting/csv.hpp"
#include "stages/ingest/head/dialect.hpp"

namespace deskmill {
namespace {

std::size_t total_size(const std::vector<std::string_view>& cells) {
  std::size_t size = 0;
  for (const std::string_view cell : cells) size += cell.size();
  return size;
}

/// LF with carriage returns in front; at the end of the text perhaps only these, or nothing.
bool is_line_break(std::string_view bytes) {
  const std::size_t newline = bytes.find_first_not_of('\r');
  return newline == std::string_view::npos ||
         (bytes[newline] == '\n' && newline + 1 == bytes.size());
}

void run(std::string_view text) {
  CsvCells cells;
  for (const Dialect dialect : {Dialect{',', '"'}, Dialect{'\t', '\0'}, Dialect{',', '"', true}}) {
    for (std::size_t begin = 0; begin < text.size();) {
      const RecordEnd record = find_record_end(text, begin, dialect, true);
      check(record.state != RecordEnd::State::kNeedMore);
      check(record.end >= begin && record.next > begin && record.next <= text.size());
      check(is_line_break(text.substr(record.end, record.next - record.end)));
      const auto row = text.substr(begin, record.end - begin);
      check(total_size(cells.split(row, dialect)) <= row.size());
      for (std::size_t cut = begin; cut < text.size(); cut += 1 + (text.size() - begin) / 7) {
        const RecordEnd early = find_record_end(text.substr(0, cut), begin, dialect, false);
        check(early.state != RecordEnd::State::kFound || early.next == record.next);
      }
      begin = record.next;
    }
  }
  detect_dialect(text, true);
  detect_dialect(text, false);
}

}  // namespace
}  // namespace deskmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  deskmill::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
