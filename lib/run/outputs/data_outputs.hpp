// The data files of a run or of a part of it: which line goes to which file, and what each file
// holds in the end (for the manifest).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/hash.hpp"
#include "io/output_file.hpp"
#include "run/reports/manifest_file.hpp"
#include "run/run_plan.hpp"
#include "run/sink.hpp"

namespace deskmill {

/// Files that become visible together. Lines are written in the order of the calls.
class DataOutputs {
 public:
  /// Opens all files of `paths`, so that what cannot be created is known before anything is read;
  /// except for kPerInput, where each is opened with its first lines.
  DataOutputs(Layout layout, std::vector<std::string> paths, OutputSettings settings,
              bool content_sums);

  /// Appends the lines of a batch of input number `input`. `sums` are those of the sink's targets.
  void write(std::size_t input, const Sink& sink, const std::vector<ContentSum>& sums);
  /// Everything written and hashed; close() also syncs it. Nothing is visible yet.
  const std::vector<DataFile>& end();
  const std::vector<DataFile>& close();
  /// What is to become visible, for commit_together().
  void list_files(std::vector<OutputFile*>& files);

 private:
  void open(std::size_t place);
  void append(std::size_t place, const Sink::Target& lines, const ContentSum& sum);
  void count(std::size_t place, std::size_t lines, const ContentSum& sum);
  void deal_out(std::string_view lines);

  Layout layout_;
  OutputSettings settings_;
  bool content_sums_;
  std::vector<DataFile> files_;
  std::vector<std::optional<OutputFile>> open_;
  std::uint64_t next_record_ = 0;
};

}  // namespace deskmill
