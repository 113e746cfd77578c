// SPDX-License-Identifier: Apache-2.0
#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <utility>

#include "io/compression/decode.hpp"
#include "io/compression/decoding_source.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kInputBytes = 256u << 10;
constexpr int kGzipOnly = 15 + 16;  ///< inflateInit2: largest window, gzip wrapper required

class GzipSource : public DecodingSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> stored, std::string name)
      : DecodingSource(std::move(stored), std::move(name), "gzip", kInputBytes) {
    if (inflateInit2(&stream_, kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~GzipSource() override { inflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

 private:
  std::size_t decode(std::string_view& input, char* buffer, std::size_t capacity) override {
    if (!in_member_) begin_member(input);
    return in_member_ ? inflate_some(input, buffer, capacity) : 0;
  }
  bool in_part() const override { return in_member_; }

  /// Between members: zero bytes pad the file (tapes, block devices), another member goes on.
  void begin_member(std::string_view& input) {
    if (members_ > 0 && input.front() == '\0') padded_ = true;
    if (padded_) return skip_padding(input);
    if (members_ > 0) inflateReset(&stream_);
    in_member_ = true;
  }

  void skip_padding(std::string_view& input) const {
    if (input.find_first_not_of('\0') != input.npos) fail("trailing garbage after gzip data");
    input = {};
  }

  std::size_t inflate_some(std::string_view& input, char* buffer, std::size_t capacity) {
    // zlib counts in 32 bits; the input is never longer than kInputBytes.
    const auto room =
        static_cast<uInt>(std::min<std::size_t>(capacity, std::numeric_limits<uInt>::max()));
    stream_.next_in = reinterpret_cast<const Bytef*>(input.data());
    stream_.avail_in = static_cast<uInt>(input.size());
    stream_.next_out = reinterpret_cast<Bytef*>(buffer);
    stream_.avail_out = room;
    check(inflate(&stream_, Z_NO_FLUSH));
    input.remove_prefix(input.size() - stream_.avail_in);
    return room - stream_.avail_out;
  }

  void check(int result) {
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
