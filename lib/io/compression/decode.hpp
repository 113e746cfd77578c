// Decompression as a ByteSource over a ByteSource: it works on files, pipes and memory alike.
//
// Internal to io; open_input() is what other rooms call.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "io/byte_source.hpp"

namespace deskmill {

inline constexpr char kStandardInput[] = "standard input";  ///< its name in messages

/// Looks at the first bytes and puts the right decoder in front, or none. `name` is for messages: a
/// path, or kStandardInput. Throws Error(kNoInput) for a compressed format that is not supported,
/// saying what to run instead: a pipe into `program`, or only how to unpack when that is empty.
std::unique_ptr<ByteSource> decode(std::unique_ptr<ByteSource> stored, const std::string& name,
                                   std::string_view program);

/// RFC 1952, all members. Zero bytes after the last one are padding; anything else there is an
/// error.
std::unique_ptr<ByteSource> decode_gzip(std::unique_ptr<ByteSource> stored, std::string name);
/// RFC 8878, all frames, skippable ones skipped. Windows up to 128 MiB, as `zstd -d` without
/// options.
std::unique_ptr<ByteSource> decode_zstd(std::unique_ptr<ByteSource> stored, std::string name);

}  // namespace deskmill
