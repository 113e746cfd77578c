// SPDX-License-Identifier: Apache-2.0
#include "core/notes.hpp"

#include <algorithm>

namespace deskmill {

void Notes::begin_record(std::string_view id) {
  if (!tracing()) return;
  record_id_ = id;
  explaining_ = explain_ids_ != nullptr && std::find(explain_ids_->begin(), explain_ids_->end(),
                                                     record_id_) != explain_ids_->end();
}

void Notes::count_change(std::string_view rule) {
  counter_ = "rules/";
  counter_ += rule;
  tally.add(counter_);
}

void Notes::change(std::string_view rule, std::string_view before, std::string_view after) {
  count_change(rule);
  sample(rule, before, after);
}

void Notes::change_in_private(std::string_view rule, std::string_view before,
                              std::string_view after) {
  count_change(rule);
  sample_for_trace(rule, before, after);
}

void Notes::sample(std::string_view rule, std::string_view before, std::string_view after) {
  if (explaining_) {
    samples.push_back(
        {record_id_, std::string(rule), std::string(before), std::string(after), true});
  }
  sample_for_trace(rule, before, after);
}

void Notes::sample_for_trace(std::string_view rule, std::string_view before,
                             std::string_view after) {
  if (samples_per_rule_ == 0) return;
  std::size_t& taken = samples_of_[std::string(rule)];
  if (taken >= samples_per_rule_) return;
  ++taken;
  samples.push_back(
      {record_id_, std::string(rule), std::string(before), std::string(after), false});
}

void Notes::explain(std::string_view rule, std::string_view text) {
  if (explaining_) samples.push_back({record_id_, std::string(rule), {}, std::string(text), true});
}

}  // namespace deskmill
