// SPDX-License-Identifier: Apache-2.0
#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "io/decode.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kInputBytes = 256u << 10;
constexpr int kGzipOnly = 15 + 16;  ///< inflateInit2: largest window, gzip wrapper required

class GzipSource : public ByteSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> stored, std::string name)
      : stored_(std::move(stored)), name_(std::move(name)), input_(kInputBytes) {
    if (inflateInit2(&stream_, kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~GzipSource() override { inflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  std::size_t read(char* buffer, std::size_t capacity) override {
    const auto room =
        static_cast<uInt>(std::min<std::size_t>(capacity, std::numeric_limits<uInt>::max()));
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = room;
    while (stream_.avail_out == room) {
      if (stream_.avail_in == 0 && !refill()) {
        if (in_member_) fail("truncated gzip data");
        break;
      }
      if (in_member_) {
        inflate_some();
      } else {
        begin_member();
      }
    }
    return room - stream_.avail_out;
  }
  std::uint64_t raw_bytes() const override { return stored_->raw_bytes(); }
  Hash128 raw_hash() const override { return stored_->raw_hash(); }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Exit::kNoInput, name_ + ": " + what);
  }

  bool refill() {
    const std::size_t got = stored_->read(reinterpret_cast<char*>(input_.data()), input_.size());
    stream_.next_in = input_.data();
    stream_.avail_in = static_cast<uInt>(got);
    return got > 0;
  }

  /// Between members: zero bytes pad the file (tapes, block devices), another member goes on.
  void begin_member() {
    if (members_ > 0 && *stream_.next_in == 0) padded_ = true;
    if (padded_) return skip_padding();
    if (members_ > 0) inflateReset(&stream_);
    in_member_ = true;
  }

  void skip_padding() {
    for (; stream_.avail_in > 0; --stream_.avail_in) {
      if (*stream_.next_in++ != 0) fail("trailing garbage after gzip data");
    }
  }

  void inflate_some() {
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      in_member_ = false;
      ++members_;
    } else if (result == Z_MEM_ERROR) {
      throw std::bad_alloc();
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      const std::string reason = stream_.msg == nullptr ? "needs a dictionary" : stream_.msg;
      const bool is_garbage = members_ > 0 && reason == "incorrect header check";
      fail(is_garbage ? "trailing garbage after gzip data" : "corrupt gzip data: " + reason);
    }
  }

  std::unique_ptr<ByteSource> stored_;
  std::string name_;
  std::vector<Bytef> input_;
  z_stream stream_ = {};
  std::uint64_t members_ = 0;
  bool in_member_ = false;
  bool padded_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> decode_gzip(std::unique_ptr<ByteSource> stored, std::string name) {
  return std::make_unique<GzipSource>(std::move(stored), std::move(name));
}

}  // namespace deskmill
