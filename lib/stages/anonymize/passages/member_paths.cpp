// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages/member_paths.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/ascii.hpp"
#include "json/members.hpp"
#include "json/string.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/scan/anchors.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostPaths = 1 << 14;  ///< about 3 MB for each worker
constexpr std::size_t kFewestSlots = 1 << 10;

/// Owners under which a bare "name" is a person's.
constexpr std::string_view kOwners[] = {"customer",  "user",   "agent",    "contact",   "author",
                                        "requester", "sender", "buyer",    "seller",    "client",
                                        "from",      "to",     "assignee", "recipient", "visitor",
                                        "submitter", "owner",  "person"};
constexpr std::string_view kPersonNames[] = {
    "customer_name", "customername", "full_name",    "fullname",       "first_name",
    "firstname",     "last_name",    "lastname",     "user_name_real", "agent_name",
    "agentname",     "contact_name", "contactname",  "real_name",      "realname",
    "nick_name",     "nickname",     "nick",         "buyer_nick",     "buyernick",
    "receiver_name", "receivername", "display_name", "displayname",    "author_name",
    "sender_name",   "from_name",    "姓名",         "客户姓名",       "收件人",
    "收货人",        "联系人",       "昵称",         "客户昵称",       "买家昵称",
    "客服姓名",      "speaker",      "author",       "agent",          "assignee",
    "requester"};

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// Members that hold the id of a record: what one of them loses, all must lose in the same way.
constexpr std::string_view kIdMembers[] = {"id", "conversation", "cluster", "conversation_cluster",
                                           "duplicate_of"};

std::string_view id_member_named(std::string_view name) {
  const auto found = std::find(std::begin(kIdMembers), std::end(kIdMembers), name);
  return found == std::end(kIdMembers) ? std::string_view() : *found;
}

bool is_person_member(std::span<const std::string_view> path) {
  const std::string name = ascii_lowered(path.back());
  if (contains(kPersonNames, name)) return true;
  return name == "name" && path.size() > 1 &&
         contains(kOwners, ascii_lowered(path[path.size() - 2]));
}

/// Names without which a record would be none.
bool is_name_of_format(std::span<const std::string_view> names) {
  const bool is_turn = names[0] == "turns" || names[0] == "context";
  const bool is_span = names[0] == "pii" || names[0] == "entities";
  if (names.size() == 1) return is_record_member(names[0]);
  return names.size() == 2 && (is_span || (is_turn && is_turn_member(names[1])));
}

constexpr std::array<bool, 256> make_plain_bytes() {
  std::array<bool, 256> plain{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) plain[c] = true;
  plain['_'] = true;
  return plain;
}
constexpr std::array<bool, 256> kPlainBytes = make_plain_bytes();

}  // namespace

bool is_plain_word(std::string_view text) {
  for (const char c : text) {
    if (!kPlainBytes[static_cast<unsigned char>(c)]) return false;
  }
  return true;
}

CueMask cues_of_name(const CueIndex& cues, std::string_view name) {
  std::string words;
  for (const char c : name) {
    if (is_ascii_upper(c) && !words.empty() && is_ascii_lower(words.back())) words += ' ';
    words += c == '_' || c == '-' ? ' ' : c;
  }
  Anchors anchors;
  find_anchors(cues, words, 0, anchors);
  return anchors.cue_mask;
}

MemberPaths::MemberPaths(const Policy& policy, const CueIndex& cues, NameProbe probe)
    : policy_(policy), cues_(cues), probe_(std::move(probe)) {
  forget();
}

void MemberPaths::forget() {
  last_ = kRoot;
  nodes_.clear();
  nodes_.emplace_back();
  slots_.assign(kFewestSlots, kRoot);
}

bool MemberPaths::forget_if_large() {
  const bool large = nodes_.size() > kMostPaths;
  if (large) forget();
  return large;
}

MemberPaths::Id MemberPaths::find(Id parent, const ShortKey& key, std::string_view name) {
  std::size_t slot = slot_of(parent, key);
  while (slots_[slot] != kRoot && !is_at(slots_[slot], parent, key, name)) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  const Id id = slots_[slot] != kRoot ? slots_[slot] : learn(parent, name, key);
  nodes_[last_].next = id;
  return id;
}

MemberPaths::Id MemberPaths::learn(Id parent, std::string_view name, const ShortKey& key) {
  if (2 * nodes_.size() > slots_.size()) grow();
  const Id id = static_cast<Id>(nodes_.size());
  Node& node = nodes_.emplace_back();
  node.key = key;
  node.path.name = name;
  node.path.parent = parent;
  judge(names_down_to(parent, name), node.path);
  std::size_t slot = slot_of(parent, key);
  while (slots_[slot] != kRoot) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = id;
  return id;
}

std::vector<std::string_view> MemberPaths::names_down_to(Id parent, std::string_view last) const {
  std::vector<std::string_view> names = {last};
  for (Id id = parent; id != kRoot; id = nodes_[id].path.parent) {
    names.push_back(nodes_[id].path.name);
  }
  std::reverse(names.begin(), names.end());
  return names;
}

void MemberPaths::judge(std::span<const std::string_view> names, MemberPath& path) const {
  const std::string_view name = path.name;
  const bool top = names.size() == 1;
  path.rule = policy_.member_rule(names);
  path.in_spans = names[0] == "pii" || names[0] == "entities";
  path.is_customer = top && name == "customer";
  if (top) path.id_member = id_member_named(name);
  path.for_person = path.is_customer || is_person_member(names);
  if (path.id_member.empty() && path.rule == MemberRule::kScan) {
    path.expected = cues_of_name(cues_, name);
  }
  path.is_of_format = is_name_of_format(names);
  path.is_plain_name = is_plain_word(name);
  const bool escaped = !top && name.find('\\') != std::string_view::npos;
  path.name_finds_nothing =
      path.is_plain_name || !probe_(escaped ? decode_json_string(name) : std::string(name));
}

void MemberPaths::grow() {
  slots_.assign(2 * slots_.size(), kRoot);
  for (Id id = 1; id < nodes_.size(); ++id) {
    std::size_t slot = slot_of(nodes_[id].path.parent, nodes_[id].key);
    while (slots_[slot] != kRoot) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = id;
  }
}

}  // namespace deskmill
