// In memory, a record is sorted by an entry of 16 bytes: the first 8 bytes of its key as a number,
// and its ordinal. The ordinal breaks ties, so the sort of the entries need not be stable: a radix
// sort in place by the leading bytes, std::sort for small buckets. Records never move; a run is
// written, or given out, by walking the entries.
// SPDX-License-Identifier: Apache-2.0
#include "io/external_sorter.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/prefetch.hpp"
#include "io/spill_file.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kBlockBytes = 1u << 20;
constexpr std::size_t kLeastRunBuffer = 64u << 10;
constexpr std::size_t kLeastRecords = 16;
constexpr std::size_t kPrefixBytes = 8;
/// Below this, counting 256 buckets costs more than comparing.
constexpr std::size_t kSmallBucket = 512;
/// Entries are read in order, but their records lie anywhere in memory: those of the next few are
/// fetched ahead.
constexpr std::size_t kPrefetchDistance = 8;

struct Entry {
  std::uint64_t prefix;
  std::uint32_t ordinal;
};

/// The first bytes of a key as a number that compares as memcmp does; a short key is filled with
/// zeros.
std::uint64_t key_prefix(const char* key, std::size_t key_bytes) {
  unsigned char bytes[kPrefixBytes] = {};
  std::memcpy(bytes, key, std::min(key_bytes, kPrefixBytes));
  std::uint64_t prefix = 0;
  for (const unsigned char byte : bytes) prefix = prefix << 8 | byte;
  return prefix;
}

/// Compares two keys whose prefixes are equal by the bytes behind these.
int compare_rest(const char* a, const char* b, std::size_t key_bytes) {
  if (key_bytes <= kPrefixBytes) return 0;
  return std::memcmp(a + kPrefixBytes, b + kPrefixBytes, key_bytes - kPrefixBytes);
}

/// Records of one size in blocks: growing copies nothing and takes no more than it needs.
class RecordStore {
 public:
  explicit RecordStore(std::size_t record_bytes)
      : record_bytes_(record_bytes),
        shift_(static_cast<int>(std::bit_width(kBlockBytes / record_bytes | 1)) - 1) {}

  void add(const void* record) {
    if (count_ >> shift_ == blocks_.size()) {
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(record_bytes_ << shift_));
    }
    std::memcpy(place(count_++), record, record_bytes_);
  }
  const char* at(std::size_t i) const { return place(i); }
  std::size_t count() const { return count_; }
  /// Keeps the blocks for the next records.
  void clear() { count_ = 0; }

 private:
  char* place(std::size_t i) const {
    const std::size_t in_block = i & ((std::size_t{1} << shift_) - 1);
    return blocks_[i >> shift_].get() + in_block * record_bytes_;
  }

  std::size_t record_bytes_;
  int shift_;  ///< a block holds 2^shift_ records
  std::size_t count_ = 0;
  std::vector<std::unique_ptr<char[]>> blocks_;
};

/// Entries in the order of (key, ordinal).
class EntrySort {
 public:
  EntrySort(const RecordStore& records, std::size_t key_bytes)
      : records_(records), key_bytes_(key_bytes) {}

  void run(std::vector<Entry>& entries) const {
    sort_by_byte(entries.data(), entries.data() + entries.size(), kTopByte);
  }

 private:
  static constexpr int kTopByte = 56;  ///< shift of the first byte of a key's prefix

  static std::size_t bucket_of(const Entry& entry, int shift) {
    return entry.prefix >> shift & 255;
  }

  bool is_less(const Entry& a, const Entry& b) const {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    const int rest = compare_rest(records_.at(a.ordinal), records_.at(b.ordinal), key_bytes_);
    return rest != 0 ? rest < 0 : a.ordinal < b.ordinal;
  }

  void sort_by_byte(Entry* begin, Entry* end, int shift) const {
    const auto count = static_cast<std::size_t>(end - begin);
    if (count <= kSmallBucket || shift < 0) {
      std::sort(begin, end, [this](const Entry& a, const Entry& b) { return is_less(a, b); });
      return;
    }
    std::array<Entry*, 257> bounds;
    partition(begin, end, shift, bounds);
    for (std::size_t i = 0; i < 256; ++i) sort_by_byte(bounds[i], bounds[i + 1], shift - 8);
  }

  /// American flag sort: bucket i becomes [bounds[i], bounds[i + 1]).
  static void partition(Entry* begin, Entry* end, int shift, std::array<Entry*, 257>& bounds) {
    std::array<std::size_t, 256> counts{};
    for (const Entry* entry = begin; entry != end; ++entry) ++counts[bucket_of(*entry, shift)];
    bounds[0] = begin;
    for (std::size_t i = 0; i < 256; ++i) bounds[i + 1] = bounds[i] + counts[i];
    std::array<Entry*, 257> heads = bounds;
    for (std::size_t i = 0; i < 256; ++i) {
      while (heads[i] != bounds[i + 1]) {
        Entry moving = *heads[i];
        for (std::size_t to = bucket_of(moving, shift); to != i; to = bucket_of(moving, shift)) {
          std::swap(moving, *heads[to]++);
        }
        *heads[i]++ = moving;
      }
    }
  }

  const RecordStore& records_;
  std::size_t key_bytes_;
};

/// Reads one sorted run back, front to end.
class RunReader {
 public:
  RunReader(const SpillFile& file, std::uint64_t begin, std::uint64_t end, std::size_t record_bytes,
            std::size_t buffer_bytes)
      : file_(&file),
        offset_(begin),
        end_(end),
        record_bytes_(record_bytes),
        buffer_(std::max<std::size_t>(1, buffer_bytes / record_bytes) * record_bytes) {}

