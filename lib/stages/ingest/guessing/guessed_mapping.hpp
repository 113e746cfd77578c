// A mapping for tables and JSON objects that nobody described: guessed from the names of columns or
// members, and from their values where the names say nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// Without a name; without text when no name is known to hold it.
Mapping guess_mapping(const Sample& sample);
/// The same where whole transcripts stand in the column or member `field`.
Mapping guess_mapping_of_transcripts(const Sample& sample, const std::string& field);

/// How sure such a guess is, 0..1.
double score_guess(const Sample& sample);

/// What was guessed and what is left out, for the user.
std::string description_of(const Mapping& guessed, const Sample& sample);

/// Puts rules in front of those that were guessed for notes that the sample does not show.
void add_unseen_notes(const Sample& sample, Mapping& guessed);

}  // namespace deskmill
