// SPDX-License-Identifier: Apache-2.0
#include "json/tokens/structural_index.hpp"

#include <algorithm>

#include <simdjson.h>

#include "core/error.hpp"
#include "core/utf8.hpp"

namespace deskmill {
namespace {

/// simdjson chooses its kernels at the first use, and ends the process if there is no memory for
/// that: its functions are noexcept. So the first use comes before anything else takes memory.
[[maybe_unused]] const bool kKernelsAreChosen = simdjson::validate_utf8("", 0);

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
    return {"json.utf8", "not valid UTF-8", valid_utf8_prefix(text)};
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
