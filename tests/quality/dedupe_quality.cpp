// Scores dedupe: drops against an exact all-pairs join on real short texts, and how often merged
// pairs of labelled sets mean the same.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <unordered_map>

#include "report.hpp"
#include "stages/dedupe/join/leader_join.hpp"
#include "stages/dedupe/texts/match_key.hpp"
#include "text/utf8.hpp"

using namespace deskmill;
using namespace deskmill::quality;

namespace {

constexpr double kThreshold = 0.7;

struct Digest {
  std::vector<std::uint32_t> set;
  std::uint64_t guard = 0;
};

Digest digest_of(std::string_view text) {
  MatchKey key;
  append_match_key(text, key);
  Digest digest;
  append_shingles(key.characters, Side::kCustomer, digest.set);
  make_set(digest.set);
  digest.guard = guard_of(key);
  return digest;
}

/// Texts of several sets, distinct by shingle set and guard, in the order of the files.
std::vector<Digest> distinct_texts(const std::filesystem::path& data) {
  struct Source {
    const char* file;
    std::size_t column;
  };
  static constexpr Source kSources[] = {
      {"jddc_raw_chat/data/chat_0.1per.txt", 6}, {"csts_pairs/AFQMC/train.txt", 0},
      {"csts_pairs/AFQMC/train.txt", 1},         {"banking77/banking_data/train.csv", 0},
      {"ths_intent_zh/ths_dev.tsv", 1},          {"smp2017_ecdt/train.tsv", 1},
      {"airline_tweets/Tweets.csv", 0},          {"beike_qa/beike_reply_dev.tsv", 2},
      {"csts_pairs/OPPO-xiaobu/dev.txt", 0}};
  std::unordered_map<std::string, bool> seen;
  std::vector<Digest> digests;
  for (const Source& source : kSources) {
    const std::string content = read_if_present(data / source.file);
    for (const std::string_view line : lines_of(content)) {
      const auto cells = split_at(line, '\t');
      if (cells.size() <= source.column || !is_valid_utf8(cells[source.column])) continue;
      Digest digest = digest_of(cells[source.column]);
      std::string key(reinterpret_cast<const char*>(digest.set.data()), digest.set.size() * 4);
      key += std::to_string(digest.guard);
      if (!digest.set.empty() && seen.emplace(std::move(key), true).second)
        digests.push_back(std::move(digest));
    }
  }
  return digests;
}

ItemStore store_of(const std::vector<Digest>& digests) {
  ItemStore store(std::size_t{1} << 30, "");
  for (const Digest& digest : digests) {
    Item item;
    item.guard = digest.guard;
    item.priority.time = static_cast<std::int64_t>(store.size());
    store.set_shingles(store.add(item), digest.set);
  }
  store.seal();
  return store;
}

/// The greedy all-pairs join with prefix filtering: exact, the oracle.
class ExactJoin {
 public:
  explicit ExactJoin(const std::vector<Digest>& digests) : digests_(digests) {
    for (const Digest& digest : digests) {
      for (const std::uint32_t shingle : digest.set) ++frequency_[shingle];
    }
  }

  std::size_t drops() {
    std::size_t count = 0;
    for (std::uint32_t item = 0; item < digests_.size(); ++item)
      count += has_kept_twin(item) ? 1 : 0;
    return count;
  }

 private:
  /// The rarest shingles: two sets of Jaccard >= t share at least one of these.
  std::vector<std::uint32_t> prefix(const std::vector<std::uint32_t>& set) const {
    std::vector<std::uint32_t> rare = set;
    std::sort(rare.begin(), rare.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(frequency_.at(a), a) < std::pair(frequency_.at(b), b);
    });
    const auto needed =
        static_cast<std::size_t>(std::ceil(kThreshold * static_cast<double>(set.size())));
    rare.resize(set.size() - needed + 1);
    return rare;
  }

  bool has_kept_twin(std::uint32_t item) {
    const Digest& digest = digests_[item];
    const auto rare = prefix(digest.set);
    for (const std::uint32_t shingle : rare) {
      for (const std::uint32_t other : index_[shingle]) {
        if (digests_[other].guard == digest.guard &&
            jaccard(digest.set, digests_[other].set) >= kThreshold) {
          return true;
        }
      }
    }
    for (const std::uint32_t shingle : rare) index_[shingle].push_back(item);
    return false;
  }

  const std::vector<Digest>& digests_;
  std::unordered_map<std::uint32_t, std::uint32_t> frequency_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> index_;
};

void score_drops(const std::filesystem::path& data) {
  const std::vector<Digest> digests = distinct_texts(data);
  if (digests.empty()) return;
  const ItemStore store = store_of(digests);
  LeaderOptions options;
  const Survivors survivors = join_leaders(store, options);
  std::size_t dropped = 0, unbacked = 0;
  SetScratch scratch;
  for (std::uint32_t item = 0; item < store.size(); ++item) {
    if (survivors.kept(item)) continue;
    ++dropped;
    const std::uint32_t partner = survivors.survivor[item];
    const bool backed =
        survivors.kept(partner) && store.similarity(item, partner, 0, scratch) >= kThreshold;
    if (!backed) ++unbacked;
  }
  const auto exact = static_cast<double>(ExactJoin(digests).drops());
  const std::string set = std::to_string(digests.size()) + " short texts";
  print({"dedupe", set, "near drops / drops of an exact join", static_cast<double>(dropped) / exact,
         0.0, 0.995, "floor: exact twins only; not tuned"});
  print(
      {"dedupe", set, "drops without a kept partner", static_cast<double>(unbacked), {}, 0.0, {}});
}

/// Of labelled pairs that dedupe would merge, the share that means the same.
void score_pairs(const std::filesystem::path& file, std::string_view set, std::size_t first,
                 std::size_t label, std::string_view seen) {
  const std::string content = read_if_present(file);
  std::size_t merged = 0, right = 0, positive = 0, all = 0;
  for (const std::string_view line : lines_of(content)) {
    const auto cells = split_at(line, '\t');
    if (cells.size() <= std::max(first + 1, label) || (cells[label] != "0" && cells[label] != "1"))
      continue;
    const bool same = cells[label] == "1";
    ++all;
    positive += same ? 1 : 0;
    const Digest a = digest_of(cells[first]), b = digest_of(cells[first + 1]);
    if (a.guard != b.guard || jaccard(a.set, b.set) < kThreshold) continue;
    ++merged;
    right += same ? 1 : 0;
  }
  if (merged == 0) return;
  const std::string note = std::to_string(merged) + " pairs merged, " + std::string(seen) +
                           "; floor: share of positive pairs";
  print({"dedupe",
         set,
         "precision of merged pairs",
         static_cast<double>(right) / static_cast<double>(merged),
         static_cast<double>(positive) / static_cast<double>(all),
         {},
         note});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path data(argv[1]);
  constexpr std::string_view kRead = "some read for the guard";
  score_drops(data);
  score_pairs(data / "csts_pairs/AFQMC/train.txt", "AFQMC zh", 0, 2, kRead);
  score_pairs(data / "csts_pairs/OPPO-xiaobu/dev.txt", "OPPO zh", 0, 2, kRead);
  score_pairs(data / "mrpc_sts/data/para/msr/msr-para-train.tsv", "MRPC en", 3, 0, "not tuned");
  return EXIT_SUCCESS;
}
