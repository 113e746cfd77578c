// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/join/leader_join.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/prefetch.hpp"
#include "run/ordered_map.hpp"
#include "stages/dedupe/join/band_keys.hpp"
#include "stages/dedupe/join/band_order.hpp"
#include "stages/dedupe/join/pair_memo.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kWindow = 4;       ///< predecessors in a bucket that an item is compared with
constexpr std::size_t kMaxPartners = 8;  ///< edges kept of an item
constexpr int kRounds = 2;               ///< a third one adds at most .4 % of the drops
/// Items to read ahead of the one at hand: they lie anywhere in memory.
constexpr std::size_t kAhead = 12;

/// `low` repeats `high`, which has the better rank.
struct Edge {
  std::uint32_t low = 0, high = 0;
  float similarity = 0;
};

/// The order of each band, for later rounds.
class BandOrders {
 public:
  BandOrders(std::size_t arena_bytes, const std::string& directory)
      : arena_(arena_bytes, directory) {}

  void append(std::span<const std::uint32_t> order) {
    const std::string_view bytes(reinterpret_cast<const char*>(order.data()), order.size_bytes());
    places_.push_back({arena_.append(bytes), bytes.size()});
  }
  void seal() { arena_.seal(); }
  std::span<const std::uint32_t> read(std::size_t band, std::string& scratch) const {
    const std::string_view bytes = arena_.read(places_[band].offset, places_[band].length, scratch);
    return {reinterpret_cast<const std::uint32_t*>(bytes.data()),
            bytes.size() / sizeof(std::uint32_t)};
  }

 private:
  struct Place {
    std::uint64_t offset = 0;
    std::size_t length = 0;
  };
  SpillArena arena_;
  std::vector<Place> places_;
};

class LeaderJoin {
 public:
  LeaderJoin(const ItemStore& store, const LeaderOptions& options)
      : store_(store),
        options_(options),
        bands_(bands_for(std::min(options.threshold_conversation, options.threshold_text))),
        keys_(options.arena_bytes, options.tmp_dir),
        orders_(options.arena_bytes, options.tmp_dir) {
    has_lost_edges_.assign(store.size(), false);
    result_.survivor.assign(store.size(), Survivors::kKept);
    result_.similarity.assign(store.size(), 1.0F);
  }

  Survivors run() {
    rank_items();
    keys_.compute(store_, MinHash(bands_), options_.jobs);
    for (int round = 0; round < kRounds; ++round) {
      looks_again_ = round > 0;
      had_lost_edges_ = has_lost_edges_;
      const std::vector<Edge> edges = find_edges();
      if (!resolve(edges)) break;
    }
    return std::move(result_);
  }

 private:
  /// An item of a bucket that is still kept, and which one of the bucket it is, from 0.
  struct Member {
    std::uint32_t item = 0, place = 0;
  };

  /// What a worker keeps from band to band.
  struct BandWork {
    std::size_t band = 0;
    BandOrder order;
    std::vector<Member> members;  ///< of the bucket at hand
    std::optional<PairMemo> memo;
    SetScratch scratch;
    std::string bytes;
  };

  /// What a worker finds in a band.
  struct BandResult {
    std::vector<Edge> edges;
    std::vector<std::uint32_t> order;  ///< first round only
  };

  double threshold(std::uint32_t item) const { return options_.threshold_for(store_[item].kind); }

  double similarity(std::uint32_t a, std::uint32_t b, SetScratch& scratch) const {
    const double wanted = threshold(a);
    const double found = store_.similarity(a, b, wanted, scratch);
    return found >= wanted ? found : 0;
  }

  void rank_items() {
    struct ByTime {  // and by length: they tell most apart
      std::int64_t time;
      std::uint32_t length, item;
    };
    std::vector<ByTime> items(store_.size());
    for (std::uint32_t item = 0; item < store_.size(); ++item) {
      items[item] = {store_[item].priority.time, store_[item].priority.length, item};
    }
    std::sort(items.begin(), items.end(), [this](const ByTime& a, const ByTime& b) {
      if (a.time != b.time) return a.time < b.time;
      if (a.length != b.length) return a.length > b.length;
      return store_[a.item].priority.outranks(store_[b.item].priority);
    });
    rank_.resize(store_.size());
    for (std::uint32_t rank = 0; rank < items.size(); ++rank) rank_[items[rank].item] = rank;
  }

