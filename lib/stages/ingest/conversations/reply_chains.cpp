// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/reply_chains.hpp"

#include <algorithm>

namespace deskmill {

std::size_t ReplyChains::link_of(std::uint64_t message) const {
  const auto link =
      std::lower_bound(links_.begin(), links_.end(), std::pair{message, std::uint64_t{0}});
  if (link == links_.end() || link->first != message) return kNone;
  return static_cast<std::size_t>(link - links_.begin());
}

void ReplyChains::finish() {
  std::sort(links_.begin(), links_.end());
  enum State : unsigned char { kNew, kOnPath, kAtRoot };
  std::vector<State> states(links_.size(), kNew);
  std::vector<std::size_t> path;
  for (const auto& [message, answered] : links_) {
    path.clear();
    std::size_t link = link_of(message);
    for (; link != kNone && states[link] == kNew; link = link_of(links_[link].second)) {
      states[link] = kOnPath;
      path.push_back(link);
    }
    if (path.empty()) continue;
    std::uint64_t root = links_[path.back()].second;
    if (link != kNone) root = states[link] == kAtRoot ? links_[link].second : links_[link].first;
    const bool is_circle = link != kNone && states[link] == kOnPath;
    const auto circle = is_circle ? std::find(path.begin(), path.end(), link) : path.end();
    for (auto step = path.begin(); step != path.end(); ++step) {
      links_[*step].second = step < circle ? root : links_[*step].first;
      states[*step] = kAtRoot;
    }
  }
}

std::uint64_t ReplyChains::root_of(std::uint64_t message) const {
  const std::size_t link = link_of(message);
  return link == kNone ? message : links_[link].second;
}

}  // namespace deskmill
