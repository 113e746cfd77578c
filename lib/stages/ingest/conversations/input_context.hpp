// What all conversations of one input share; outlives the reading of it where they are sorted.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <utility>

#include "stages/ingest/conversations/conversation_writer.hpp"
#include "stages/ingest/conversations/grouping.hpp"

namespace deskmill {

struct InputContext {
  InputContext(ConversationWriter::Source source, Grouping its_grouping)
      : writer(std::move(source)), grouping(std::move(its_grouping)) {}

  ConversationWriter writer;
  Grouping grouping;
  std::size_t input = 0;  ///< in Run::inputs()
};

}  // namespace deskmill
