// What a user can do with an input that no reader understands, in words.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "stages/ingest/head/head.hpp"

namespace deskmill {

/// What the head looks like, with the names it shows, and the commands that lead to a mapping for
/// it.
std::string advice_on(const Head& head);

/// What an input is that no mapping can describe, and what to do: "a PDF document, which is not
/// read; ..."; "" for any other.
std::string unreadable_form(const Head& head);

}  // namespace deskmill
