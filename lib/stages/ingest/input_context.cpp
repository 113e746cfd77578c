// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/input_context.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "config/node.hpp"
#include "core/error.hpp"
#include "stages/ingest/draft_map.hpp"
#include "stages/ingest/readers/mapping_reader.hpp"
#include "stages/ingest/readers/readers.hpp"
#include "stages/ingest/timestamp.hpp"
#include "text/charset.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kHeadBytes = 1u << 20;
constexpr std::size_t kLongestHead = 8u << 20;
/// Below this a reader is not taken; above kSure it is taken without a word.
constexpr double kLeastConfidence = 0.3;
constexpr double kSure = 0.9;

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

std::string percent(double confidence) {
  return std::to_string(static_cast<int>(confidence * 100 + 0.5)) + " %";
}

struct Choice {
  const ReaderInfo* reader = nullptr;
  std::size_t sample = 0;
  double confidence = 0;
};

/// The best and the second best reader over all ways to cut the head.
struct Choices {
  Choice best, next;

  void offer(const Choice& choice) {
    if (choice.confidence > best.confidence) {
      if (best.reader != choice.reader) next = best;
      best = choice;
    } else if (choice.reader != best.reader && choice.confidence > next.confidence) {
      next = choice;
    }
  }
};

Choices choose(const std::vector<Sample>& samples) {
  Choices choices;
  for (std::size_t i = 0; i < samples.size() && choices.best.confidence < kSure; ++i) {
    for (const ReaderInfo& reader : readers()) {
      choices.offer({&reader, i, confidence(reader, samples[i])});
    }
  }
  return choices;
}

ReaderSettings reader_settings(const IngestOptions& options) {
  return {options.offset_minutes(), options.gap_milliseconds(), options.order_of_dates()};
}

std::unique_ptr<InputContext> mapped_context(const std::shared_ptr<const Mapping>& mapping,
                                             const Head& head, const ReaderSettings& settings) {
  return context_of(mapping->name, head,
                    make_mapping_reader(mapping, sample_for(*mapping, head), settings));
}

const ReaderInfo& forced_reader(const std::string& name) {
  if (const ReaderInfo* reader = reader_named(name)) return *reader;
  std::vector<std::string_view> names;
  for (const ReaderInfo& reader : readers()) names.push_back(reader.name);
  const std::string nearest = nearest_name(name, names);
  throw Error(Exit::kUsage, "--from: no format \"" + name + "\"" +
                                (nearest.empty() ? "" : "; did you mean " + nearest + "?") +
                                " (see --list-formats)");
}

/// How a head is cut for a reader that was chosen by name, whatever it looks like.
Sample plain_sample(const ReaderInfo& reader, const Head& head) {
  switch (reader.shape) {
    case ReaderInfo::Shape::kTable:
      return delimited_sample(head, likeliest_dialect(head.text, head.complete));
    case ReaderInfo::Shape::kChat:
      return chat_sample(head);
    case ReaderInfo::Shape::kJson:
      break;
  }
  const bool is_array = head.text[head.text.find_first_not_of(" \t\r\n")] == '[';
  return is_array ? elements_sample(head, "") : json_lines_sample(head);
}

/// Of all ways to cut the head the one this reader likes best.
Sample sample_liked_by(const ReaderInfo& reader, std::vector<Sample>& samples, const Head& head) {
  Sample* best = nullptr;
  for (Sample& sample : samples) {
    if (!fits(reader, sample)) continue;
    if (best == nullptr || confidence(reader, sample) > confidence(reader, *best)) best = &sample;
  }
  return best == nullptr ? plain_sample(reader, head) : std::move(*best);
}

void tell_choice(const Head& head, const Choices& choices, const Tell& tell) {
  if (!tell.verbose && choices.best.confidence >= kSure) return;
  std::string line = head.name + ": read as " + std::string(choices.best.reader->name) + " (" +
                     percent(choices.best.confidence);
  if (choices.next.reader != nullptr) {
    line +=
        "; next " + std::string(choices.next.reader->name) + " " + percent(choices.next.confidence);
  }
  tell(line + "), charset " + head.charset);
}

