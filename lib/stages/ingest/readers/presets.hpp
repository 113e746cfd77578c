// Mapping files that are compiled in. They are what --dump-map prints: a user copies one, changes
// it and gives it back with --map.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace deskmill::presets {

extern const std::string_view kIntercom, kFreshdesk, kHelpScout, kHubSpot, kKustomer, kLiveChat;
extern const std::string_view kJddc, kAirline, kTwitterSupport, kServiceNow, kWeCom, kWhatsApp,
    kWangWang, kChatBlocks, kTranscript, kSalesforceChat, kQuestions;
/// Only for the cells of tables and the members of JSON.
extern const std::string_view kNamedLines;

}  // namespace deskmill::presets
