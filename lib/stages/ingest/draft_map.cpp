// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/draft_map.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "io/byte_source.hpp"
#include "json/string.hpp"
#include "stages/ingest/guessing/advice.hpp"
#include "stages/ingest/guessing/guessed_answers.hpp"
#include "stages/ingest/guessing/guessed_fields.hpp"
#include "stages/ingest/guessing/guessed_mapping.hpp"
#include "stages/ingest/guessing/guessed_messages.hpp"
#include "stages/ingest/guessing/guessed_ties.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/input_shape.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/likely_fields.hpp"
#include "stages/ingest/guessing/line_drafts.hpp"
#include "stages/ingest/guessing/numbered_sides.hpp"
#include "stages/ingest/guessing/role_words.hpp"
#include "stages/ingest/head/head.hpp"
#include "stages/ingest/mapping/name_list.hpp"
#include "stages/ingest/readers/readers.hpp"
#include "stages/ingest/readers/transcript_cells.hpp"

namespace deskmill {
namespace {

/// A name as a YAML scalar: quoted when it begins with a digit or holds other ASCII characters than
/// letters, digits, "_" and "/".
std::string yaml_text(const std::string& name) {
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
    return !is_ascii || is_ascii_alnum(c) || c == '_' || c == '/';
  });
  const bool begins_plain = !name.empty() && !is_ascii_digit(name[0]);
  return plain && begins_plain ? name : json_string(name);
}

/// The reader that is sure of the input, other than those whose mappings are drafts themselves.
const ReaderInfo* known_form(const Head& head) {
  constexpr double kSure = 0.9;
  for (const Sample& sample : samples_of(head)) {
    for (const ReaderInfo& reader : readers()) {
      const bool is_guess =
          reader.name == "transcript" || reader.name == "csv" || reader.name == "json";
      if (!is_guess && confidence(reader, sample) >= kSure) return &reader;
    }
  }
  return nullptr;
}

/// Writes the draft line by line.
class Draft {
 public:
  Draft(const InputShape& shape, const ReaderInfo* known)
      : shape_(shape),
        known_(known),
        messages_(first_messages(shape.sample, shape.messages)),
        has_header_(!begins_with_data(shape.sample)) {}

  std::string run() {
    comment("A draft: correct it, then run  deskmill ingest --map THIS-FILE INPUT");
    if (known_ != nullptr) {
      const std::string name(known_->name);
      comment("No mapping is needed: deskmill ingest reads this input as " + name +
              (known_->preset.empty() ? "." : "; --dump-map " + name + " prints how."));
    } else if (!is_transcript()) {
      comment("The input is " + description_of(shape_) + ".");
    }
    if (shape_.input == Mapping::Input::kDelimited) {
      comment("First row: " + json_string(name_list(shape_.names)));
    }
    if (shape_.input == Mapping::Input::kChat) {
      chat();
    } else {
      rows();
    }
    return std::move(text_);
  }

 private:
  bool is_transcript() const { return confidence(*reader_named("transcript"), shape_.sample) > 0; }
  void comment(const std::string& words) { text_ += "# " + words + "\n"; }
  void line(const std::string& yaml) { text_ += yaml + "\n"; }

  void field(const std::string& key, const FieldNames& field, const std::string& meaning) {
    if (field.empty()) {
      comment(key + ": NAME  # " + meaning);
    } else {
      line(key + ": " + outer_name(field.front()) + "  # " + meaning);
    }
  }

  /// "^" in front where the name belongs to the element around the messages; the number of the
  /// first column where several have this name, or none has.
  std::string outer_name(const std::string& name) const {
    const auto found = std::find(shape_.names.begin(), shape_.names.end(), name);
    if (found == shape_.names.end()) return yaml_text("^" + name);
    const bool is_column = shape_.input == Mapping::Input::kDelimited;
    const bool is_repeated = std::find(found + 1, shape_.names.end(), name) != shape_.names.end();
    if (!is_column || (!is_repeated && has_header_)) return yaml_text(name);
    return yaml_text("#" + std::to_string(found - shape_.names.begin() + 1));
  }

  void source() {
    if (shape_.input == Mapping::Input::kJson) {
      line("input: {format: json}");
      const std::string& records = shape_.sample.framing.pointer;
      if (!records.empty()) line("records: " + yaml_text(records) + "  # the list of records");
      if (!shape_.messages.empty()) line("messages: " + yaml_text(shape_.messages));
      return;
    }
    const char delimiter = shape_.sample.framing.dialect.delimiter;
    const std::string format =
        delimiter == '\t' ? "tsv" : "csv, delimiter: \"" + std::string(1, delimiter) + "\"";
    line("input: {format: " + format +
         (has_header_ ? "}" : ", header: false}  # columns have no names: #1, #2"));
  }

