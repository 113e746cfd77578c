// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "json/text.hpp"
#include "json/walk.hpp"
#include "stages/anonymize/anchors.hpp"
#include "stages/anonymize/characters.hpp"
#include "stages/anonymize/name_gate.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kLongNumber = 7;  ///< no shorter JSON number can be anything personal

constexpr std::string_view kRoleWords[] = {
    "agent",   "customer", "bot",      "system", "note",     "user",     "assistant", "support",
    "client",  "visitor",  "operator", "admin",  "human",    "seller",   "buyer",     "guest",
    "unknown", "客服",     "顾客",     "客户",   "用户",     "机器人",   "系统",      "买家",
    "卖家",    "商家",     "访客",     "坐席",   "人工客服", "智能客服", "系统消息"};

/// Owners under which a bare "name" is a person's.
constexpr std::string_view kOwners[] = {"customer",  "user",   "agent",    "contact",   "author",
                                        "requester", "sender", "buyer",    "seller",    "client",
                                        "from",      "to",     "assignee", "recipient", "visitor",
                                        "submitter", "owner",  "person"};
constexpr std::string_view kPersonNames[] = {
    "customer_name", "customername", "full_name",    "fullname",       "first_name",
    "firstname",     "last_name",    "lastname",     "user_name_real", "agent_name",
    "agentname",     "contact_name", "contactname",  "real_name",      "realname",
    "nick_name",     "nickname",     "nick",         "buyer_nick",     "buyernick",
    "receiver_name", "receivername", "display_name", "displayname",    "author_name",
    "sender_name",   "from_name",    "姓名",         "客户姓名",       "收件人",
    "收货人",        "联系人",       "昵称",         "客户昵称",       "买家昵称",
    "客服姓名",      "speaker",      "author",       "agent",          "assignee",
    "requester"};

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

constexpr NameGate make_person_gate() {
  NameGate gate;
  for (const std::string_view name : kPersonNames) gate.add(name);
  gate.add("name");
  return gate;
}
constexpr NameGate kPersonGate = make_person_gate();

constexpr std::array<bool, 256> make_plain_bytes() {
  std::array<bool, 256> plain{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) plain[c] = true;
  plain['_'] = true;
  return plain;
}
constexpr std::array<bool, 256> kPlainBytes = make_plain_bytes();

/// What a member's name says helps only with numbers, tokens and names: something with a digit, a
/// capital or a character beyond ASCII, and not shorter than four bytes.
bool may_answer(std::string_view text) {
  return text.size() >= 4 && std::any_of(text.begin(), text.end(), [](char c) {
           return is_ascii_digit(c) || is_ascii_upper(c) || static_cast<unsigned char>(c) >= 0x80;
         });
}

/// A run of seven digits covers one byte in every seven, so only those are looked at.
bool has_long_number(std::string_view json) {
  for (std::size_t i = kLongNumber - 1; i < json.size(); i += kLongNumber) {
    if (!is_ascii_digit(json[i])) continue;
    std::size_t begin = i, end = i + 1;
    while (begin > 0 && is_ascii_digit(json[begin - 1])) --begin;
    while (end < json.size() && is_ascii_digit(json[end])) ++end;
    if (end - begin >= kLongNumber) return true;
  }
  return false;
}

bool is_person_member(std::span<const std::string_view> path) {
  if (!kPersonGate.may_contain(path.back())) return false;
  const std::string name = lower(path.back());
  if (contains(kPersonNames, name)) return true;
  return name == "name" && path.size() > 1 && contains(kOwners, lower(path[path.size() - 2]));
}

/// Whether a string may be the name of a person: some letters, not too long, no digits in Latin ones.
bool looks_like_name(std::string_view text) {
  if (text.empty() || text.size() > 48 || is_role_word(text)) return false;
  if (std::any_of(text.begin(), text.end(), is_ascii_digit)) return false;
  return text.find_first_of("@:/_#=") == std::string_view::npos;
}

/// The digits of a number that is whole: of 13800138000, and of 13800138000.0, which is what tables with
/// empty cells make of it. Empty for any other number.
std::string_view whole_digits(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  const std::string_view digits = number.substr(0, number.find('.'));
  const std::string_view fraction = number.substr(std::min(digits.size() + 1, number.size()));
  if (fraction.find_first_not_of('0') != std::string_view::npos) return {};
  return std::all_of(digits.begin(), digits.end(), is_ascii_digit) ? digits : std::string_view();
}

