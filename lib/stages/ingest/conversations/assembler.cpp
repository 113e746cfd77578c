// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/assembler.hpp"

#include <cstdlib>
#include <utility>

#include "core/error.hpp"

namespace deskmill {

void Assembler::add(const Context& context, Mapped&& mapped) {
  if (!mapped.collected.empty()) spool(context, std::move(mapped.collected));
  if (!mapped.head.empty()) add_part(context, std::move(mapped.head));
  if (mapped.finished.lines() > 0 || !mapped.tail.empty() || mapped.ends_open) close();
  for (const ClosedConversation& closed : mapped.closed) remember(*context, closed);
  hand_over(context, mapped);
  if (!mapped.tail.empty()) add_part(context, std::move(mapped.tail));
}

void Assembler::hand_over(const Context& context, Mapped& mapped) {
  for (const RejectedUnit& unit : mapped.rejects) {
    run_.reject({unit.reason, unit.detail, context->writer.source().id_name, unit.line, unit.byte,
                 unit.raw, unit.raw_bytes});
  }
  for (const auto& [name, line] : mapped.odd_lines) {
    const std::string& file = context->writer.source().id_name;
    first_places_.try_emplace(name, file + ":" + std::to_string(line));
  }
  if (!options_.dropped.empty()) {
    for (const std::string& line : mapped.dropped_lines) run_.write_dropped(line);
  }
  run_.write(mapped.finished, context->input);
}

void Assembler::add_part(const Context& context, OpenConversation&& part) {
  if (!open_.empty()) {
    const bool same_format =
        open_context_->writer.source().id_prefix == context->writer.source().id_prefix;
    const bool same_place =
        context->grouping.kind != Grouping::Kind::kSections || context == open_context_;
    if (same_format && same_place && continues(open_, part, context->grouping)) {
      part.across_inputs = context != open_context_;
      append_part(open_, std::move(part));
      return;
    }
    close();
  }
  open_ = std::move(part);
  open_context_ = context;
}

void Assembler::close() {
  if (open_.empty()) return;
  const Grouping& grouping = open_context_->grouping;
  if (has_key(grouping)) remember(*open_context_, closed_of(open_, grouping));
  Sink sink;
  run_.begin(sink);
  std::string line;
  open_context_->writer.write(std::move(open_), grouping, sink.notes, line);
  sink.emit(line);
  run_.write(sink, open_context_->input);
  open_ = {};
}

void Assembler::remember(const InputContext& context, const ClosedConversation& closed) {
  const ConversationWriter::Source& source = context.writer.source();
  const bool by_gap = context.grouping.kind == Grouping::Kind::kGap;
  if (by_gap && !closed.last_time) return;
  const auto before =
      closed_.close(source.id_prefix + ":" + closed.key,
                    by_gap ? *closed.last_time : static_cast<std::int64_t>(context.input));
  if (!before) return;
  if (by_gap && (!closed.first_time ||
                 std::abs(*closed.first_time - *before) > context.grouping.gap_milliseconds)) {
    return;
  }
  const bool in_another_file = !by_gap && *before != static_cast<std::int64_t>(context.input);
  const std::string advice =
      in_another_file ? "it began in another file; --local-ids if each file counts its ids for "
                        "itself, --group-sort if its messages do not stand together"
                      : "its messages do not stand together, use --group-sort";
  throw Error(Exit::kBadData, at_line(source.id_name, static_cast<std::size_t>(closed.first_line),
                                      "ingest.reopened: the conversation of this row opens again "
                                      "after others; " +
                                          advice));
}

std::string Assembler::first_place(const std::string& name) const {
  const auto place = first_places_.find(name);
  return place == first_places_.end() ? std::string() : place->second;
}

void Assembler::spool(const Context& context, std::vector<Message>&& messages) {
  if (!spool_) spool_ = std::make_unique<MessageSpool>(options_.max_memory, options_.tmp_dir);
  if (spooled_contexts_.empty() || spooled_contexts_.back() != context) {
    spooled_contexts_.push_back(context);
  }
  const auto number = static_cast<std::uint32_t>(spooled_contexts_.size() - 1);
  for (const Message& message : messages) {
    spool_->add(message, number, context->grouping, context->writer.source().id_prefix);
  }
}

void Assembler::finish() {
  close();
  if (!spool_) return;
  Sink sink;
  run_.begin(sink);
  std::size_t input = 0;  // whose conversations are in the sink
  const auto flush = [&] {
    run_.write(sink, input);
    run_.begin(sink);
  };
  spool_->finish([&](std::uint32_t number, OpenConversation&& conversation) {
    const InputContext& context = *spooled_contexts_[number];
    if (context.input != input) flush();
    input = context.input;
    std::string line;
    context.writer.write(std::move(conversation), context.grouping, sink.notes, line);
    sink.emit(line);
    if (sink.targets().front().bytes.size() >= kUnitBatchBytes) flush();
  });
  flush();
}

}  // namespace deskmill
