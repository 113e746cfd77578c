// SPDX-License-Identifier: Apache-2.0
#include "stages/check/leak_check.hpp"

#include <algorithm>
#include <utility>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/lines.hpp"
#include "json/string.hpp"
#include "json/walk.hpp"
#include "stages/check/squeeze.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kFewestDigits = 5;  ///< of a value that is also looked for without separators
constexpr std::size_t kShortWord = 3;     ///< letters of a value that must stand alone, at most

bool is_short_word(std::string_view value) {
  return value.size() <= kShortWord && std::all_of(value.begin(), value.end(), is_ascii_alnum);
}

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_ascii_alnum(text[begin - 1])) &&
         (end == text.size() || !is_ascii_alnum(text[end]));
}

}  // namespace

LeakCheck::LeakCheck(std::string_view values, std::string values_file, Findings& findings)
    : values_file_(std::move(values_file)), findings_(findings) {
  if (!is_valid_utf8(values)) throw Error(Exit::kUsage, values_file_ + ": not UTF-8");
  if (values.starts_with("\xEF\xBB\xBF")) values.remove_prefix(3);
  for (std::uint64_t line = 1; !values.empty(); ++line) {
    add_value(trimmed(take_line(values)), line);
  }
  if (count_ == 0) throw Error(Exit::kUsage, values_file_ + ": no values to look for");
  whole_.finish();
  squeezed_.finish();
}

void LeakCheck::add_value(std::string_view value, std::uint64_t line) {
  if (value.empty()) return;
  if (value.size() == 1) {
    throw Error(Exit::kUsage,
                at_line(values_file_, line, "one character would be found everywhere"));
  }
  const std::string comparable = comparable_text(value, memory_);
  if (comparable.empty()) return;  // nothing but characters without width
  ++count_;
  if (whole_.add(comparable) == whole_values_.size()) {
    whole_values_.push_back({line, is_short_word(comparable)});
  }
  if (count_digits(value) < kFewestDigits) return;
  std::string bare = squeeze(value);
  std::erase(bare, '\n');
  if (squeezed_.add(bare) == squeezed_values_.size()) squeezed_values_.push_back({line, false});
}

LeakCheck::Searched LeakCheck::check(const std::string& path) {
  Searched searched;
  for_each_line(path, [&](const FileLine& line) {
    ++searched.lines;
    hits_.clear();
    if (!line.whole) {
      findings_.add("record.too_long", path, line.number, "longer than 256 MiB");
    }
    if (line.whole && !parser_.parse(line.text, document_)) {
      for_each_string(line.text, [&](const StringToken& token) { look_in_token(token.inner); });
      for_each_number(line.text, [&](const StringToken& token) { look_in(token.inner); });
    } else {
      look_in(line.text);
      searched.is_binary = searched.is_binary || line.text.find('\0') != line.text.npos;
    }
    report(path, line);
    return true;
  });
  return searched;
}

void LeakCheck::look_in_token(std::string_view inner) {
  if (inner.find('\\') == inner.npos) return look_in(inner);
  look_in(decode_json_string(inner));
}

void LeakCheck::look_in(std::string_view text, int decodings) {
  if (!is_valid_utf8(text)) return look_in(with_valid_utf8(text), decodings);
  look_for(whole_, whole_values_, comparable_text(text, memory_));
  if (!squeezed_values_.empty() && count_digits(text) >= kFewestDigits) {
    look_for(squeezed_, squeezed_values_, squeeze(text));
  }
  std::string decoded;
  if (decodings > 0 && decode_inner_escapes(text, decoded)) look_in(decoded, decodings - 1);
}

void LeakCheck::look_for(const PhraseFinder& phrases, const std::vector<Planted>& planted,
                         std::string_view text) {
  phrases.scan(text, [&](std::uint32_t phrase, std::size_t begin, std::size_t end) {
    const Planted& value = planted[phrase];
    if (value.alone && !stands_alone(text, begin, end)) return true;
    hits_.insert(value.line);
    return true;
  });
}

void LeakCheck::report(const std::string& path, const FileLine& line) {
  for (std::uint64_t value : hits_) {
    findings_.add("leak", path, line.number,
                  "holds the value on line " + std::to_string(value) + " of " + values_file_);
  }
}

}  // namespace deskmill
