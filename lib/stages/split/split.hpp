// The split stage: every record gets a side (train, validation, test) such that nothing leaks.
//
// Two modes. Hash mode, in a pipe: the side follows from the customer (or the conversation) alone,
// no memory, one pass. Data set mode, with --out-dir: records that share a conversation, a
// customer, a cluster of near twins or their very text form a group, groups are never torn, a
// ledger keeps old records where they are, and rare labels get their floor of test rows at the
// first build.
//
// Memory of data set mode: up to 60 bytes per distinct key (two to four keys a record), 12 per
// record, 32 more for one with an intent, 300 and three times its name per intent, 16 per entry of
// the ledger. Over max_memory: Error(kTryAgain).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/notes.hpp"
#include "core/outcome.hpp"
#include "core/record.hpp"
#include "run/sink.hpp"
#include "stages/split/assignment.hpp"
#include "stages/split/group_keys.hpp"
#include "stages/split/ledger.hpp"

namespace deskmill {

struct SplitOptions {
  Shares shares;
  std::uint64_t seed = 1;
  std::int64_t test_floor = 5;  ///< rows per label in test, where the label has enough groups
  std::int64_t validation_floor = 3;
  std::string ledger;      ///< file, or "" for none
  std::size_t shards = 1;  ///< files per side
  std::string shard_suffix = ".jsonl";
  std::uint64_t max_memory = 0;  ///< bytes, of data set mode; 0 = as much as it takes
};

/// Hash mode: adds "split". One per worker.
class HashSplitter {
 public:
  explicit HashSplitter(const SplitOptions& options) : options_(options), keys_(options.seed) {}
  Outcome operator()(Record& record, Notes& notes);

 private:
  SplitOptions options_;
  KeyMaker keys_;
  std::array<Count, kSides> counts_ = {{{"split/train"}, {"split/validation"}, {"split/test"}}};
};

/// Rows and groups on each side, for the data card.
struct SplitCounts {
  std::array<std::int64_t, kSides> rows{}, groups{};
  std::int64_t quarantined = 0;
  std::int64_t largest_group = 0;  ///< rows
  std::map<std::string, std::array<std::int64_t, kSides>> labels;

  /// One group holds more than a tenth of the rows (and more than a hundred), so the sides cannot
  /// have the shares that were asked for.
  bool is_lopsided() const;
};

/// Data set mode, for run_scan.
class DatasetSplitter {
 public:
  explicit DatasetSplitter(const SplitOptions& options);

  /// Names of the output files, side by side: "train-00000-of-00001.jsonl", ...
  std::vector<std::string> targets() const;

  // The functions of a ScanStage.
  std::string prepare(const Record& record) const;
  void commit(std::uint64_t ordinal, std::string_view remembered);
  void resolve(Notes& notes);
  Outcome decide(std::uint64_t ordinal, Record& record, Sink& sink) const;
  /// To be called when all records are decided, before the data becomes visible.
  void save_ledger();
  const SplitCounts& counts() const { return counts_; }

 private:
  struct Row {
    Components::Node node = 0;  ///< of its conversation
    std::uint32_t label = 0;    ///< index in label_names_, 0 = none
    SplitSide known = SplitSide::kTrain;
    bool is_known = false;  ///< to the ledger, at `known`
  };
  struct Group {
    std::uint64_t least_key = ~std::uint64_t{0};
    SplitSide side = SplitSide::kTrain;
    bool fixed = false;  ///< the ledger knows one of its keys
  };
  /// How many rows of a label a group holds.
  struct LabelShare {
    std::uint32_t label = 0, group = 0;
    std::int64_t rows = 0;
  };

  std::uint32_t label_index(std::string_view label);
  void check_memory() const;
  void collect_groups();
  double position(const Group& group) const { return position_of(group.least_key, options_.seed); }
  std::vector<LabelShare> label_shares() const;
  void raise_to_floors(Notes& notes);
  void raise_label(std::span<const LabelShare> shares, SplitSide side, std::int64_t floor);
  Group& group_of(const Row& row) { return groups_[group_of_node_[row.node]]; }
  const Group& group_of(const Row& row) const { return groups_[group_of_node_[row.node]]; }
  bool quarantined(const Row& row) const;
  void count(Notes& notes);

  SplitOptions options_;
  KeyMaker keys_;
  Ledger ledger_;
  Components components_;
  std::vector<Row> rows_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> group_of_node_;  ///< index in groups_, by node of components_
  std::uint64_t labelled_rows_ = 0, label_bytes_ = 0;
  std::vector<std::string> label_names_;
  std::map<std::string, std::uint32_t, std::less<>> label_numbers_;
  SplitCounts counts_;
};

}  // namespace deskmill
