// The reader behind every mapping file: CSV and TSV, JSON, chat text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "stages/ingest/mapping/mapping.hpp"
#include "stages/ingest/readers/reader.hpp"

namespace deskmill {

/// How well the head of an input fits the mapping's `detect`; 0 when its kind of input differs.
double score_mapping(const SharedMapping& mapping, const Sample& sample);

/// Some line holds what may be a date and a clock time: "1.3.26", "2026年3月1日", "10:02".
bool has_dated_line(const Sample& sample);

/// Builds the reader for the input that `sample` shows. Throws Error(kUsage) when fields the
/// mapping needs are not there.
std::unique_ptr<Reader> make_mapping_reader(SharedMapping mapping, const Sample& sample,
                                            const ReaderSettings& settings);

/// What Mapping::opening finds in an element; a value that does not exist when there is none.
JsonValue opening_of(const Mapping& mapping, JsonValue element);

/// The way to cut an input that `mapping` needs, out of samples_of() or made for it.
Sample sample_for(const Mapping& mapping, const Head& head);

}  // namespace deskmill
