// SPDX-License-Identifier: Apache-2.0
#include "io/byte_source.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "core/error.hpp"
#include "io/compression/decode.hpp"
#include "io/descriptors/descriptor.hpp"
#include "io/paths.hpp"

namespace deskmill {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(Descriptor file, int number, std::string name, Hashing hashing)
      : file_(std::move(file)), number_(number), name_(std::move(name)), hashing_(hashing) {}

  std::size_t read(char* buffer, std::size_t capacity) override {
    const ssize_t got = read_some(number_, buffer, capacity);
    if (got < 0) fail(errno);
    const std::size_t bytes = static_cast<std::size_t>(got);
    if (hashing_ == Hashing::kOn) hash_.update({buffer, bytes});
    raw_bytes_ += bytes;
    return bytes;
  }
  std::uint64_t raw_bytes() const override { return raw_bytes_; }
  Hash128 raw_hash() const override {
    return hashing_ == Hashing::kOn ? hash_.digest() : Hash128{};
  }

 private:
  [[noreturn]] void fail(int error) const {
    const bool not_a_file = error == EISDIR || error == EBADF;
    throw Error(not_a_file ? Exit::kNoInput : Exit::kIo, name_ + ": " + error_text(error));
  }

  Descriptor file_;  ///< not open for standard input, which is not ours to close
  int number_;
  std::string name_;
  Hashing hashing_;
  std::uint64_t raw_bytes_ = 0;
  StreamHash hash_;
};

}  // namespace

std::unique_ptr<ByteSource> open_stored(const std::string& path, Hashing hashing) {
  if (path == kStandardStream) {
    return std::make_unique<FileSource>(Descriptor(), STDIN_FILENO, kStandardInput, hashing);
  }
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) throw Error(Exit::kNoInput, path + ": " + open_error_text(errno));
  ::posix_fadvise(file.number(), 0, 0, POSIX_FADV_SEQUENTIAL);  // a hint: failing is no harm
  const int number = file.number();
  return std::make_unique<FileSource>(std::move(file), number, path, hashing);
}

std::unique_ptr<ByteSource> open_input(const std::string& path, Hashing hashing,
                                       std::string_view program) {
  return decode(open_stored(path, hashing), path == kStandardStream ? kStandardInput : path,
                program);
}

FileFacts facts_of(const std::string& path) {
  const std::unique_ptr<ByteSource> source = open_stored(path);
  std::string buffer(1u << 20, '\0');
  while (source->read(buffer.data(), buffer.size()) > 0) {
  }
  return {source->raw_bytes(), source->raw_hash()};
}

std::string read_file(const std::string& path, std::size_t max_bytes) {
  constexpr std::size_t kFirstRead = 64u << 10;
  const std::unique_ptr<ByteSource> source = open_input(path, Hashing::kOff);
  std::string content;
  std::size_t filled = 0;
  while (filled <= max_bytes) {
    content.resize(std::min(max_bytes + 1, std::max(2 * filled, kFirstRead)));
    const std::size_t got = source->read(content.data() + filled, content.size() - filled);
    filled += got;
    if (got > 0) continue;
    content.resize(filled);
    return content;
  }
  throw Error(Exit::kUsage,
              path + ": larger than the limit of " + std::to_string(max_bytes) + " bytes");
}

}  // namespace deskmill
