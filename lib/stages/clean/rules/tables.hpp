// The tables of built-in rules: a row is a rule with its examples, and nothing else has to be told
// about it. Plain data, so that a table reads like the YAML in which users write rules.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace deskmill {

/// A rule whose case does not matter. Without a pattern it is done in code.
struct Row {
  std::string name;
  std::string action = "drop_turn";
  std::string pattern = {};
  std::string needs = {};  ///< see clean_rule_keys()
  int max_chars = 0;       ///< code points; 0 = texts of any length
  std::string roles = {};  ///< "agent, bot"; empty = all
  std::vector<std::string> match = {}, no_match = {};
};

std::vector<Row> text_rules();    ///< on a text: charsets, markup, Unicode
std::vector<Row> mail_rules();    ///< on a text: what is not of its writer
std::vector<Row> notice_rules();  ///< what the help desk and its messenger say
std::vector<Row> media_rules();   ///< what stands for pictures and their like
std::vector<Row> turn_rules();    ///< repeats, replies, recalls, empty ones

}  // namespace deskmill
