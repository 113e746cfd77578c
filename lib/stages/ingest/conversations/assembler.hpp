// Puts the batches of the workers together, in order: joins what a batch boundary cut, notices ids
// that open again, hands everything to the Run.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "run/drivers.hpp"
#include "run/run_options.hpp"
#include "stages/ingest/conversations/closed_ids.hpp"
#include "stages/ingest/conversations/input_context.hpp"
#include "stages/ingest/conversations/mapped.hpp"
#include "stages/ingest/conversations/message_spool.hpp"

namespace deskmill {

class Assembler {
 public:
  using Context = std::shared_ptr<const InputContext>;

  Assembler(Run& run, const RunOptions& options) : run_(run), options_(options) {}

  /// The next batch. Throws Error(kBadData) when a conversation opens again.
  void add(const Context& context, Mapped&& mapped);
  /// After the last batch of the last input.
  void finish();
  /// "FILE:LINE" where Mapped::odd() was first called with this name, or "".
  std::string first_place(const std::string& name) const;

 private:
  void add_part(const Context& context, OpenConversation&& part);
  void close();
  void remember(const InputContext& context, const ClosedConversation& closed);
  void spool(const Context& context, std::vector<Message>&& messages);
  void hand_over(const Context& context, Mapped& mapped);

  Run& run_;
  const RunOptions& options_;
  OpenConversation open_;
  Context open_context_;
  ClosedIds closed_;
  std::unique_ptr<MessageSpool> spool_;  ///< made when the first ungrouped message comes
  std::vector<Context> spooled_contexts_;
  std::map<std::string, std::string> first_places_;  ///< by name
};

}  // namespace deskmill
