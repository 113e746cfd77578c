// --group-sort and reply chains: messages in any order, grouped by sorting on disk.
//
// Messages go to a SpillFile; an ExternalSorter brings those of one conversation together, in time
// order (in order of the input when any of them has no time), and a second one puts the
// conversations back in the order in which they first appeared. Memory is the two sorters' share of
// --max-memory; reply chains add 16 bytes per message that answers another, and for a moment 9
// more.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/ingest/conversations/message.hpp"

namespace deskmill {

/// Bytes for sorting when --max-memory does not say.
inline constexpr std::uint64_t kDefaultSpoolMemory = 512u << 20;

/// "Which message does this one answer", by 64-bit hashes of their ids; finds the first of a chain.
class ReplyChains {
 public:
  void add(std::uint64_t message, std::uint64_t answered) {
    links_.emplace_back(message, answered);
  }
  std::size_t bytes() const { return links_.capacity() * sizeof(links_.front()); }
  /// After the last add(): finds all roots, each link followed once.
  void finish();
  /// The message at the root of the chain. Messages that answer each other in a circle are roots
  /// themselves; a chain that leads into one ends at the first of them.
  std::uint64_t root_of(std::uint64_t message) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  /// The index of the message's link; of several (an id that occurs twice) always the same one.
  std::size_t link_of(std::uint64_t message) const;

  /// Sorted; from a message to the one it answers, and after finish() to the root.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> links_;
};

class MessageSpool {
 public:
  MessageSpool(std::uint64_t memory_bytes, const std::string& directory);
  ~MessageSpool();

  /// `context` numbers the input's context; messages of different scopes never meet.
  void add(const Message& message, std::uint32_t context, const Grouping& grouping,
           std::string_view scope);

  /// Delivers the conversations in the order of their first messages. Once, at the end.
  using Deliver = std::function<void(std::uint32_t context, OpenConversation&&)>;
  void finish(const Deliver& deliver);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Bytes of a message and back.
void append_encoded(std::string& out, const Message& message);
Message decode_message(std::string_view bytes);

}  // namespace deskmill
