// SPDX-License-Identifier: Apache-2.0
#include "io/spill_file.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/error.hpp"
#include "io/descriptors/descriptor.hpp"
#include "io/paths.hpp"
#include "io/process.hpp"
#include "io/signals.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kBufferBytes = 1u << 20;

std::string spill_directory(const std::string& wanted) {
  if (!wanted.empty()) return wanted;
  const std::string from_environment = environment("TMPDIR");
  return from_environment.empty() ? "/tmp" : from_environment;
}

Descriptor open_nameless(const std::string& directory) {
  Descriptor file(::open(directory.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (file.is_open()) return file;
  // Not every file system has O_TMPFILE, and a kernel without it takes it for O_DIRECTORY.
  if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) return file;
  const SignalDelay until_it_has_no_name;
  std::string path = join_path(directory, ".deskmill-spill-XXXXXX");
  file = Descriptor(::mkostemp(path.data(), O_CLOEXEC));
  if (file.is_open()) ::unlink(path.c_str());
  return file;
}

}  // namespace

struct SpillFile::State {
  explicit State(const std::string& wanted_directory)
      : directory(spill_directory(wanted_directory)), file(open_nameless(directory)) {
    if (!file.is_open()) fail(errno);
    buffer.reserve(kBufferBytes);
  }

  void store(std::string_view bytes) {
    if (!write_all(file.number(), bytes)) fail(errno);
    stored += bytes.size();
  }
  void flush() {
    store(buffer);
    buffer.clear();
  }
  [[noreturn]] void fail(int error) const {
    const std::string reason =
        error == 0 ? "unexpected end" : error_text(error) + "; --tmp-dir names another folder";
    throw Error(Exit::kIo, directory + ": temporary file: " + reason);
  }

  std::string directory;
  Descriptor file;
  std::string buffer;        ///< appended, not yet in the file
  std::uint64_t stored = 0;  ///< bytes in the file
};

SpillFile::SpillFile(const std::string& directory) : state_(std::make_unique<State>(directory)) {}
SpillFile::~SpillFile() = default;
SpillFile::SpillFile(SpillFile&&) noexcept = default;
SpillFile& SpillFile::operator=(SpillFile&&) noexcept = default;

std::uint64_t SpillFile::append(std::string_view bytes) {
  const std::uint64_t offset = size();
  if (state_->buffer.size() + bytes.size() > kBufferBytes) state_->flush();
  if (bytes.size() >= kBufferBytes) {
    state_->store(bytes);
  } else {
    state_->buffer.append(bytes);
  }
  return offset;
}

std::uint64_t SpillFile::size() const {
  return state_->stored + state_->buffer.size();
}

void SpillFile::read(std::uint64_t offset, char* buffer, std::size_t length) const {
  if (offset > size() || length > size() - offset) state_->fail(0);
  const std::uint64_t stored = state_->stored;
  if (offset < stored) {
    const auto on_disk = static_cast<std::size_t>(std::min<std::uint64_t>(length, stored - offset));
    if (!read_at(state_->file.number(), buffer, on_disk, static_cast<off_t>(offset))) {
      state_->fail(errno);
    }
    buffer += on_disk;
    offset += on_disk;
    length -= on_disk;
  }
  if (length > 0) std::memcpy(buffer, state_->buffer.data() + (offset - stored), length);
}

void SpillFile::flush() {
  state_->flush();
}

}  // namespace deskmill
