// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/inputs/recogniser.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "config/node.hpp"
#include "core/ascii.hpp"
#include "io/byte_source.hpp"
#include "io/paths.hpp"
#include "json/document.hpp"
#include "stages/ingest/guessing/advice.hpp"
#include "stages/ingest/guessing/input_shape.hpp"
#include "stages/ingest/head/dialect.hpp"
#include "stages/ingest/mapping/mapping_check.hpp"
#include "stages/ingest/readers/mapping_detect.hpp"
#include "stages/ingest/readers/mapping_reader.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

/// Below this a reader is not taken; above kSure it is taken without a word.
constexpr double kLeastConfidence = 0.3;
constexpr double kSure = 0.9;

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

Choices compare_readers(const std::vector<Sample>& samples) {
  Choices choices;
  for (std::size_t i = 0; i < samples.size() && choices.best.confidence < kSure; ++i) {
    for (const ReaderInfo& reader : readers()) {
      choices.offer({&reader, i, confidence(reader, samples[i])});
    }
  }
  return choices;
}

/// A first row of a table may be shown as its header; one of JSON is a record.
void refuse_json(const SharedMapping& mapping, const Head& head) {
  if (mapping->input != Mapping::Input::kDelimited || !begins_as_json(head.text)) return;
  if (!samples_of(head).front().is_json()) return;
  throw Error(Exit::kUsage, mapping->where +
                                ": the mapping is for a table and the input is JSON; "
                                "--draft-map writes a mapping for it");
}

KnownInput mapped_input(const SharedMapping& mapping, const Head& head,
                        const ReaderSettings& settings, const Tell& tell) {
  refuse_json(mapping, head);
  const Sample sample = sample_for(*mapping, head);
  auto reader = make_mapping_reader(mapping, sample, settings);
  check_columns(*mapping, sample);
  for (const std::string& sentence : fields_not_seen(*mapping, sample)) {
    tell(head.id_name + ": " + sentence);
  }
  return {mapping->name, head, std::move(reader)};
}

