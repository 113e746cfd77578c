// SPDX-License-Identifier: Apache-2.0
#include "io/compression/decode.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/error.hpp"
#include "io/paths.hpp"
#include "io/prepended_source.hpp"

namespace deskmill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHeadBytes = 16;
constexpr std::string_view kGzip = "\x1f\x8b"sv;
constexpr std::string_view kZstd = "\x28\xb5\x2f\xfd"sv;
/// A skippable frame may come first: its magic number is 0x184D2A50 to 0x184D2A5F, little endian.
constexpr std::string_view kZstdSkippableTail = "\x2a\x4d\x18"sv;

struct RefusedFormat {
  std::string_view magic;
  std::string_view name;
  std::string_view command;  ///< writes the content to standard output
};

constexpr std::string_view kBzip2 = "BZh"sv;
/// What begins every bzip2 block. A text may well begin with "BZh", so this is looked for too,
/// behind the level digit that follows.
constexpr std::string_view kBzip2Block = "\x31\x41\x59\x26\x53\x59"sv;

constexpr RefusedFormat kRefused[] = {
    {kBzip2, "bzip2", "bzip2 -dc"},
    {"\xfd"
     "7zXZ\0"sv,
     "xz", "xz -dc"},
    {"PK\x03\x04"sv, "zip", "unzip -p"},
    {"PK\x05\x06"sv, "zip", "unzip -p"},
    {"7z\xbc\xaf\x27\x1c"sv, "7-Zip", "7z x -so"},
    {"\x04\x22\x4d\x18"sv, "lz4", "lz4 -dc"},
};

bool is_refused(std::string_view head, const RefusedFormat& format) {
  if (!head.starts_with(format.magic)) return false;
  if (format.magic != kBzip2) return true;
  const std::size_t block = std::min(kBzip2.size() + 1, head.size());
  return head.substr(block).starts_with(kBzip2Block);
}

/// Office documents are zip archives: their content is not in any stream unzip could give.
std::string instead_of_office_document(const std::string& name) {
  if (has_suffix(name, ".xlsx")) return "a spreadsheet; save it as CSV (UTF-8) and give that";
  if (has_suffix(name, ".docx")) {
    return "a word processor document; save it as plain text and give that";
  }
  return "";
}

std::string refusal(const RefusedFormat& format, const std::string& name,
                    std::string_view program) {
  const std::string document = instead_of_office_document(name);
  if (!document.empty()) return name + ": " + document;
  std::string message = name + ": is compressed as " + std::string(format.name) +
                        ", which is not read; use: " + std::string(format.command);
  if (name != kStandardInput) message += " " + shell_quoted(name);
  return program.empty() ? message : message.append(" | ").append(program);
}

std::string read_head(ByteSource& source) {
  std::string head(kHeadBytes, '\0');
  std::size_t filled = 0;
  while (filled < head.size()) {
    const std::size_t got = source.read(head.data() + filled, head.size() - filled);
    if (got == 0) break;
    filled += got;
  }
  head.resize(filled);
  return head;
}

bool is_zstd(std::string_view head) {
  if (head.starts_with(kZstd)) return true;
  return head.size() >= 4 && (head[0] & 0xf0) == 0x50 &&
         head.substr(1).starts_with(kZstdSkippableTail);
}

}  // namespace

std::unique_ptr<ByteSource> decode(std::unique_ptr<ByteSource> stored, const std::string& name,
                                   std::string_view program) {
  const std::string head = read_head(*stored);
  for (const RefusedFormat& format : kRefused) {
    if (is_refused(head, format)) throw Error(Exit::kNoInput, refusal(format, name, program));
  }
  auto source = prepend(head, std::move(stored));
  if (head.starts_with(kGzip)) return decode_gzip(std::move(source), name);
  if (is_zstd(head)) return decode_zstd(std::move(source), name);
  return source;
}

}  // namespace deskmill