class Collector {
 public:
  Collector(const Record& record, const Policy& policy, const CueIndex& cues, Passages& out)
      : record_(record), policy_(policy), cues_(cues), out_(out) {}

  void run() {
    add_turns();
    times_allowed_ = policy_.allow.contains(std::array<std::string_view, 2>{list_of_turns(), "at"});
    roles_allowed_ =
        policy_.allow.contains(std::array<std::string_view, 2>{list_of_turns(), "role"});
    for (const Member& member : record_.members()) add_member(member);
  }

  void run_plain_names() {
    plain_names_ = true;
    for_each_string(record_.raw(), [this](const StringToken& token) {
      if (token.is_name) add_name(token.span, token.inner);
    });
  }

 private:
  std::string_view list_of_turns() const {
    return record_.kind() == Kind::kConversation ? "turns" : "context";
  }

  void add_turns() {
    for (std::size_t i = 0; i < record_.turns().size(); ++i) {
      Passage& passage = out_.all.emplace_back();
      passage.turn = i;
      passage.text = record_.turns()[i].text;
    }
  }

  void add_member(const Member& member) {
    const Span inside{member.key.begin + 1, member.key.end - 1};
    add_name(member.key, record_.slice(inside));
    path_.assign(1, member.name);
    if (member.name == list_of_turns() && member.type == JsonType::kArray) {
      add_turn_members();
    } else if (member.type == JsonType::kString) {
      add_string(member.value);
    } else if (member.type == JsonType::kNumber) {
      add_number(member.value);
    } else if (member.type == JsonType::kObject || member.type == JsonType::kArray) {
      walk(member.value);
    }
  }

  /// Role, text and time of a turn were read by the parser; most turns have nothing else.
  void add_turn_members() {
    for (const Turn& turn : record_.turns()) {
      if (turn.fixed) continue;
      if (turn.more || !turn.speaker.empty() || (!times_allowed_ && !turn.at.empty())) {
        turn_ = &turn;
        const bool skip = times_allowed_ && roles_allowed_ && turn.speaker.empty() && turn.more;
        walk_strings(skip ? turn.more_begin : turn.object.begin, turn.object);
        walk_numbers(turn.object);
      }
    }
  }

  /// All strings, names and numbers inside an object or array below path_.
  void walk(Span value) {
    walk_strings(value.begin, value);
    walk_numbers(value);
  }

  /// Strings and names of `value` from `from` on, which is its begin or that of a member's name.
  void walk_strings(std::uint32_t from, Span value) {
    const std::size_t depth = path_.size();
    const auto visit = [&](const StringToken& token) {
      const Span span{from + token.span.begin, from + token.span.end};
      if (token.is_name) {
        add_name(span, token.inner);
      } else if (!is_read_already(token.inner)) {
        extend_path(depth, token);
        add_string(span);
      }
    };
    const std::string_view json = record_.slice({from, value.end});
    from == value.begin ? for_each_string(json, visit) : for_each_string_of_members(json, visit);
    path_.resize(depth);
  }

  void walk_numbers(Span value) {
    const std::size_t depth = path_.size();
    const std::string_view json = record_.slice(value);
    if (!has_long_number(json) && !policy_.pseudonym.has_paths()) return;
    for_each_number(json, [&](const StringToken& token) {
      extend_path(depth, token);
      add_number({value.begin + token.span.begin, value.begin + token.span.end});
    });
    path_.resize(depth);
  }

  void extend_path(std::size_t depth, const StringToken& token) {
    path_.resize(depth + token.path.size());
    std::copy(token.path.begin(), token.path.end(),
              path_.begin() + static_cast<std::ptrdiff_t>(depth));
  }

  /// The text of the turn being walked, which is a passage already, or its time where that is kept.
  bool is_read_already(std::string_view inner) const {
    if (turn_ == nullptr) return false;
    return inner.data() == record_.raw().data() + turn_->text_token.begin + 1 ||
           (times_allowed_ && inner.data() == turn_->at.data());
  }

  /// A fixed text, which is a member of the record.
  bool is_text(Span token) const {
    const std::vector<Turn>& turns = record_.turns();
    return path_.size() == 1 && std::any_of(turns.begin(), turns.end(), [token](const Turn& turn) {
             return turn.fixed && turn.text_token.begin == token.begin;
           });
  }