const ReaderInfo& forced_reader(const std::string& name) {
  if (const ReaderInfo* reader = reader_named(name)) return *reader;
  std::vector<std::string_view> names;
  for (const ReaderInfo& reader : readers()) names.push_back(reader.name);
  const std::string nearest = nearest_name(name, names);
  throw OptionError("from", name,
                    "no format " + quoted(name) +
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
  const bool is_array = first_visible(head.text) == '[';
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

/// [], {"tickets":[],"count":0}: lists, and nothing in them.
bool is_empty_export(const Head& head) {
  constexpr std::size_t kMostBytes = 64u << 10;
  if (!head.complete || head.text.size() > kMostBytes) return false;
  JsonParser parser;
  JsonDocument document;
  if (parser.parse(head.text, document)) return false;
  const JsonValue root = document.root();
  if (root.is(JsonType::kArray)) return root.size() == 0;
  bool has_list = false;
  for (const JsonValue member : root) {
    if (member.is(JsonType::kObject) || member.size() > 0) return false;
    has_list = has_list || member.is(JsonType::kArray);
  }
  return has_list;
}

void tell_choice(const Head& head, const Choices& choices, const Tell& tell) {
  if (!tell.verbose && choices.best.confidence >= kSure) return;
  std::string line = head.id_name + ": read as " + std::string(choices.best.reader->name) + " (" +
                     percent(choices.best.confidence);
  if (choices.next.reader != nullptr) {
    line +=
        "; next " + std::string(choices.next.reader->name) + " " + percent(choices.next.confidence);
  }
  tell(line + "), charset " + head.charset);
}

/// A reader that was named reads what it knows, and the rest is lost: said where another one is
/// sure.
void tell_better_reader(const ReaderInfo& named, const std::vector<Sample>& samples,
                        const Head& head, const Tell& tell) {
  const auto is_fit = [&](const Sample& sample) {
    return confidence(named, sample) >= kLeastConfidence;
  };
  if (std::any_of(samples.begin(), samples.end(), is_fit)) return;
  const Choice best = compare_readers(samples).best;
  if (best.confidence < kSure) return;
  tell(head.id_name + ": read as " + std::string(named.name) +
       ", as --from says; by its content it is " + std::string(best.reader->name) + " (" +
       percent(best.confidence) + ")");
}

KnownInput forced_input(const ReaderInfo& reader, const Head& head, const ReaderSettings& settings,
                        const Tell& tell) {
  std::vector<Sample> samples = samples_of(head);
  tell_better_reader(reader, samples, head, tell);
  const Sample sample = sample_liked_by(reader, samples, head);
  return {reader.name, head, reader.make(reader, sample, settings)};
}

/// {"train":[..],"test":[..]}: pointers of lists that this reader would read as well.
std::vector<std::string> lists_alike(const ReaderInfo& reader, const Sample& chosen,
                                     const std::vector<Sample>& samples) {
  std::vector<std::string> pointers;
  if (chosen.framing.pointer.empty() || chosen.framing.by_line) return pointers;
  for (const Sample& sample : samples) {
    const bool is_another = sample.is_json() && !sample.framing.by_line &&
                            !sample.framing.pointer.empty() && &sample != &chosen;
    if (is_another && confidence(reader, sample) >= kSure) {
      pointers.push_back(sample.framing.pointer);
    }
  }
  if (!pointers.empty()) pointers.push_back(chosen.framing.pointer);
  std::sort(pointers.begin(), pointers.end());
  return pointers;
}

/// One list is read; the others would be lost.
std::string advice_on_lists(const std::vector<std::string>& pointers, const Head& head) {
  std::string filter;
  for (const std::string& pointer : pointers) {
    filter += filter.empty() ? "." : ", .";
    for (std::string_view rest = pointer; !rest.empty();) {
      rest.remove_prefix(1);
      const std::string_view name = rest.substr(0, rest.find('/'));
      filter += (filter.back() == '.' ? "\"" : ".\"") + std::string(name) + "\"";
      rest.remove_prefix(name.size());
    }
    filter += "[]";
  }
  return "this is JSON with several lists of conversations beside each other, of which one can be "
         "read; make one list of them: jq -c '" +
         filter + "' " + (head.path == "-" ? "-" : shell_quoted(head.path));
}

/// Nothing is recognised in another charset than that of the file.
std::string advice_on_unknown(const Head& head) {
  if (head.other_charset.confidence < 0.5) return advice_on(head);
  return "it is read as " + head.charset + ", as --encoding says, but its bytes look like " +
         head.other_charset.charset + "; leave --encoding out, or name that";
}

/// Of charsets that any bytes fit a guess is no reason to doubt the user's word.
void tell_other_charset(const Head& head, const Tell& tell) {
  constexpr double kNoGuess = 0.95;
  if (head.other_charset.confidence <= kNoGuess) return;
  tell(head.id_name + ": read as " + head.charset + ", as --encoding says; its bytes look like " +
       head.other_charset.charset);
}

Recognition detected_input(const Head& head, const ReaderSettings& settings, const Tell& tell) {
  const std::vector<Sample> samples = samples_of(head);
  const Choices choices = compare_readers(samples);
  // A guess at a pair would take its context for all that was said.
  const bool is_own = std::any_of(samples.begin(), samples.end(), [](const Sample& sample) {
    return !kind_of_deskmill(sample).empty();
  });
  if (choices.best.confidence < (is_own ? kSure : kLeastConfidence)) {
    return {std::nullopt, "unknown format: " + advice_on_unknown(head), Exit::kBadData};
  }
  const ReaderInfo& reader = *choices.best.reader;
  const Sample& sample = samples[choices.best.sample];
  if (const auto lists = lists_alike(reader, sample, samples); !lists.empty()) {
    return {std::nullopt, advice_on_lists(lists, head), Exit::kBadData};
  }
  tell_choice(head, choices, tell);
  return {KnownInput(reader.name, head, reader.make(reader, sample, settings)), "", Exit::kDone};
}

}  // namespace

KnownInput::KnownInput(std::string_view format, const Head& head,
                       std::unique_ptr<Reader> its_reader)
    : reader(std::move(its_reader)) {
  ConversationWriter::Source source;
  source.file = head.name;
  source.id_name = head.id_name;
  source.format = format;
  source.id_prefix = format;
  source.channel = reader->channel();
  source.charset = head.charset;
  source.role_rules = reader->role_rules();
  context = std::make_unique<InputContext>(std::move(source), reader->grouping());
}

Recogniser::Recogniser(const IngestOptions& options)
    : settings_{options.offset_minutes(), options.gap_milliseconds(), options.order_of_dates()},
      local_ids_(options.local_ids) {
  if (!options.map.empty()) {
    mapping_ = std::make_shared<const Mapping>(parse_mapping(read_file(options.map), options.map));
  }
  if (!options.from.empty()) forced_ = &forced_reader(options.from);
  if (mapping_ && forced_ != nullptr) {
    throw OptionError("from", options.from,
                      "--map says how inputs are read, too; give one of them");
  }
}

Recognition Recogniser::choose(const Head& head, const Tell& tell) const {
  try {
    if (mapping_) return {mapped_input(mapping_, head, settings_, tell), "", Exit::kDone};
    if (forced_ != nullptr) return {forced_input(*forced_, head, settings_, tell), "", Exit::kDone};
    return detected_input(head, settings_, tell);
  } catch (const Error& error) {  // the reader misses something in this input
    return {std::nullopt, error.what(), error.code()};
  }
}

Recognition Recogniser::recognise(const Head& head, const Tell& tell) const {
  if (is_ascii_blank(head.text)) return {};
  Recognition result = choose(head, tell);
  if (!result.input && is_empty_export(head)) {
    tell(head.id_name + ": an export without conversations");
    return {};
  }
  const bool is_unknown = !result.input && !mapping_ && forced_ == nullptr;
  if (!is_unknown) tell_other_charset(head, tell);  // else that is the problem
  if (!result.input) return result;
  if (local_ids_) result.input->context->writer.make_ids_local();
  for (const std::string& remark : result.input->reader->remarks()) {
    tell(head.id_name + ": " + remark);
  }
  return result;
}

}  // namespace deskmill
