// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/policy/finding.hpp"

#include <algorithm>
#include <utility>

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

/// Decides among findings of which each overlaps another one; leaves the survivors, in order.
void resolve_group(Findings& group) {
  if (group.size() == 1) return;
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
  group.erase(kept_end, group.end());
  std::sort(group.begin(), group.end(), begins_before);
}

/// Absorbing may have made neighbours meet: they become one.
void append_group(const Findings& group, Findings& out) {
  for (const Finding& finding : group) {
    if (out.empty() || finding.begin >= out.back().end) {
      out.push_back(finding);
    } else {
      out.back().end = std::max(out.back().end, finding.end);
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
  Findings out, group;
  out.reserve(findings.size());
  std::size_t end = 0;
  for (const Finding& finding : findings) {
    if (!group.empty() && (finding.begin >= end || group.size() == kMostInGroup)) {
      resolve_group(group);
      append_group(group, out);
      group.clear();
    }
    end = group.empty() ? finding.end : std::max(end, finding.end);
    group.push_back(finding);
  }
  resolve_group(group);
  append_group(group, out);
  findings = std::move(out);
}

}  // namespace deskmill
