// A list of messages in the place of a record: [{"role":"user",..},{"role":"assistant",..}].
//
// Everything that reads JSON reads objects, so such a list is read as the object that would hold
// it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace deskmill {

/// What stands in front of the list then: `{"messages":`, or `{"conversations":` where its messages
/// are those of ShareGPT. "" for anything but an empty list and one that begins with an object.
std::string_view opening_of_list_record(std::string_view json);

/// {"messages":[..]}; anything else as it is.
std::string list_as_record(std::string_view json);

}  // namespace deskmill
