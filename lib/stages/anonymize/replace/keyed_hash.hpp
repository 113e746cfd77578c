// The key of pseudonyms and surrogates, and the functions made from it (libsodium).
//
// Same key and same value give the same bytes on every shard, thread and run, without a shared
// table; without the key nobody can test a guess. An unkeyed hash of a phone number would be
// no protection: all of them are hashed in minutes. The key appears in no output; key_id()
// names it without telling.
//
// Two functions, as they are asked for differently. Surrogates are rare and draw many numbers:
// keyed BLAKE2b. A pseudonym is 64 bits and there is one in nearly every record: SipHash-2-4, made
// for just that, whose results nobody without the key can tell from random ones either, at a
// fraction of the time. Its 128 bits of key are themselves a result of the keyed BLAKE2b, so that
// neither function says anything about the other.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace deskmill {

/// 32 pseudorandom bytes that belong to one value, and numbers drawn from them in order.
class Draw {
 public:
  explicit Draw(const std::array<unsigned char, 64>& bytes) : bytes_(bytes) {}
  /// 0 <= result < bound, bound at most 65536. Draws repeat after 32 numbers.
  std::uint32_t below(std::uint32_t bound);
  char digit() { return static_cast<char>('0' + below(10)); }

 private:
  std::array<unsigned char, 64> bytes_;
  std::size_t at_ = 0;
};

class KeyedHash {
 public:
  static constexpr std::size_t kMinKeyBytes = 32;

  /// What a file or variable holds without the line breaks at its end. Random bytes may end
  /// so, too: 32 are left.
  static std::string_view key_in(std::string_view text);
  /// Throws Error(kUsage) when `secret` has fewer than 32 bytes; `where` names its source, not it.
  KeyedHash(std::string_view secret, std::string_view where);
  ~KeyedHash();
  KeyedHash(const KeyedHash&) = default;
  KeyedHash& operator=(const KeyedHash&) = default;

  /// 64 bytes for a value in a domain ("phone", "member"); different domains are unrelated.
  Draw draw(std::string_view domain, std::string_view value) const;
  /// `digits` lower-case hexadecimal digits, at most 128.
  std::string hex(std::string_view domain, std::string_view value, std::size_t digits) const;
  /// Appends "p_" and 16 hexadecimal digits, unrelated to all domains: with 64 bits no collision is
  /// to be feared below 1e9 people.
  void append_pseudonym(std::string_view value, std::string& out) const;
  /// Names the key in manifests: 16 hexadecimal digits.
  std::string key_id() const;

 private:
  std::array<unsigned char, 64> bytes_of(std::string_view domain, std::string_view value) const;

  /// A crypto_generichash_state that was given the key: each value goes on from a copy of it.
  alignas(64) std::array<unsigned char, 384> start_{};
  std::array<unsigned char, 16> pseudonym_key_{};
};

}  // namespace deskmill