  void rows() {
    line("name: mine  # in front of ids");
    source();
    const Sample& sample = shape_.messages.empty() ? shape_.sample : messages_;
    const TranscriptField transcripts = transcript_field(sample);
    if (!transcripts.name.empty() && shape_.messages.empty()) return transcript_rows(transcripts);
    const Mapping around = guess_fields(shape_.outer), guess = guess_of(sample, around);
    text(guess);
    if (!guess.answer.empty()) answer(guess);
    ties(guess);
    customer(guess);
    field("speaker", guess.speaker, "who wrote this message");
    guess.day.empty()
        ? time(guess.time.empty() ? time_by_values(sample, shape_.names) : guess.time.front())
        : line("time: {field: " + outer_name(guess.time.front()) +
               ", day: " + outer_name(guess.day.front()) + ", format: auto}");
    if (guess.answer.empty()) role(guess.roles, around.roles);
    comment("Everything a mapping can say: docs/formats.md");
  }

  /// With what the elements `around` the messages tell.
  Mapping guess_of(const Sample& sample, const Mapping& around) const {
    Mapping guess = has_header_ ? guess_fields(shape_.names) : guess_unnamed();
    if (shape_.messages.empty() && has_header_) guess_answers(sample, guess);
    guess_from_values(sample, guess);
    if (shape_.messages.empty() && has_header_) {
      tell_users_from_customers(sample, guess);
      guess_named_sides(sample, guess);
      guess_numbered_sides(sample, guess);
      guess_ties(sample, guess);
    }
    guess_day(sample, guess);
    if (guess.text.empty()) guess.text = {longest_text(sample, shape_.names)};
    if (guess.conversation.empty()) guess.conversation = around.conversation;
    if (guess.conversation.empty() && !shape_.messages.empty()) {
      const std::string id = element_id_name(shape_.outer);
      if (!id.empty()) guess.conversation = {id};
    }
    if (guess.customer.empty()) guess.customer = around.customer;
    return guess;
  }

  /// What the first row says are no names.
  Mapping guess_unnamed() const {
    Mapping guess;
    const std::string id = conversation_by_values(shape_.sample, shape_.names);
    if (!id.empty()) guess.conversation = {id};
    return guess;
  }

  void customer(const Mapping& guess) {
    if (!guess.customer_when) return field("customer", guess.customer, "who the customer is");
    line("customer: {field: " + outer_name(guess.customer.front()) +
         ", role: customer}  # who the customer is");
  }

  void text(const Mapping& guess) {
    if (guess.html) {
      line("text: {field: [" + outer_name(guess.text.front()) + ", " +
           outer_name(guess.text.back()) + "], html: true}  # what was written");
    } else {
      field("text", guess.text, "what was written" + list_remark(guess.text));
    }
  }

  void ties(const Mapping& guess) {
    if (!guess.reply_to.empty()) {
      return line("reply: {id: " + outer_name(guess.reply_id.front()) +
                  ", to: " + outer_name(guess.reply_to.front()) + "}  # what a message answers");
    }
    if (guess.writer.empty()) {
      return field("conversation", guess.conversation,
                   "the same for all messages of one conversation; {file: true}: the file is one");
    }
    line("conversation: {between: [" + outer_name(guess.writer.front()) + ", " +
         outer_name(guess.receiver.front()) + "], gap: 4h}  # what two write to each other");
  }

  void transcript_rows(const TranscriptField& text) {
    const Mapping guess = guess_mapping_of_transcripts(shape_.sample, text.name);
    line("text: {field: " + outer_name(text.name) + (text.html ? ", html: true" : "") +
         ", transcript: " + (text.form == "transcript" ? "true" : text.form) +
         "}  # whole conversations, whose lines say who speaks");
    field("conversation", guess.conversation, "the id of each");
    field("customer", guess.customer, "who the customer is");
    time(guess.time.empty() ? "" : guess.time.front());
    comment("Everything a mapping can say: docs/formats.md");
  }

  void answer(const Mapping& guess) {
    if (guess.answer_role == Role::kAgent) {
      return field("answer", guess.answer, "what the agent said to it");
    }
    line("answer: {field: " + outer_name(guess.answer.front()) +
         ", role: " + std::string(name_of(guess.answer_role)) + "}  # what was said to it");
  }

  std::string list_remark(const FieldNames& field) const {
    if (shape_.input != Mapping::Input::kJson) return {};
    JsonValue value = shape_.sample.documents.front().root();
    if (!shape_.messages.empty()) value = value.at_pointer(shape_.messages).element(0);
    value = field.front().starts_with('/') ? value.at_pointer(field.front()) : value[field.front()];
    return value.is(JsonType::kArray) ? "; a list of texts becomes the lines of one message" : "";
  }

