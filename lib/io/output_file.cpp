// SPDX-License-Identifier: Apache-2.0
#include "io/output_file.hpp"

#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <set>
#include <utility>

#include "core/error.hpp"
#include "core/number.hpp"
#include "io/compression/compressor.hpp"
#include "io/descriptors/descriptor.hpp"
#include "io/descriptors/system_calls.hpp"
#include "io/descriptors/temporary_file.hpp"
#include "io/paths.hpp"

namespace deskmill {
namespace {

/// Content is compressed in blocks of exactly this size, so the bytes do not depend on how the
/// caller divides its writes.
constexpr std::size_t kBlockBytes = 256u << 10;
/// A write of at least this length that is not to be compressed is passed on without being copied.
constexpr std::size_t kStraightBytes = 64u << 10;
constexpr mode_t kPrivate = 0600;
constexpr mode_t kPermissions = 0777;
constexpr int kMostSymbolicLinks = 40;  ///< as the kernel allows

/// "/dev/stdout" and "/dev/fd/3" name descriptors this process was given. They are used as they
/// are: opening the name anew would begin at the start of a file the shell has opened for
/// appending.
std::optional<int> inherited_descriptor(std::string_view path) {
  if (path == kStandardStream || path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(folder)) continue;
    if (const auto number = parse_number<int>(path.substr(folder.size()))) return number;
  }
  return std::nullopt;
}

/// The file that symbolic links at `path` lead to, which need not exist.
std::string resolve_links(std::string path, const std::string& name) {
  for (int links = 0; links < kMostSymbolicLinks; ++links) {
    char destination[PATH_MAX];
    const ssize_t length = ::readlink(path.c_str(), destination, sizeof destination);
    if (length < 0) return path;
    path = join_path(parent_directory(path), {destination, static_cast<std::size_t>(length)});
  }
  throw Error(Exit::kCannotCreate, name + ": " + error_text(ELOOP));
}

std::optional<mode_t> wanted_mode(const OutputSettings& settings, bool exists, mode_t existing) {
  if (settings.private_mode) return kPrivate;
  if (exists) return existing & kPermissions;
  return std::nullopt;
}

}  // namespace

struct OutputFile::State {
  State(const std::string& output, OutputSettings output_settings);

  void open_by_path();
  void write(std::string_view bytes);
  void write(std::string_view bytes, const std::vector<Borrowed>& borrowed);
  void pass_on(std::string_view content);
  void store(std::string_view bytes);
  void store_compressed(std::string_view bytes) {
    if (is_hashed()) file_hash.update(bytes);
    store(bytes);
  }
  void flush_block();
  void finish_content();
  bool is_hashed() const { return settings.hashing == Hashing::kOn; }
  void sync();
  /// Gives the file its name and returns the directory that is to be synced; "" of a straight one.
  std::string take_place();
  [[noreturn]] void fail_to_store() const;
  [[noreturn]] void fail(Exit code, int error) const {
    throw Error(code, name + ": " + error_text(error));
  }

  std::string path;
  std::string name;  ///< for messages
  OutputSettings settings;

  std::unique_ptr<TemporaryFile> temporary;  ///< of a regular file; else nullptr
  Descriptor straight;                       ///< of any other target; else not open
  int descriptor = -1;                       ///< of whichever of the two is in use

  std::unique_ptr<Compressor> compressor;
  std::string block;
  std::vector<std::string_view> pieces;  ///< of one write; a member so that its memory is reused
  StreamHash file_hash, content_hash;
  OutputFacts facts;
  bool ended = false, synced = false;
};

OutputFile::State::State(const std::string& output, OutputSettings output_settings)
    : path(output),
      name(output == kStandardStream ? "standard output" : output),
      settings(output_settings) {
  if (const std::optional<int> inherited = inherited_descriptor(path)) {
    straight = Descriptor(::fcntl(*inherited, F_DUPFD_CLOEXEC, 3));
    if (!straight.is_open()) fail(Exit::kCannotCreate, errno);
    descriptor = straight.number();
  } else {
    compressor = compressor_for(path);
    open_by_path();
  }
  block.reserve(kBlockBytes);
}

void OutputFile::State::open_by_path() {
  struct stat status = {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  const bool names_directory = exists ? S_ISDIR(status.st_mode) : path.ends_with('/');
  if (names_directory) fail(Exit::kCannotCreate, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    straight = Descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!straight.is_open()) fail(Exit::kCannotCreate, errno);
    descriptor = straight.number();
    return;
  }
  if (exists && settings.no_clobber) {
    throw Error(Exit::kCannotCreate, name + ": exists (--no-clobber)");
  }
  temporary = std::make_unique<TemporaryFile>(resolve_links(path, name),
                                              wanted_mode(settings, exists, status.st_mode), name);
  descriptor = temporary->descriptor();
}

