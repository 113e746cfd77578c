// What is known about one input once its head has been read: charset, format, reader.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "io/byte_source.hpp"
#include "stages/ingest/conversations/conversation_writer.hpp"
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

/// The head of an input: at least 1 MiB, or more while it is pure ASCII (a GBK letter may come
/// late), never more than 8 MiB.
struct RawHead {
  std::string bytes;
  bool complete = false;
  /// Lines end with CR alone, as old Macintosh programs write them: in `bytes` they are newlines.
  bool lone_returns = false;
};
RawHead read_head(ByteSource& source);

/// Decodes the head in the charset named by `encoding`, or in the one that fits best when it is
/// empty. The names are left empty. Throws Error(kUsage) for an unknown encoding.
Head decode_head(const RawHead& raw, std::string_view encoding);

/// The context that `reader` gives this input, under the name of its format.
std::unique_ptr<InputContext> context_of(std::string_view format, const Head& head,
                                         std::unique_ptr<Reader> reader);

}  // namespace deskmill
