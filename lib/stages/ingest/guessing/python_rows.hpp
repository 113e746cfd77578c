// How Python reads the input that a message is about: pieces of the commands that such messages
// name.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "stages/ingest/head/sample.hpp"

namespace deskmill {

/// The charset, as Python calls it.
std::string encoding_in_python(const Head& head);

/// The rows of a table as objects, or the elements of JSON.
std::string rows_in_python(const Sample& sample);

/// The rows of a table as lists, the header among them.
std::string lists_in_python(const Sample& table);

}  // namespace deskmill
