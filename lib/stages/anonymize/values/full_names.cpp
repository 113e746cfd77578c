// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/values/full_names.hpp"

#include <algorithm>
#include <utility>

namespace deskmill {
namespace {

constexpr std::size_t kFew = 32;
/// Names without blanks that are longer are not looked for by their beginnings: no
/// surname is that long.
constexpr std::size_t kLongestBeginning = 16;
/// A run of capitalised words may be as long as the text. Nobody is called so, and to look for
/// every other name in it would take the square of its length.
constexpr std::size_t kLongestName = 256;

bool is_part_of(std::string_view part, std::string_view name) {
  if (name.size() <= part.size()) return false;
  if (name.find(' ') == name.npos) return name.starts_with(part);
  for (std::size_t at = name.find(part); at != name.npos; at = name.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    const bool begins_word = at == 0 || name[at - 1] == ' ';
    if (begins_word && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

template <typename Visit>
void for_each_word(std::string_view name, Visit visit) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' '), name.size());
    visit(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
}

}  // namespace

void FullNames::clear() {
  if (names_.empty()) return;
  names_.clear();
  all_.clear();
  by_part_.clear();
}

void FullNames::add(std::string name) {
  if (name.size() > kLongestName) return;
  const bool many = names_.size() > kFew;
  const bool known = many ? by_part_.contains("=" + name)
                          : std::find(names_.begin(), names_.end(), name) != names_.end();
  if (known) return;
  all_.push_back(static_cast<std::uint32_t>(names_.size()));
  names_.push_back(std::move(name));
  if (names_.size() <= kFew) return;
  for (std::size_t i = many ? names_.size() - 1 : 0; i < names_.size(); ++i) {
    index(static_cast<std::uint32_t>(i));
  }
}

void FullNames::index(std::uint32_t place) {
  const std::string& name = names_[place];
  by_part_["=" + name];
  if (name.find(' ') != name.npos) {
    for_each_word(name,
                  [&](std::string_view word) { by_part_[std::string(word)].push_back(place); });
    return;
  }
  for (std::size_t end = 1; end < std::min(name.size(), kLongestBeginning); ++end) {
    by_part_[name.substr(0, end)].push_back(place);
  }
}

const FullNames::Places& FullNames::candidates(std::string_view part) const {
  static const Places kNobody;
  if (names_.size() <= kFew) return all_;
  const Places* fewest = &all_;
  for_each_word(part, [&](std::string_view word) {
    const auto found = by_part_.find(std::string(word));
    const Places& places = found == by_part_.end() ? kNobody : found->second;
    if (places.size() < fewest->size()) fewest = &places;
  });
  return *fewest;
}

std::string_view FullNames::whole_of(std::string_view part) const {
  std::string_view whole = part;
  for (const std::uint32_t place : candidates(part)) {
    if (!is_part_of(part, names_[place])) continue;
    if (whole != part && whole != names_[place]) return part;  // two people could be meant
    whole = names_[place];
  }
  return whole;
}

}  // namespace deskmill
