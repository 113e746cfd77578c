// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/keyed_hash.hpp"

#include <sodium.h>

#include "core/error.hpp"

namespace deskmill {
namespace {

// Part of the derivation: another version of this stage may make other
// surrogates under another name.
constexpr std::string_view kPurpose = "deskmill anonymize 1";

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

using State = crypto_generichash_state;

State* state_in(std::array<unsigned char, 384>& bytes) {
  static_assert(sizeof(State) <= sizeof bytes && alignof(State) <= 64);
  return reinterpret_cast<State*>(bytes.data());
}

void add(State* state, std::string_view text) {
  crypto_generichash_update(state, bytes_of(text), text.size());
}

/// The key itself, from what the user gave.
std::array<unsigned char, 32> derived_from(std::string_view secret) {
  std::array<unsigned char, 32> key;
  State state;
  crypto_generichash_init(&state, nullptr, 0, key.size());
  add(&state, kPurpose);
  add(&state, secret);
  crypto_generichash_final(&state, key.data(), key.size());
  sodium_memzero(&state, sizeof state);
  return key;
}

}  // namespace

std::uint32_t Draw::below(std::uint32_t bound) {
  const std::uint32_t high = bytes_[at_ % bytes_.size()], low = bytes_[(at_ + 1) % bytes_.size()];
  at_ += 2;
  return (high << 8 | low) * bound >> 16;
}

std::string_view KeyedHash::key_in(std::string_view text) {
  while (text.size() > kMinKeyBytes && (text.back() == '\n' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

KeyedHash::KeyedHash(std::string_view secret, std::string_view where) {
  if (secret.size() < kMinKeyBytes) {
    throw Error(Exit::kUsage, std::string(where) + ": the key has " +
                                  std::to_string(secret.size()) + " bytes, it needs at least " +
                                  std::to_string(kMinKeyBytes) +
                                  " (try: head -c 32 /dev/urandom | base64)");
  }
  if (sodium_init() < 0) throw Error(Exit::kBug, "libsodium does not initialise");
  auto key = derived_from(secret);
  crypto_generichash_init(state_in(start_), key.data(), key.size(), 64);
  sodium_memzero(key.data(), key.size());
}

KeyedHash::~KeyedHash() {
  sodium_memzero(start_.data(), start_.size());
}

std::array<unsigned char, 64> KeyedHash::bytes_of(std::string_view domain,
                                                  std::string_view value) const {
  alignas(64) auto copy = start_;
  State* const state = state_in(copy);
  add(state, domain);
  add(state, std::string_view("\0", 1));
  add(state, value);
  std::array<unsigned char, 64> out;
  crypto_generichash_final(state, out.data(), out.size());
  return out;
}

Draw KeyedHash::draw(std::string_view domain, std::string_view value) const {
  return Draw(bytes_of(domain, value));
}

std::string KeyedHash::hex(std::string_view domain, std::string_view value,
                           std::size_t digits) const {
  std::string text;
  append_hex(domain, value, digits, text);
  return text;
}

void KeyedHash::append_hex(std::string_view domain, std::string_view value, std::size_t digits,
                           std::string& out) const {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto bytes = bytes_of(domain, value);
  std::array<char, 2 * bytes.size()> hex;
  for (std::size_t i = 0; 2 * i < digits; ++i) {
    hex[2 * i] = kHex[bytes[i] >> 4];
    hex[2 * i + 1] = kHex[bytes[i] & 15];
  }
  out.append(hex.data(), digits);
}

std::string KeyedHash::key_id() const {
  return hex("key id", "", 16);
}

}  // namespace deskmill
