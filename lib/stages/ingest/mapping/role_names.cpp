// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/mapping/role_names.hpp"

namespace deskmill {
namespace {

/// The word alone, with a number, brackets or a nickname behind it, or in brackets at the end.
std::string names_with(const std::string& words) {
  return "^(?:" + words + R"()[ _-]?(?:[(（\[【#＃\d].*|[小阿老]\p{Han}{1,2})?$|[(（\[【](?:)" +
         words + R"()[)）\]】]$)";
}

}  // namespace

std::vector<std::pair<Role, std::string>> role_name_expressions() {
  return {
      {Role::kBot, names_with(R"((?:客服)?机器人|智能客服|(?i:(?:chat)?bot|virtual )"
                              R"((?:assistant|agent)))")},
      {Role::kAgent, names_with(R"((?:人工|在线|售前|售后)?客服(?:人员|专员)?|[坐座]席|专员|)"
                                R"((?i:agent|support|customer (?:service|support|care)|csr|)"
                                R"(operator|representative))")},
      {Role::kCustomer, names_with(R"(客户|顾客|买家|用户|会员|访客|)"
                                   R"((?i:customer|client|visitor|user|caller|guest))")},
  };
}

const std::vector<std::string>& bare_role_names() {
  static const std::vector<std::string> kNames = {
      "客户",     "顾客",     "买家",     "用户",   "会员",   "访客",  "客服",    "坐席",
      "Customer", "customer", "CUSTOMER", "Client", "client", "User",  "user",    "Visitor",
      "visitor",  "Guest",    "guest",    "Agent",  "agent",  "AGENT", "Support", "support"};
  return kNames;
}

}  // namespace deskmill