  void time(const std::string& field) {
    const std::string name = field.empty() ? "NAME" : outer_name(field);
    const std::string yaml = "time: {field: " + name + ", format: auto}";
    if (field.empty()) return comment(yaml + "  # or a pattern such as \"%d.%m.%Y %H:%M\"");
    line(yaml);
  }

  /// What is known by the messages, and by the elements around them.
  void role(const std::vector<RoleRule>& rules, const std::vector<RoleRule>& around) {
    const std::string name = rules.empty() ? "NAME" : outer_name(rules.back().field.front());
    const std::string key =
        "role:  # the first rule that answers counts; none: the first speaker is the customer";
    std::vector<std::string> known = known_rules(rules);
    for (std::string& rule : known_rules(around)) known.push_back(std::move(rule));
    known.empty() ? comment(key) : line(key);
    for (const std::string& rule : known) line("  - " + rule);
    comment("  - {field: " + name + ", map: {VALUE: customer, OTHER VALUE: agent}}");
    comment("  - {default: agent}");
  }

  /// Notes by any sign that their field has for them, roles by the words that occur.
  std::vector<std::string> known_rules(const std::vector<RoleRule>& rules) const {
    std::vector<std::string> known;
    for (const RoleRule& rule : rules) {
      if (rule.kind == RoleRule::Kind::kSameAs) {
        known.push_back("{field: " + outer_name(rule.field.front()) +
                        ", same_as: " + outer_name(rule.other.front()) +
                        ", role: " + std::string(name_of(rule.role)) + "}");
      }
      if (rule.map.empty()) continue;
      const std::string name = outer_name(rule.field.front());
      const bool is_inside = !shape_.messages.empty() && name.find('^') == name.npos;
      const std::string words =
          tells_notes(rule) ? note_words(rule)
                            : map_of(words_seen(is_inside ? messages_ : shape_.sample, rule));
      if (!words.empty()) known.push_back("{field: " + name + ", " + words + "}");
    }
    return known;
  }

  static std::string note_words(const RoleRule& rule) {
    std::string words;
    for (const auto& [word, role] : rule.map) {
      if (word == ascii_lowered(word)) words += (words.empty() ? "" : "|") + word;
    }
    return "regex: '(?i)^(?:" + words + ")$', role: note";
  }

  /// "" without words.
  static std::string map_of(const std::vector<std::pair<std::string, Role>>& words) {
    std::string map;
    for (const auto& [word, role] : words) {
      map.append(map.empty() ? "" : ", ")
          .append(json_string(word))
          .append(": ")
          .append(name_of(role));
    }
    return map.empty() ? map : "map: {" + map + "}";
  }

  void chat() {
    if (is_transcript()) {
      text_ += reader_named("transcript")->preset;
    } else {
      timed_chat();
    }
    comment("Everything a mapping can say: docs/formats.md");
  }

  void timed_chat() {
    line("name: mine  # in front of ids");
    line("input: {format: chat}");
    const LineDraft& draft = likeliest_line(shape_.sample);
    comment("The line that begins a message (RE2), for example: " + std::string(draft.example));
    line("line: '" + std::string(draft.line) + "'");
    if (draft.is_clock) {
      comment(
          "date_line: '^(?P<date>\\d{4}-\\d{1,2}-\\d{1,2})$'  # the day of the clock times below");
    }
    line("conversation: {gap: 4h}");
    line("speaker: speaker");
    line("text: text");
    line("time: " + std::string(draft.time));
    comment("role:  # the first rule that answers counts; none: the first speaker is the customer");
    comment("  - {field: speaker, regex: '^Shop', role: agent}");
    comment("header_lines: ['^Chat with ']  # lines of the program that made the export");
  }

  const InputShape& shape_;
  const ReaderInfo* const known_;  ///< the reader that is sure of the input, or none
  const Sample messages_;          ///< none where the records are messages themselves
  const bool has_header_;          ///< of a table
  std::string text_;
};

}  // namespace

std::string draft_map(const std::string& path) {
  const auto source = open_input(path, Hashing::kOff, "deskmill ingest --draft-map -");
  Head head = decode_head(read_head(*source), "");
  head.path = path;
  const bool empty = is_ascii_blank(head.text);
  const std::string unreadable = empty ? "empty" : unreadable_form(head);
  if (!unreadable.empty()) {
    throw Error(Exit::kBadData, path + ": no mapping can describe it: this is " + unreadable);
  }
  return Draft(shape_of(head), known_form(head)).run();
}

}  // namespace deskmill
