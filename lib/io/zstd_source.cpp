// SPDX-License-Identifier: Apache-2.0
#include <zstd.h>

#include <new>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "io/decode.hpp"

namespace deskmill {
namespace {

struct ContextDeleter {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

class ZstdSource : public ByteSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> stored, std::string name)
      : stored_(std::move(stored)),
        name_(std::move(name)),
        input_(ZSTD_DStreamInSize()),
        context_(ZSTD_createDCtx()) {
    if (!context_) throw std::bad_alloc();
  }

  std::size_t read(char* buffer, std::size_t capacity) override {
    ZSTD_outBuffer output{buffer, capacity, 0};
    while (output.pos == 0) {
      // A frame whose end was not reached may still hold output that did not fit into the last
      // buffer.
      if (pending_.pos == pending_.size && !decoder_has_more_ && !refill()) {
        if (in_frame_) fail("truncated zstd data");
        break;
      }
      decompress_some(output);
    }
    return output.pos;
  }
  std::uint64_t raw_bytes() const override { return stored_->raw_bytes(); }
  Hash128 raw_hash() const override { return stored_->raw_hash(); }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Exit::kNoInput, name_ + ": " + what);
  }

  bool refill() {
    const std::size_t got = stored_->read(input_.data(), input_.size());
    pending_ = {input_.data(), got, 0};
    return got > 0;
  }

  void decompress_some(ZSTD_outBuffer& output) {
    const std::size_t result = ZSTD_decompressStream(context_.get(), &output, &pending_);
    if (ZSTD_isError(result)) fail(std::string("corrupt zstd data: ") + ZSTD_getErrorName(result));
    in_frame_ = result != 0;
    decoder_has_more_ = in_frame_ && output.pos == output.size;
  }

  std::unique_ptr<ByteSource> stored_;
  std::string name_;
  std::vector<char> input_;
  std::unique_ptr<ZSTD_DCtx, ContextDeleter> context_;
  ZSTD_inBuffer pending_{nullptr, 0, 0};
  bool in_frame_ = false;
  bool decoder_has_more_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> decode_zstd(std::unique_ptr<ByteSource> stored, std::string name) {
  return std::make_unique<ZstdSource>(std::move(stored), std::move(name));
}

}  // namespace deskmill
