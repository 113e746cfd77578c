// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replace/replacer.hpp"

#include <utility>

#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/policy/placeholder.hpp"
#include "stages/anonymize/replace/mask.hpp"
#include "stages/anonymize/replace/surrogate.hpp"
#include "stages/anonymize/values/normal_form.hpp"

namespace deskmill {
namespace {

std::string_view without_title(std::string_view name) {
  for (const std::string_view title : {"先生", "女士", "小姐", "太太", "老师", "经理"}) {
    if (name.size() > title.size() && name.ends_with(title)) name.remove_suffix(title.size());
  }
  return name;
}

}  // namespace

void Replacer::start(bool chinese) {
  chinese_ = chinese;
  names_.clear();
  last_.fill(0);
  few_.clear();
  if (!more_.empty()) more_.clear();
}

void Replacer::announce_name(std::string_view name) {
  std::string identity = normal_form(PiiType::kPerson, without_title(name));
  if (identity.size() <= 3) return;  // a surname alone
  names_.add(std::move(identity));
}

std::string Replacer::identity_of(PiiType type, std::string_view value) const {
  if (type != PiiType::kPerson) return normal_form(type, value);
  return std::string(names_.whole_of(normal_form(type, without_title(value))));
}

std::size_t Replacer::number_of(std::size_t group, std::string identity) {
  for (const Numbered& known : few_) {
    if (known.group == group && known.identity == identity) return known.number;
  }
  if (few_.size() < kFew) {
    few_.push_back({group, ++last_[group], std::move(identity)});
    return last_[group];
  }
  const auto [entry, is_new] = more_.try_emplace({group, std::move(identity)}, 0);
  if (is_new) entry->second = ++last_[group];
  return entry->second;
}

void Replacer::append_replacement(PiiType type, std::string_view value, std::string& out) {
  switch (policy_.of(type).action) {
    case Action::kMask:
      out += masked(type, value);
      break;
    case Action::kSurrogate:
      out += surrogate_of(type, value, normal_form(type, value), *key_);
      break;
    case Action::kPlaceholder: {
      const PiiTypeRow& row = row_of(type);
      const std::size_t group = static_cast<std::size_t>(type);
      append_placeholder({row.zh, row.en}, chinese_, number_of(group, identity_of(type, value)),
                         out);
      break;
    }
    default:
      out += value;
  }
}

void Replacer::append_numbered_member(std::string_view value, std::string& out) {
  append_placeholder(kSpeakerLabel, chinese_, number_of(kSpeakers, std::string(value)), out);
}

}  // namespace deskmill
