// Whatever is said in a conversation, pairs are records with a question, an answer
// and turns that exist.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/check.hpp"
#include "fuzz/conversation.hpp"
#include "json/codec.hpp"
#include "json/document.hpp"
#include "stages/pair_extract/pair_extract.hpp"

namespace deskmill {
namespace {

void check_pair(std::string_view line, std::size_t turns) {
  JsonParser parser;
  JsonDocument document;
  check(!parser.parse(line, document));
  const JsonValue pair = document.root();
  check(!pair["question"].text().empty() && !pair["answer"].text().empty());
  for (const std::string_view list : {"question_turns", "answer_turns"}) {
    check(pair[list].size() > 0);
    for (const JsonValue turn : pair[list])
      check(turn.integer().value_or(-1) < std::int64_t(turns));
  }
}

void run(std::string_view bytes) {
  static const Tagger kTagger(builtin_pair_rules());
  static PairExtractor extractor(
      [] {
        PairOptions options;
        options.min_score = 0;
        return options;
      }(),
      kTagger);
  RecordParser parser;
  Record record;
  const std::string line = conversation_of(bytes, "谢谢");
  check(!parser.parse(line, record));
  Sink sink;
  extractor.read({&record, 1});
  extractor.extract(0, record, sink);
  const std::string_view lines = sink.targets().front().bytes;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin);
    check_pair(lines.substr(begin, end - begin), record.turns().size());
    begin = end + 1;
  }
}

}  // namespace
}  // namespace deskmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  deskmill::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
