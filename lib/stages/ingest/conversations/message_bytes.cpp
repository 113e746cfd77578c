// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/message_bytes.hpp"

#include <cstdint>
#include <cstring>
#include <limits>

namespace deskmill {
namespace {

constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

void append_text(std::string& out, std::string_view text) {
  const auto length = static_cast<std::uint32_t>(text.size());
  out.append(reinterpret_cast<const char*>(&length), sizeof length);
  out += text;
}

class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : rest_(bytes) {}
  std::string text() {
    const auto length = number<std::uint32_t>();
    std::string result(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return result;
  }
  template <typename Number>
  Number number() {
    Number value;
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

 private:
  std::string_view rest_;
};

template <typename Number>
void append_number(std::string& out, Number value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

void append_encoded(std::string& out, const Message& message) {
  for (const std::string* text : {&message.conversation, &message.customer, &message.turn.text,
                                  &message.turn.at, &message.turn.speaker, &message.turn.extra,
                                  &message.meta, &message.id, &message.reply_to}) {
    append_text(out, *text);
  }
  append_number(out, static_cast<std::uint8_t>(message.turn.role));
  append_number(out, message.role_rule);
  append_number(out, message.time.value_or(kNoTime));
  append_number(out, message.line);
}

Message decode_message(std::string_view bytes) {
  FieldReader fields(bytes);
  Message message;
  for (std::string* text : {&message.conversation, &message.customer, &message.turn.text,
                            &message.turn.at, &message.turn.speaker, &message.turn.extra,
                            &message.meta, &message.id, &message.reply_to}) {
    *text = fields.text();
  }
  message.turn.role = static_cast<Role>(fields.number<std::uint8_t>());
  message.role_rule = fields.number<std::uint8_t>();
  const auto time = fields.number<std::int64_t>();
  if (time != kNoTime) message.time = time;
  message.line = fields.number<std::uint64_t>();
  return message;
}

}  // namespace deskmill
