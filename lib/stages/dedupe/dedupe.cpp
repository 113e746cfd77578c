// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/dedupe.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/counted.hpp"
#include "core/error.hpp"
#include "io/spill_arena.hpp"
#include "json/string.hpp"
#include "json/writer.hpp"
#include "run/ordered_map.hpp"
#include "stages/dedupe/items/item_store.hpp"
#include "stages/dedupe/items/recurrent_turns.hpp"
#include "stages/dedupe/items/remembered.hpp"
#include "stages/dedupe/join/leader_join.hpp"

namespace deskmill {
namespace {

constexpr std::uint64_t kDefaultMemory = std::uint64_t{4} << 30;

/// Half of the limit is for what cannot be spilled, the other half is shared by the arenas.
std::size_t arena_share(const DedupeOptions& options) {
  return static_cast<std::size_t>(options.max_memory / 2 / 3);
}

LeaderOptions leader_options(const DedupeOptions& options) {
  LeaderOptions leader;
  if (options.threshold > 0) {
    leader.threshold_conversation = leader.threshold_text = options.threshold;
  }
  leader.jobs = options.jobs;
  leader.arena_bytes = arena_share(options);
  leader.tmp_dir = options.tmp_dir;
  return leader;
}

void mark(Record& record, const std::string& survivor, float similarity) {
  std::string jaccard;
  JsonWriter(jaccard).fixed(similarity, 3);
  record.set_member("duplicate_of", json_string(survivor));
  record.set_member("jaccard", std::move(jaccard));
}

/// Those of an earlier run: they may name records that are not there any more.
void remove_marks(Record& record, Notes& notes) {
  for (const std::string_view name : kMarks) record.remove_member(name);
  notes.count("marked/replaced");
}

constexpr std::size_t kConversationsPerTask = 256;

/// The sets of some conversations, and what a worker needs to make them.
struct ConversationSets {
  std::size_t begin = 0, end = 0;     ///< in State::pending
  std::vector<std::uint32_t> values;  ///< set after set
  std::vector<std::size_t> sizes;
  std::vector<std::uint32_t> set, sorting;
  std::array<std::string, 2> bytes;  ///< of the one at hand and the next
};

}  // namespace

struct Deduper::State {
  explicit State(const DedupeOptions& options)
      : store(arena_share(options), options.tmp_dir),
        conversations(arena_share(options), options.tmp_dir) {}

  ItemStore store;
  KeyTable table;
  std::vector<std::uint32_t> item_of;  ///< by ordinal
  std::vector<bool> has_marks;         ///< of an earlier run; by ordinal, filled only to mark
  RecurrentTurns recurrent;
  /// Turns of conversations until resolve() knows which of them recur.
  SpillArena conversations;
  struct Pending {
    std::uint32_t item = 0;
    std::uint64_t offset = 0, length = 0;
  };
  std::vector<Pending> pending;
  Survivors survivors;
  std::vector<bool> has_twins;  ///< by item

