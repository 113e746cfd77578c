// From operands to files: which inputs a run reads, in which order, and what was passed over.
//
// A directory stands for its files: a folder with data/ means that folder, one with cur/ and new/
// is a Maildir, otherwise all files below it with a known suffix, in bytewise order of their paths.
// Of the sets of --out-dir among them, data/ alone counts: reports and dropped records are no data.
// Symbolic links to directories are not followed. Quoted globs are expanded here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deskmill {

struct InputFile {
  std::string path;  ///< as opened; "-" is standard input
  /// Base name without compression suffix, or --source-name: goes into records. A file name is
  /// bytes: it need not be valid UTF-8. Standard input is "stdin".
  std::string name;
  std::uint64_t bytes = 0;  ///< size on disk, 0 when unknown (pipe)
  bool is_regular = false;
};

struct InputSet {
  std::vector<InputFile> files;
  std::vector<std::string> skipped;  ///< files in directories, of unknown suffix or beside data/
};

struct InputOptions {
  std::vector<std::string> operands;  ///< none means standard input
  std::string files_from;   ///< file with one path per line (blank and # lines ignored), or ""
  std::string source_name;  ///< replaces the name of every input, or ""
  /// Suffixes (before .gz/.zst) taken from directories, e.g. {".jsonl"}; ingest gives a longer
  /// list.
  std::vector<std::string> suffixes;
};

/// Throws Error(kNoInput) for a missing or unreadable operand, a glob or directory without a match,
/// a list with a line that can be no path; Error(kUsage) when standard input is named twice.
InputSet resolve_inputs(const InputOptions& options);

/// A folder that --out-dir made: with data/ and meta/.
bool is_output_set(const std::string& directory);

/// "chat.jsonl.gz" gives "chat.jsonl"; "a/b.csv" gives "b.csv".
std::string source_name_of(std::string_view path);

}  // namespace deskmill
