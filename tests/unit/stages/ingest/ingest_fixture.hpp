// Runs the whole stage on text in memory and hands back what came out.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "stages/ingest/ingest.hpp"
#include "support/temporary_directory.hpp"

namespace deskmill {

inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

class IngestTest : public testing::Test {
 protected:
  std::string write(const std::string& name, std::string_view content) const {
    return directory_.put(name, std::string(content));
  }
  std::string read(const std::string& name) const { return directory_.get(name); }
  bool exists(const std::string& name) const { return directory_.has(name); }
  std::string path_of(const std::string& name) const { return directory_ / name; }

  /// Lines of output. Rejects go to rejects.jsonl, dropped units to dropped.jsonl; both are
  /// allowed.
  std::vector<std::string> ingest(const std::vector<std::string>& paths) {
    RunOptions run;
    run.stage = "ingest";
    run.input.operands = paths;
    run.input.suffixes = ingest_suffixes();
    if (out_dir.empty()) {
      run.output = directory_ / "out.jsonl";
    } else {
      run.out_dir = directory_ / out_dir;
    }
    run.rejects = directory_ / "rejects.jsonl";
    run.dropped = directory_ / "dropped.jsonl";
    run.max_rejects = max_rejects;
    run.jobs = jobs;
    run.tmp_dir = directory_.path();
    run.max_memory = max_memory;
    if (max_record_bytes > 0) run.max_record_bytes = max_record_bytes;
    run.trace = trace;
    run.explain = explain;
    run.message = run.answer = [this](const std::string& line) { messages.push_back(line); };
    const RunSummary summary = run_ingest(run, options);
    tally = summary.tally;
    advice = summary.advice;
    std::vector<std::string> lines;
    std::ifstream file(run.output);
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }

  /// The message of the error that ends the run.
  std::string refusal(const std::vector<std::string>& paths) {
    try {
      ingest(paths);
    } catch (const Error& error) {
      return error.what();
    }
    ADD_FAILURE() << "no error";
    return {};
  }

  std::vector<std::string> ingest_text(const std::string& name, std::string_view content) {
    return ingest({write(name, content)});
  }

  bool was_said(std::string_view words) const {
    for (const std::string& message : messages) {
      if (message.find(words) != std::string::npos) return true;
    }
    return false;
  }

  std::int64_t count(const std::string& name) const { return tally.get(name); }

  IngestOptions options;
  unsigned jobs = 1;
  std::string out_dir;  ///< in the test's folder, or ""
  std::int64_t max_rejects = 1'000'000;
  std::uint64_t max_memory = 0;
  std::size_t max_record_bytes = 0;
  std::size_t trace = 0;
  std::vector<std::string> explain;
  Tally tally;
  std::vector<std::string> messages;
  std::string advice;

 private:
  TemporaryDirectory directory_;
};

}  // namespace deskmill