  std::size_t resident_bytes() const {
    return store.size() * kItemBytes + item_of.size() * sizeof(std::uint32_t) +
           recurrent.memory_bytes() + pending.size() * sizeof(Pending);
  }
  void build_conversation_sets(unsigned jobs);
  void make_conversation_sets(ConversationSets& sets) const;
  void make_conversation_set(const Remembered& remembered, ConversationSets& sets) const;
  std::uint32_t survivor_of(std::uint32_t item) const {
    return survivors.kept(item) ? item : survivors.survivor[item];
  }
};

void Deduper::State::make_conversation_sets(ConversationSets& sets) const {
  sets.values.clear();
  sets.sizes.clear();
  const auto load = [&](std::size_t i) {
    const Remembered remembered = unpack_remembered(conversations.read(
        pending[i].offset, static_cast<std::size_t>(pending[i].length), sets.bytes[i % 2]));
    recurrent.expect(remembered.turns);
    return remembered;
  };
  Remembered next = load(sets.begin);
  for (std::size_t i = sets.begin; i < sets.end; ++i) {
    const Remembered remembered = next;
    if (i + 1 < sets.end) next = load(i + 1);
    make_conversation_set(remembered, sets);
  }
}

/// The set of a conversation is that of its turns that do not recur, or of all if all do.
void Deduper::State::make_conversation_set(const Remembered& remembered,
                                           ConversationSets& sets) const {
  std::vector<std::uint32_t>& set = sets.set;
  set.clear();
  std::size_t begin = 0;
  for (const TurnMark& turn : remembered.turns) {
    const auto shingles =
        remembered.shingles.subspan(begin, static_cast<std::size_t>(turn.shingles));
    if (!recurrent.is_recurrent(turn.key)) set.insert(set.end(), shingles.begin(), shingles.end());
    begin += shingles.size();
  }
  if (set.empty()) set.assign(remembered.shingles.begin(), remembered.shingles.end());
  make_set(set, sets.sorting);
  sets.values.insert(sets.values.end(), set.begin(), set.end());
  sets.sizes.push_back(set.size());
}

void Deduper::State::build_conversation_sets(unsigned jobs) {
  conversations.seal();
  std::size_t next = 0;
  ordered_map<ConversationSets, ConversationSets*>(
      jobs,
      [&](ConversationSets& sets) {
        sets.begin = next;
        sets.end = next = std::min(next + kConversationsPerTask, pending.size());
        return sets.begin < sets.end;
      },
      [&](ConversationSets& sets) {
        make_conversation_sets(sets);
        return &sets;
      },
      [&](ConversationSets*&& sets) {
        ShingleSet values = sets->values;
        for (std::size_t i = 0; i < sets->sizes.size(); ++i) {
          store.set_shingles(pending[sets->begin + i].item, values.first(sets->sizes[i]));
          values = values.subspan(sets->sizes[i]);
        }
        // Tasks end in order: nobody reads the conversations before the next one any more.
        conversations.release_before(pending[sets->end - 1].offset);
      });
  pending = {};
  conversations = SpillArena(0, {});
}

Deduper::Deduper(DedupeOptions options) : options_(std::move(options)) {
  if (options_.max_memory == 0) options_.max_memory = kDefaultMemory;
  state_ = std::make_unique<State>(options_);
}

Deduper::~Deduper() = default;

std::string Deduper::prepare(const Record& record) const {
  return remember(record, options_.ignore_guard);
}

void Deduper::commit(std::uint64_t ordinal, std::string_view bytes) {
  constexpr std::uint64_t kMostRecords = std::uint64_t{1} << 32;  // ordinals are kept in 32 bits
  if (ordinal >= kMostRecords) {
    throw Error(Exit::kTryAgain,
                "more than " + std::to_string(kMostRecords) + " records; dedupe in parts");
  }
  State& state = *state_;
  const Remembered remembered = unpack_remembered(bytes);
  state.table.expect(remembered.key);
  state.recurrent.expect(remembered.turns);
  const auto fresh = static_cast<std::uint32_t>(state.store.size());
  std::uint32_t& known = state.table.value_of(remembered.key);
  if (known == kNoItem) known = fresh;
  const std::uint32_t item = known;
  state.item_of.push_back(item);
  if (options_.mark) state.has_marks.push_back(remembered.has_marks);
  if (item == fresh) {
    state.store.add({.guard = remembered.guard, .kind = remembered.kind});
    if (remembered.kind == Kind::kConversation) {
      state.recurrent.add(remembered.turns);
      state.pending.push_back({item, state.conversations.append(bytes), bytes.size()});
    } else {
      state.store.set_shingles(item, remembered.shingles);
    }
  }
  if (item == fresh || remembered.priority.outranks(state.store[item].priority)) {
    state.store[item].priority = remembered.priority;
    state.store[item].best = static_cast<std::uint32_t>(ordinal);
    state.store.set_id(item, remembered.id);
  }
  if (state.resident_bytes() > options_.max_memory / 2) {
    throw Error(Exit::kTryAgain, "more than half of --max-memory " +
                                     std::to_string(options_.max_memory) + " is needed for " +
                                     counted(state.item_of.size(), "record") +
                                     "; give it more, or dedupe in parts");
  }
}

void Deduper::resolve(Notes& notes) {
  State& state = *state_;
  state.table = {};  // no record comes any more
  state.build_conversation_sets(options_.jobs);
  state.store.seal();
  notes.count("dedupe/distinct_keys", static_cast<std::int64_t>(state.store.size()));
  if (options_.exact_only) {
    state.survivors.survivor.assign(state.store.size(), Survivors::kKept);
    state.survivors.similarity.assign(state.store.size(), 1.0F);
  } else {
    state.survivors = join_leaders(state.store, leader_options(options_));
  }
  state.has_twins.assign(state.store.size(), false);
  for (std::size_t ordinal = 0; ordinal < state.item_of.size(); ++ordinal) {
    const std::uint32_t item = state.item_of[ordinal];
    const bool stays = state.survivors.kept(item) && state.store[item].best == ordinal;
    if (!stays) state.has_twins[state.survivor_of(item)] = true;
  }
}

Outcome Deduper::decide(std::uint64_t ordinal, Record& record, Sink& sink) const {
  const State& state = *state_;
  const std::uint32_t item = state.item_of[static_cast<std::size_t>(ordinal)];
  const std::uint32_t survivor = state.survivor_of(item);
  const bool stays = survivor == item && state.store[item].best == ordinal;
  const std::string cluster = state.has_twins[survivor] ? state.store.id(survivor) : std::string();
  if (options_.mark) {
    if (state.has_marks[static_cast<std::size_t>(ordinal)]) remove_marks(record, sink.notes);
    if (!cluster.empty()) record.set_member("cluster", json_string(cluster));
  }
  if (!stays) {
    const bool near = survivor != item;
    const bool exact = content_hash(record) == state.store[survivor].priority.content;
    const std::string reason = near ? "dedupe.near" : exact ? "dedupe.exact" : "dedupe.same_key";
    sink.notes.explain(reason, "repeats " + cluster);
    if (!options_.mark) return Outcome::merged(reason, cluster);
    mark(record, cluster, state.survivors.similarity[item]);
    sink.notes.count("marked/" + reason);
  }
  sink.emit(record);
  return Outcome::kept();
}

bool Deduper::keeps(std::uint64_t ordinal) const {
  const State& state = *state_;
  const std::uint32_t item = state.item_of[static_cast<std::size_t>(ordinal)];
  if (state.survivor_of(item) != item || state.store[item].best != ordinal) return false;
  return !options_.mark ||
         (!state.has_twins[item] && !state.has_marks[static_cast<std::size_t>(ordinal)]);
}

}  // namespace deskmill
