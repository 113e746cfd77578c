// SPDX-License-Identifier: Apache-2.0
#include <zstd.h>
#include <zstd_errors.h>

#include <new>
#include <utility>

#include "io/compression/decode.hpp"
#include "io/compression/decoding_source.hpp"

namespace deskmill {
namespace {

struct ContextDeleter {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

/// Sound data may need what only the command can be told.
std::string why_not_decoded(std::size_t result) {
  switch (ZSTD_getErrorCode(result)) {
    case ZSTD_error_dictionary_wrong:
      return "zstd data made with a dictionary, which `zstd -D DICTIONARY -dc` unpacks";
    case ZSTD_error_frameParameter_windowTooLarge:
      return "zstd data with a window of more than 128 MiB, which `zstd --long=31 -dc` unpacks";
    default:
      return std::string("corrupt zstd data: ") + ZSTD_getErrorName(result);
  }
}

class ZstdSource : public DecodingSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> stored, std::string name)
      : DecodingSource(std::move(stored), std::move(name), "zstd", ZSTD_DStreamInSize()),
        context_(ZSTD_createDCtx()) {
    if (!context_) throw std::bad_alloc();
  }

 private:
  std::size_t decode(std::string_view& input, char* buffer, std::size_t capacity) override {
    ZSTD_inBuffer stored{input.data(), input.size(), 0};
    ZSTD_outBuffer output{buffer, capacity, 0};
    const std::size_t result = ZSTD_decompressStream(context_.get(), &output, &stored);
    if (ZSTD_isError(result)) fail(why_not_decoded(result));
    input.remove_prefix(stored.pos);
    in_frame_ = result != 0;
    buffer_was_full_ = output.pos == output.size;
    return output.pos;
  }
  bool in_part() const override { return in_frame_; }
  /// Only a frame whose end was not reached can hold more than fitted.
  bool has_output() const override { return in_frame_ && buffer_was_full_; }

  std::unique_ptr<ZSTD_DCtx, ContextDeleter> context_;
  bool in_frame_ = false;
  bool buffer_was_full_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> decode_zstd(std::unique_ptr<ByteSource> stored, std::string name) {
  return std::make_unique<ZstdSource>(std::move(stored), std::move(name));
}

}  // namespace deskmill
