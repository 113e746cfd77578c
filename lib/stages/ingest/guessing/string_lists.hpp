// Members that hold a list of texts: ["Where is my order?","On its way."].
//
// Such texts may be the lines of one message, or a conversation. Where each of them says who speaks
// they are read as a transcript; where none does, nobody can tell, and a command lets the user say
// it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"

namespace deskmill {

struct StringList {
  std::string name;
  std::vector<std::string> values;  ///< of each element of the sample, the texts as lines
};

/// The members that are lists of texts, two at least, in most elements of a JSON sample.
std::vector<StringList> string_lists(const Sample& sample);

/// What the input is, if the name of such a list says that it is a conversation, and the command
/// that gives its texts to customer and agent in turns; "" when there is none. `path` is quoted for
/// a shell, or "-".
std::string advice_on_unnamed_messages(const Sample& sample, const std::string& path);

}  // namespace deskmill
