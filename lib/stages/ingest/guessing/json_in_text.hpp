// JSON that stands in strings or in the cells of a table: a list of messages that a program wrote
// where it could only write text. It is not read, but a command makes it readable.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"

namespace deskmill {

/// Most of those that are not empty are JSON, [{"role":.., or the same as Python spells it,
/// [{'role':...
bool are_json_in_text(const std::vector<std::string>& texts);

/// For jq: the records of a sample, ".[] | "; "" for a stream of them.
std::string records_in_jq(const Sample& sample);

/// What the input is, and the command that takes the JSON out; "" where there is none. `path` is
/// quoted for a shell, or "-".
std::string advice_on_json_in_text(const Sample& sample, const std::string& path);

/// What advice_on_json_in_text() says of an input that is all as Python spells it: [{'role': ..}],
/// or one on each line.
std::string advice_on_python(const Head& head);

/// The same of JSON in an object inside: {"body":{"content":"{\"text\":..}"}}. The messages are the
/// elements of the sample, or stand at `messages` in them.
std::string advice_on_json_inside(const Sample& sample, const std::string& messages,
                                  const std::string& path);

}  // namespace deskmill
