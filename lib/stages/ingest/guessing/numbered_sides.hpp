// Sides that are told by numbers: sender_type 1 and 2, direction 0 and 1, fromUser 1 and 0; and by
// single letters.
//
// No number means the same everywhere, but conversations mostly begin with the customer. So the
// number with which four of five begin is taken for the customer, and all others for those who
// answer; who reads what was guessed sees which is which. Where those who begin greet as agents do
// ("how can I help you"), the customer is who speaks next.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// The same for letters that name sides in one field, such as "sender": {"t": "v"}: v, c, u or q
/// for who asks, a for who answers, b for a program that does, s for its notices.
void guess_lettered_sides(const Sample& sample, Mapping& mapping);

/// Replaces the rules of `mapping` that know no value of their field, where this holds small
/// numbers: the field that tells the role by its name, else the speaker, who is none then. Changes
/// nothing where any other rule finds a customer, or without a field for the conversation.
void guess_numbered_sides(const Sample& sample, Mapping& mapping);

}  // namespace deskmill