  /// Those of the first round come from the band keys, those of later ones from the orders it left.
  std::vector<Edge> find_edges() {
    std::vector<Edge> edges;
    std::size_t next = 0;
    ordered_map<BandWork, BandResult>(
        options_.jobs,
        [&](BandWork& work) {
          work.band = next++;
          return work.band < keys_.bands();
        },
        [&](BandWork& work) { return looks_again_ ? look_again_at(work) : look_at(work); },
        [&](BandResult&& found) {
          edges.insert(edges.end(), found.edges.begin(), found.edges.end());
          if (edges.size() > 2 * kMaxPartners * store_.size()) keep_best(edges);
          if (!looks_again_) orders_.append(found.order);
        },
        1);  // one batch per job: each holds the keys of all items
    orders_.seal();
    keep_best(edges);
    return edges;
  }

  BandResult look_at(BandWork& work) const {
    BandResult result;
    result.order = work.order.of(keys_, work.band, rank_);
    result.edges = find_edges_in(result.order, work);
    return result;
  }

  BandResult look_again_at(BandWork& work) const {
    return {find_edges_in(orders_.read(work.band, work.bytes), work), {}};
  }

  std::vector<Edge> find_edges_in(std::span<const std::uint32_t> order, BandWork& work) const {
    if (!work.memo) work.memo.emplace().reset(store_.size());
    std::vector<Edge> edges;
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i + kAhead < order.size()) expect(order[i + kAhead]);
      if (order[i] == kNoItem) {
        place = 0;
        work.members.clear();
      } else if (const Member member{order[i], place++}; is_kept(member.item)) {
        meet_others(member, work, edges);
      }
    }
    return edges;
  }

  /// Few are compared in later rounds.
  void expect(std::uint32_t item) const {
    if (item == kNoItem) return;
    if (looks_again_) {
      prefetch(&result_.survivor[item]);
    } else {
      store_.expect(item);
    }
  }
  bool is_kept(std::uint32_t item) const { return !looks_again_ || result_.kept(item); }

  /// Compares a member of a bucket with some of those before it, and joins them.
  void meet_others(const Member& member, BandWork& work, std::vector<Edge>& edges) const {
    const std::vector<Member>& others = work.members;
    const std::size_t window = others.size() - std::min(others.size(), kWindow);
    for (std::size_t i = window; i < others.size(); ++i) meet(member, others[i], work, edges);
    if (window > 0) meet(member, others.front(), work, edges);
    work.members.push_back(member);
  }

  void meet(const Member& low, const Member& high, BandWork& work, std::vector<Edge>& edges) const {
    if (met_before(low, high)) return;
    const double wanted = threshold(low.item);
    if (!store_.may_reach(low.item, high.item, wanted)) return;
    if (!work.memo->is_new(low.item, high.item)) return;  // they have their edge, if they are alike
    const double found = store_.similarity(low.item, high.item, work.scratch);
    if (found >= wanted) edges.push_back({low.item, high.item, static_cast<float>(found)});
  }

  /// Whether two that were both kept met in this band in the first round: they were not alike then,
  /// or one would have gone, unless their edge was one too many.
  bool met_before(const Member& low, const Member& high) const {
    const bool were_near = high.place == 0 || low.place - high.place <= kWindow;
    return looks_again_ && were_near && !had_lost_edges_[low.item];
  }

  /// Sorts by the ranks of both ends, drops repeats, keeps the best kMaxPartners of each item.
  void keep_best(std::vector<Edge>& edges) {
    std::sort(edges.begin(), edges.end(), [this](const Edge& a, const Edge& b) {
      return std::tie(rank_[a.low], rank_[a.high]) < std::tie(rank_[b.low], rank_[b.high]);
    });
    std::vector<Edge> best;
    std::size_t partners = 0;
    for (const Edge& edge : edges) {
      const bool same_item = !best.empty() && best.back().low == edge.low;
      if (same_item && best.back().high == edge.high) continue;
      partners = same_item ? partners + 1 : 1;
      if (partners > kMaxPartners) {
        has_lost_edges_[edge.low] = true;
      } else {
        best.push_back(edge);
      }
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
  Bands bands_;
  Survivors result_;
  std::vector<std::uint32_t> rank_;  ///< by item
  BandKeys keys_;
  BandOrders orders_;
  bool looks_again_ = false;          ///< in rounds after the first
  std::vector<bool> has_lost_edges_;  ///< by item: more than kMaxPartners
  /// The same before the round at hand: workers read it while edges are still being lost.
  std::vector<bool> had_lost_edges_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> dependents_;
  SetScratch scratch_;  ///< of the thread that resolves
};

}  // namespace

Survivors join_leaders(const ItemStore& store, const LeaderOptions& options) {
  return LeaderJoin(store, options).run();
}

}  // namespace deskmill