void OutputFile::State::write(std::string_view bytes) {
  if (ended) throw Error(Exit::kBug, name + ": written after its end");
  if (!compressor && bytes.size() >= kStraightBytes) {
    flush_block();
    return pass_on(bytes);
  }
  while (!bytes.empty()) {
    const std::size_t taken = std::min(bytes.size(), kBlockBytes - block.size());
    block.append(bytes.substr(0, taken));
    bytes.remove_prefix(taken);
    if (block.size() == kBlockBytes) flush_block();
  }
}

/// What would be passed on without being copied, if it were in one piece, is gathered by the
/// system.
void OutputFile::State::write(std::string_view bytes, const std::vector<Borrowed>& borrowed) {
  pieces.clear();
  std::size_t size = 0;
  for_each_piece(bytes, borrowed, [&](std::string_view piece) {
    pieces.push_back(piece);
    size += piece.size();
  });
  if (compressor || pieces.size() < 2 || size < kStraightBytes) {
    for (const std::string_view piece : pieces) write(piece);
    return;
  }
  if (ended) throw Error(Exit::kBug, name + ": written after its end");
  flush_block();
  for (const std::string_view piece : pieces) {
    if (is_hashed()) content_hash.update(piece);
  }
  facts.bytes += size;
  if (!write_all(descriptor, pieces)) fail_to_store();
}

void OutputFile::State::flush_block() {
  if (!block.empty()) pass_on(block);
  block.clear();
}

void OutputFile::State::pass_on(std::string_view content) {
  if (is_hashed()) content_hash.update(content);
  if (!compressor) return store(content);
  compressor->add(content, [this](std::string_view bytes) { store_compressed(bytes); });
}

void OutputFile::State::store(std::string_view bytes) {
  facts.bytes += bytes.size();
  if (!write_all(descriptor, bytes)) fail_to_store();
}

void OutputFile::State::fail_to_store() const {
  if (errno == EPIPE && inherited_descriptor(path) == STDOUT_FILENO) throw BrokenPipe();
  fail(Exit::kIo, errno);
}

void OutputFile::State::finish_content() {
  flush_block();
  if (compressor) {
    compressor->finish([this](std::string_view bytes) { store_compressed(bytes); });
  }
  if (is_hashed()) {
    facts.content_hash = content_hash.digest();
    facts.file_hash = compressor ? file_hash.digest() : facts.content_hash;
  }
  // So that many files are stored at once while none is waited for; sync() tells what failed.
  if (temporary) ::sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
  ended = true;
  compressor.reset();
  block = std::string();
}

void OutputFile::State::sync() {
  if (std::exchange(synced, true)) return;
  if (temporary) {
    if (fsync_call(descriptor) != 0) fail(Exit::kIo, errno);
  } else if (!straight.close()) {
    fail(Exit::kIo, errno);
  }
}

std::string OutputFile::State::take_place() {
  if (!temporary) return {};
  temporary->rename_into_place(settings.no_clobber);
  std::string directory = parent_directory(temporary->target());
  temporary.reset();
  return directory;
}

OutputFile::OutputFile(const std::string& path, OutputSettings settings)
    : state_(std::make_unique<State>(path, settings)) {}
OutputFile::~OutputFile() = default;

void OutputFile::write(std::string_view bytes) {
  state_->write(bytes);
}

void OutputFile::write(std::string_view bytes, const std::vector<Borrowed>& borrowed) {
  state_->write(bytes, borrowed);
}

OutputFacts OutputFile::end() {
  if (!state_->ended) state_->finish_content();
  return state_->facts;
}

OutputFacts OutputFile::close() {
  end();
  state_->sync();
  return state_->facts;
}

void OutputFile::remove_target() {
  if (state_->temporary) state_->temporary->remove_target();
}

OutputFacts OutputFile::commit() {
  commit_together({this});
  return state_->facts;
}

const std::string& OutputFile::path() const {
  return state_->path;
}

void commit_together(const std::vector<OutputFile*>& files) {
  for (OutputFile* file : files) file->end();
  for (OutputFile* file : files) file->close();
  std::set<std::string> directories;
  for (OutputFile* file : files) directories.insert(file->state_->take_place());
  directories.erase("");
  for (const std::string& directory : directories) {
    if (!sync_directory(directory)) throw Error(Exit::kIo, directory + ": " + error_text(errno));
  }
}

void remove_leftover(const std::string& path) {
  if (path.empty() || inherited_descriptor(path)) return;
  remove_leftover_of(resolve_links(path, path));
}

void write_file(const std::string& path, std::string_view content, OutputSettings settings) {
  OutputFile file(path, settings);
  file.write(content);
  file.commit();
}

}  // namespace deskmill
