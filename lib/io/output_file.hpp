// One output: written aside, checked, renamed into place. Nothing half-written is ever visible.
//
// The temporary is `.NAME.deskmill-tmp` in the target's directory, locked while in use (a second
// run on the same output gets exit 75), taken over when a killed run left it. commit() flushes,
// syncs, renames and syncs the directory; a destructor without commit() removes the temporary.
// Syncs dominate the time of many small files: commit_together() overlaps them. A target that is no
// regular file (device, FIFO, standard output) is written straight. Compression follows the suffix
// of the target: .zst at level 3 with one thread, .gz with level 6 and mtime 0: bytes repeat.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/borrowing_text.hpp"
#include "core/hash.hpp"
#include "io/byte_source.hpp"

namespace deskmill {

struct OutputFacts {
  std::uint64_t bytes = 0;  ///< of the file as stored
  Hash128 file_hash;        ///< XXH3-128 of the file as stored
  Hash128 content_hash;     ///< XXH3-128 of the uncompressed content
};

struct OutputSettings {
  bool no_clobber = false;         ///< refuse an existing regular file with Error(kCannotCreate)
  bool private_mode = false;       ///< 0600: rejects and dropped records are customer data
  Hashing hashing = Hashing::kOn;  ///< off: the hashes of OutputFacts are zero
};

class OutputFile {
 public:
  /// `path` "-" is standard output. Throws Error(kCannotCreate), Error(kTryAgain) when locked.
  explicit OutputFile(const std::string& path, OutputSettings settings = {});
  ~OutputFile();

  /// Throws Error(kIo) naming the file and errno; BrokenPipe when the reader of a pipe is gone.
  void write(std::string_view bytes);
  /// The same with what was borrowed put into its places.
  void write(std::string_view bytes, const std::vector<Borrowed>& borrowed);
  /// Ends the content: everything written and hashed, and the system begins to store it.
  OutputFacts end();
  /// end() if needed, then synced, but still under its temporary name.
  OutputFacts close();
  /// Removes the regular file that commit() replaces, if there is one: a manifest must not outlive
  /// what it describes. One that cannot be removed stays; commit() then says why.
  void remove_target();
  /// close() if needed, then rename into place.
  OutputFacts commit();
  const std::string& path() const;

 private:
  friend void commit_together(const std::vector<OutputFile*>& files);

  struct State;
  std::unique_ptr<State> state_;
};

/// commit() of all: every file is synced before the first gets its name, a directory once.
void commit_together(const std::vector<OutputFile*>& files);

/// Thrown by writes when the reader of standard output has gone: the run ends silently by SIGPIPE.
struct BrokenPipe {};

/// Of an output that is not written anew: removes what a killed run left beside it.
void remove_leftover(const std::string& path);

/// Writes a small file (stats, manifest) atomically.
void write_file(const std::string& path, std::string_view content, OutputSettings settings = {});

}  // namespace deskmill
