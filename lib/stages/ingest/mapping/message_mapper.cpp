// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/message_mapper.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/joined.hpp"
#include "json/string.hpp"
#include "markup/html.hpp"
#include "stages/ingest/mapping/name_list.hpp"
#include "stages/ingest/times/time_format.hpp"

namespace deskmill {
namespace {

std::vector<std::pair<std::string, FieldChoice>> choices(
    const std::vector<std::pair<std::string, FieldNames>>& named, const Columns& columns) {
  std::vector<std::pair<std::string, FieldChoice>> fields;
  for (const auto& [name, field] : named) {
    FieldChoice choice(field, columns);
    if (choice.resolved()) fields.emplace_back(name, std::move(choice));
  }
  return fields;
}

[[noreturn]] void fail_without_text(const Mapping& mapping, const Columns& columns) {
  const std::string names = joined(mapping.text);
  const std::string& where = mapping.text.where().empty() ? mapping.where : mapping.text.where();
  const std::string problem =
      mapping.input == Mapping::Input::kChat
          ? "line has no group named " + names + ", such as (?P<text>.*)"
          : "no column named " + names + "; the input has " + name_list(columns.names);
  throw Error(Exit::kUsage, where + ": " + problem);
}

/// A member that is a name in one element and an object in another.
bool is_object(std::string_view text) {
  return text.starts_with('{') && text.ends_with('}') && text.find('"') != text.npos;
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_digit(text[at]);
}

}  // namespace

bool is_rounded_number(std::string_view text) {
  std::size_t at = 0;
  while (is_digit_at(text, at)) ++at;
  if (at == 0) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    while (is_digit_at(text, at)) ++at;
  }
  if (at + 2 >= text.size() || (text[at] != 'E' && text[at] != 'e') || text[at + 1] != '+')
    return false;
  for (at += 2; at < text.size(); ++at) {
    if (!is_digit_at(text, at)) return false;
  }
  return true;
}

JsonValue opening_of(const Mapping& mapping, JsonValue element) {
  return mapping.opening ? element.at_pointer(*mapping.opening) : JsonValue();
}

MessageMapper::MessageMapper(std::shared_ptr<const Mapping> mapping, const Columns& columns,
                             Settings settings)
    : mapping_(std::move(mapping)),
      settings_(std::move(settings)),
      conversation_(mapping_->conversation, columns),
      customer_(mapping_->customer, columns),
      reply_id_(mapping_->reply_id, columns),
      reply_to_(mapping_->reply_to, columns),
      text_(mapping_->text, columns),
      answer_(mapping_->answer, columns),
      speaker_(mapping_->speaker, columns),
      time_(mapping_->time, columns),
      chat_date_({"date"}, columns),
      day_(mapping_->day, columns),
      writer_(mapping_->writer, columns),
      receiver_(mapping_->receiver, columns),
      meta_(choices(mapping_->meta, columns)),
      extra_(choices(mapping_->extra, columns)) {
  if (!text_.resolved()) fail_without_text(*mapping_, columns);
  for (const std::string& null : mapping_->nulls) {
    longest_null_ = std::max(longest_null_, null.size());
  }
  for (const RoleRule& rule : mapping_->roles) {
    std::unordered_map<std::string_view, Role> roles(rule.map.begin(), rule.map.end());
    const bool maps_nothing = roles.contains("");
    roles_.push_back({&rule, FieldChoice(rule.field, columns), FieldChoice(rule.other, columns),
                      std::move(roles), maps_nothing});
  }
  for (const FieldTest& drop : mapping_->drops) drops_.push_back({&drop, {drop.field, columns}});
  for (const FieldTest& kind : mapping_->kinds) kinds_.push_back({&kind, {kind.field, columns}});
}

