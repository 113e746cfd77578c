// SPDX-License-Identifier: Apache-2.0
#include "stages/dedupe/remembered.hpp"

#include <cstring>
#include <limits>
#include <type_traits>

#include "core/time.hpp"
#include "stages/dedupe/match_key.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

/// The fixed-size part of the packed form.
struct Header {
  Hash128 key;
  Priority priority;
  std::uint64_t guard = 0;
  std::uint32_t kind = 0, id_size = 0, turns = 0, shingles = 0;
};
static_assert(std::is_trivially_copyable_v<Header>);

template <typename T>
void append_items(std::string& bytes, const T* items, std::size_t count) {
  bytes.append(reinterpret_cast<const char*>(items), count * sizeof(T));
}

template <typename T>
void take_items(std::string_view& bytes, T* items, std::size_t count) {
  if (count > 0) std::memcpy(static_cast<void*>(items), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
}

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

/// Collects the match keys of a record's texts into hashes and shingles.
class Digest {
 public:
  explicit Digest(Remembered& remembered) : remembered_(remembered) {}

  void add(const Turn& turn) {
    key_.characters.clear();
    append_match_key(turn.text, key_);
    const std::size_t before = remembered_.shingles.size();
    append_shingles(key_.characters, side_of(turn), remembered_.shingles);
    // A text of nothing but punctuation or emoji has no key: it stands for itself.
    const std::uint64_t turn_key =
        key_.characters.empty() ? hash64(turn.text, 1) : hash64(bytes_of(key_.characters));
    key_hashes_.push_back(hash64({reinterpret_cast<const char*>(&turn_key), sizeof turn_key},
                                 static_cast<std::uint64_t>(turn.role)));
    remembered_.turns.push_back({key_hashes_.back(), remembered_.shingles.size() - before});
  }

  void finish(bool ignore_guard) {
    const auto kind = static_cast<std::uint64_t>(remembered_.kind);
    remembered_.guard = ignore_guard ? kind : guard_of(key_) + kind;
    remembered_.key = hash128({reinterpret_cast<const char*>(key_hashes_.data()),
                               key_hashes_.size() * sizeof(std::uint64_t)},
                              kind);
  }

 private:
  Remembered& remembered_;
  MatchKey key_;
  std::vector<std::uint64_t> key_hashes_;
};

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

Remembered remember(const Record& record, std::string& id_buffer, bool ignore_guard) {
  id_buffer = id_or_derived(record);
  Remembered remembered;
  remembered.kind = record.kind();
  remembered.id = id_buffer;
  remembered.priority = priority_of(record, id_buffer);
  Digest digest(remembered);
  for (const Turn& turn : record.turns()) {
    if (is_compared(record, turn)) digest.add(turn);
  }
  digest.finish(ignore_guard);
  if (remembered.kind != Kind::kConversation) {
    remembered.turns.clear();
    make_set(remembered.shingles);
  }
  return remembered;
}

std::string pack(const Remembered& remembered) {
  const Header header{remembered.key,
                      remembered.priority,
                      remembered.guard,
                      static_cast<std::uint32_t>(remembered.kind),
                      static_cast<std::uint32_t>(remembered.id.size()),
                      static_cast<std::uint32_t>(remembered.turns.size()),
                      static_cast<std::uint32_t>(remembered.shingles.size())};
  std::string bytes;
  append_items(bytes, &header, 1);
  append_items(bytes, remembered.turns.data(), remembered.turns.size());
  append_items(bytes, remembered.shingles.data(), remembered.shingles.size());
  bytes += remembered.id;
  return bytes;
}

Remembered unpack_remembered(std::string_view bytes) {
  Header header;
  take_items(bytes, &header, 1);
  Remembered remembered;
  remembered.key = header.key;
  remembered.priority = header.priority;
  remembered.guard = header.guard;
  remembered.kind = static_cast<Kind>(header.kind);
  remembered.turns.resize(header.turns);
  take_items(bytes, remembered.turns.data(), header.turns);
  remembered.shingles.resize(header.shingles);
  take_items(bytes, remembered.shingles.data(), header.shingles);
  remembered.id = bytes.substr(0, header.id_size);
  return remembered;
}

}  // namespace deskmill
