// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/leader_join.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <optional>
#include <tuple>

#include "run/ordered_map.hpp"
#include "stages/dedupe/pair_memo.hpp"
#include "stages/dedupe/repeated_keys.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kWindow = 4;       ///< predecessors in a bucket that an item is compared with
constexpr std::size_t kMaxPartners = 8;  ///< edges kept of an item
constexpr int kRounds = 2;               ///< a third one adds at most .4 % of the drops
constexpr std::size_t kItemsPerTask = 4096;

/// `low` repeats `high`, which has the better rank.
struct Edge {
  std::uint32_t low = 0, high = 0;
  float similarity = 0;
};

class LeaderJoin {
 public:
  LeaderJoin(const ItemStore& store, const LeaderOptions& options)
      : store_(store),
        options_(options),
        min_hash_(bands_for(std::min(options.threshold_conversation, options.threshold_text))) {
    result_.survivor.assign(store.size(), Survivors::kKept);
    result_.similarity.assign(store.size(), 1.0F);
  }

  Survivors run() {
    rank_items();
    compute_band_keys();
    for (int round = 0; round < kRounds; ++round) {
      const std::vector<Edge> edges = find_edges();
      if (!resolve(edges)) break;
    }
    return std::move(result_);
  }

 private:
  struct BandEntry {
    std::uint64_t key = 0;
    std::uint32_t rank = 0, item = 0;
  };

  /// What a worker keeps from band to band.
  struct BandWork {
    std::size_t band = 0;
    RepeatedKeys repeated;
    std::vector<BandEntry> entries;  ///< by (key, rank)
    std::optional<PairMemo> memo;
    SetScratch scratch;
  };

  double threshold(std::uint32_t item) const { return options_.threshold_for(store_[item].kind); }

  double similarity(std::uint32_t a, std::uint32_t b, SetScratch& scratch) const {
    const double wanted = threshold(a);
    const double found = store_.similarity(a, b, wanted, scratch);
    return found >= wanted ? found : 0;
  }

  void rank_items() {
    by_rank_.resize(store_.size());
    std::iota(by_rank_.begin(), by_rank_.end(), 0u);
    std::sort(by_rank_.begin(), by_rank_.end(), [this](std::uint32_t a, std::uint32_t b) {
      return store_[a].priority.outranks(store_[b].priority);
    });
    rank_.resize(store_.size());
    for (std::uint32_t rank = 0; rank < by_rank_.size(); ++rank) rank_[by_rank_[rank]] = rank;
  }

  struct Range {
    std::size_t begin = 0, end = 0;
  };

  /// Signatures in parallel over ranges of items, appended column by column in order.
  void compute_band_keys() {
    const std::size_t bands = min_hash_.bands().count;
    for (std::size_t band = 0; band < bands; ++band) {
      columns_.emplace_back(options_.arena_bytes / bands, options_.tmp_dir);
    }
    std::size_t next = 0;
    ordered_map<Range, std::vector<std::uint64_t>>(
        options_.jobs,
        [&](Range& range) {
          range = {next, std::min(next + kItemsPerTask, store_.size())};
          next = range.end;
          return range.begin < range.end;
        },
        [&](Range& range) { return band_keys_of(range); },
        [&](std::vector<std::uint64_t>&& keys) { append_columns(keys); });
    for (SpillArena& column : columns_) column.seal();
  }

