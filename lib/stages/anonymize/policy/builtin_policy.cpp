// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/policy/policy.hpp"

namespace deskmill {

std::string_view builtin_policy_text() {
  return R"(# Policy of deskmill anonymize. A policy file may leave out what it does not change.

# Per type: action is keep, mask, placeholder, surrogate or drop; a finding below min_score is left.
#   mask         138****8000
#   placeholder  [电话1] or [PHONE_1], numbered within the record
#   surrogate    a made-up value of the same shape, the same for the same value; needs a key
#   drop         drops the record
types:
  person:       {action: placeholder, min_score: 0.5}
  phone:        {action: placeholder, min_score: 0.5}
  email:        {action: placeholder, min_score: 0.5}
  id_number:    {action: placeholder, min_score: 0.5}
  bank_card:    {action: placeholder, min_score: 0.5}
  ip:           {action: placeholder, min_score: 0.5}
  url:          {action: placeholder, min_score: 0.5}
  order_number: {action: placeholder, min_score: 0.5}
  address:      {action: placeholder, min_score: 0.5}
  account:      {action: placeholder, min_score: 0.5}
  secret:       {action: placeholder, min_score: 0.5}
  plate:        {action: placeholder, min_score: 0.5}
  birth_date:   {action: placeholder, min_score: 0.5}
  custom:       {action: placeholder, min_score: 0.5}

# Service numbers of companies (400, 0800, 1-800 and the like): keep or replace. Answers need them.
hotlines: keep

# Language of placeholders: auto (the record's lang, else its script), zh or en.
labels: auto

# Members that are no text of a turn. allow: kept verbatim. pseudonym: the whole value is replaced.
# All others are scanned like texts. A name without dot is a member of the record or of a turn.
members:
  allow: [kind, role, at, lang, signals, intent_source, intent_score, score, split]
  pseudonym: [customer, speaker]

# Values that are never touched, such as one's own hotline.
keep: []

# Own rules: {name, pattern, type, match, no_match}; type is one of the types above.
rules: []
)";
}

}  // namespace deskmill
