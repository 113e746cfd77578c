// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replacer.hpp"

#include <algorithm>

#include "stages/anonymize/normal_form.hpp"
#include "stages/anonymize/surrogate.hpp"

namespace deskmill {
namespace {

/// `part` is a whole word of `name`, or its beginning in a name without blanks (a Chinese surname).
bool is_part_of(const std::string& part, const std::string& name) {
  if (name.find(' ') == std::string::npos) return name.starts_with(part);
  return (" " + name + " ").find(" " + part + " ") != std::string::npos;
}

std::string_view without_title(std::string_view name) {
  for (const std::string_view title : {"先生", "女士", "小姐", "太太", "老师", "经理"}) {
    if (name.size() > title.size() && name.ends_with(title)) name.remove_suffix(title.size());
  }
  return name;
}

}  // namespace

void Replacer::announce_name(std::string_view name) {
  std::string identity = normal_form(PiiType::kPerson, without_title(name));
  if (identity.size() <= 3) return;  // a surname alone
  if (std::find(names_.begin(), names_.end(), identity) == names_.end()) {
    names_.push_back(std::move(identity));
  }
}

std::string Replacer::identity_of(PiiType type, std::string_view value) const {
  if (type != PiiType::kPerson) return normal_form(type, value);
  const std::string identity = normal_form(type, without_title(value));
  const std::string* whole = nullptr;
  for (const std::string& name : names_) {
    if (name.size() <= identity.size() || !is_part_of(identity, name)) continue;
    if (whole != nullptr) return identity;  // two people could be meant
    whole = &name;
  }
  return whole == nullptr ? identity : *whole;
}

std::size_t Replacer::number_of(std::string_view group, const std::string& identity) {
  const auto [entry, is_new] = numbers_.try_emplace({std::string(group), identity}, 0);
  if (is_new) entry->second = ++last_[std::string(group)];
  return entry->second;
}

std::string Replacer::label(std::string_view zh, std::string_view en, std::size_t number) const {
  const std::string digits = std::to_string(number);
  if (chinese_) return "[" + std::string(zh) + digits + "]";
  return "[" + std::string(en) + "_" + digits + "]";
}

std::string Replacer::replacement(PiiType type, std::string_view value) {
  switch (policy_.of(type).action) {
    case Action::kMask:
      return mask_of(type, value);
    case Action::kSurrogate:
      return surrogate_of(type, value, normal_form(type, value), *key_);
    case Action::kPlaceholder: {
      const PiiTypeRow& row = row_of(type);
      return label(row.zh, row.en, number_of(row.name, identity_of(type, value)));
    }
    default:
      return std::string(value);
  }
}

std::string Replacer::numbered_member(std::string_view value) {
  return label("说话人", "SPEAKER", number_of("speaker", std::string(value)));
}

}  // namespace deskmill
