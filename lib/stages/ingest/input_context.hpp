// What is known about one input once its head has been read: charset, format, reader.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "io/byte_source.hpp"
#include "stages/ingest/conversation_writer.hpp"
#include "stages/ingest/options.hpp"
#include "stages/ingest/readers/reader.hpp"

namespace deskmill {

struct InputContext {
  InputContext(ConversationWriter::Source source, std::unique_ptr<Reader> its_reader)
      : writer(std::move(source)), reader(std::move(its_reader)), grouping(reader->grouping()) {}

  ConversationWriter writer;
  std::unique_ptr<Reader> reader;
  Grouping grouping;
  std::size_t input = 0;  ///< in Run::inputs()
};

/// The head of an input: at least 1 MiB, or more while it is pure ASCII (a GBK letter may come late),
/// never more than 8 MiB.
struct RawHead {
  std::string bytes;
  bool complete = false;
};
RawHead read_head(ByteSource& source);

/// Decodes the head in the charset named by `encoding`, or in the one that fits best when it is empty.
/// The names are left empty. Throws Error(kUsage) for an unknown encoding.
Head decode_head(const RawHead& raw, std::string_view encoding);

/// Says complete sentences to the user; with `verbose` also what is certain.
struct Tell {
  std::function<void(const std::string&)> say;
  bool verbose = false;
  void operator()(const std::string& line) const {
    if (say) say(line);
  }
};

/// What became of the look at a head: a context, or why there is none. Neither for an empty input.
struct Recognition {
  std::unique_ptr<InputContext> context;
  std::string problem;         ///< in words, without the input's name; what to do is in it
  Exit exit = Exit::kBadData;  ///< of a run that has no other input
};

/// The context that `reader` gives this input, under the name of its format.
std::unique_ptr<InputContext> context_of(std::string_view format, const Head& head,
                                         std::unique_ptr<Reader> reader);

/// Chooses the reader for this head: --map, --from, or the one that recognises it best. Throws
/// Error(kUsage) for an option that fits no input at all.
Recognition recognise(const Head& head, const IngestOptions& options, const Tell& tell);

}  // namespace deskmill
