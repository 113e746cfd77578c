// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/items/remembered.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <type_traits>

#include "core/time.hpp"
#include "stages/dedupe/texts/match_key.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// The fixed-size part of the packed form.
struct Header {
  Hash128 key;
  Priority priority;
  std::uint64_t guard = 0;
  std::uint16_t kind = 0, has_marks = 0;
  std::uint32_t id_size = 0, turns = 0, shingles = 0;
};
static_assert(std::is_trivially_copyable_v<Header>);

static_assert(sizeof(Header) % alignof(TurnMark) == 0 && alignof(TurnMark) == 8);

template <typename T>
void append_items(std::string& bytes, const T* items, std::size_t count) {
  bytes.append(reinterpret_cast<const char*>(items), count * sizeof(T));
}

template <typename T>
std::span<const T> take_items(std::string_view& bytes, std::size_t count) {
  const auto* items = reinterpret_cast<const T*>(bytes.data());
  bytes.remove_prefix(count * sizeof(T));
  return {items, count};
}

/// The variable part of what is remembered, and buffers.
struct Digested {
  std::vector<TurnMark> turns;
  std::vector<std::uint32_t> shingles;
  std::vector<std::uint64_t> key_hashes;
  MatchKey key;
};

Side side_of(const Turn& turn) {
  return turn.role == Role::kCustomer ? Side::kCustomer : Side::kAgent;
}

/// A record of a pair is compared by question and answer; its context does not matter.
bool is_compared(const Record& record, const Turn& turn) {
  return record.kind() != Kind::kPair || turn.fixed;
}

std::string_view bytes_of(const std::u32string& text) {
  return {reinterpret_cast<const char*>(text.data()), text.size() * sizeof(char32_t)};
}

std::int64_t first_time(const Record& record) {
  for (const Turn& turn : record.turns()) {
    if (const auto seconds = parse_rfc3339(turn.at)) return *seconds;
  }
  return std::numeric_limits<std::int64_t>::max();
}

Priority priority_of(const Record& record, std::string_view id) {
  Priority priority;
  priority.time = first_time(record);
  for (const Turn& turn : record.turns()) {
    priority.length += static_cast<std::uint32_t>(count_code_points(turn.text));
  }
  priority.content = content_hash(record);
  priority.id = hash64(id);
  priority.line = hash64(record.raw());
  return priority;
}

void digest(const Turn& turn, Digested& digested) {
  MatchKey& key = digested.key;
  key.characters.clear();
  append_match_key(turn.text, key);
  const std::size_t before = digested.shingles.size();
  append_shingles(key.characters, side_of(turn), digested.shingles);
  // A text of nothing but punctuation or emoji has no key: it stands for itself.
  const std::uint64_t turn_key =
      key.characters.empty() ? hash64(turn.text, 1) : hash64(bytes_of(key.characters));
  digested.key_hashes.push_back(hash64({reinterpret_cast<const char*>(&turn_key), sizeof turn_key},
                                       static_cast<std::uint64_t>(turn.role)));
  digested.turns.push_back({digested.key_hashes.back(), digested.shingles.size() - before});
}

std::string pack(Header header, const Digested& digested, std::string_view id) {
  header.id_size = static_cast<std::uint32_t>(id.size());
  header.turns = static_cast<std::uint32_t>(digested.turns.size());
  header.shingles = static_cast<std::uint32_t>(digested.shingles.size());
  const std::size_t size = sizeof header + digested.turns.size() * sizeof(TurnMark) +
                           digested.shingles.size() * sizeof(std::uint32_t) + id.size();
  std::string bytes;
  bytes.reserve((size + 7) / 8 * 8);
  append_items(bytes, &header, 1);
  append_items(bytes, digested.turns.data(), digested.turns.size());
  append_items(bytes, digested.shingles.data(), digested.shingles.size());
  bytes += id;
  bytes.resize((size + 7) / 8 * 8);
  return bytes;
}

}  // namespace

std::uint64_t content_hash(const Record& record) {
  std::uint64_t hash = static_cast<std::uint64_t>(record.kind());
  for (const Turn& turn : record.turns()) {
    if (is_compared(record, turn)) {
      hash = hash64(turn.text, hash * 8 + static_cast<std::uint64_t>(turn.role));
    }
  }
  return hash;
}

std::string remember(const Record& record, bool ignore_guard) {
  const std::string id = id_or_derived(record);
  const auto kind = static_cast<std::uint64_t>(record.kind());
  Header header;
  header.kind = static_cast<std::uint16_t>(kind);
  header.has_marks = std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view name) {
    return record.find(name) != nullptr;
  });
  header.priority = priority_of(record, id);
  Digested digested;
  digested.turns.reserve(record.turns().size());
  digested.key_hashes.reserve(record.turns().size());
  digested.shingles.reserve(header.priority.length);
  for (const Turn& turn : record.turns()) {
    if (is_compared(record, turn)) digest(turn, digested);
  }
  header.guard = ignore_guard ? kind : guard_of(digested.key) + kind;
  const std::vector<std::uint64_t>& hashes = digested.key_hashes;
  header.key = hash128(
      {reinterpret_cast<const char*>(hashes.data()), hashes.size() * sizeof(std::uint64_t)}, kind);
  if (record.kind() != Kind::kConversation) {
    digested.turns.clear();
    make_set(digested.shingles);
  }
  return pack(header, digested, id);
}

Remembered unpack_remembered(std::string_view bytes) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  bytes.remove_prefix(sizeof header);
  Remembered remembered;
  remembered.key = header.key;
  remembered.priority = header.priority;
  remembered.guard = header.guard;
  remembered.kind = static_cast<Kind>(header.kind);
  remembered.turns = take_items<TurnMark>(bytes, header.turns);
  remembered.shingles = take_items<std::uint32_t>(bytes, header.shingles);
  remembered.has_marks = header.has_marks != 0;
  remembered.id = bytes.substr(0, header.id_size);
  return remembered;
}

}  // namespace deskmill
