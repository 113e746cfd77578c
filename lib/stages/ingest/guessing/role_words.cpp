// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/role_words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include "core/ascii.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "text/unicode.hpp"

namespace deskmill {
namespace {

struct RoleWords {
  Role role;
  std::string_view words;  ///< with bars between them
};

constexpr std::array kRoleValues = {
    RoleWords{Role::kCustomer,
              "customer|user|client|visitor|buyer|end-user|end_user|human|lead|contact|guest|"
              "requester|external|in|incoming|inbound|客户|顾客|用户|买家|访客|"
              "会员|客戶|顧客|用戶|買家|訪客|會員|客户提问|客户消息|"
              "用户提问|用户消息|访客消息|访客留言|usr|caller|consumer|"
              "end user|提问者"},
    RoleWords{Role::kAgent,
              "helpdesk|agent|assistant|staff|support|operator|admin|seller|waiter|internal|"
              "out|outgoing|outbound|客服|人工客服|坐席|座席|小二|商家|"
              "客服回复|客服消息|卖家|賣家|rep|representative|csr|advisor|"
              "adviser|employee|outbound-api|outbound-reply|人工坐席|客服人员"},
    RoleWords{Role::kBot,
              "ai|机器人消息|机器人回复|bot|機器人|custom_bot|chatbot|robot|"
              "automated_agent|机器人|智能客服|智能机器人"},
    RoleWords{Role::kSystem, "系统消息|sys|system|系统|系統|系统提示|系统通知|系统提醒"},
    RoleWords{Role::kNote, "tool|內部備註|note|internal_note|private_note|内部备注"},
};

template <typename Visit>
void for_each_role_word(const Visit& visit) {
  for (const auto& [role, words] : kRoleValues) {
    for (std::string_view rest = words; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      visit(rest.substr(0, end), role);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

/// Columns that say yes or no: the roles of both, or of one.
struct RoleFlag {
  std::string_view name;
  std::optional<Role> yes, no;
};

constexpr std::array kRoleFlags = {
    RoleFlag{"is_bot", Role::kBot, std::nullopt},
    RoleFlag{"from_bot", Role::kBot, std::nullopt},
    RoleFlag{"is_robot", Role::kBot, std::nullopt},
    RoleFlag{"是否机器人", Role::kBot, std::nullopt},
    RoleFlag{"incoming", Role::kCustomer, Role::kAgent},
    RoleFlag{"is_incoming", Role::kCustomer, Role::kAgent},
    RoleFlag{"inbound", Role::kCustomer, Role::kAgent},
    RoleFlag{"is_inbound", Role::kCustomer, Role::kAgent},
    RoleFlag{"from_agent", Role::kAgent, Role::kCustomer},
    RoleFlag{"is_agent", Role::kAgent, Role::kCustomer},
    RoleFlag{"waiter_send", Role::kAgent, Role::kCustomer},
    RoleFlag{"is_sender", Role::kAgent, Role::kCustomer},
    RoleFlag{"is_send", Role::kAgent, Role::kCustomer},
    RoleFlag{"outgoing", Role::kAgent, Role::kCustomer},
    RoleFlag{"is_outgoing", Role::kAgent, Role::kCustomer},
    RoleFlag{"is_outbound", Role::kAgent, Role::kCustomer},
    RoleFlag{"is_customer", Role::kCustomer, Role::kAgent},
    RoleFlag{"from_customer", Role::kCustomer, Role::kAgent},
    RoleFlag{"is_from_customer", Role::kCustomer, Role::kAgent},
    RoleFlag{"是否客户", Role::kCustomer, Role::kAgent},
    RoleFlag{"是否客服", Role::kAgent, Role::kCustomer},
};

/// How a column tells internal notes: by yes, by no, by one of kNoteWords, or (columns that say who
/// may see a message) by one of kHiddenWords too.
enum class NoteSign { kYes, kNo, kWord, kVisibility };
struct NoteColumn {
  std::string_view name;
  NoteSign sign;
  bool comes_late = true;  ///< may be missing in the first elements; each such costs every message
};

constexpr std::array kNoteColumns = {
    NoteColumn{"private", NoteSign::kYes},
    NoteColumn{"is_private", NoteSign::kYes},
    NoteColumn{"internal", NoteSign::kYes},
    NoteColumn{"is_internal", NoteSign::kYes},
    NoteColumn{"note", NoteSign::kYes},
    NoteColumn{"is_note", NoteSign::kYes},
    NoteColumn{"internal_note", NoteSign::kYes},
    NoteColumn{"is_internal_note", NoteSign::kYes},
    NoteColumn{"private_note", NoteSign::kYes},
    NoteColumn{"is_private_note", NoteSign::kYes},
    NoteColumn{"是否内部", NoteSign::kYes},
    NoteColumn{"是否内部备注", NoteSign::kYes},
    NoteColumn{"是否内部消息", NoteSign::kYes},
    NoteColumn{"内部", NoteSign::kYes},
    NoteColumn{"内部备注", NoteSign::kYes},
    NoteColumn{"内部消息", NoteSign::kYes},
    NoteColumn{"是否备注", NoteSign::kYes},
    NoteColumn{"public", NoteSign::kNo},
    NoteColumn{"is_public", NoteSign::kNo},
    NoteColumn{"is_published", NoteSign::kNo, false},
    NoteColumn{"comment_public", NoteSign::kNo, false},
    NoteColumn{"is_comment_public", NoteSign::kNo, false},
    NoteColumn{"是否公开", NoteSign::kNo},
    NoteColumn{"公开", NoteSign::kNo},
    NoteColumn{"visibility", NoteSign::kVisibility},
    NoteColumn{"type", NoteSign::kWord},
    NoteColumn{"message_type", NoteSign::kWord},
    NoteColumn{"element", NoteSign::kWord, false},
    NoteColumn{"comment_type", NoteSign::kWord},
    NoteColumn{"part_type", NoteSign::kWord, false},
    NoteColumn{"kind", NoteSign::kWord},
    NoteColumn{"类型", NoteSign::kWord},
    NoteColumn{"消息类型", NoteSign::kWord},
    NoteColumn{"可见性", NoteSign::kVisibility},
    NoteColumn{"可见范围", NoteSign::kVisibility},
};

/// Words that are notes in every column; "private" and "internal" are not among them, because as
/// the type of a message they may name a kind of chat.
constexpr std::array<std::string_view, 17> kNoteWords = {
    "note",          "internal_note", "private_note",  "internal_comment", "work_notes",
    "internal note", "private note",  "work notes",    "internal comment", "Internal Note",
    "Private Note",  "Work Notes",    "internal-note", "Internal Comment", "内部备注",
    "内部消息",      "备注"};
constexpr std::array<std::string_view, 7> kHiddenWords = {
    "private", "internal", "agents", "agents_only", "staff", "内部", "仅内部"};

constexpr std::array<std::string_view, 10> kYesWords = {"true", "1",  "yes", "y", "t",
                                                        "on",   "是", "√",   "x", "✓"};
constexpr std::array<std::string_view, 7> kNoWords = {"false", "0", "no", "n", "f", "off", "否"};

RoleRule map_rule(FieldNames field) {
  RoleRule rule;
  rule.kind = RoleRule::Kind::kMap;
  rule.field = std::move(field);
  return rule;
}

/// Adds a word as it is, with a capital, and in capitals.
void add_word(std::string_view word, Role role, RoleRule& rule) {
  rule.map.emplace_back(word, role);
  if (!is_ascii_lower(word[0])) return;
  std::string capital(word);
  capital[0] = ascii_upper(capital[0]);
  rule.map.emplace_back(std::move(capital), role);
  if (word.size() > 1) rule.map.emplace_back(ascii_uppered(word), role);
}

void add_words(std::span<const std::string_view> words, Role role, RoleRule& rule) {
  for (const std::string_view word : words) add_word(word, role, rule);
}

RoleRule note_rule(FieldNames field, const NoteColumn& column) {
  RoleRule rule = map_rule(std::move(field));
  switch (column.sign) {
    case NoteSign::kYes:
      add_words(kYesWords, Role::kNote, rule);
      break;
    case NoteSign::kNo:
      add_words(kNoWords, Role::kNote, rule);
      break;
    case NoteSign::kVisibility:
      add_words(kNoteWords, Role::kNote, rule);
      add_words(kHiddenWords, Role::kNote, rule);
      break;
    case NoteSign::kWord:
      add_words(kNoteWords, Role::kNote, rule);
      break;
  }
  return rule;
}

/// "买家" of "买家→卖家" and of "买家发送": who writes.
std::string_view writer_of(std::string_view direction) {
  for (const std::string_view sends : {"发送", "发出", "发起"}) {
    if (direction.ends_with(sends)) return direction.substr(0, direction.size() - sends.size());
  }
  for (const std::string_view arrow : {"→", "->", "=>", " to ", "_to_"}) {
    if (const std::size_t at = direction.find(arrow); at != direction.npos) {
      return trimmed(direction.substr(0, at), " -=");
    }
  }
  return direction;
}

/// "is_internal" as "isInternal".
std::string camel_case(std::string_view name) {
  std::string camel;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins_word = name[i] == '_' && i + 1 < name.size();
    camel += begins_word ? ascii_upper(name[++i]) : name[i];
  }
  return camel;
}

}  // namespace

std::optional<Role> role_of_word(std::string_view word) {
  static const std::unordered_map<std::string_view, Role> known = [] {
    std::unordered_map<std::string_view, Role> roles;
    for_each_role_word([&](std::string_view value, Role role) { roles.emplace(value, role); });
    return roles;
  }();
  const std::string lower = to_lower(word);
  const auto found = known.find(writer_of(lower));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

RoleRule role_words(const std::string& column) {
  RoleRule rule = map_rule({column});
  for_each_role_word([&](std::string_view value, Role role) { add_word(value, role, rule); });
  return rule;
}

std::vector<RoleRule> role_names(const std::string& column) {
  constexpr std::string_view kRest = R"((?:[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})|:\S+)$)";
  const auto rule = [&](const std::string& words, std::string_view other, Role role) {
    RoleRule result;
    result.kind = RoleRule::Kind::kRegex;
    result.field = {column};
    result.role = role;
    result.regex.emplace("^" + words + std::string(kRest) + R"(|[(（\[【])" + words +
                             R"([)）\]】]$)" + std::string(other),
                         PatternOptions{.ignore_case = true}, "");
    return result;
  };
  std::vector<RoleRule> rules;
  rules.push_back(rule("(?:机器人|智能客服|bot|chatbot)", "", Role::kBot));
  rules.push_back(
      rule("(?:(?:人工|在线|售前|售后)?客服|坐席|座席|agent|support|operator|staff)",
           R"(|^(?:support|service|customer[._-]?(?:service|support|care)|help|helpdesk|kefu)@)",
           Role::kAgent));
  rules.push_back(
      rule("(?:客户|顾客|买家|用户|访客|customer|client|visitor|user)", "", Role::kCustomer));
  return rules;
}

std::vector<RoleRule> flag_rules(const std::vector<std::string>& names) {
  std::vector<std::string> canonical;
  for (const std::string& name : names) canonical.push_back(canonical_name(name));
  const auto named = [&](std::string_view name) -> FieldNames {
    const auto column = std::find(canonical.begin(), canonical.end(), name);
    if (column == canonical.end()) return {};
    return {names[static_cast<std::size_t>(column - canonical.begin())]};
  };
  std::vector<RoleRule> rules;
  for (const NoteColumn& column : kNoteColumns) {
    if (FieldNames field = named(column.name); !field.empty()) {
      rules.push_back(note_rule(std::move(field), column));
    }
  }
  for (const RoleFlag& flag : kRoleFlags) {
    FieldNames field = named(flag.name);
    if (field.empty()) continue;
    RoleRule& rule = rules.emplace_back(map_rule(std::move(field)));
    if (flag.yes) add_words(kYesWords, *flag.yes, rule);
    if (flag.no) add_words(kNoWords, *flag.no, rule);
  }
  return rules;
}

std::vector<RoleRule> unseen_note_rules(const std::vector<std::string>& names) {
  std::set<std::string> seen;
  for (const std::string& name : names) seen.insert(canonical_name(name));
  std::vector<RoleRule> rules;
  for (const NoteColumn& column : kNoteColumns) {
    if (!column.comes_late || seen.contains(std::string(column.name))) continue;
    FieldNames spellings{std::string(column.name)};
    if (std::string camel = camel_case(column.name); camel != column.name) {
      spellings.push_back(std::move(camel));
    }
    rules.push_back(note_rule(std::move(spellings), column));
  }
  return rules;
}

bool says_yes(std::string_view value) {
  return std::find(kYesWords.begin(), kYesWords.end(), to_lower(value)) != kYesWords.end();
}

bool says_no(std::string_view value) {
  return std::find(kNoWords.begin(), kNoWords.end(), to_lower(value)) != kNoWords.end();
}

bool tells_customers(const RoleRule& rule) {
  return std::any_of(rule.map.begin(), rule.map.end(),
                     [](const auto& entry) { return entry.second == Role::kCustomer; });
}

bool tells_notes(const RoleRule& rule) {
  return std::all_of(rule.map.begin(), rule.map.end(),
                     [](const auto& entry) { return entry.second == Role::kNote; });
}

bool tell_customers(const std::vector<RoleRule>& rules) {
  return std::any_of(rules.begin(), rules.end(), tells_customers);
}

}  // namespace deskmill
