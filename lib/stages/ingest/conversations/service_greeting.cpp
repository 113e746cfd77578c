// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/service_greeting.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/ascii.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::string_view, 29> kGreetings = {
    "how can i help",
    "how may i help",
    "how can we help",
    "how may we help",
    "how can i assist",
    "how may i assist",
    "how can we assist",
    "how may we assist",
    "may i help you",
    "what can i do for you",
    "what can i help you with",
    "thank you for contacting",
    "thanks for contacting",
    "thank you for calling",
    "thanks for calling",
    "thank you for reaching",
    "thanks for reaching",
    "you are now chatting with",
    "you're now chatting with",
    "i'll be assisting you",
    "为您服务",
    "為您服務",
    "有什么可以帮",
    "有什么能帮",
    "有什么需要帮",
    "有什麼可以幫",
    "有什麼需要幫",
    "请问有什么可以",
    "欢迎咨询",
};

}  // namespace

bool is_service_greeting(std::string_view text) {
  constexpr std::size_t kBeginning = 300;  // bytes
  const std::string lower = ascii_lowered(text.substr(0, kBeginning));
  return std::any_of(kGreetings.begin(), kGreetings.end(), [&](std::string_view greeting) {
    return lower.find(greeting) != std::string::npos;
  });
}

}  // namespace deskmill
