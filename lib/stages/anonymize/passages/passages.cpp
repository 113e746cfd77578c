// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/passages/passages.hpp"

#include <algorithm>
#include <utility>

#include "json/string.hpp"

namespace deskmill {

Passage& Passages::add() {
  if (size_ == pool_.size()) pool_.emplace_back();
  Passage& passage = pool_[size_++];
  Findings findings = std::move(passage.findings);
  findings.clear();
  passage = {};
  passage.findings = std::move(findings);
  return passage;
}

void Passages::clear() {
  size_ = 0;
  decoded_.clear();
}

std::string_view Passages::decoded(std::string_view inner) {
  if (inner.find('\\') == std::string_view::npos) return inner;
  std::vector<char>& text = decoded_.emplace_back(inner.size());
  return {text.data(), decode_json_string(inner, text.data())};
}

void Passages::sort() {
  std::sort(all().begin(), all().end(), [](const Passage& a, const Passage& b) {
    return a.plain_name != b.plain_name ? b.plain_name : a.order < b.order;
  });
}

}  // namespace deskmill
