// The first value of JSON that goes on beyond the head, closed where the head ends.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

/// The beginning of a JSON value made whole: what is unfinished at its end is closed or left out.
/// "" when nothing is left. Fit for looking at the shape of a value, not for its content.
std::string closed_json(std::string_view beginning);

}  // namespace deskmill
