// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/input_context.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "config/node.hpp"
#include "core/error.hpp"
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

std::string description_of(const std::vector<Sample>& samples) {
  if (samples.front().is_json()) return "JSON";
  return samples.front().is_delimited() ? "a table" : "text";
}

[[noreturn]] void refuse(const Head& head, const std::vector<Sample>& samples,
                         const Choices& choices) {
  std::string message = head.name + ": unknown format (looks like " + description_of(samples);
  if (choices.best.reader != nullptr) {
    message += ", nearest is " + std::string(choices.best.reader->name) + " with " +
               percent(choices.best.confidence);
  }
  message += "); name it with --from (see --list-formats) or describe it with --map FILE.yaml";
  throw Error(Exit::kBadData, message);
}

ReaderSettings reader_settings(const IngestOptions& options) {
  return {options.offset_minutes(), options.gap_milliseconds()};
}

std::unique_ptr<InputContext> context_of(std::string_view format, const Head& head,
                                         std::unique_ptr<Reader> reader) {
  ConversationWriter::Source source;
  source.file = head.name;
  source.format = format;
  source.id_prefix = format;
  source.channel = reader->channel();
  source.charset = head.charset;
  return std::make_unique<InputContext>(std::move(source), std::move(reader));
}

std::unique_ptr<InputContext> mapped_context(const Head& head, const IngestOptions& options) {
  const auto mapping =
      std::make_shared<const Mapping>(parse_mapping(read_file(options.map), options.map));
  return context_of(
      mapping->name, head,
      make_mapping_reader(mapping, sample_for(*mapping, head), reader_settings(options)));
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

/// Of all ways to cut the head the one this reader likes best.
const Sample& sample_liked_by(const ReaderInfo& reader, const std::vector<Sample>& samples) {
  return *std::max_element(samples.begin(), samples.end(), [&](const Sample& a, const Sample& b) {
    return confidence(reader, a) < confidence(reader, b);
  });
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

Head decode_head(const RawHead& raw, std::string_view name, std::string_view encoding) {
  Head head;
  head.name = name;
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
  if (!head.complete && newline != std::string::npos) head.text.resize(newline + 1);
  return head;
}

std::unique_ptr<InputContext> make_context(const Head& head, const IngestOptions& options,
                                           const Tell& tell) {
  if (head.text.find_first_not_of(" \t\r\n") == std::string::npos) return nullptr;
  if (!options.map.empty()) return mapped_context(head, options);
  const std::vector<Sample> samples = samples_of(head);
  const ReaderSettings settings = reader_settings(options);
  std::unique_ptr<InputContext> context;
  if (!options.from.empty()) {
    const ReaderInfo& reader = forced_reader(options.from);
    const Sample& sample = sample_liked_by(reader, samples);
    context = context_of(reader.name, head, reader.make(reader, sample, settings));
  } else {
    const Choices choices = choose(samples);
    if (choices.best.confidence < kLeastConfidence) refuse(head, samples, choices);
    const ReaderInfo& reader = *choices.best.reader;
    tell_choice(head, choices, tell);
    context =
        context_of(reader.name, head, reader.make(reader, samples[choices.best.sample], settings));
  }
  for (const std::string& remark : context->reader->remarks()) tell(head.name + ": " + remark);
  return context;
}

}  // namespace deskmill