  void add_string(Span token) {
    const std::string_view inner = record_.slice({token.begin + 1, token.end - 1});
    if (inner.empty() || is_text(token)) return;
    const MemberRule rule = policy_.member_rule(path_);
    if (rule == MemberRule::kAllow) return;
    Passage& passage = out_.all.emplace_back();
    passage.place = Passage::Place::kString;
    passage.token = token;
    passage.text = decoded(inner);
    passage.rule = rule;
    describe(passage);
    if (rule == MemberRule::kPseudonym && is_role_word(passage.text)) out_.all.pop_back();
  }

  void describe(Passage& passage) {
    const std::string_view name = path_.back();
    const bool top = path_.size() == 1;
    passage.in_spans = path_[0] == "pii" || path_[0] == "entities";
    passage.is_customer = top && name == "customer";
    if (top && (name == "id" || name == "conversation")) passage.id_member = name;
    const bool person = passage.is_customer || is_person_member(path_);
    passage.names_a_person = person && looks_like_name(passage.text);
    if (passage.id_member.empty() && passage.rule == MemberRule::kScan &&
        may_answer(passage.text)) {
      passage.expected = expected_under(name);
    }
  }

  /// The same few members follow each other in all turns, so the last answer is kept.
  CueMask expected_under(std::string_view name) {
    if (name != cue_name_) cue_mask_ = cues_of_name(cues_, name);
    cue_name_ = name;
    return cue_mask_;
  }

  void add_name(Span token, std::string_view inner) {
    if (is_plain_word(inner) != plain_names_) return;
    Passage& passage = out_.all.emplace_back();
    passage.place = Passage::Place::kName;
    passage.token = token;
    passage.text = decoded(inner);
  }

  /// Long integers are read; a number under `pseudonym` (customer: 8812) is replaced whatever its length.
  void add_number(Span token) {
    const MemberRule rule = policy_.member_rule(path_);
    const std::string_view text =
        rule == MemberRule::kScan ? whole_digits(record_.slice(token)) : record_.slice(token);
    const bool read = text.size() >= kLongNumber && rule == MemberRule::kScan;
    if (!read && rule != MemberRule::kPseudonym) return;
    Passage& passage = out_.all.emplace_back();
    passage.place = Passage::Place::kNumber;
    passage.token = token;
    passage.text = text;
    passage.rule = rule;
    describe(passage);
  }

  std::string_view decoded(std::string_view inner) {
    if (inner.find('\\') == std::string_view::npos) return inner;
    return out_.decoded.emplace_back(decode_json_string(inner));
  }

  const Record& record_;
  const Policy& policy_;
  const CueIndex& cues_;
  Passages& out_;
  std::vector<std::string_view> path_;  ///< names down to the value at hand
  const Turn* turn_ = nullptr;          ///< being walked, or the last one that was
  std::string_view cue_name_;           ///< what cue_mask_ was found for
  CueMask cue_mask_ = 0;
  bool times_allowed_ = true;
  bool roles_allowed_ = true;
  bool plain_names_ = false;  ///< collect those that run() left out
};

}  // namespace

bool is_plain_word(std::string_view text) {
  for (const char c : text) {
    if (!kPlainBytes[static_cast<unsigned char>(c)]) return false;
  }
  return true;
}

bool is_role_word(std::string_view speaker) {
  for (const std::string_view word : kRoleWords) {
    if (speaker.size() != word.size()) continue;
    if (std::equal(word.begin(), word.end(), speaker.begin(),
                   [](char a, char b) { return a == ascii_lower(b); })) {
      return true;
    }
  }
  return false;
}

CueMask cues_of_name(const CueIndex& cues, std::string_view name) {
  std::string words;
  for (const char c : name) {
    if (is_ascii_upper(c) && !words.empty() && is_ascii_lower(words.back())) words += ' ';
    words += c == '_' || c == '-' ? ' ' : c;
  }
  Anchors anchors;
  find_anchors(cues, words, 0, anchors);
  return anchors.cue_mask;
}

void collect_passages(const Record& record, const Policy& policy, const CueIndex& cues,
                      Passages& passages) {
  passages.all.reserve(record.turns().size() + 16);
  Collector(record, policy, cues, passages).run();
}

void collect_plain_names(const Record& record, const Policy& policy, const CueIndex& cues,
                         Passages& passages) {
  Collector(record, policy, cues, passages).run_plain_names();
}

}  // namespace deskmill
