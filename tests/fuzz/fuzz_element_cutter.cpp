// The elements and their places do not depend on where chunks end, and a valid array gives exactly
// the elements a parser finds in it.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/check.hpp"
#include "json/document.hpp"
#include "json/element_cutter.hpp"

namespace deskmill {
namespace {

struct Cut {
  std::string json;
  std::uint64_t byte, line;
  bool oversized;
  bool operator==(const Cut&) const = default;
};

struct Result {
  std::vector<Cut> cuts;
  std::string problem;
  bool operator==(const Result&) const = default;
};

Result cut(std::string_view text, const char* pointer, std::size_t chunk, std::size_t max_bytes) {
  ElementCutter cutter(pointer, max_bytes);
  Result result;
  const auto take_all = [&] {
    ElementCutter::Element element;
    while (cutter.next(element)) {
      check(element.json.size() <= max_bytes);
      check(element.oversized || text.substr(element.byte, element.json.size()) == element.json);
      result.cuts.push_back(
          {std::string(element.json), element.byte, element.line, element.oversized});
    }
  };
  for (std::size_t at = 0; at < text.size(); at += chunk) {
    cutter.feed(text.substr(at, chunk));
    take_all();
  }
  cutter.end_input();
  take_all();
  result.problem = cutter.finish();
  return result;
}

void compare_with_parser(std::string_view text, const Result& result) {
  JsonParser parser;
  JsonDocument document;
  if (parser.parse(text, document) || !document.root().is(JsonType::kArray)) return;
  check(result.problem.empty() && result.cuts.size() == document.root().size());
  std::size_t i = 0;
  for (const JsonValue element : document.root()) check(element.raw() == result.cuts[i++].json);
}

void run(std::string_view text) {
  for (const char* pointer : {"", "/tickets", "/data/items"}) {
    const Result whole = cut(text, pointer, text.size() + 1, 1U << 20U);
    for (const std::size_t chunk : {1U, 2U, 3U, 7U, 64U}) {
      check(cut(text, pointer, chunk, 1U << 20U) == whole);
    }
    if (*pointer == '\0') compare_with_parser(text, whole);
    check(cut(text, pointer, 5, 8) == cut(text, pointer, text.size() + 1, 8));
  }
}

}  // namespace
}  // namespace deskmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  deskmill::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
