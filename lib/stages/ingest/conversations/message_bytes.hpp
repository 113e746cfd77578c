// Messages as bytes, for the spool on disk. Read back by the same process only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "stages/ingest/conversations/message.hpp"

namespace deskmill {

/// All but what is counted before: has_unreadable_time, has_rounded_id.
void append_encoded(std::string& out, const Message& message);
Message decode_message(std::string_view bytes);

}  // namespace deskmill