std::unique_ptr<InputContext> forced_context(const ReaderInfo& reader, const Head& head,
                                             const ReaderSettings& settings) {
  std::vector<Sample> samples = samples_of(head);
  const Sample sample = sample_liked_by(reader, samples, head);
  return context_of(reader.name, head, reader.make(reader, sample, settings));
}

Recognition detected_context(const Head& head, const ReaderSettings& settings, const Tell& tell) {
  const std::vector<Sample> samples = samples_of(head);
  const Choices choices = choose(samples);
  if (choices.best.confidence < kLeastConfidence) {
    return {nullptr, "unknown format: " + advice_on(head), Exit::kBadData};
  }
  const ReaderInfo& reader = *choices.best.reader;
  tell_choice(head, choices, tell);
  const Sample& sample = samples[choices.best.sample];
  return {context_of(reader.name, head, reader.make(reader, sample, settings)), "", Exit::kDone};
}

}  // namespace

RawHead read_head(ByteSource& source) {
  RawHead head;
  while (!head.complete && head.bytes.size() < kLongestHead) {
    if (head.bytes.size() >= kHeadBytes && !is_ascii(head.bytes)) break;
    const std::size_t old = head.bytes.size();
    head.bytes.resize(old + kHeadBytes);
    std::size_t filled = old;
    while (filled < head.bytes.size()) {
      const std::size_t got = source.read(head.bytes.data() + filled, head.bytes.size() - filled);
      if (got == 0) break;
      filled += got;
    }
    head.complete = filled < head.bytes.size();
    head.bytes.resize(filled);
  }
  return head;
}

Head decode_head(const RawHead& raw, std::string_view encoding) {
  Head head;
  head.complete = raw.complete;
  const CharsetGuess guess = detect_charset(raw.bytes, raw.complete);
  head.charset = encoding.empty() ? guess.charset : std::string(encoding);
  if (!is_known_charset(head.charset)) {
    throw Error(Exit::kUsage, "--encoding: unknown charset \"" + head.charset + "\"");
  }
  if (head.charset == "UTF-8") {
    head.text = raw.bytes;
  } else {
    CharsetDecoder(head.charset).feed(raw.bytes, head.text, raw.complete);
  }
  if (head.text.starts_with("\xEF\xBB\xBF")) head.text.erase(0, 3);
  const std::size_t newline = head.text.rfind('\n');
  // A last line that is cut off is left out, unless it is nearly all there is.
  const bool worth_cutting = newline != std::string::npos && newline >= head.text.size() / 2;
  if (!head.complete && worth_cutting) head.text.resize(newline + 1);
  return head;
}

std::unique_ptr<InputContext> context_of(std::string_view format, const Head& head,
                                         std::unique_ptr<Reader> reader) {
  ConversationWriter::Source source;
  source.file = head.name;
  source.id_name = head.id_name;
  source.format = format;
  source.id_prefix = format;
  source.channel = reader->channel();
  source.charset = head.charset;
  source.role_rules = reader->role_rules();
  return std::make_unique<InputContext>(std::move(source), std::move(reader));
}

Recognition recognise(const Head& head, const IngestOptions& options, const Tell& tell) {
  if (head.text.find_first_not_of(" \t\r\n") == std::string::npos) return {};
  const ReaderSettings settings = reader_settings(options);
  std::shared_ptr<const Mapping> mapping;
  if (!options.map.empty()) {
    mapping = std::make_shared<const Mapping>(parse_mapping(read_file(options.map), options.map));
  }
  const ReaderInfo* forced = options.from.empty() ? nullptr : &forced_reader(options.from);
  Recognition result;
  try {
    if (mapping) {
      result.context = mapped_context(mapping, head, settings);
    } else if (forced != nullptr) {
      result.context = forced_context(*forced, head, settings);
    } else {
      result = detected_context(head, settings, tell);
    }
  } catch (const Error& error) {  // the reader misses something in this input
    return {nullptr, error.what(), error.code()};
  }
  if (!result.context) return result;
  if (options.local_ids) result.context->writer.make_ids_local();
  for (const std::string& remark : result.context->reader->remarks()) {
    tell(head.name + ": " + remark);
  }
  return result;
}

}  // namespace deskmill