Outcome MessageMapper::map(const SourceRow& row, std::string_view date, Message& message,
                           Notes& notes) const {
  for (const Test& drop : drops_) {
    if (passes(drop, row)) return Outcome::dropped(drop.test->name);
  }
  message.turn.text = said_in(text_, row, notes);
  if (message.turn.text.empty()) {
    const bool is_object = !mapping_->objects_are_text && text_.is_object(row);
    return Outcome::dropped(is_object ? "object_for_text" : "empty_text");
  }
  message.turn.speaker = value(speaker_, row);
  if (is_object(message.turn.speaker)) message.turn.speaker.clear();
  set_role(row, message);
  if (answer_.resolved() && message.role_rule == kRoleUnknown) message.role_rule = kRoleTold;
  if (!set_time(row, date, message, notes)) return contradiction();
  set_keys(row, message);
  message.turn.extra = members(extra_, row);
  for (const Test& kind : kinds_) {
    if (!passes(kind, row)) continue;
    if (!message.turn.extra.empty()) message.turn.extra += ',';
    message.turn.extra += "\"kind\":" + json_string(kind.test->name);
    break;
  }
  message.meta = members(meta_, row);
  return Outcome::kept();
}

bool MessageMapper::is_null(std::string_view text) const {
  if (text.size() > longest_null_) return false;
  return std::find(mapping_->nulls.begin(), mapping_->nulls.end(), text) != mapping_->nulls.end();
}

std::string_view MessageMapper::value(const FieldChoice& field, const SourceRow& row) const {
  const std::string_view text = field.text(row);
  return is_null(text) ? std::string_view() : text;
}

bool MessageMapper::passes(const Test& test, const SourceRow& row) const {
  const std::string_view text = test.field.text(row);
  if (test.test->regex) return test.test->regex->matches(text);
  return std::find(test.test->equals.begin(), test.test->equals.end(), text) !=
         test.test->equals.end();
}

std::optional<Role> MessageMapper::role_by(const Rule& rule, const SourceRow& row) const {
  const std::string_view text = rule.field.text(row);
  switch (rule.rule->kind) {
    case RoleRule::Kind::kMap: {
      const std::string_view word = trimmed(text, " ");
      if (word.empty() && !rule.maps_nothing) return std::nullopt;
      const auto known = rule.roles.find(word);
      if (known == rule.roles.end()) return std::nullopt;
      return known->second;
    }
    case RoleRule::Kind::kRegex:
      if (!rule.rule->regex->matches(text)) return std::nullopt;
      break;
    case RoleRule::Kind::kSameAs:
      if (text.empty() || text != rule.other.text(row)) return std::nullopt;
      break;
    case RoleRule::Kind::kStartsWith: {
      const std::string_view start = rule.other.text(row);
      if (start.empty() || !text.starts_with(start)) return std::nullopt;
      break;
    }
    case RoleRule::Kind::kEmpty:
      if (!text.empty()) return std::nullopt;
      break;
    case RoleRule::Kind::kAlways:
      break;
    case RoleRule::Kind::kInfer:
      return std::nullopt;
  }
  return rule.rule->role;
}

void MessageMapper::set_role(const SourceRow& row, Message& message) const {
  message.role_rule = kRoleUnknown;
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    if (roles_[i].rule->kind == RoleRule::Kind::kInfer) return;
    if (const auto role = role_by(roles_[i], row)) {
      message.turn.role = *role;
      message.role_rule = static_cast<std::uint8_t>(std::min<std::size_t>(i + 1, kRoleTold - 1));
      return;
    }
  }
}

std::string MessageMapper::said_in(const FieldChoice& field, const SourceRow& row,
                                   Notes& notes) const {
  const std::string_view text = field.text(row);
  if (is_ascii_blank(text) || (!mapping_->objects_are_text && field.is_object(row))) return {};
  if (mapping_->html && looks_like_html(text)) {
    std::string visible = html_to_text(text);
    if (notes.tracing()) notes.sample("html", text, visible);
    return is_ascii_blank(visible) ? std::string() : visible;
  }
  auto lines = text.starts_with('[') ? field.lines(row) : std::nullopt;
  if (!lines) return std::string(text);
  return is_ascii_blank(*lines) ? std::string() : std::move(*lines);
}

std::optional<Message> MessageMapper::answer_to(const Message& question, const SourceRow& row,
                                                Notes& notes) const {
  if (!answer_.resolved()) return std::nullopt;
  std::string text = said_in(answer_, row, notes);
  if (text.empty()) return std::nullopt;
  Message answer;
  answer.conversation = question.conversation;
  answer.time = question.time;
  answer.line = question.line;
  answer.turn.role = mapping_->answer_role;
  answer.turn.text = std::move(text);
  return answer;
}

