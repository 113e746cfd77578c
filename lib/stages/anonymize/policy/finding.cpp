// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/policy/finding.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace deskmill {
namespace {

bool overlaps(const Finding& a, const Finding& b) {
  return a.begin < b.end && b.begin < a.end;
}
std::size_t length_of(const Finding& finding) {
  return finding.end - finding.begin;
}

bool beats(const Finding& a, const Finding& b) {
  if (a.score != b.score) return a.score > b.score;
  if (length_of(a) != length_of(b)) return length_of(a) > length_of(b);
  if (a.begin != b.begin) return a.begin < b.begin;
  return a.type < b.type;
}

/// What a loser sticks out by is still personal data: the winner takes it over, so that no half of
/// an address or name stays behind.
void absorb(Finding& winner, const Finding& loser) {
  if (winner.type != loser.type) return;
  winner.begin = std::min(winner.begin, loser.begin);
  winner.end = std::max(winner.end, loser.end);
}

bool begins_before(const Finding& a, const Finding& b) {
  return a.begin < b.begin;
}

/// Decides among findings of which each overlaps another one; leaves the survivors, in order, at
/// the beginning and returns how many they are.
std::size_t resolve_group(std::span<Finding> group) {
  if (group.size() == 1) return 1;
  std::sort(group.begin(), group.end(), beats);
  auto kept_end = group.begin();
  for (const Finding finding : group) {
    const auto rival = std::find_if(group.begin(), kept_end,
                                    [&](const Finding& other) { return overlaps(finding, other); });
    if (rival == kept_end) {
      *kept_end++ = finding;
    } else {
      absorb(*rival, finding);
    }
  }
  std::sort(group.begin(), kept_end, begins_before);
  return static_cast<std::size_t>(kept_end - group.begin());
}

/// Appends a group, which may be behind it in `findings`, to the first `size` of these. Absorbing
/// may have made neighbours meet: they become one.
void append_group(std::span<const Finding> group, std::span<Finding> findings, std::size_t& size) {
  for (const Finding finding : group) {
    if (size == 0 || finding.begin >= findings[size - 1].end) {
      findings[size++] = finding;
    } else {
      findings[size - 1].end = std::max(findings[size - 1].end, finding.end);
    }
  }
}

}  // namespace

void resolve_overlaps(Findings& findings) {
  const auto meet = [](const Finding& a, const Finding& b) { return b.begin < a.end; };
  if (std::adjacent_find(findings.begin(), findings.end(), meet) == findings.end()) return;
  std::sort(findings.begin(), findings.end(), begins_before);
  // Longer chains stand in no text that people wrote; in parts their time stays linear.
  constexpr std::size_t kMostInGroup = 256;
  const std::span<Finding> all = findings;
  std::size_t size = 0, begin = 0, end = 0;  // of the results; of a group; of its text
  const auto end_group = [&](std::size_t behind) {
    const std::span<Finding> group = all.subspan(begin, behind - begin);
    append_group(group.first(resolve_group(group)), all, size);
    begin = behind;
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > begin && (all[i].begin >= end || i - begin == kMostInGroup)) end_group(i);
    end = i == begin ? all[i].end : std::max(end, all[i].end);
  }
  end_group(all.size());
  findings.resize(size);
}

}  // namespace deskmill
