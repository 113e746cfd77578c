// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/replacer.hpp"

#include <utility>

#include "stages/anonymize/normal_form.hpp"
#include "stages/anonymize/surrogate.hpp"

namespace deskmill {
namespace {

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
  names_.add(std::move(identity));
}

std::string Replacer::identity_of(PiiType type, std::string_view value) const {
  if (type != PiiType::kPerson) return normal_form(type, value);
  return std::string(names_.whole_of(normal_form(type, without_title(value))));
}

std::size_t Replacer::number_of(std::size_t group, std::string_view identity) {
  std::string key(1, static_cast<char>('a' + group));
  key += identity;
  const auto [entry, is_new] = numbers_.try_emplace(std::move(key), 0);
  if (is_new) entry->second = ++last_[group];
  return entry->second;
}

std::string Replacer::label(std::string_view zh, std::string_view en, std::size_t number) const {
  std::string text = "[";
  text.append(chinese_ ? zh : en).append(chinese_ ? "" : "_");
  return text.append(std::to_string(number)).append("]");
}

std::string Replacer::replacement(PiiType type, std::string_view value) {
  switch (policy_.of(type).action) {
    case Action::kMask:
      return mask_of(type, value);
    case Action::kSurrogate:
      return surrogate_of(type, value, normal_form(type, value), *key_);
    case Action::kPlaceholder: {
      const PiiTypeRow& row = row_of(type);
      const std::size_t group = static_cast<std::size_t>(type);
      return label(row.zh, row.en, number_of(group, identity_of(type, value)));
    }
    default:
      return std::string(value);
  }
}

std::string Replacer::numbered_member(std::string_view value) {
  return label("说话人", "SPEAKER", number_of(kSpeakers, value));
}

}  // namespace deskmill
