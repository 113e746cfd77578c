// HTML as gumbo's tree.
//
// Gumbo does not look at what its allocator returns: without memory it writes to address 0. Ours
// throws, through its frames of C, which hold nothing but the tree that is lost with the run.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gumbo.h>

#include <string_view>

namespace deskmill {

class ParsedDocument {
 public:
  /// `html` must outlive the tree. Throws std::bad_alloc.
  explicit ParsedDocument(std::string_view html);
  ~ParsedDocument();
  ParsedDocument(const ParsedDocument&) = delete;
  ParsedDocument& operator=(const ParsedDocument&) = delete;

  const GumboNode* root() const { return output_->root; }

 private:
  GumboOutput* output_;
};

}  // namespace deskmill
