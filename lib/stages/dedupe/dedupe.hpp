// The dedupe stage: of records that say the same, one stays.
//
// A spooling stage. prepare() reduces a record to its match key and shingles, in parallel; commit()
// finds exact twins as records arrive; resolve() joins near twins (join/leader_join.hpp); decide()
// keeps, drops or marks in a second pass. Conversations leave out turns that recur in many
// conversations (greetings, canned closings): they would make everybody alike.
//
// Memory: kItemBytes per distinct text, 4 bytes per record and up to 64 bytes per distinct turn of
// conversations, with 38 bytes more per distinct text for each job above two; shingles, ids and
// band keys beyond half of max_memory go to tmp_dir. Over max_memory, and for more than 2^32
// records: Error(kTryAgain).
//
// A folder includes only those above it (tests/house):
//   texts/  how a text is compared: its match key and its shingles
//   items/  what is remembered of each distinct record, in memory and in files
//   join/   near twins among the items, band by band
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/notes.hpp"
#include "core/outcome.hpp"
#include "core/record.hpp"
#include "run/sink.hpp"

namespace deskmill {

struct DedupeOptions {
  /// Jaccard similarity from which two records are twins; 0 = .8 for conversations, .7 for others.
  double threshold = 0;
  bool exact_only = false;  ///< no near twins
  /// Keep twins, marked with duplicate_of, jaccard and cluster; such marks of an earlier run go.
  bool mark = false;
  bool ignore_guard = false;  ///< let texts that differ in numbers or negations be twins
  unsigned jobs = 1;
  std::string tmp_dir;
  std::uint64_t max_memory = 0;  ///< bytes; 0 = 4 GiB
};

class Deduper {
 public:
  explicit Deduper(DedupeOptions options);
  ~Deduper();

  // The functions of a ScanStage.
  /// What commit() needs to know of the record; thread-safe.
  std::string prepare(const Record& record) const;
  void commit(std::uint64_t ordinal, std::string_view remembered);
  void resolve(Notes& notes);
  /// Thread-safe once resolve() has run.
  Outcome decide(std::uint64_t ordinal, Record& record, Sink& sink) const;
  /// True when decide() would emit the record unchanged and count nothing. Thread-safe as well.
  bool keeps(std::uint64_t ordinal) const;

 private:
  struct State;
  DedupeOptions options_;
  std::unique_ptr<State> state_;
};

}  // namespace deskmill
