// The reader behind every mapping file: CSV and TSV, JSON, chat text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "stages/ingest/mapping/mapping.hpp"
#include "stages/ingest/readers/reader.hpp"

namespace deskmill {

/// Builds the reader for the input that `sample` shows. Throws Error(kUsage) when fields the
/// mapping needs are not there.
std::unique_ptr<Reader> make_mapping_reader(SharedMapping mapping, const Sample& sample,
                                            const ReaderSettings& settings);

}  // namespace deskmill
