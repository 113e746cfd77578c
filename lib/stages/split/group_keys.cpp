// SPDX-License-Identifier: Apache-2.0
#include "stages/split/group_keys.hpp"

#include <sodium.h>

#include <algorithm>
#include <string>

#include "core/error.hpp"
#include "json/members.hpp"
#include "text/twin_text.hpp"

namespace deskmill {
namespace {

constexpr Components::Node kFree = 0xffffffffu;

}  // namespace

KeyMaker::KeyMaker(std::uint64_t seed) {
  static_assert(sizeof secret_ == crypto_shorthash_siphash24_KEYBYTES);
  crypto_generichash(secret_.data(), secret_.size(), reinterpret_cast<const unsigned char*>(&seed),
                     sizeof seed, nullptr, 0);
}

std::uint64_t KeyMaker::key(char kind, std::string_view value) const {
  constexpr std::size_t kUsual = 128;
  if (value.size() < kUsual) {  // without a string that would have to be allocated
    std::array<char, kUsual> message;
    message[0] = kind;
    value.copy(message.data() + 1, value.size());
    return keyed_hash({message.data(), value.size() + 1});
  }
  return keyed_hash(std::string(1, kind).append(value));
}

std::uint64_t KeyMaker::keyed_hash(std::string_view message) const {
  std::uint64_t hash = 0;
  crypto_shorthash_siphash24(reinterpret_cast<unsigned char*>(&hash),
                             reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                             secret_.data());
  return hash;
}

std::uint64_t KeyMaker::conversation(const Record& record) const {
  const bool has_own_id = record.kind() == Kind::kConversation && !record.id().empty();
  if (has_own_id) return key('o', record.id());
  const std::string conversation = conversation_of(record);
  return key('o', conversation.empty() ? id_or_derived(record) : conversation);
}

std::vector<std::uint64_t> KeyMaker::all(const Record& record) const {
  std::vector<std::uint64_t> keys = {conversation(record)};
  const std::string text = twin_text(record);
  if (!text.empty()) keys.push_back(key('t', text));
  if (!record.customer().empty()) keys.push_back(key('c', record.customer()));
  for (const std::string_view name : {"cluster", "conversation_cluster"}) {
    const std::string cluster = name_member(record, name);
    if (!cluster.empty()) keys.push_back(key('k', cluster));
  }
  return keys;
}

std::uint64_t KeyMaker::main(const Record& record) const {
  return record.customer().empty() ? conversation(record) : key('c', record.customer());
}

std::size_t Components::slot_of(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key & mask;
  while (slots_[slot] != kFree && keys_[slots_[slot]] != key) slot = (slot + 1) & mask;
  return slot;
}

void Components::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), kFree);
  for (Node node = 0; node < keys_.size(); ++node) slots_[slot_of(keys_[node])] = node;
}

Components::Node Components::node(std::uint64_t key) {
  if ((keys_.size() + 1) * 2 > slots_.size()) grow();
  Node& slot = slots_[slot_of(key)];
  if (slot == kFree) {
    if (keys_.size() >= most_keys_) {
      throw Error(Exit::kTryAgain, "more than " + std::to_string(most_keys_) +
                                       " conversations, customers, clusters and texts are too many "
                                       "for one data set; split a part at a time");
    }
    slot = static_cast<Node>(keys_.size());
    keys_.push_back(key);
    parents_.push_back(slot);
    sizes_.push_back(1);
  }
  return slot;
}

Components::Node Components::root(Node node) {
  while (parents_[node] != node) {
    parents_[node] = parents_[parents_[node]];
    node = parents_[node];
  }
  return node;
}

void Components::join(Node a, Node b) {
  a = root(a);
  b = root(b);
  if (a == b) return;
  if (sizes_[a] < sizes_[b]) std::swap(a, b);
  parents_[b] = a;
  sizes_[a] += sizes_[b];
}

}  // namespace deskmill
