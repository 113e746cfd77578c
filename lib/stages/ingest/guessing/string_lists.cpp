// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/string_lists.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "stages/ingest/guessing/guessed_fields.hpp"
#include "stages/ingest/guessing/json_in_text.hpp"
#include "stages/ingest/guessing/known_names.hpp"
#include "stages/ingest/guessing/sample_names.hpp"

namespace deskmill {
namespace {

bool is_list_of_texts(JsonValue list) {
  if (!list.is(JsonType::kArray) || list.size() < 2) return false;
  for (const JsonValue text : list) {
    if (!text.is(JsonType::kString)) return false;
  }
  return true;
}

std::vector<std::string> names_of_lists(const Sample& sample) {
  std::vector<std::string> names;
  for (const JsonDocument& document : sample.documents) {
    if (document.root().size() > kSampleMembers) continue;
    for (const JsonValue member : document.root()) {
      const std::string name(member.name());
      const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
      if (is_new && is_list_of_texts(member)) names.push_back(name);
    }
  }
  return names;
}

std::string lines_of_list(JsonValue list) {
  std::string lines;
  for (const JsonValue text : list) {
    if (!lines.empty()) lines += '\n';
    lines += text.text();
  }
  return lines;
}

/// The list whose name says that it is a conversation, unless a member says who wrote all of it.
std::string list_of_messages(const Sample& sample) {
  constexpr std::array<std::string_view, 14> kNames = {
      "messages",     "dialog",        "dialogs", "dialogue",   "dialogues",
      "conversation", "conversations", "turns",   "utterances", "utterance",
      "chat",         "对话",          "消息",    "会话"};
  if (!guess_fields(plain_names(sample)).speaker.empty()) return {};
  for (const StringList& list : string_lists(sample)) {
    const std::string canonical = canonical_name(list.name);
    if (std::find(kNames.begin(), kNames.end(), canonical) != kNames.end()) return list.name;
  }
  return {};
}

}  // namespace

std::vector<StringList> string_lists(const Sample& sample) {
  std::vector<StringList> lists;
  if (!sample.is_json()) return lists;
  for (std::string& name : names_of_lists(sample)) {
    StringList list{std::move(name), {}};
    std::size_t holding = 0;
    for (const JsonDocument& document : sample.documents) {
      const JsonValue value = document.root()[list.name];
      const bool holds = is_list_of_texts(value);
      holding += holds ? 1 : 0;
      list.values.push_back(holds ? lines_of_list(value) : std::string());
    }
    if (holding * 2 > sample.documents.size()) lists.push_back(std::move(list));
  }
  return lists;
}

std::string advice_on_unnamed_messages(const Sample& sample, const std::string& path) {
  const std::string name = list_of_messages(sample);
  if (name.empty() || name.find_first_of("\"'\\") != name.npos) return {};
  return "JSON whose member " + name +
         " holds texts that do not say who wrote them; where customer and agent take turns, say "
         "so: jq -c '" +
         records_in_jq(sample) + ".\"" + name +
         "\" |= [to_entries[] | {role: (if .key % 2 == 0 then \"customer\" else \"agent\" end), "
         "text: .value}]' " +
         path;
}

}  // namespace deskmill
