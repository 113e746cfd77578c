// Chooses how an input is read: --map, --from, or the reader that recognises its head best.
//
// One for all inputs of a run: there may be thousands of small files, and a mapping file is read
// once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "stages/ingest/conversations/input_context.hpp"
#include "stages/ingest/head/head.hpp"
#include "stages/ingest/mapping/mapping.hpp"
#include "stages/ingest/options.hpp"
#include "stages/ingest/readers/reader.hpp"

namespace deskmill {

/// Says complete sentences to the user; with `verbose` also what is certain.
struct Tell {
  std::function<void(const std::string&)> say;
  bool verbose = false;
  void operator()(const std::string& line) const {
    if (say) say(line);
  }
};

/// An input that is understood: its reader, and what its conversations share.
struct KnownInput {
  /// Under the name of the format.
  KnownInput(std::string_view format, const Head& head, std::unique_ptr<Reader> its_reader);

  std::unique_ptr<Reader> reader;
  std::unique_ptr<InputContext> context;
};

/// What became of the look at a head: an input, or why there is none. Neither for an empty one.
struct Recognition {
  std::optional<KnownInput> input;
  std::string problem;         ///< in words, without the input's name; what to do is in it
  Exit exit = Exit::kBadData;  ///< of a run that has no other input
};

class Recogniser {
 public:
  /// Throws Error(kUsage) for an option that fits no input at all.
  explicit Recogniser(const IngestOptions& options);
  /// `tell` hears what was assumed.
  Recognition recognise(const Head& head, const Tell& tell) const;

 private:
  Recognition choose(const Head& head, const Tell& tell) const;

  ReaderSettings settings_;
  SharedMapping mapping_;               ///< of --map, or none
  const ReaderInfo* forced_ = nullptr;  ///< by --from
  bool local_ids_;
};

}  // namespace deskmill
