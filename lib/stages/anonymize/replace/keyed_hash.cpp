// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/keyed_hash.hpp"

#include <sodium.h>

#include <algorithm>
#include <span>

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

/// Two for each of `bytes`.
void write_hex(std::span<const unsigned char> bytes, char* digits) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (const unsigned char byte : bytes) {
    *digits++ = kHex[byte >> 4];
    *digits++ = kHex[byte & 15];
  }
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
  auto bytes = bytes_of("pseudonym key", "");
  std::copy_n(bytes.begin(), pseudonym_key_.size(), pseudonym_key_.begin());
  sodium_memzero(bytes.data(), bytes.size());
}

KeyedHash::~KeyedHash() {
  sodium_memzero(start_.data(), start_.size());
  sodium_memzero(pseudonym_key_.data(), pseudonym_key_.size());
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
  const auto bytes = bytes_of(domain, value);
  std::string text(2 * bytes.size(), '\0');
  write_hex(bytes, text.data());
  text.resize(digits);
  return text;
}

void KeyedHash::append_pseudonym(std::string_view value, std::string& out) const {
  static_assert(crypto_shorthash_KEYBYTES == sizeof pseudonym_key_);
  std::array<unsigned char, crypto_shorthash_BYTES> bytes;
  crypto_shorthash(bytes.data(), deskmill::bytes_of(value), value.size(), pseudonym_key_.data());
  std::array<char, 2 * bytes.size()> digits;
  write_hex(bytes, digits.data());
  out.append("p_").append(digits.data(), digits.size());
}

std::string KeyedHash::key_id() const {
  return hex("key id", "", 16);
}

}  // namespace deskmill
