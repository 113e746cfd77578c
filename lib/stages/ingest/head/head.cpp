// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/head/head.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/error.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kHeadBytes = 1u << 20;
constexpr std::size_t kLongestHead = 8u << 20;
constexpr std::size_t kMagicBytes = 32;
constexpr std::size_t kFirstRead = 16u << 10;  ///< a folder of mails has many thousand small files

/// Zero bytes tell UTF-16, where a byte says nothing.
bool ends_lines_with_returns(std::string_view head) {
  return head.find('\r') != head.npos && head.find('\n') == head.npos &&
         head.find('\0') == head.npos;
}

/// Appends what is left of the source until there are `size` bytes; false when it ends before.
bool fill_up(ByteSource& source, std::string& bytes, std::size_t size) {
  std::size_t filled = bytes.size();
  while (filled < size) {
    if (filled == bytes.size()) bytes.resize(std::min(size, std::max(2 * filled, kFirstRead)));
    const std::size_t got = source.read(bytes.data() + filled, bytes.size() - filled);
    filled += got;
    if (got > 0) continue;
    bytes.resize(filled);
    return false;
  }
  return true;
}

/// What --encoding names. UTF-16 alone leaves the order of bytes to the mark or the text.
std::string charset_to_use(std::string_view encoding, const std::string& guess) {
  if (!is_known_charset(encoding)) {
    throw OptionError("encoding", std::string(encoding),
                      "unknown charset " + quoted(encoding) +
                          "; give one such as GB18030, Big5, UTF-16LE or windows-1252");
  }
  std::string name = usual_name(encoding);
  const bool leaves_order_open = name == "UTF-16" || name == "UTF-32";
  return leaves_order_open && guess.starts_with(name) ? guess : name;
}

std::string decoded(const RawHead& raw, const std::string& charset) {
  if (charset == "UTF-8") return raw.bytes;
  std::string text;
  CharsetDecoder(charset).feed(raw.bytes, text, raw.complete);
  return text;
}

}  // namespace

RawHead read_head(ByteSource& source) {
  RawHead head;
  while (!head.complete && head.bytes.size() < kLongestHead) {
    if (head.bytes.size() >= kHeadBytes && !is_all_ascii(head.bytes)) break;
    head.complete = !fill_up(source, head.bytes, head.bytes.size() + kHeadBytes);
  }
  head.lone_returns = ends_lines_with_returns(head.bytes);
  if (head.lone_returns) std::replace(head.bytes.begin(), head.bytes.end(), '\r', '\n');
  return head;
}

Head decode_head(const RawHead& raw, std::string_view encoding) {
  Head head;
  head.complete = raw.complete;
  head.magic = raw.bytes.substr(0, kMagicBytes);
  const CharsetGuess guess = detect_charset(raw.bytes, raw.complete);
  head.charset = encoding.empty() ? guess.charset : charset_to_use(encoding, guess.charset);
  head.text = decoded(raw, head.charset);
  const bool is_another = head.charset != guess.charset && head.text != decoded(raw, guess.charset);
  if (is_another) head.other_charset = guess;
  if (head.text.starts_with("\xEF\xBB\xBF")) head.text.erase(0, 3);
  const std::size_t newline = head.text.rfind('\n');
  // A last line that is cut off is left out, unless it is nearly all there is.
  const bool worth_cutting = newline != std::string::npos && newline >= head.text.size() / 2;
  if (!head.complete && worth_cutting) head.text.resize(newline + 1);
  return head;
}

}  // namespace deskmill
