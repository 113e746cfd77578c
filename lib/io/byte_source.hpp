// Bytes of one input, decompressed: plain, gzip (all members) or zstd (all frames) by content.
//
// Sources of bytes sit behind this small interface so that tests can feed memory, short reads and
// failing reads. bz2, xz and zip are recognised and refused with the command to use instead.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/hash.hpp"

namespace deskmill {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills up to `capacity` (> 0) bytes, returns how many; 0 only at the end of the input.
  /// Throws Error(kNoInput) for truncated or corrupt compressed data, Error(kIo) for a failed read.
  virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
  /// Bytes taken from the file so far, before decompression: for progress.
  virtual std::uint64_t raw_bytes() const = 0;
  /// XXH3-128 of the raw file read so far (the whole file once read() has returned 0); zero when it
  /// was opened with Hashing::kOff.
  virtual Hash128 raw_hash() const = 0;
};

/// Hashing reads every byte once more, at 5 to 15 GB/s: worth leaving out where nobody asks for it.
enum class Hashing { kOff, kOn };

/// Opens a file, or standard input for "-", and puts the decoder its first bytes ask for in front.
/// Throws Error(kNoInput). `program` is the one that reads ("deskmill-clean"): for a compressed
/// format that is not supported, the message then says how to unpack the file into it.
std::unique_ptr<ByteSource> open_input(const std::string& path, Hashing hashing = Hashing::kOn,
                                       std::string_view program = {});

/// The bytes as they are stored, compressed or not; "-" is standard input. Throws Error(kNoInput).
std::unique_ptr<ByteSource> open_stored(const std::string& path, Hashing hashing = Hashing::kOn);

/// Size and XXH3-128 of a file as it is stored.
struct FileFacts {
  std::uint64_t bytes = 0;
  Hash128 hash;
};
/// Reads all of it. Throws Error(kNoInput).
FileFacts facts_of(const std::string& path);

/// A whole small file (rules, policy, schema, key); decompressed. Throws Error(kNoInput), or
/// Error(kUsage) when it is larger than `max_bytes`.
std::string read_file(const std::string& path, std::size_t max_bytes = 64u << 20);

}  // namespace deskmill
