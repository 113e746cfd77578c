// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages/role_words.hpp"

#include <algorithm>

#include "core/ascii.hpp"
#include "stages/anonymize/bytes/name_gate.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kRoleWords[] = {
    "agent",   "customer", "bot",      "system", "note",     "user",     "assistant", "support",
    "client",  "visitor",  "operator", "admin",  "human",    "seller",   "buyer",     "guest",
    "unknown", "客服",     "顾客",     "客户",   "用户",     "机器人",   "系统",      "买家",
    "卖家",    "商家",     "访客",     "坐席",   "人工客服", "智能客服", "系统消息"};

constexpr NameGate make_role_gate() {
  NameGate gate;
  for (const std::string_view word : kRoleWords) gate.add(word);
  return gate;
}
constexpr NameGate kRoleGate = make_role_gate();

}  // namespace

bool is_role_word(std::string_view speaker) {
  if (!kRoleGate.may_contain(speaker)) return false;
  for (const std::string_view word : kRoleWords) {
    if (speaker.size() != word.size()) continue;
    if (std::equal(word.begin(), word.end(), speaker.begin(),
                   [](char a, char b) { return a == ascii_lower(b); })) {
      return true;
    }
  }
  return false;
}

}  // namespace deskmill
