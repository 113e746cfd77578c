// SPDX-License-Identifier: Apache-2.0
#include "json/tokens/structural_index.hpp"

#include <algorithm>

#include <simdjson.h>

#include "core/error.hpp"

namespace deskmill {
namespace {

/// Length of the UTF-8 sequence (RFC 3629) at the start of `rest`, or 0 when it is not one.
std::size_t utf8_length(std::string_view rest) {
  const auto byte = [rest](std::size_t i) {
    return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  }
  const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  const bool no_character = (lead == 0xED && byte(1) >= 0xA0) || (lead == 0xF4 && byte(1) >= 0x90);
  return overlong || no_character ? 0 : length;
}

/// Offset of the first byte that does not begin valid UTF-8.
std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = utf8_length(text.substr(at));
    if (length == 0) break;
    at += length;
  }
  return at;
}

/// Offset of the first raw control character in a string, else of the string that is not closed.
std::size_t first_string_fault(std::string_view text) {
  bool in_string = false;
  std::size_t opened = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && static_cast<unsigned char>(c) < 0x20) return i;
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
      opened = i;
    }
  }
  return opened;
}

Reject describe(simdjson::error_code error, std::string_view text) {
  // The kernels differ in what they notice first; UTF-8 goes first on all of them.
  if (!simdjson::validate_utf8(text.data(), text.size())) {
    return {"json.utf8", "not valid UTF-8", first_invalid_utf8(text)};
  }
  switch (error) {
    case simdjson::UNESCAPED_CHARS:
      return {"json.parse", "control character in a string", first_string_fault(text)};
    case simdjson::UNCLOSED_STRING:
      return {"json.parse", "string is not closed", first_string_fault(text)};
    default:
      return {"json.parse", "no value", 0};
  }
}

}  // namespace

struct StructuralIndex::Implementation {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;

  void reserve(std::size_t size) {
    constexpr std::size_t kSmallest = 4 * 1024;
    if (parser != nullptr && size <= parser->capacity()) return;
    const std::size_t doubled = parser == nullptr ? kSmallest : 2 * parser->capacity();
    const std::size_t capacity =
        std::min(std::max(size, doubled), std::size_t{simdjson::SIMDJSON_MAXSIZE_BYTES});
    parser.reset();
    constexpr std::size_t kUnusedDepth = 1;  // a limit of the second stage
    const auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
        capacity, kUnusedDepth, parser);
    if (error != simdjson::SUCCESS) throw Error(Exit::kTryAgain, "out of memory for a JSON text");
  }
};

StructuralIndex::StructuralIndex() : implementation_(std::make_unique<Implementation>()) {}
StructuralIndex::~StructuralIndex() = default;

std::optional<Reject> StructuralIndex::scan(std::string_view text) {
  if (text.empty()) return Reject{"json.parse", "no value", 0};
  if (text.size() > simdjson::SIMDJSON_MAXSIZE_BYTES) {
    return Reject{"json.parse", "longer than 4 GiB", 0};
  }
  implementation_->reserve(text.size());
  const auto error =
      implementation_->parser->stage1(reinterpret_cast<const std::uint8_t*>(text.data()),
                                      text.size(), simdjson::stage1_mode::regular);
  if (error != simdjson::SUCCESS) return describe(error, text);
  return std::nullopt;
}

const std::uint32_t* StructuralIndex::positions() const {
  return implementation_->parser->structural_indexes.get();
}

const std::uint32_t* StructuralIndex::end() const {
  return positions() + implementation_->parser->n_structural_indexes;
}

}  // namespace deskmill
