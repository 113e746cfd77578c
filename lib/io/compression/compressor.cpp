// SPDX-License-Identifier: Apache-2.0
#include "io/compression/compressor.hpp"

#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

#include <new>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "io/paths.hpp"

namespace deskmill {
namespace {

constexpr int kGzipLevel = 6;
constexpr int kZstdLevel = 3;
constexpr int kGzipWrapper = 15 + 16;  ///< deflateInit2: largest window, gzip header with mtime 0
constexpr int kDefaultMemoryLevel = 8;

class GzipCompressor : public Compressor {
 public:
  GzipCompressor() : output_(256u << 10) {
    if (deflateInit2(&stream_, kGzipLevel, Z_DEFLATED, kGzipWrapper, kDefaultMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~GzipCompressor() override { deflateEnd(&stream_); }
  GzipCompressor(const GzipCompressor&) = delete;
  GzipCompressor& operator=(const GzipCompressor&) = delete;

  void add(std::string_view content, const Write& write) override {
    constexpr std::size_t kMost = 1u << 30;  // avail_in has 32 bits
    for (; content.size() > kMost; content.remove_prefix(kMost)) {
      run(content.substr(0, kMost), Z_NO_FLUSH, write);
    }
    run(content, Z_NO_FLUSH, write);
  }
  void finish(const Write& write) override { run({}, Z_FINISH, write); }

 private:
  void run(std::string_view content, int flush, const Write& write) {
    stream_.next_in = reinterpret_cast<const Bytef*>(content.data());
    stream_.avail_in = static_cast<uInt>(content.size());
    do {
      stream_.next_out = output_.data();
      stream_.avail_out = static_cast<uInt>(output_.size());
      if (deflate(&stream_, flush) == Z_STREAM_ERROR) throw Error(Exit::kBug, "zlib: stream error");
      write({reinterpret_cast<const char*>(output_.data()), output_.size() - stream_.avail_out});
    } while (stream_.avail_out == 0);
  }

  std::vector<Bytef> output_;
  z_stream stream_ = {};
};

struct ContextDeleter {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

class ZstdCompressor : public Compressor {
 public:
  ZstdCompressor() : output_(ZSTD_CStreamOutSize()), context_(ZSTD_createCCtx()) {
    if (!context_) throw std::bad_alloc();
    check(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, kZstdLevel));
    check(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1));
  }

  void add(std::string_view content, const Write& write) override {
    ZSTD_inBuffer input{content.data(), content.size(), 0};
    while (input.pos < input.size) run(input, ZSTD_e_continue, write);
  }
  void finish(const Write& write) override {
    ZSTD_inBuffer nothing{nullptr, 0, 0};
    while (run(nothing, ZSTD_e_end, write) > 0) {
    }
  }

 private:
  /// Throws for a result of the library that is an error, else returns it.
  static std::size_t check(std::size_t result) {
    if (!ZSTD_isError(result)) return result;
    throw Error(Exit::kBug, std::string("zstd: ") + ZSTD_getErrorName(result));
  }

  /// Returns a lower bound of the bytes still to be flushed; 0 when there are none.
  std::size_t run(ZSTD_inBuffer& input, ZSTD_EndDirective directive, const Write& write) {
    ZSTD_outBuffer output{output_.data(), output_.size(), 0};
    const std::size_t left =
        check(ZSTD_compressStream2(context_.get(), &output, &input, directive));
    if (output.pos > 0) write({output_.data(), output.pos});
    return left;
  }

  std::vector<char> output_;
  std::unique_ptr<ZSTD_CCtx, ContextDeleter> context_;
};

}  // namespace

std::unique_ptr<Compressor> compressor_for(std::string_view path) {
  if (has_suffix(path, ".gz")) return std::make_unique<GzipCompressor>();
  if (has_suffix(path, ".zst")) return std::make_unique<ZstdCompressor>();
  return nullptr;
}

}  // namespace deskmill
