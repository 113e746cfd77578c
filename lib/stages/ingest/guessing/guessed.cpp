// Tables and JSON objects nobody described: the mapping is guessed from the names of columns or
// members, and from their values where the names say nothing.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "stages/ingest/draft_map.hpp"
#include "stages/ingest/guessing/guessed.hpp"
#include "stages/ingest/guessing/guessed_messages.hpp"
#include "stages/ingest/guessing/guessed_values.hpp"
#include "stages/ingest/guessing/input_shape.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/readers/mapping_reader.hpp"
#include "stages/ingest/readers/readers.hpp"

namespace deskmill {
namespace {

FieldNames as_field(std::string name) {
  return name.empty() ? FieldNames() : FieldNames{std::move(name)};
}

/// The whole input is one list, so what it holds are records.
bool is_list(const Head& head) {
  return first_visible(head.text) == '[';
}

/// A small file that is one object around a list of messages from both sides, without an id.
bool is_one_conversation(const Mapping& mapping, const Sample& sample) {
  const bool is_object_around_list = sample.framing.kind == Framing::Kind::kElements &&
                                     !sample.framing.pointer.empty() && !sample.framing.by_line &&
                                     !is_list(*sample.head);
  return is_object_around_list && sample.head->complete && mapping.conversation.empty() &&
         has_both_sides(sample, mapping.roles);
}

/// Several objects, on a line each or behind each other, or the one object of a file when it has an
/// id: any other may be a page around many.
bool may_hold_messages(const Sample& sample, const Mapping& messages) {
  if (is_list(*sample.head)) return true;
  if (!sample.framing.pointer.empty()) return false;
  return sample.lines.size() > 1 || sample.documents.size() > 1 || !messages.conversation.empty();
}

/// Elements of a list inside others that have a text as well are messages, not attachments or
/// fields of a form, when they say when or by whom they were written.
bool look_like_messages(const Mapping& messages) {
  return !messages.time.empty() ||
         std::any_of(messages.roles.begin(), messages.roles.end(), [&](const RoleRule& rule) {
           return !rule.map.empty() && rule.field != messages.speaker;
         });
}

Mapping guess_rows(const Sample& sample) {
  Mapping rows = guess_fields(plain_names(sample), nested_names(sample));
  Mapping messages = guess_messages(sample);
  const bool hold_messages =
      rows.text.empty() || (!tell_customers(rows.roles) && look_like_messages(messages));
  if (!messages.text.empty() && hold_messages && may_hold_messages(sample, messages)) {
    return messages;
  }
  guess_from_values(sample, rows);
  tell_users_from_customers(sample, rows);
  return rows;
}

Mapping guess(const ReaderInfo& self, const Sample& sample) {
  Mapping mapping = guess_rows(sample);
  mapping.whole_input = is_one_conversation(mapping, sample);
  // What stands beside an agent's message there is the agent's.
  if (mapping.whole_input) mapping.customer_when = Role::kCustomer;
  mapping.name = self.name;
  mapping.where = sample.head->name;
  mapping.channel = "chat";
  mapping.input =
      self.shape == ReaderInfo::Shape::kJson ? Mapping::Input::kJson : Mapping::Input::kDelimited;
  return mapping;
}

std::vector<std::string> names_of(const Mapping& mapping, const Sample& sample) {
  return mapping.messages.empty() ? plain_names(sample)
                                  : names_around_messages(sample, mapping.messages);
}

void add_unseen_notes(const Sample& sample, Mapping& mapping) {
  std::vector<RoleRule> rules = unseen_note_rules(names_of(mapping, sample));
  std::move(mapping.roles.begin(), mapping.roles.end(), std::back_inserter(rules));
  mapping.roles = std::move(rules);
}

/// Columns or members that the guess has no use for.
std::vector<std::string> unused_names(const Mapping& mapping, const Sample& sample) {
  std::vector<std::string> unused;
  const auto is_used = [&](const std::string& name) {
    const auto in = [&](const FieldNames& field) {
      if (mapping.opening && !field.empty() && name == "^" + field.back()) return true;
      return !field.empty() && field[0] == name;
    };
    return in(mapping.text) || in(mapping.conversation) || in(mapping.time) ||
           in(mapping.speaker) || in(mapping.customer) ||
           std::any_of(mapping.roles.begin(), mapping.roles.end(),
                       [&](const RoleRule& rule) { return in(rule.field); });
  };
  for (const std::string& name : names_of(mapping, sample)) {
    if (!name.empty() && !is_used(name)) unused.push_back(name);
  }
  return unused;
}

std::string description_of(const Mapping& mapping, const Sample& sample) {
  std::string text = "guessed:";
  const auto say = [&](std::string_view what, const FieldNames& field) {
    if (!field.empty()) text.append(" ").append(what).append("=").append(field.front());
  };
  if (!mapping.messages.empty()) text += " messages=" + mapping.messages;
  say("text", mapping.text);
  if (mapping.opening) text += " opening=" + mapping.text.back();
  say("conversation", mapping.conversation);
  say("time", mapping.time);
  say("speaker", mapping.speaker);
  say("customer", mapping.customer);
  for (const RoleRule& rule : mapping.roles) {
    if (rule.map.empty()) continue;  // that of the opening, and names for roles
    const bool is_note = std::all_of(rule.map.begin(), rule.map.end(),
                                     [](const auto& entry) { return entry.second == Role::kNote; });
    say(is_note ? "notes" : "role", rule.field);
  }
  if (mapping.whole_input) text += " conversation=the whole file";
  const bool is_loose =
      mapping.conversation.empty() && !mapping.whole_input && mapping.messages.empty();
  if (is_loose) text += "; nothing ties messages together, so each is a conversation of its own";
  const std::vector<std::string> unused = unused_names(mapping, sample);
  if (!unused.empty()) text += "; left out: " + name_list(unused);
  return text + "; a mapping file says it exactly (--draft-map writes a first one)";
}

/// Adds the names of members that are no objects or lists, `before` in front of each.
void add_plain_names(JsonValue object, const std::string& before, std::set<std::string>& seen,
                     std::vector<std::string>& names) {
  for (const JsonValue member : object) {
    if (names.size() == kSampleMembers) return;
    if (member.is(JsonType::kObject) || member.is(JsonType::kArray)) continue;
    std::string name = before + std::string(member.name());
    if (seen.insert(name).second) names.push_back(std::move(name));
  }
}

/// Wraps the mapping reader only to say what was guessed.
class GuessedReader : public Reader {
 public:
  GuessedReader(std::string remark, std::unique_ptr<Reader> inner)
      : inner_(std::move(inner)), remark_(std::move(remark)) {}
  Framing framing() const override { return inner_->framing(); }
  Grouping grouping() const override { return inner_->grouping(); }
  std::string channel() const override { return inner_->channel(); }
  void map(const UnitBatch& batch, Mapped& out) const override { inner_->map(batch, out); }
  std::vector<std::string> remarks() const override {
    std::vector<std::string> remarks = inner_->remarks();
    remarks.insert(remarks.begin(), remark_);
    return remarks;
  }

