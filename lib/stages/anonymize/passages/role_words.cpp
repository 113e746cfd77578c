// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages/role_words.hpp"

#include <algorithm>
#include <iterator>

#include "stages/anonymize/bytes/name_gate.hpp"
#include "stages/anonymize/bytes/words.hpp"

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
  return std::any_of(std::begin(kRoleWords), std::end(kRoleWords),
                     [speaker](std::string_view word) { return is_in_any_case(speaker, word); });
}

}  // namespace deskmill