std::string_view MessageMapper::chat_date(const SourceRow& row, std::string_view date) const {
  const std::string_view own = chat_date_.text(row);
  return own.empty() ? date : own;
}

std::optional<Timestamp> MessageMapper::time_of(std::string_view text, const SourceRow& row,
                                                std::string_view date) const {
  std::optional<Timestamp> time;
  if (!settings_.date_order || settings_.whole_times) {
    time = date.empty() ? TimeFormat::parse(text, mapping_->time_formats)
                        : TimeFormat::parse(std::string(date).append(" ").append(text),
                                            mapping_->time_formats);
  }
  if (time || !settings_.date_order) return time;
  const NumericTime numeric = numeric_time(text, row, date);
  return parse_numeric_time(numeric.date, numeric.clock, *settings_.date_order);
}

NumericTime MessageMapper::numeric_time(std::string_view text, const SourceRow& row,
                                        std::string_view date) const {
  if (settings_.whole_times) return split_numeric_time(text).value_or(NumericTime{});
  return {chat_date(row, date), text};
}

bool MessageMapper::fits_another_order(std::string_view text, const SourceRow& row) const {
  if (!settings_.date_order) return false;
  const NumericTime time = numeric_time(text, row, {});
  return parse_numeric_time(time.date, time.clock, DateOrder::kDayMonthYear) ||
         parse_numeric_time(time.date, time.clock, DateOrder::kMonthDayYear);
}

Outcome MessageMapper::contradiction() const {
  const std::string order(name_of(*settings_.date_order));
  return Outcome::rejected(
      "ingest.date_order",
      settings_.date_order_given
          ? "no date in the order " + order + ", which --date-order gives"
          : "no date in the order " + order +
                ", in which the beginning of the file was read, so that earlier dates may be wrong "
                "as well; --date-order gives the right one");
}

bool MessageMapper::set_time(const SourceRow& row, std::string_view date, Message& message,
                             Notes& notes) const {
  const std::string_view text = value(time_, row);
  if (text.empty()) return true;
  if (settings_.date_order && !settings_.whole_times && chat_date(row, date).empty()) {
    notes.count("times/dateless");
    return true;
  }
  auto time = time_of(text, row, date);
  if (!time) {
    if (fits_another_order(text, row)) return false;
    message.has_unreadable_time = true;
    return true;
  }
  // Taken before --tz, so that neither grouping nor session ids depend on it.
  message.time = time->utc_milliseconds();
  if (!time->offset_minutes) time->offset_minutes = settings_.offset_minutes;
  if (time->offset_minutes) {
    message.turn.at = to_rfc3339(*time);
  } else {
    notes.count("times/zoneless");
  }
  return true;
}

void MessageMapper::set_keys(const SourceRow& row, Message& message) const {
  const std::string_view conversation = value(conversation_, row);
  message.has_rounded_id = is_rounded_number(conversation);
  if (!message.has_rounded_id) message.conversation = conversation;
  if (writer_.resolved() && message.conversation.empty()) message.conversation = parties(row);
  const bool is_one_chat = mapping_->input == Mapping::Input::kChat ||
                           (mapping_->whole_input && mapping_->gap_milliseconds > 0);
  if (is_one_chat && !conversation_.resolved()) message.conversation = settings_.input_name;
  if (!mapping_->customer_when ||
      (message.role_rule != kRoleUnknown && message.turn.role == *mapping_->customer_when)) {
    message.customer = value(customer_, row);
  }
  message.id = value(reply_id_, row);
  message.reply_to = value(reply_to_, row);
}

std::string MessageMapper::parties(const SourceRow& row) const {
  std::string_view one = value(writer_, row), other = value(receiver_, row);
  if (one.empty() || other.empty()) return {};
  if (other < one) std::swap(one, other);
  return std::string(one).append("~").append(other);
}

std::string MessageMapper::members(const std::vector<std::pair<std::string, FieldChoice>>& fields,
                                   const SourceRow& row) const {
  std::string list;
  for (const auto& [name, field] : fields) {
    if (is_null(field.text(row))) continue;
    const std::string json = field.json(row);
    if (json.empty()) continue;
    if (!list.empty()) list += ',';
    list += json_string(name) + ":" + json;
  }
  return list;
}

}  // namespace deskmill
