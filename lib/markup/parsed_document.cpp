// SPDX-License-Identifier: Apache-2.0
#include "markup/parsed_document.hpp"

#include <cstdlib>
#include <new>

namespace deskmill {
namespace {

void* allocate(void*, std::size_t bytes) {
  void* const memory = std::malloc(bytes);
  if (memory == nullptr && bytes > 0) throw std::bad_alloc();
  return memory;
}

GumboOptions options() {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  return options;
}

const GumboOptions kOptions = options();

}  // namespace

ParsedDocument::ParsedDocument(std::string_view html)
    : output_(gumbo_parse_with_options(&kOptions, html.data(), html.size())) {}

ParsedDocument::~ParsedDocument() {
  gumbo_destroy_output(&kOptions, output_);
}

}  // namespace deskmill
