// The export companion: records to rows that a trainer takes, and only such.
//
// What a trainer would skip silently is rejected here with the name of its rule; what the user
// asked to leave out (low score, not durable) is dropped.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include "core/outcome.hpp"
#include "core/record.hpp"
#include "run/sink.hpp"
#include "stages/export/example.hpp"
#include "stages/export/formats.hpp"

namespace deskmill {

struct ExportOptions {
  ExampleOptions example;
  double min_score = 0;       ///< pairs with a lower score are dropped
  bool durable_only = false;  ///< pairs marked "durable": false are dropped
};

/// Immutable; one serves all threads. `format` must outlive it.
class Exporter {
 public:
  Exporter(ExportOptions options, const ExportFormat& format)
      : options_(std::move(options)), format_(format) {}
  Outcome operator()(const Record& record, Sink& sink) const;

 private:
  ExportOptions options_;
  const ExportFormat& format_;
};

}  // namespace deskmill
