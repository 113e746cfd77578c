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

#include "stages/ingest/conversations/grouping.hpp"

namespace deskmill {

/// Bytes for sorting when --max-memory does not say.
inline constexpr std::uint64_t kDefaultSpoolMemory = 512u << 20;

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

}  // namespace deskmill