 private:
  std::unique_ptr<Reader> inner_;
  std::string remark_;
};

std::unique_ptr<Reader> make_guessed(const ReaderInfo& self, const Sample& sample,
                                     const ReaderSettings& settings) {
  auto mapping = std::make_shared<Mapping>(guess(self, sample));
  if (mapping->text.empty()) {
    throw Error(Exit::kUsage, "no name that is known to hold the text; " + advice_on(*sample.head));
  }
  std::string remark = description_of(*mapping, sample);
  if (sample.is_json()) add_unseen_notes(sample, *mapping);
  auto inner = make_mapping_reader(mapping, sample, settings);
  return std::make_unique<GuessedReader>(std::move(remark), std::move(inner));
}

double score_guess(const ReaderInfo& self, const Sample& sample) {
  const Mapping mapping = guess(self, sample);
  if (mapping.text.empty()) return 0;
  if (is_one_of_several_lists(sample)) return 0;
  const double tied = mapping.conversation.empty() && mapping.messages.empty() ? 0 : 0.1;
  const double told = tell_customers(mapping.roles) ? 0.1 : 0;
  // {"status":0,"message":"success"} has a text as well; alone it proves something only line by
  // line.
  const bool nested = sample.framing.kind == Framing::Kind::kElements && !is_list(*sample.head);
  const bool alone = tied == 0 && told == 0 && mapping.time.empty();
  return (nested && alone ? 0.2 : 0.4) + tied + told;
}

}  // namespace

bool is_one_of_several_lists(const Sample& sample) {
  if (sample.framing.pointer.empty()) return false;
  const std::vector<std::string> lists = array_pointers(sample.head->text);
  return std::any_of(lists.begin(), lists.end(), [&](const std::string& list) {
    if (list == sample.framing.pointer) return false;
    return !guess_fields(plain_names(elements_sample(*sample.head, list))).text.empty();
  });
}

std::vector<std::string> plain_names(const Sample& sample) {
  if (sample.is_delimited() && !sample.rows.empty()) return sample.rows.front();
  std::set<std::string> seen;
  std::vector<std::string> names;
  if (!sample.is_json()) return names;
  for (const JsonDocument& document : sample.documents) {
    add_plain_names(document.root(), "", seen, names);
  }
  return names;
}

std::vector<std::string> nested_names(const Sample& sample) {
  std::set<std::string> seen;
  std::vector<std::string> names;
  if (!sample.is_json()) return names;
  for (const JsonDocument& document : sample.documents) {
    std::size_t looked_at = 0;
    for (const JsonValue member : document.root()) {
      if (++looked_at > kSampleMembers) break;
      const bool fits_pointer = member.name().find_first_of("/~") == std::string_view::npos;
      if (!member.is(JsonType::kObject) || !fits_pointer) continue;
      add_plain_names(member, "/" + std::string(member.name()) + "/", seen, names);
    }
  }
  return names;
}

Mapping guess_fields(const std::vector<std::string>& names,
                     const std::vector<std::string>& nested) {
  const auto known = [&](KnownField field) { return as_field(known_name(names, field)); };
  const auto known_anywhere = [&](KnownField field) {
    const FieldNames found = known(field);
    return found.empty() ? as_field(known_name(nested, field)) : found;
  };
  Mapping mapping;
  mapping.conversation = known(KnownField::kConversation);
  mapping.text = known(KnownField::kText);
  if (mapping.text.empty() && !mapping.conversation.empty()) {
    mapping.text = known(KnownField::kDescription);
  }
  mapping.time = known(KnownField::kTime);
  mapping.customer = known(KnownField::kCustomer);
  mapping.speaker = known_anywhere(KnownField::kSpeaker);
  mapping.roles = flag_rules(names);
  if (const FieldNames role = known_anywhere(KnownField::kRole); !role.empty()) {
    mapping.roles.push_back(role_words(role.front()));
  } else if (!tell_customers(mapping.roles) && !mapping.speaker.empty()) {
    mapping.roles.push_back(role_words(mapping.speaker.front()));
    std::vector<RoleRule> names_for_roles = role_names(mapping.speaker.front());
    std::move(names_for_roles.begin(), names_for_roles.end(), std::back_inserter(mapping.roles));
  }
  return mapping;
}

double detect_csv(const ReaderInfo& self, const Sample& sample) {
  return score_guess(self, sample);
}
double detect_json(const ReaderInfo& self, const Sample& sample) {
  return score_guess(self, sample);
}
std::unique_ptr<Reader> make_csv(const ReaderInfo& self, const Sample& sample,
                                 const ReaderSettings& settings) {
  return make_guessed(self, sample, settings);
}
std::unique_ptr<Reader> make_json(const ReaderInfo& self, const Sample& sample,
                                  const ReaderSettings& settings) {
  return make_guessed(self, sample, settings);
}

}  // namespace deskmill
