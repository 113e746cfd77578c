// SPDX-License-Identifier: Apache-2.0
#include "unit/io/compressed.hpp"

#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

namespace deskmill {

std::string gzip_of(const std::string& content) {
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string result(deflateBound(&stream, content.size()), '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(content.data());
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}

std::string zstd_of(const std::string& content) {
  std::string result(ZSTD_compressBound(content.size()), '\0');
  result.resize(ZSTD_compress(result.data(), result.size(), content.data(), content.size(), 1));
  return result;
}

std::string zstd_skippable_frame(const std::string& payload) {
  std::string frame = "\x53\x2a\x4d\x18";
  for (std::size_t i = 0, size = payload.size(); i < 4; ++i, size >>= 8) {
    frame += static_cast<char>(size & 255);
  }
  return frame + payload;
}

}  // namespace deskmill
