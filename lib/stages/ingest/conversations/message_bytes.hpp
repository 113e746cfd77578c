// Messages as bytes, for the spool on disk. Read back by the same process only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "stages/ingest/conversations/message.hpp"

namespace deskmill {

/// All but has_unreadable_time, which is counted before.
void append_encoded(std::string& out, const Message& message);
Message decode_message(std::string_view bytes);

}  // namespace deskmill
