// SPDX-License-Identifier: Apache-2.0
#include "json/tokens/decoded_strings.hpp"

#include "json/string.hpp"

namespace deskmill {

void DecodedStrings::start(std::vector<char>& buffer, std::size_t text_size) {
  buffer_ = &buffer;
  text_size_ = text_size;
  used_ = 0;
}

std::string_view DecodedStrings::append(std::string_view inner) {
  if (used_ == 0 && buffer_->size() < text_size_) buffer_->resize(text_size_);
  char* const out = buffer_->data() + used_;
  const std::size_t length = decode_json_string(inner, out);
  used_ += length;
  return {out, length};
}

}  // namespace deskmill
