// Words with which those who answer begin a conversation: "how can I help you", 很高兴为您服务.
//
// The first to speak is mostly the customer; where a program or an agent greets first, only the
// words tell.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill {

/// The beginning of `text` holds such words. No customer says them.
bool is_service_greeting(std::string_view text);

}  // namespace deskmill
