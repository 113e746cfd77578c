// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/texts/quoted_message.hpp"

#include "core/ascii.hpp"

namespace deskmill {
namespace {

struct Form {
  std::string_view opener, closer;  ///< the latter with the beginning of the rule below
};

constexpr Form kForms[] = {{"「", "」\n- - - -"},
                           {"这是一条引用/回复消息：\n", "\"\n------"},
                           {"这是一条引用/回复消息：\n", "”\n------"}};

}  // namespace

std::optional<std::string_view> below_quoted_message(std::string_view text) {
  for (const Form& form : kForms) {
    if (!text.starts_with(form.opener)) continue;
    const std::size_t close = text.rfind(form.closer);  // the outermost of several
    if (close == text.npos) continue;
    const std::size_t rule_end = text.find('\n', close + form.closer.size());
    if (rule_end == text.npos) continue;
    const std::string_view reply = text.substr(rule_end + 1);
    if (!is_ascii_blank(reply)) return reply;
  }
  return std::nullopt;
}

}  // namespace deskmill
