// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/head/sample.hpp"

#include <algorithm>
#include <utility>

#include "core/ascii.hpp"
#include "core/lines.hpp"
#include "json/element_cutter.hpp"
#include "json/grammar.hpp"
#include "stages/ingest/cutting/line_cutters.hpp"
#include "stages/ingest/head/array_pointers.hpp"
#include "stages/ingest/head/closed_json.hpp"
#include "stages/ingest/head/dialect.hpp"
#include "stages/ingest/head/list_record.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongestSampleUnit = 1u << 20;
constexpr std::size_t kSampleDocuments = 20;

/// Parses the texts of the sample and leaves out those that are no JSON.
void parse_texts(Sample& sample) {
  JsonParser parser;
  std::vector<std::string> texts = std::exchange(sample.texts, {});
  sample.texts.reserve(texts.size());  // documents borrow from the texts: no moves after parsing
  for (std::string& text : texts) {
    JsonDocument document;
    sample.texts.push_back(std::move(text));
    if (parser.parse(sample.texts.back(), document)) {
      sample.texts.pop_back();
    } else {
      sample.documents.push_back(std::move(document));
    }
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < kSampleUnits) {
    std::string_view line = take_line(text);
    line = line.substr(0, before_returns(line, 0, line.size()));
    if (line.find_first_not_of(" \t") != std::string_view::npos) lines.push_back(line);
  }
  return lines;
}

/// All lines look like an object each, however broken they are.
bool begin_objects(const std::vector<std::string_view>& lines) {
  return std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
    const std::size_t name = line.find_first_not_of(" \t", 1);
    return line.front() == '{' && name != std::string_view::npos && line[name] == '"' &&
           line[line.find_last_not_of(" \t")] != ',';
  });
}

/// The elements of `text` as long as the sample takes more.
/// Of a `complete` text the last element counts even if the list is not closed.
void add_elements(std::string_view text, bool complete, Sample& sample) {
  ElementCutter cutter(sample.framing.pointer, kLongestSampleUnit);
  cutter.feed(text);
  if (complete) cutter.end_input();
  ElementCutter::Element element;
  while (sample.texts.size() < kSampleDocuments && cutter.next(element)) {
    if (!element.oversized) sample.texts.push_back(list_as_record(element.json));
  }
}

/// Lets a sample that has no whole unit show the first one as far as the head goes.
void show_unfinished(Sample& sample, std::string_view pointer) {
  constexpr std::size_t kEnough = 64u << 10;
  if (!sample.texts.empty() || sample.head->complete) return;
  sample.texts = {closed_json(std::string_view(sample.head->text).substr(0, kEnough))};
  parse_texts(sample);
  if (sample.documents.empty() || sample.framing.kind == Framing::Kind::kLines) return;
  JsonValue first = sample.documents.front().root().at_pointer(pointer);
  if (first.is(JsonType::kArray)) first = first.element(0);
  std::vector<std::string> element;
  if (first.is(JsonType::kObject)) element.emplace_back(first.raw());
  sample.documents.clear();
  sample.texts = std::move(element);
  parse_texts(sample);
}

Sample empty_elements_sample(const Head& head, const std::string& pointer) {
  Sample sample;
  sample.head = &head;
  sample.framing.kind = Framing::Kind::kElements;
  sample.framing.pointer = pointer;
  return sample;
}

/// The first line is an object and a comma: {"id":1},
bool begins_with_comma(const std::vector<std::string_view>& lines) {
  if (lines.size() < 2) return false;
  const std::string_view object = without_trailing_comma(lines.front());
  if (object.size() == lines.front().size() || first_visible(object) != '{') return false;
  JsonParser parser;
  JsonDocument document;
  return !parser.parse(object, document);
}

/// "[10:35] <ann> hello" is no list, [1,2] is one.
bool begins_as_list(std::string_view text) {
  if (first_visible(text) != '[') return false;
  const std::string_view inside = text.substr(text.find('[') + 1);
  if (std::string_view("{[]\"").find(first_visible(inside)) != std::string_view::npos) return true;
  const std::size_t comma = inside.find(',');
  return comma != inside.npos && is_json_number(trimmed(inside.substr(0, comma), " \t\r\n"));
}

}  // namespace

