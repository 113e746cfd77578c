// SPDX-License-Identifier: Apache-2.0
#include "run/sink.hpp"

#include "json/codec.hpp"

namespace deskmill {

void Sink::emit(std::string_view line, std::size_t target) {
  Target& out = targets_.at(target);
  BorrowingText text(out.bytes, out.borrowed, lent_);
  text.append(line);
  text.end_line();
  ++out.lines;
}

void Sink::emit(const Record& record, std::size_t target) {
  Target& out = targets_.at(target);
  BorrowingText text(out.bytes, out.borrowed, lent_);
  write_record(record, text);
  text.end_line();
  ++out.lines;
}

std::size_t Sink::lines() const {
  std::size_t lines = 0;
  for (const Target& target : targets_) lines += target.lines;
  return lines;
}

void Sink::reset(Notes fresh_notes) {
  notes = std::move(fresh_notes);
  lent_ = {};
  for (Target& target : targets_) {
    target.bytes.clear();
    target.borrowed.clear();
    target.lines = 0;
  }
}

}  // namespace deskmill
