// Any text comes out of clean as valid UTF-8 that a second cleaning leaves alone; charset detection
// and HTML take any bytes that are theirs to take.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <string_view>

#include "core/utf8.hpp"
#include "fuzz/check.hpp"
#include "markup/html.hpp"
#include "stages/clean/rule_choice.hpp"
#include "stages/clean/rules/builtin_rules.hpp"
#include "stages/clean/text_cleaner.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

std::string cleaned(std::string_view text, MailMode mail) {
  static const TextScan kScan;
  static const TextCleaner kCleaner(builtin_clean_rules(), kScan);
  Notes notes;
  std::string out;
  const TextContext context{mail, true};
  ScanResult found = kScan(text);
  return kCleaner.clean(text, found, context, out, notes) ? out : std::string(text);
}

void run(std::string_view bytes) {
  const CharsetGuess guess = detect_charset(bytes, true);
  CharsetDecoder decoder(guess.charset);
  std::string text;
  decoder.feed(bytes.substr(guess.bom_bytes), text, true);
  check(is_valid_utf8(text));
  check(is_valid_utf8(html_to_text(text)));
  check(is_valid_utf8(decode_entities(text)));
  for (const MailMode mail : {MailMode::kNever, MailMode::kAlways}) {
    const std::string once = cleaned(text, mail);
    check(is_valid_utf8(once));
    if (text.size() < 200) check(cleaned(once, mail) == once);
  }
}

}  // namespace
}  // namespace deskmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  deskmill::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