  std::vector<std::uint64_t> band_keys_of(const Range& range) const {
    const std::size_t bands = min_hash_.bands().count;
    std::vector<std::uint64_t> keys((range.end - range.begin) * bands);
    std::string scratch;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const auto item = static_cast<std::uint32_t>(i);
      min_hash_.band_keys(store_.set(item, scratch), store_[item].guard,
                          std::span(keys).subspan((i - range.begin) * bands, bands));
    }
    return keys;
  }

  void append_columns(const std::vector<std::uint64_t>& keys) {
    const std::size_t bands = columns_.size();
    std::string bytes;
    for (std::size_t band = 0; band < bands; ++band) {
      bytes.clear();
      for (std::size_t i = band; i < keys.size(); i += bands) {
        bytes.append(reinterpret_cast<const char*>(&keys[i]), sizeof keys[i]);
      }
      columns_[band].append(bytes);
    }
  }

  std::vector<Edge> find_edges() {
    std::vector<Edge> edges;
    std::size_t next = 0;
    ordered_map<BandWork, std::vector<Edge>>(
        options_.jobs,
        [&](BandWork& work) {
          work.band = next++;
          return work.band < columns_.size();
        },
        [&](BandWork& work) {
          sort_band(work);
          return find_edges_in(work);
        },
        [&](std::vector<Edge>&& found) {
          edges.insert(edges.end(), found.begin(), found.end());
          if (edges.size() > 2 * kMaxPartners * store_.size()) keep_best(edges);
        },
        1);  // one batch per job: each holds the keys of all items
    keep_best(edges);
    return edges;
  }

  /// Calls visit(item, key) for the kept items of a band.
  template <typename Visit>
  void for_each_key(std::size_t band, Visit visit) const {
    std::string scratch;
    for (std::size_t begin = 0; begin < store_.size(); begin += kItemsPerTask) {
      const std::size_t count = std::min(kItemsPerTask, store_.size() - begin);
      const std::string_view bytes = columns_[band].read(begin * sizeof(std::uint64_t),
                                                         count * sizeof(std::uint64_t), scratch);
      for (std::size_t i = 0; i < count; ++i) {
        const auto item = static_cast<std::uint32_t>(begin + i);
        if (!result_.kept(item)) continue;
        std::uint64_t key = 0;
        std::memcpy(&key, bytes.data() + i * sizeof key, sizeof key);
        visit(item, key);
      }
    }
  }

  /// Fills `work.entries`, without items that are certainly alone with their key.
  void sort_band(BandWork& work) const {
    work.repeated.reset(store_.size());
    for_each_key(work.band, [&](std::uint32_t, std::uint64_t key) { work.repeated.add(key); });
    work.entries.clear();
    for_each_key(work.band, [&](std::uint32_t item, std::uint64_t key) {
      if (work.repeated.is_repeated(key)) work.entries.push_back({key, rank_[item], item});
    });
    std::sort(work.entries.begin(), work.entries.end(), [](const BandEntry& a, const BandEntry& b) {
      return std::tie(a.key, a.rank) < std::tie(b.key, b.rank);
    });
  }

  std::vector<Edge> find_edges_in(BandWork& work) const {
    if (!work.memo) work.memo.emplace().reset(store_.size());
    const std::vector<BandEntry>& entries = work.entries;
    std::vector<Edge> edges;
    std::size_t first = 0;
    for (std::size_t i = 1; i < entries.size(); ++i) {
      if (entries[i].key != entries[first].key) first = i;
      const std::size_t window = i - std::min(i - first, kWindow);
      for (std::size_t j = window; j < i; ++j) {
        add_edge(entries[i].item, entries[j].item, work, edges);
      }
      if (first < window) add_edge(entries[i].item, entries[first].item, work, edges);
    }
    return edges;
  }

  /// Compares two items, unless they met in another band before (they have their edge then).
  void add_edge(std::uint32_t low, std::uint32_t high, BandWork& work,
                std::vector<Edge>& edges) const {
    if (!work.memo->is_new(low, high)) return;
    const double found = similarity(low, high, work.scratch);
    if (found > 0) edges.push_back({low, high, static_cast<float>(found)});
  }

  /// Sorts by the ranks of both ends, drops repeats, keeps the best kMaxPartners of each item.
  void keep_best(std::vector<Edge>& edges) const {
    std::sort(edges.begin(), edges.end(), [this](const Edge& a, const Edge& b) {
      return std::tie(rank_[a.low], rank_[a.high]) < std::tie(rank_[b.low], rank_[b.high]);
    });
    std::vector<Edge> best;
    std::size_t partners = 0;
    for (const Edge& edge : edges) {
      const bool same_item = !best.empty() && best.back().low == edge.low;
      if (same_item && best.back().high == edge.high) continue;
      partners = same_item ? partners + 1 : 1;
      if (partners <= kMaxPartners) best.push_back(edge);
    }
    edges.swap(best);
  }

  /// Decides the items with edges in order of rank. False when nothing was dropped.
  bool resolve(const std::vector<Edge>& edges) {
    group_dependents();
    bool dropped = false;
    for (std::size_t begin = 0; begin < edges.size();) {
      std::size_t end = begin;
      while (end < edges.size() && edges[end].low == edges[begin].low) ++end;
      dropped |= decide(std::span(edges).subspan(begin, end - begin));
      begin = end;
    }
    return dropped;
  }

  bool decide(std::span<const Edge> partners) {
    for (const Edge& edge : partners) {
      if (result_.kept(edge.high) && drop(edge.low, edge.high, edge.similarity)) return true;
    }
    for (const Edge& edge : partners) {
      if (result_.kept(edge.high)) continue;
      const std::uint32_t leader = result_.survivor[edge.high];
      const double found = similarity(edge.low, leader, scratch_);
      if (found > 0 && drop(edge.low, leader, static_cast<float>(found))) return true;
    }
    return false;
  }

  /// Drops `item` in favour of `survivor`, and hands its dependents on to that one too. False, and
  /// nothing done, when one of them is not alike enough to `survivor`.
  bool drop(std::uint32_t item, std::uint32_t survivor, float found) {
    std::vector<float> moved;
    for (const std::uint32_t dependent : dependents_of(item)) {
      const double with_new = similarity(dependent, survivor, scratch_);
      if (with_new == 0) return false;
      moved.push_back(static_cast<float>(with_new));
    }
    std::size_t next = 0;
    for (const std::uint32_t dependent : dependents_of(item)) {
      assign(dependent, survivor, moved[next++]);
    }
    assign(item, survivor, found);
    return true;
  }

  void assign(std::uint32_t item, std::uint32_t survivor, float found) {
    result_.survivor[item] = survivor;
    result_.similarity[item] = found;
  }

  /// Collects the items dropped in earlier rounds by their survivor. In the current round, an item
  /// is decided before any lower-ranked one can depend on it, so only earlier rounds matter.
  void group_dependents() {
    dependents_.clear();
    for (std::uint32_t item = 0; item < store_.size(); ++item) {
      if (!result_.kept(item)) dependents_.emplace_back(result_.survivor[item], item);
    }
    std::sort(dependents_.begin(), dependents_.end());
  }

  std::vector<std::uint32_t> dependents_of(std::uint32_t survivor) const {
    std::vector<std::uint32_t> items;
    auto entry = std::lower_bound(dependents_.begin(), dependents_.end(),
                                  std::pair<std::uint32_t, std::uint32_t>(survivor, 0u));
    for (; entry != dependents_.end() && entry->first == survivor; ++entry) {
      items.push_back(entry->second);
    }
    return items;
  }

  const ItemStore& store_;
  const LeaderOptions& options_;
  MinHash min_hash_;
  Survivors result_;
  std::vector<std::uint32_t> by_rank_, rank_;
  std::vector<SpillArena> columns_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> dependents_;
  SetScratch scratch_;  ///< of the thread that resolves
};

}  // namespace

Survivors join_leaders(const ItemStore& store, const LeaderOptions& options) {
  return LeaderJoin(store, options).run();
}

}  // namespace deskmill
