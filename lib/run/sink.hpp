// Where a stage puts output lines and notes; one per batch, so nothing is locked.
//
// Lines are collected as finished bytes, which the driver writes in the order of the batches. What
// a record has in common with its line in the batch is lent, not copied (core/borrowing_text.hpp).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/borrowing_text.hpp"
#include "core/notes.hpp"
#include "core/record.hpp"

namespace deskmill {

class Sink {
 public:
  explicit Sink(Notes initial = {}, std::size_t targets = 1)
      : notes(std::move(initial)), targets_(targets) {}

  /// One line of output, without newline. `target` numbers the outputs of a stage that has several
  /// (split: train, validation, test); all others have target 0 only.
  void emit(std::string_view line, std::size_t target = 0);
  /// One line of output that write(std::string&) appends to what it is given, without newline: it
  /// is not written twice.
  template <typename Write>
  void emit_written(Write write) {
    Target& out = targets_.front();
    write(out.bytes);
    out.bytes += '\n';
    ++out.lines;
  }
  /// The record with its edits as one line of output.
  void emit(const Record& record, std::size_t target = 0);

  Notes notes;

  struct Target {
    std::string bytes;  ///< lines, each ended by a newline
    std::size_t lines = 0;
    std::vector<Borrowed> borrowed;  ///< what belongs in between; empty unless something was lent
  };
  const std::vector<Target>& targets() const { return targets_; }
  /// Lines of all targets.
  std::size_t lines() const;

  /// From now on, long parts of what lies in `bytes` are not copied into the targets. They must
  /// stay until the targets were written.
  void lend(std::string_view bytes) { lent_ = bytes; }

  /// Empties it for the next batch; the buffers stay, and nothing is lent.
  void reset(Notes fresh_notes);

 private:
  std::vector<Target> targets_;
  std::string_view lent_;
};

}  // namespace deskmill
