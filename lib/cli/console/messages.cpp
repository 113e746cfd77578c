// SPDX-License-Identifier: Apache-2.0
#include "cli/console/messages.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/error.hpp"
#include "io/standard_error.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kRed = "\033[1;31m";
constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kPlain = "\033[0m";
constexpr std::string_view kEraseLine = "\r\033[K";
constexpr std::size_t kReasonsNamed = 8;

using Count = std::pair<std::string, std::int64_t>;

/// The counts of a section, most frequent first, equals by name.
std::vector<Count> section(const Tally& tally, std::string_view name) {
  const std::string prefix = std::string(name) + "/";
  std::vector<Count> counts;
  for (const auto& [full_name, count] : tally.entries()) {
    if (count == 0 || !full_name.starts_with(prefix)) continue;
    counts.emplace_back(full_name.substr(prefix.size()), count);
  }
  std::stable_sort(counts.begin(), counts.end(),
                   [](const Count& a, const Count& b) { return a.second > b.second; });
  return counts;
}

/// " (too_short 20, boilerplate 5)" or "".
std::string reasons(const Tally& tally, std::string_view name) {
  const std::vector<Count> counts = section(tally, name);
  if (counts.empty()) return "";
  std::string text;
  std::int64_t others = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i >= kReasonsNamed) {
      others += counts[i].second;
      continue;
    }
    text += (i == 0 ? "" : ", ") + counts[i].first + " " + std::to_string(counts[i].second);
  }
  if (others > 0) text += ", others " + std::to_string(others);
  return " (" + text + ")";
}

/// A control character of ASCII, or the second byte of one beyond it (U+0080 to U+009F, "\xC2\x80"
/// to "\xC2\x9F"), which terminals obey as well.
bool is_control(std::string_view text, std::size_t i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80) return byte < 0x20 || byte == 0x7f;
  return byte < 0xA0 && i > 0 && text[i - 1] == '\xC2';
}

/// Control characters, which may stand in names of files, spelt out: a message stays one line, and
/// no name of a file commands the terminal.
void append_visible(std::string& line, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!is_control(text, i)) {
      line += text[i];
    } else if (text[i] == '\n') {
      line += "\\n";
    } else {
      if (byte >= 0x80) line.pop_back();
      ((line += "\\x") += kHex[byte >> 4]) += kHex[byte & 15];
    }
  }
}

}  // namespace

void Messages::write_line(std::string_view text, std::string_view color) {
  std::string line;
  const std::lock_guard lock(mutex_);
  if (!bar_.empty()) line += kEraseLine;
  if (color_) line += color;
  line += program_ + ":";
  if (color_) line += kPlain;
  line += " ";
  append_visible(line, text);
  line += "\n" + bar_;
  write_standard_error(line);
}

void Messages::say(std::string_view text) {
  write_line(text, kBold);
}
void Messages::complain(std::string_view text) {
  write_line(text, kRed);
}

void Messages::show_bar(const std::string& text) {
  const std::lock_guard lock(mutex_);
  bar_ = text;
  write_standard_error(std::string(kEraseLine) + bar_);
}

void Messages::clear_bar() {
  const std::lock_guard lock(mutex_);
  if (bar_.empty()) return;
  bar_.clear();
  write_standard_error(kEraseLine);
}

std::string summary_line(const Tally& tally) {
  const std::int64_t kept = tally.get("records/kept"), out = tally.get("records/out");
  std::string line =
      std::to_string(tally.get("records/in")) + " in, " + std::to_string(kept) + " kept";
  for (const char* fate : {"merged", "dropped", "rejected"}) {
    const std::int64_t count = tally.get(std::string("records/") + fate);
    if (count == 0) continue;
    line += ", " + std::to_string(count) + " " + fate + reasons(tally, std::string(fate) + "_by");
  }
  if (out != kept) line += ", " + std::to_string(out) + " out";
  return line;
}

std::vector<std::string> reject_lines(const RunSummary& summary) {
  std::vector<std::string> lines;
  std::map<std::string, std::int64_t> named;
  for (const RejectPlace& place : summary.rejects) {
    ++named[place.reason];
    lines.push_back(at_line(place.source, place.line, place.reason) +
                    (place.detail.empty() ? "" : ": " + place.detail));
  }
  for (const auto& [reason, count] : named) {
    const std::int64_t all = summary.tally.get("rejected_by/" + reason);
    if (all <= count) continue;
    lines.push_back(reason + ": " + std::to_string(all) + " in all, the first " +
                    std::to_string(count) + " are named above; --rejects FILE keeps every one");
  }
  return lines;
}

}  // namespace deskmill