  /// The next record, or nullptr at the end of the run; the one before is then gone.
  const char* next() {
    if (position_ == filled_ && !refill()) return nullptr;
    const char* record = buffer_.data() + position_;
    position_ += record_bytes_;
    return record;
  }

 private:
  bool refill() {
    filled_ = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size(), end_ - offset_));
    position_ = 0;
    if (filled_ == 0) return false;
    file_->read(offset_, buffer_.data(), filled_);
    offset_ += filled_;
    return true;
  }

  const SpillFile* file_;
  std::uint64_t offset_, end_;
  std::size_t record_bytes_;
  std::vector<char> buffer_;
  std::size_t position_ = 0, filled_ = 0;
};

/// Merges runs; of equal keys the earlier run's comes first.
class RunMerge {
  struct Head {
    std::uint64_t prefix;
    const char* record;
    std::size_t run;
  };

  auto later() const {
    return [this](const Head& a, const Head& b) {
      if (a.prefix != b.prefix) return a.prefix > b.prefix;
      const int rest = compare_rest(a.record, b.record, key_bytes_);
      return rest != 0 ? rest > 0 : a.run > b.run;
    };
  }

 public:
  RunMerge(std::vector<RunReader> runs, std::size_t key_bytes)
      : runs_(std::move(runs)), key_bytes_(key_bytes) {
    for (std::size_t i = 0; i < runs_.size(); ++i) push_next_of(i);
  }

  /// Valid until the next call.
  const char* next() {
    // The record given out last lies in its run's buffer, which may only now be refilled.
    if (given_run_) push_next_of(*std::exchange(given_run_, std::nullopt));
    if (heads_.empty()) return nullptr;
    std::pop_heap(heads_.begin(), heads_.end(), later());
    const Head head = heads_.back();
    heads_.pop_back();
    given_run_ = head.run;
    return head.record;
  }

 private:
  void push_next_of(std::size_t run) {
    const char* record = runs_[run].next();
    if (record == nullptr) return;
    heads_.push_back({key_prefix(record, key_bytes_), record, run});
    std::push_heap(heads_.begin(), heads_.end(), later());
  }

  std::vector<RunReader> runs_;
  std::size_t key_bytes_;
  std::vector<Head> heads_;
  std::optional<std::size_t> given_run_;
};

}  // namespace

struct ExternalSorter::State {
  State(std::size_t record_size, std::size_t key_size, std::size_t memory, const std::string& tmp)
      : record_bytes(record_size),
        key_bytes(key_size),
        memory_bytes(memory),
        directory(tmp),
        capacity(std::clamp<std::size_t>(memory / (record_size + sizeof(Entry)), kLeastRecords,
                                         std::numeric_limits<std::uint32_t>::max())),
        records(record_size) {}

  void sort_in_memory();
  const char* sorted_record(std::size_t i) const;
  void spill_run();
  void start_merge();

  std::size_t record_bytes, key_bytes, memory_bytes;
  std::string directory;
  std::size_t capacity;  ///< records in memory
  RecordStore records;
  std::vector<Entry> entries;
  std::size_t given = 0;  ///< of `entries`, by next()

  std::optional<SpillFile> spill;
  std::vector<std::uint64_t> run_ends;  ///< in `spill`; a run begins where the one before ends
  std::optional<RunMerge> merge;
};

void ExternalSorter::State::sort_in_memory() {
  entries.resize(records.count());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i] = {key_prefix(records.at(i), key_bytes), static_cast<std::uint32_t>(i)};
  }
  EntrySort(records, key_bytes).run(entries);
}

const char* ExternalSorter::State::sorted_record(std::size_t i) const {
  if (i + kPrefetchDistance < entries.size()) {
    prefetch(records.at(entries[i + kPrefetchDistance].ordinal));
  }
  return records.at(entries[i].ordinal);
}

void ExternalSorter::State::spill_run() {
  if (!spill) spill.emplace(directory);
  sort_in_memory();
  for (std::size_t i = 0; i < entries.size(); ++i) spill->append({sorted_record(i), record_bytes});
  run_ends.push_back(spill->size());
  records.clear();
}

void ExternalSorter::State::start_merge() {
  spill_run();
  spill->flush();
  records = RecordStore(record_bytes);
  entries = {};
  const std::size_t buffer_bytes = std::max(memory_bytes / run_ends.size(), kLeastRunBuffer);
  std::vector<RunReader> runs;
  std::uint64_t begin = 0;
  for (const std::uint64_t end : run_ends) {
    runs.emplace_back(*spill, std::exchange(begin, end), end, record_bytes, buffer_bytes);
  }
  merge.emplace(std::move(runs), key_bytes);
}

ExternalSorter::ExternalSorter(std::size_t record_bytes, std::size_t key_bytes,
                               std::size_t memory_bytes, const std::string& directory)
    : state_(std::make_unique<State>(record_bytes, key_bytes, memory_bytes, directory)) {}

ExternalSorter::~ExternalSorter() = default;

void ExternalSorter::add(const void* record) {
  if (state_->records.count() == state_->capacity) state_->spill_run();
  state_->records.add(record);
}

void ExternalSorter::sort() {
  if (state_->run_ends.empty()) {
    state_->sort_in_memory();
  } else {
    state_->start_merge();
  }
}

const void* ExternalSorter::next() {
  if (state_->merge) return state_->merge->next();
  if (state_->given == state_->entries.size()) return nullptr;
  return state_->sorted_record(state_->given++);
}

}  // namespace deskmill
