// Compression of an output, chosen by the suffix of its name.
//
// Internal to io. Levels and threads are fixed and the header has no clock, so the same content
// gives the same bytes whenever and wherever it is written by the same library version.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace deskmill {

class Compressor {
 public:
  /// Takes compressed bytes; they are valid during the call. May throw.
  using Write = std::function<void(std::string_view)>;

  virtual ~Compressor() = default;
  /// Compresses `content` and hands on what is ready, which may be nothing yet.
  virtual void add(std::string_view content, const Write& write) = 0;
  /// Writes the end of the compressed stream. Nothing may be added after it.
  virtual void finish(const Write& write) = 0;
};

/// nullptr for a name that asks for no compression.
std::unique_ptr<Compressor> compressor_for(std::string_view path);

}  // namespace deskmill
