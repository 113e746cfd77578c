// SPDX-License-Identifier: Apache-2.0
#include "stages/split/ledger.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "io/byte_source.hpp"
#include "io/files.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kMagic = "deskmill-ledger-1\n";
constexpr std::size_t kHeaderBytes = kMagic.size() + 16;
constexpr std::size_t kEntryBytes = 9;
constexpr std::size_t kSumBytes = 32;  // XXH3-128 in hexadecimal
constexpr std::size_t kMaxBytes = std::size_t{8} << 30;

void append_number(std::string& bytes, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> shift) & 0xff);
}

std::uint64_t number_at(std::string_view bytes, std::size_t offset) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    number = (number << 8) | static_cast<unsigned char>(bytes[offset + i]);
  }
  return number;
}

/// Tells seeds apart without saying which one it was.
std::uint64_t seed_id(std::uint64_t seed) {
  return hash64({reinterpret_cast<const char*>(&seed), sizeof seed}, 0x6c6564676572ULL);
}

}  // namespace

Ledger::Ledger(std::string path, std::uint64_t seed) : path_(std::move(path)), seed_(seed) {
  if (path_.empty()) return;
  if (file_exists(path_) && !is_regular_file(path_)) {
    throw Error(Exit::kCannotCreate, path_ + ": not a file that could hold a ledger");
  }
  file_ = std::make_unique<OutputFile>(path_,
                                       OutputSettings{.no_clobber = false, .private_mode = true});
  if (file_exists(path_)) parse(read_file(path_, kMaxBytes));
}

void Ledger::parse(const std::string& bytes) {
  const std::string_view view(bytes);
  const bool whole = view.size() >= kHeaderBytes + kSumBytes && view.starts_with(kMagic) &&
                     to_hex(hash128(view.substr(0, view.size() - kSumBytes))) ==
                         view.substr(view.size() - kSumBytes);
  if (!whole) throw Error(Exit::kNoInput, path_ + ": not a ledger, or a damaged one");
  if (number_at(view, kMagic.size()) != seed_id(seed_)) {
    throw Error(Exit::kUsage,
                path_ +
                    ": the ledger was made with another --seed; give that one, or name "
                    "another file");
  }
  const std::string_view entries =
      view.substr(kHeaderBytes, view.size() - kHeaderBytes - kSumBytes);
  const std::uint64_t count = number_at(view, kMagic.size() + 8);
  if (entries.size() % kEntryBytes != 0 || entries.size() / kEntryBytes != count) {
    throw Error(Exit::kNoInput, path_ + ": the ledger does not hold the entries that it counts");
  }
  for (std::size_t at = 0; at < entries.size(); at += kEntryBytes) {
    const auto side = static_cast<unsigned char>(entries[at + 8]);
    if (side >= kSides) throw Error(Exit::kNoInput, path_ + ": the ledger names an unknown side");
    old_.emplace_back(number_at(entries, at), static_cast<SplitSide>(side));
  }
}

std::optional<SplitSide> Ledger::find(std::uint64_t key) const {
  const auto found = std::lower_bound(old_.begin(), old_.end(), Entry{key, SplitSide::kTrain});
  if (found == old_.end() || found->first != key) return std::nullopt;
  return found->second;
}

void Ledger::add(std::uint64_t key, SplitSide side) {
  if (file_ && !find(key)) added_.emplace_back(key, side);
}

void Ledger::save() {
  if (!file_) return;
  std::sort(added_.begin(), added_.end());
  std::vector<Entry> all;
  std::merge(old_.begin(), old_.end(), added_.begin(), added_.end(), std::back_inserter(all));
  std::string bytes(kMagic);
  append_number(bytes, seed_id(seed_));
  append_number(bytes, all.size());
  for (const auto& [key, side] : all) {
    append_number(bytes, key);
    bytes += static_cast<char>(side);
  }
  bytes += to_hex(hash128(bytes));
  file_->write(bytes);
  file_->commit();
  file_.reset();
}

}  // namespace deskmill
