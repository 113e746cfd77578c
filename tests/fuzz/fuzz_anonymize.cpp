// Whatever else is said in a conversation: findings lie between characters of their text, a phone
// number that was told is gone, and what is written is a record with as many turns.
// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fuzz/check.hpp"
#include "fuzz/conversation.hpp"
#include "json/codec.hpp"
#include "stages/anonymize/anonymizer.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kPhone = "13800138000";

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check_findings(const Anonymizer& anonymizer, std::string_view text) {
  for (const Finding& finding : anonymizer.find(text, anonymizer.expectation_after(text))) {
    check(finding.begin < finding.end && finding.end <= text.size());
    check(is_boundary(text, finding.begin) && is_boundary(text, finding.end));
  }
}

void run(std::string_view bytes) {
  static const Anonymizer kAnonymizer({}, builtin_policy(), std::nullopt);
  static const Anonymizer::Worker worker = kAnonymizer.new_worker();
  RecordParser parser;
  Record record;
  const std::string line =
      conversation_of(bytes, "我的电话是" + std::string(kPhone) + "，请联系我");
  check(!parser.parse(line, record));
  check_findings(kAnonymizer, bytes.substr(0, valid_utf8_prefix(bytes)));
  Notes notes;
  worker(record, notes);
  std::string out;
  write_record(record, out);
  const bool told_elsewhere = bytes.find(kPhone.substr(0, 6)) != bytes.npos;
  check(told_elsewhere || out.find(kPhone) == out.npos);
  Record again;
  check(!parser.parse(out, again) && again.turns().size() == record.turns().size());
}

}  // namespace
}  // namespace deskmill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  deskmill::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
