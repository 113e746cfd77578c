// What ties messages together, and who asks, where no name of a field says it: values of different
// columns that are the same.
//
// Speakers who are named in the customer's column, two who write to each other, a customer whose
// rows stand together, answers that name what they answer, a file in which two people talk.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stages/ingest/head/sample.hpp"
#include "stages/ingest/mapping/mapping.hpp"

namespace deskmill {

/// Who speaks is the one named as the customer, or as the agent, in the same row or in the element
/// around: rules for roles. Changes nothing where others tell the customer.
void guess_named_sides(const Sample& sample, Mapping& mapping);

/// For rows without an id of their conversation: from and to, else the customer, else what is
/// answered, else two who talk in the whole input.
void guess_ties(const Sample& sample, Mapping& mapping);

/// "sid" is the session in some exports, and in others that of the message: there it is no id of a
/// conversation.
void forget_ids_of_messages(const Sample& sample, Mapping& mapping);

}  // namespace deskmill