Sample json_lines_sample(const Head& head) {
  Sample sample;
  sample.head = &head;
  sample.lines = lines_of(head.text);
  sample.framing.trailing_commas = begins_with_comma(sample.lines);
  if (sample.framing.trailing_commas) {
    for (std::string_view& line : sample.lines) line = without_trailing_comma(line);
  }
  for (const std::string_view line : sample.lines) {
    if (sample.texts.size() == kSampleDocuments) break;
    const bool is_record = first_visible(line) == '{' || !opening_of_list_record(line).empty();
    if (is_record) sample.texts.push_back(list_as_record(line));
  }
  const std::size_t looked_at = std::min(sample.lines.size(), kSampleDocuments);
  parse_texts(sample);
  if (sample.lines.size() == 1) show_unfinished(sample, "");
  // Half of the lines must be JSON: a few broken ones are rejects, but a pretty-printed file is
  // none.
  const bool is_half = sample.documents.size() * 2 >= looked_at;
  if (!is_half && !begin_objects(sample.lines)) sample.documents.clear();
  return sample;
}

Sample elements_sample(const Head& head, const std::string& pointer) {
  Sample sample = empty_elements_sample(head, pointer);
  add_elements(head.text, head.complete, sample);
  parse_texts(sample);
  show_unfinished(sample, pointer);
  return sample;
}

Sample line_elements_sample(const Head& head, const std::string& pointer) {
  Sample sample = empty_elements_sample(head, pointer);
  sample.framing.by_line = true;
  const std::vector<std::string_view> lines = lines_of(head.text);
  sample.framing.trailing_commas = begins_with_comma(lines);
  for (const std::string_view line : lines) add_elements(line, false, sample);
  parse_texts(sample);
  return sample;
}

Sample delimited_sample(const Head& head, const Dialect& dialect) {
  Sample sample;
  sample.head = &head;
  sample.framing.kind = Framing::Kind::kRecords;
  sample.framing.dialect = dialect;
  const std::string_view text = head.text;
  CsvCells cells;
  const auto separator = separator_line(text);
  std::size_t begin = separator ? separator->bytes : 0;
  while (begin < text.size() && sample.rows.size() < kSampleUnits) {
    const RecordEnd record = find_record_end(text, begin, dialect, head.complete);
    if (record.state == RecordEnd::State::kNeedMore) break;
    if (record.end > begin) {
      const auto& split = cells.split(text.substr(begin, record.end - begin), dialect);
      sample.rows.emplace_back(split.begin(), split.end());
    }
    begin = record.next;
  }
  return sample;
}

Sample chat_sample(const Head& head) {
  Sample sample;
  sample.head = &head;
  sample.framing.kind = Framing::Kind::kChat;
  sample.lines = lines_of(head.text);
  return sample;
}

double Sample::share_with(const std::vector<std::string_view>& members) const {
  if (documents.empty()) return 0;
  std::size_t having = 0;
  for (const JsonDocument& document : documents) {
    const JsonValue root = document.root();
    const bool all = std::all_of(members.begin(), members.end(), [&](std::string_view member) {
      return member.starts_with('/') ? root.at_pointer(member).exists() : root[member].exists();
    });
    having += all ? 1 : 0;
  }
  return static_cast<double>(having) / static_cast<double>(documents.size());
}

bool begins_as_json(std::string_view text) {
  const char first = first_visible(text);
  if (first != '{' && first != '[') return false;
  const char second = first_visible(text.substr(text.find(first) + 1));
  if (first == '[') return second == '{';
  return second == '"' || second == '\'' || second == '}';
}

bool is_json_lines(const Head& head) {
  const Sample lines = json_lines_sample(head);
  return lines.is_json() && lines.lines.size() > 1;
}

std::vector<Sample> samples_of(const Head& head) {
  std::vector<Sample> samples;
  const auto add_json = [&](Sample sample) {
    if (sample.is_json()) samples.push_back(std::move(sample));
  };
  const char first = first_visible(head.text);
  if (first == '{') {
    add_json(json_lines_sample(head));
    const bool by_line = !samples.empty() && samples.front().lines.size() > 1;
    const std::string& object = by_line ? samples.front().texts.front() : head.text;
    for (const std::string& pointer : array_pointers(object)) {
      add_json(by_line ? line_elements_sample(head, pointer) : elements_sample(head, pointer));
    }
    if (samples.empty() || samples.front().framing.kind != Framing::Kind::kLines) {
      add_json(elements_sample(head, ""));
    }
  } else if (begins_as_list(head.text)) {
    add_json(elements_sample(head, ""));
    // A list of messages on each line.
    if (Sample lines = json_lines_sample(head); lines.lines.size() > 1) add_json(std::move(lines));
  }
  if (!samples.empty()) return samples;
  if (begins_as_json(head.text)) {
    samples.push_back(chat_sample(head));
    return samples;
  }
  const auto dialect = detect_dialect(head.text, head.complete);
  if (dialect) samples.push_back(delimited_sample(head, *dialect));
  samples.push_back(chat_sample(head));
  if (!dialect) {
    samples.push_back(delimited_sample(head, likeliest_dialect(head.text, head.complete)));
  }
  return samples;
}

}  // namespace deskmill
