// JSON in which every element is a conversation with the list of its messages inside:
// {"ticket_id":7,"messages":[{"from":"customer","body":"..."}]}.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// The messages at `pointer` of all elements, the first hundred, as a sample of their own; none for
/// "".
Sample first_messages(const Sample& sample, const std::string& pointer);

/// The fields of such messages; without text when the elements hold no list of messages, or
/// several. Of kind and name nothing is set.
Mapping guess_messages(const Sample& sample);

/// A message whose text stands in a list of parts, "/payload/bodies/*/msg": that field where each
/// element holds one list, mostly of one part, with a text known by its name; else empty.
FieldNames text_in_parts(const Sample& sample);

/// {"code":0,"message":"OK","logs":[..]}: `text` is what a program says about the call that brought
/// the list. `names` are those beside it.
bool is_status(const std::string& text, const std::vector<std::string>& names);

/// Plain members of the first messages at `messages`, and of the elements around them with "^" in
/// front.
std::vector<std::string> names_around_messages(const Sample& sample, const std::string& messages);

}  // namespace deskmill
