// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "json/text.hpp"
#include "json/walk.hpp"
#include "stages/anonymize/anchors.hpp"
#include "stages/anonymize/characters.hpp"

namespace deskmill {
namespace {

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

/// A name of lower-case letters: no recognizer finds anything in it, only a known value can.
bool is_plain_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return is_ascii_lower(c) || c == '_'; });
}

bool is_person_member(std::span<const std::string_view> path) {
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

constexpr std::size_t kLongNumber = 7;

/// A record that has no run of seven digits has no number worth reading. A run that long covers one
/// byte in every seven, so only those are looked at.
bool has_long_number(std::string_view raw) {
  for (std::size_t i = kLongNumber - 1; i < raw.size(); i += kLongNumber) {
    if (!is_ascii_digit(raw[i])) continue;
    std::size_t begin = i, end = i + 1;
    while (begin > 0 && is_ascii_digit(raw[begin - 1])) --begin;
    while (end < raw.size() && is_ascii_digit(raw[end])) ++end;
    if (end - begin >= kLongNumber) return true;
  }
  return false;
}

class Collector {
 public:
  Collector(const Record& record, const Policy& policy, const CueIndex& cues, Passages& out)
      : record_(record), policy_(policy), cues_(cues), out_(out) {}

  void run() {
    add_turns();
    for_each_string(record_.raw(), [this](const StringToken& token) { add_string(token); });
    if (has_long_number(record_.raw())) {
      for_each_number(record_.raw(), [this](const StringToken& token) { add_number(token); });
    }
  }

  void run_plain_names() {
    plain_names_ = true;
    for_each_string(record_.raw(), [this](const StringToken& token) {
      if (token.is_name) add_name(token);
    });
  }

 private:
  void add_turns() {
    for (std::size_t i = 0; i < record_.turns().size(); ++i) {
      Passage passage;
      passage.turn = i;
      passage.text = record_.turns()[i].text;
      out_.all.push_back(std::move(passage));
    }
  }

  /// Strings come in the order of the line, like the texts of a conversation: one step of `turn_`
  /// per text finds out that a token is one. Pairs may have their members in any order.
  bool is_text(Span token) {
    const std::vector<Turn>& turns = record_.turns();
    for (std::size_t tried = 0; tried < turns.size(); ++tried) {
      if (turn_ >= turns.size()) turn_ = 0;
      if (turns[turn_].text_token.begin == token.begin) {
        ++turn_;
        return true;
      }
      if (record_.kind() == Kind::kConversation) return false;
      ++turn_;
    }
    return false;
  }

  void add_string(const StringToken& token) {
    if (token.is_name) return add_name(token);
    const std::string_view last = token.path.back();
    if (token.inner.empty() || (last == "text" && is_text(token.span))) return;
    if (last != "text" && record_.kind() == Kind::kPair && is_text(token.span)) return;
    const MemberRule rule = policy_.member_rule(token.path);
    if (rule == MemberRule::kAllow) return;
    Passage passage;
    passage.place = Passage::Place::kString;
    passage.token = token.span;
    passage.text = decoded(token.inner);
    passage.rule = rule;
    describe(token, passage);
    if (rule == MemberRule::kPseudonym && is_role_word(passage.text)) return;
    out_.all.push_back(std::move(passage));
  }

  void describe(const StringToken& token, Passage& passage) {
    const std::string_view name = token.path.back();
    const bool top = token.path.size() == 1;
    passage.in_spans = token.path[0] == "pii" || token.path[0] == "entities";
    passage.is_customer = top && name == "customer";
    if (top && (name == "id" || name == "conversation")) passage.id_member = name;
    const bool person = passage.is_customer || is_person_member(token.path);
    passage.names_a_person = person && looks_like_name(passage.text);
    constexpr std::size_t kShortest = 4;  // nothing shorter is found by what a name says
    if (passage.id_member.empty() && passage.text.size() >= kShortest) {
      passage.expected = cues_of_name(cues_, name);
    }
  }

  void add_name(const StringToken& token) {
    if (is_plain_name(token.inner) != plain_names_) return;
    Passage passage;
    passage.place = Passage::Place::kName;
    passage.token = token.span;
    passage.text = decoded(token.inner);
    out_.all.push_back(std::move(passage));
  }

  void add_number(const StringToken& token) {
    const bool integer = std::all_of(token.inner.begin(), token.inner.end(), is_ascii_digit);
    if (!integer || token.inner.size() < kLongNumber) return;
    if (policy_.member_rule(token.path) == MemberRule::kAllow) return;
    Passage passage;
    passage.place = Passage::Place::kNumber;
    passage.token = token.span;
    passage.text = token.inner;
    passage.expected = cues_of_name(cues_, token.path.back());
    out_.all.push_back(std::move(passage));
  }

  std::string_view decoded(std::string_view inner) {
    if (inner.find('\\') == std::string_view::npos) return inner;
    return out_.decoded.emplace_back(decode_json_string(inner));
  }

  const Record& record_;
  const Policy& policy_;
  const CueIndex& cues_;
  Passages& out_;
  std::size_t turn_ = 0;
  bool plain_names_ = false;  ///< collect those that run() left out
};

}  // namespace

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
