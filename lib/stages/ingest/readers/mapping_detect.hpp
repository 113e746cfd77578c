// How well a mapping fits the head of an input, and how it wants that input cut.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// How well the head of an input fits the mapping's `detect`; 0 when its kind of input differs.
double score_mapping(const SharedMapping& mapping, const Sample& sample);

/// A format without header got one: the first row fits none of the cells by which it is known.
bool names_columns(const Mapping& mapping, const Sample& sample);

/// Some line holds what may be a date and a clock time: "1.3.26", "2026年3月1日", "10:02".
bool has_dated_line(const Sample& sample);

/// The way to cut an input that `mapping` needs, out of samples_of() or made for it.
Sample sample_for(const Mapping& mapping, const Head& head);

}  // namespace deskmill
