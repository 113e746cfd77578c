// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/readers/chat_outline.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/ascii.hpp"
#include "core/lines.hpp"
#include "stages/ingest/readers/chat_lines.hpp"
#include "stages/ingest/readers/line_mapper.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostLines = 1000;

bool is_customer(Role role) {
  return role == Role::kCustomer;
}
bool is_answering(Role role) {
  return role == Role::kAgent || role == Role::kBot;
}

/// What stands in front of a line's first colon, if it is short and one word or two; else "".
std::string_view label_of(std::string_view line) {
  constexpr std::size_t kLongestLabel = 24;  // bytes: 8 Han
  const std::size_t end = std::min(line.find(':'), line.find("："));
  if (end == std::string_view::npos || end > kLongestLabel) return {};
  const std::string_view label = line.substr(0, end);
  return std::count(label.begin(), label.end(), ' ') > 1 ? std::string_view() : label;
}

/// A run of lines between blank ones.
struct Block {
  std::size_t messages = 0;
  bool begins_with_message = false, has_customer = false, has_answer = false;
};

}  // namespace

ChatOutline::ChatOutline(const SharedMapping& mapping, std::string_view text) {
  const LineMapper mapper(mapping);
  Notes ignored;
  std::vector<MatchSpan> groups;
  bool waits_for_text = false, was_number = false;
  std::size_t number = 0;
  while (!text.empty() && lines_.size() < kMostLines) {
    const std::string_view line = take_line(text);
    ++number;
    const bool above_is_number = std::exchange(was_number, is_cue_number(line));
    if (is_ascii_blank(line)) {
      lines_.push_back({Line::Kind::kBlank, {}});
    } else if (mapping->line->find(line, groups)) {
      const LineMapper::Line mapped = mapper.map(line, groups, ignored);
      lines_.push_back({Line::Kind::kMessage, mapped.message.turn.role});
      if (mapped.answer) lines_.push_back({Line::Kind::kMessage, mapped.answer->turn.role});
      waits_for_text = !mapped.has_text;
      has_times_ = has_times_ || mapped.has_time;
    } else if (separator_in(*mapping, line, groups) != nullptr) {
      lines_.push_back({Line::Kind::kSeparator, {}});
    } else if (is_skipped_line(*mapping, line)) {
      if (above_is_number && !lines_.empty()) lines_.pop_back();
    } else if (!is_header_line(*mapping, line) && !is_date_line(*mapping, line) &&
               !std::exchange(waits_for_text, false)) {
      lines_.push_back({Line::Kind::kOther, {}});
      add_label(line, number);
    }
  }
}

void ChatOutline::add_label(std::string_view line, std::size_t number) {
  const std::string_view name = label_of(line);
  if (name.empty()) return;
  Label& label = labels_[std::string(name)];
  if (label.count++ == 0) label.first_line = number;
}

std::size_t ChatOutline::unknown_speaker() const {
  std::size_t first = 0;
  for (const auto& [name, label] : labels_) {
    if (label.count < 3 || label.count * 10 < messages()) continue;
    if (first == 0 || label.first_line < first) first = label.first_line;
  }
  return first;
}

std::size_t ChatOutline::count(Line::Kind kind) const {
  return static_cast<std::size_t>(std::count_if(
      lines_.begin(), lines_.end(), [kind](const Line& line) { return line.kind == kind; }));
}

std::size_t ChatOutline::messages() const {
  return count(Line::Kind::kMessage);
}

bool ChatOutline::has_separators() const {
  return count(Line::Kind::kSeparator) > 0;
}

double ChatOutline::share_of_messages() const {
  const std::size_t all = messages() + count(Line::Kind::kOther);
  return all == 0 ? 0 : static_cast<double>(messages()) / static_cast<double>(all);
}

std::size_t ChatOutline::alternations() const {
  std::size_t changes = 0;
  const Line* last = nullptr;
  for (const Line& line : lines_) {
    const bool speaks =
        line.kind == Line::Kind::kMessage && (is_customer(line.role) || is_answering(line.role));
    if (!speaks) continue;
    if (last != nullptr && is_customer(last->role) != is_customer(line.role)) ++changes;
    last = &line;
  }
  return changes;
}

bool ChatOutline::blank_lines_separate() const {
  std::vector<Block> blocks;
  bool after_blank = true;
  for (const Line& line : lines_) {
    const bool is_message = line.kind == Line::Kind::kMessage;
    if (line.kind != Line::Kind::kBlank) {
      if (after_blank) blocks.emplace_back().begins_with_message = is_message;
      Block& block = blocks.back();
      block.messages += is_message ? 1 : 0;
      block.has_customer = block.has_customer || (is_message && is_customer(line.role));
      block.has_answer = block.has_answer || (is_message && is_answering(line.role));
    }
    after_blank = line.kind == Line::Kind::kBlank;
  }
  const auto number = [&](const auto& test) {
    return static_cast<std::size_t>(std::count_if(blocks.begin(), blocks.end(), test));
  };
  const std::size_t whole = number([](const Block& b) { return b.begins_with_message; });
  const std::size_t both = number([](const Block& b) { return b.has_customer && b.has_answer; });
  const std::size_t longer = number([](const Block& b) { return b.messages > 2; });
  return blocks.size() > 1 && !has_separators() && whole * 20 >= blocks.size() * 19 &&
         both * 10 >= blocks.size() * 9 && longer * 2 >= blocks.size();
}

}  // namespace deskmill
