// A stage that does what its input says, and a run of it in a folder of its own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "run/drivers.hpp"
#include "support/temporary_directory.hpp"

namespace deskmill {

/// By the text of the first turn: "drop", "merge" and "reject" do that, "edit" becomes "EDIT", all
/// else is kept as it is.
inline Outcome example_stage(Record& record, Notes& notes) {
  const std::string_view text = record.turns()[0].text;
  if (text == "drop") return Outcome::dropped("example.drop");
  if (text == "merge") return Outcome::merged("example.twin", "first");
  if (text == "reject") return Outcome::rejected("example.bad", "cannot be used");
  if (text == "edit") {
    notes.change("upper", "edit", "EDIT");
    record.set_text(0, "EDIT");
  }
  return Outcome::kept();
}

inline std::string line_of(std::string_view text) {
  return "{\"text\":\"" + std::string(text) + "\"}\n";
}

inline RunOptions options_for(std::vector<std::string> inputs) {
  RunOptions options;
  options.stage = "example";
  options.input.operands = std::move(inputs);
  options.input.suffixes = {".jsonl"};
  options.max_rejects = 1000;
  options.max_reject_rate = 1;
  return options;
}

inline RunOptions options_for(std::vector<std::string> inputs, std::string output) {
  RunOptions options = options_for(std::move(inputs));
  options.output = std::move(output);
  return options;
}

/// The error of a call that must fail, or "no error".
template <typename Call>
std::string error_of(Call call, Exit code) {
  try {
    call();
  } catch (const Error& error) {
    return error.code() == code ? error.what() : "code " + std::to_string(int(error.code()));
  }
  return "no error";
}

}  // namespace deskmill
