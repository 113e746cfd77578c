// SPDX-License-Identifier: Apache-2.0
#include "stages/split/split.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <optional>
#include <tuple>

#include "core/counted.hpp"
#include "core/error.hpp"
#include "json/members.hpp"
#include "run/run_plan.hpp"

namespace deskmill {
namespace {

/// By side: the value of the member "split".
constexpr std::array<const char*, kSides> kValues = {"\"train\"", "\"validation\"", "\"test\""};

}  // namespace

Outcome HashSplitter::operator()(Record& record, Notes& notes) {
  const SplitSide side = side_at(position_of(keys_.main(record), options_.seed), options_.shares);
  const auto number = static_cast<std::size_t>(side);
  notes.count(counts_[number]);
  if (notes.explaining()) notes.explain("split.hash", kSideNames[number]);
  record.set_member("split", kValues[number]);
  return Outcome::kept();
}

DatasetSplitter::DatasetSplitter(const SplitOptions& options)
    : options_(options), keys_(options.seed), ledger_(options.ledger, options.seed) {
  label_index("");
}

std::vector<std::string> DatasetSplitter::targets() const {
  std::vector<std::string> names;
  for (const std::string_view side : kSideNames) {
    for (std::size_t shard = 0; shard < options_.shards; ++shard) {
      names.push_back(shard_name(side, shard, options_.shards) + options_.shard_suffix);
    }
  }
  return names;
}

/// The keys (8 bytes each, count in front) and the label.
std::string DatasetSplitter::prepare(const Record& record) const {
  const std::vector<std::uint64_t> keys = keys_.all(record);
  std::string bytes(1, static_cast<char>(keys.size()));
  bytes.append(reinterpret_cast<const char*>(keys.data()), keys.size() * sizeof(std::uint64_t));
  return bytes + name_member(record, "intent");
}

std::uint32_t DatasetSplitter::label_index(std::string_view label) {
  const auto known = label_numbers_.find(label);
  if (known != label_numbers_.end()) return known->second;
  constexpr std::uint64_t kNames = 3, kNameBytes = 100;  // here twice, and in the counts
  label_bytes_ += kNames * (kNameBytes + label.size());
  const auto number = static_cast<std::uint32_t>(label_names_.size());
  label_names_.emplace_back(label);
  label_numbers_.emplace(label, number);
  return number;
}

void DatasetSplitter::commit(std::uint64_t, std::string_view remembered) {
  const auto count = static_cast<std::size_t>(remembered.front());
  std::vector<std::uint64_t> keys(count);
  std::memcpy(keys.data(), remembered.data() + 1, count * sizeof(std::uint64_t));
  Row row;
  row.node = components_.node(keys.front());
  for (const std::uint64_t key : keys) components_.join(row.node, components_.node(key));
  row.label = label_index(remembered.substr(1 + count * sizeof(std::uint64_t)));
  rows_.push_back(row);
  if (row.label != 0) ++labelled_rows_;
  check_memory();
}

/// By what the tables need at most, those included that are made when all records are known.
void DatasetSplitter::check_memory() const {
  constexpr std::uint64_t kKeyBytes = 60, kEntryBytes = 16;
  const std::uint64_t needed = components_.size() * kKeyBytes + rows_.size() * sizeof(Row) +
                               ledger_.entries() * kEntryBytes +
                               labelled_rows_ * 2 * sizeof(LabelShare) + label_bytes_;
  if (options_.max_memory == 0 || needed <= options_.max_memory) return;
  throw Error(Exit::kTryAgain, "more than --max-memory " + std::to_string(options_.max_memory) +
                                   " is needed for " + counted(rows_.size(), "record") +
                                   "; give it more");
}

/// Makes one group of each component, and notes what the ledger knows of groups and rows.
void DatasetSplitter::collect_groups() {
  constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::vector<std::uint32_t> group_of(components_.size(), kNone);  // by root
  for (Components::Node node = 0; node < components_.size(); ++node) {
    std::uint32_t& index = group_of[components_.root(node)];
    if (index == kNone) {
      index = static_cast<std::uint32_t>(groups_.size());
      groups_.emplace_back();
    }
    Group& group = groups_[index];
    group.least_key = std::min(group.least_key, components_.key(node));
    if (const auto side = ledger_.find(components_.key(node))) {
      group.side = group.fixed ? std::max(group.side, *side) : *side;
      group.fixed = true;
    }
  }
  for (Components::Node node = 0; node < components_.size(); ++node) {
    group_of_node_.push_back(group_of[components_.root(node)]);
  }
  for (Row& row : rows_) {
    const std::optional<SplitSide> known = ledger_.find(components_.key(row.node));
    row.is_known = known.has_value();
    row.known = known.value_or(SplitSide::kTrain);
  }
}

/// One per label and group, sorted by label and then by rising position of the group.
std::vector<DatasetSplitter::LabelShare> DatasetSplitter::label_shares() const {
  std::vector<LabelShare> shares;
  for (const Row& row : rows_) {
    if (row.label != 0) shares.push_back({row.label, group_of_node_[row.node], 1});
  }
  std::sort(shares.begin(), shares.end(), [this](const LabelShare& a, const LabelShare& b) {
    return std::tuple(a.label, position(groups_[a.group]), a.group) <
           std::tuple(b.label, position(groups_[b.group]), b.group);
  });
  std::vector<LabelShare> merged;
  for (const LabelShare& share : shares) {
    const bool same =
        !merged.empty() && merged.back().label == share.label && merged.back().group == share.group;
    if (same) {
      ++merged.back().rows;
    } else {
      merged.push_back(share);
    }
  }
  return merged;
}

/// Moves whole training groups of a label up to `side`, in rising order of their position, until
/// the label has `floor` rows there. At least one of its groups stays in train, so the floor may be
/// missed.
void DatasetSplitter::raise_label(std::span<const LabelShare> shares, SplitSide side,
                                  std::int64_t floor) {
  std::int64_t have = 0, in_train = 0;
  for (const LabelShare& share : shares) {
    if (groups_[share.group].side == side) have += share.rows;
    if (groups_[share.group].side == SplitSide::kTrain) ++in_train;
  }
  for (const LabelShare& share : shares) {
    if (have >= floor || in_train <= 1) return;
    Group& group = groups_[share.group];
    if (group.side != SplitSide::kTrain) continue;
    group.side = side;
    have += share.rows;
    --in_train;
  }
}

void DatasetSplitter::raise_to_floors(Notes& notes) {
  const std::vector<LabelShare> shares = label_shares();
  for (std::size_t begin = 0; begin < shares.size();) {
    std::size_t end = begin;
    while (end < shares.size() && shares[end].label == shares[begin].label) ++end;
    const std::span<const LabelShare> of_label = std::span(shares).subspan(begin, end - begin);
    if (of_label.size() < 2) notes.count("split/labels_in_train_only");
    if (options_.shares.test > 0) raise_label(of_label, SplitSide::kTest, options_.test_floor);
    if (options_.shares.validation > 0) {
      raise_label(of_label, SplitSide::kValidation, options_.validation_floor);
    }
    begin = end;
  }
}

/// True when the ledger placed the row on another side than its group has now: it must not move, so
/// it is left out.
bool DatasetSplitter::quarantined(const Row& row) const {
  return row.is_known && row.known != group_of(row).side;
}

bool SplitCounts::is_lopsided() const {
  const std::int64_t all = std::accumulate(rows.begin(), rows.end(), std::int64_t{0});
  return largest_group > std::max<std::int64_t>(100, all / 10);
}

void DatasetSplitter::count(Notes& notes) {
  std::vector<std::int64_t> rows_of_group(groups_.size());
  for (const Row& row : rows_) {
    const auto side = static_cast<std::size_t>(group_of(row).side);
    if (quarantined(row)) {
      ++counts_.quarantined;
      continue;
    }
    ++counts_.rows[side];
    std::int64_t& in_group = ++rows_of_group[group_of_node_[row.node]];
    counts_.largest_group = std::max(counts_.largest_group, in_group);
    if (row.label != 0) ++counts_.labels[label_names_[row.label]][side];
  }
  for (const Group& group : groups_) ++counts_.groups[static_cast<std::size_t>(group.side)];
  for (std::size_t side = 0; side < kSides; ++side) {
    notes.count("split/" + std::string(kSideNames[side]), counts_.rows[side]);
    notes.count("split_groups/" + std::string(kSideNames[side]), counts_.groups[side]);
  }
}

void DatasetSplitter::resolve(Notes& notes) {
  collect_groups();
  for (Group& group : groups_) {
    if (!group.fixed) group.side = side_at(position(group), options_.shares);
  }
  if (ledger_.first_build()) raise_to_floors(notes);
  count(notes);
}

void DatasetSplitter::save_ledger() {
  for (Components::Node node = 0; node < components_.size(); ++node) {
    ledger_.add(components_.key(node), groups_[group_of_node_[node]].side);
  }
  ledger_.save();
}

Outcome DatasetSplitter::decide(std::uint64_t ordinal, Record& record, Sink& sink) const {
  const Row& row = rows_[static_cast<std::size_t>(ordinal)];
  if (quarantined(row)) {
    sink.notes.explain("split.quarantine", "its group now reaches a more protected side");
    return Outcome::dropped("split.quarantine");
  }
  const auto side = static_cast<std::size_t>(group_of(row).side);
  sink.notes.explain("split.group", kSideNames[side]);
  const std::size_t target =
      side * options_.shards + static_cast<std::size_t>(ordinal) % options_.shards;
  // The place is the file; what an earlier split left in the record must not say otherwise.
  if (record.find("split") == nullptr) {
    sink.emit(record.raw(), target);
  } else {
    record.set_member("split", kValues[side]);
    sink.emit(record, target);
  }
  return Outcome::kept();
}

}  // namespace deskmill
