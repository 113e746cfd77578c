// What an input that no reader understands looks like: the records, lists and names in it.
//
// Seen only in the head of the input. A mapping is drafted from it, and messages
// say it in words; names of members are shown, cells of tables never, as a first row may be no
// header.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// An input as a mapping would describe it.
struct InputShape {
  Sample sample;
  Mapping::Input input = Mapping::Input::kChat;
  std::string messages;            ///< JSON: pointer of the list of messages in a record, or ""
  std::vector<std::string> outer;  ///< JSON with `messages`: names in the element around them
  std::vector<std::string> names;  ///< of the rows or messages
};

/// Of several ways to see JSON the one that is worth most.
InputShape shape_of(const Head& head);

/// Pointers of the lists of objects in which a text is known by its name: members of the object, or
/// of an object in it; of the first 200 members.
std::vector<std::string> message_lists(JsonValue object);

/// The first row has one cell, the next one that has several makes the table.
bool has_title(const InputShape& shape);
/// In words, to stand behind "this is".
std::string description_of(const InputShape& shape);

/// "pair" or "utterance" for deskmill's own records that are no conversations, but that all other
/// stages take; else "".
std::string kind_of_deskmill(const Sample& sample);

/// An object whose members are conversations, seen as one record.
bool holds_only_lists_of_messages(const InputShape& shape);

/// {"c1":[{"text":..}],"c2":[{"text":..}]}: to read one list of messages would be to lose the
/// others.
bool is_one_of_several_lists(const Sample& sample);

}  // namespace deskmill
