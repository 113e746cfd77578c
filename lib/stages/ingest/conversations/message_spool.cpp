// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/conversations/message_spool.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <vector>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "io/external_sorter.hpp"
#include "io/spill_file.hpp"
#include "stages/ingest/conversations/message_bytes.hpp"
#include "stages/ingest/conversations/reply_chains.hpp"

namespace deskmill {
namespace {

constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63;
constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

/// Big-endian, so that memcmp orders numbers.
using SortableNumber = std::array<unsigned char, 8>;

SortableNumber sortable(std::uint64_t value) {
  SortableNumber bytes;
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<unsigned char>(value >> (56 - 8 * i));
  return bytes;
}

std::uint64_t number_in(const SortableNumber& bytes) {
  std::uint64_t value = 0;
  for (const unsigned char byte : bytes) value = value << 8 | byte;
  return value;
}

SortableNumber sortable_time(std::int64_t time) {
  return sortable(static_cast<std::uint64_t>(time) ^ kSignBit);
}
std::int64_t time_in(const SortableNumber& bytes) {
  return static_cast<std::int64_t>(number_in(bytes) ^ kSignBit);
}

/// Brings the messages of one conversation together. The first four members are the key.
struct ByConversation {
  SortableNumber key_high{}, key_low{}, time{}, ordinal{};
  std::uint64_t offset = 0;
  std::uint32_t length = 0, context = 0;
};
constexpr std::size_t kByConversationKey = 32;

/// Puts conversations in order of their first message, and keeps their messages in order.
struct ByAppearance {
  SortableNumber first{}, place{};
  std::uint64_t offset = 0;
  std::uint32_t length = 0, context = 0;
};
constexpr std::size_t kByAppearanceKey = 16;

/// Spreadsheets and data frames turn ids into "123.0".
std::string_view plain_id(std::string_view id) {
  return id.ends_with(".0") ? id.substr(0, id.size() - 2) : id;
}

/// Of several that a message answers ("8,3", "['8', '3']") the first. The comma of "1,001" is none
/// between two.
std::string_view answered_id(std::string_view ids) {
  constexpr std::string_view kAround = "[]'\" ";
  const std::size_t begin = std::min(ids.find_first_not_of(kAround), ids.size());
  const std::size_t comma = ids.find(',', begin);
  const bool is_list = comma != ids.npos && (begin > 0 || ids.size() != comma + 4);
  const std::string_view first = ids.substr(begin, is_list ? comma - begin : ids.npos);
  return plain_id(first.substr(0, first.find_last_not_of(kAround) + 1));
}

}  // namespace

struct MessageSpool::State {
  State(std::uint64_t memory, const std::string& directory)
      : memory_bytes(memory == 0 ? kDefaultSpoolMemory : memory),
        messages(directory),
        replies(directory),
        by_conversation(sizeof(ByConversation), kByConversationKey,
                        static_cast<std::size_t>(memory_bytes / 2), directory),
        by_appearance(sizeof(ByAppearance), kByAppearanceKey,
                      static_cast<std::size_t>(memory_bytes / 4), directory) {}

  std::uint64_t memory_bytes;
  SpillFile messages;
  SpillFile replies;  ///< ByConversation entries whose roots are not known yet
  ExternalSorter by_conversation, by_appearance;
  ReplyChains chains;
  std::uint64_t count = 0;
  std::uint32_t last_context = 0;
  std::string last_customer;
  std::string buffer;
  std::vector<Grouping> groupings;  ///< by context

  void add_reply(const Message& message, const std::string& scope, ByConversation entry);
  void resolve_replies();
  void order_sessions();
  void close_session(std::vector<ByConversation>& session);
  std::string_view read(std::uint64_t offset, std::uint32_t length);
};

MessageSpool::MessageSpool(std::uint64_t memory_bytes, const std::string& directory)
    : state_(std::make_unique<State>(memory_bytes, directory)) {}
MessageSpool::~MessageSpool() = default;

void MessageSpool::add(const Message& message, std::uint32_t context, const Grouping& grouping,
                       std::string_view scope) {
  State& s = *state_;
  if (s.groupings.size() <= context) s.groupings.resize(context + 1, grouping);
  if (context != s.last_context) s.last_customer.clear();
  s.last_context = context;
  // An agent's message in a log keyed by customer belongs to the customer before it.
  if (!message.customer.empty()) s.last_customer = message.customer;
  s.buffer.clear();
  append_encoded(s.buffer, message);
  ByConversation entry;
  entry.time = sortable_time(message.time.value_or(kNoTime));
  entry.ordinal = sortable(s.count++);
  entry.offset = s.messages.append(s.buffer);
  entry.length = static_cast<std::uint32_t>(s.buffer.size());
  entry.context = context;
  std::string key(scope);
  key += '\0';
  if (grouping.kind == Grouping::Kind::kReplies) {
    s.add_reply(message, key, entry);
    return;
  }
  if (grouping.kind == Grouping::Kind::kSingle) {
    key += std::to_string(s.count);
  } else if (grouping.kind == Grouping::Kind::kGap && !grouping.by_parties &&
             !s.last_customer.empty()) {
    key += s.last_customer;
  } else {
    key += message.conversation;
  }
  const Hash128 hash = hash128(key);
  entry.key_high = sortable(hash.high);
  entry.key_low = sortable(hash.low);
  s.by_conversation.add(&entry);
}

void MessageSpool::State::add_reply(const Message& message, const std::string& scope,
                                    ByConversation entry) {
  const std::string own =
      message.id.empty() ? "#" + std::to_string(count) : std::string(plain_id(message.id));
  const std::uint64_t id = hash64(scope + own);
  if (!answered_id(message.reply_to).empty()) {
    chains.add(id, hash64(scope + std::string(answered_id(message.reply_to))));
    if (chains.bytes() > memory_bytes / 2) {
      throw Error(Exit::kTryAgain, "reply chains need more than half of --max-memory; give more");
    }
  }
  entry.key_high = sortable(id);
  replies.append(std::string_view(reinterpret_cast<const char*>(&entry), sizeof entry));
}

void MessageSpool::State::resolve_replies() {
  chains.finish();
  replies.flush();
  for (std::uint64_t at = 0; at < replies.size(); at += sizeof(ByConversation)) {
    ByConversation entry;
    replies.read(at, reinterpret_cast<char*>(&entry), sizeof entry);
    entry.key_high = sortable(chains.root_of(number_in(entry.key_high)));
    by_conversation.add(&entry);
  }
}

void MessageSpool::State::order_sessions() {
  by_conversation.sort();
  std::vector<ByConversation> session;
  while (const void* next = by_conversation.next()) {
    ByConversation entry;
    std::memcpy(&entry, next, sizeof entry);
    if (!session.empty()) {
      const ByConversation& last = session.back();
      bool same = last.key_high == entry.key_high && last.key_low == entry.key_low;
      const Grouping& grouping = groupings[last.context];
      if (same && grouping.kind == Grouping::Kind::kGap && time_in(last.time) != kNoTime) {
        same = time_in(entry.time) - time_in(last.time) <= grouping.gap_milliseconds;
      }
      if (!same) close_session(session);
    }
    session.push_back(entry);
  }
  if (!session.empty()) close_session(session);
  by_appearance.sort();
}

void MessageSpool::State::close_session(std::vector<ByConversation>& session) {
  const auto by_ordinal = [](const ByConversation& a, const ByConversation& b) {
    return a.ordinal < b.ordinal;
  };
  const bool any_untimed = std::any_of(session.begin(), session.end(), [](const ByConversation& m) {
    return time_in(m.time) == kNoTime;
  });
  if (any_untimed) std::sort(session.begin(), session.end(), by_ordinal);
  const SortableNumber first =
      std::min_element(session.begin(), session.end(), by_ordinal)->ordinal;
  std::uint64_t place = 0;
  for (const ByConversation& message : session) {
    const ByAppearance entry{first, sortable(place++), message.offset, message.length,
                             message.context};
    by_appearance.add(&entry);
  }
  session.clear();
}

std::string_view MessageSpool::State::read(std::uint64_t offset, std::uint32_t length) {
  buffer.resize(length);
  messages.read(offset, buffer.data(), length);
  return buffer;
}

void MessageSpool::finish(const Deliver& deliver) {
  State& s = *state_;
  s.messages.flush();
  s.resolve_replies();
  s.order_sessions();
  OpenConversation open;
  SortableNumber open_first{};
  std::uint32_t open_context = 0;
  while (const void* next = s.by_appearance.next()) {
    ByAppearance entry;
    std::memcpy(&entry, next, sizeof entry);
    if (!open.empty() && entry.first != open_first) {
      deliver(open_context, std::move(open));
      open = {};
    }
    if (open.empty()) {
      open_first = entry.first;
      open_context = entry.context;
    }
    Message message = decode_message(s.read(entry.offset, entry.length));
    if (open.empty() && s.groupings[entry.context].kind == Grouping::Kind::kReplies) {
      const std::string_view answered = answered_id(message.reply_to);
      message.conversation = answered.empty() ? plain_id(message.id) : answered;
    }
    open.across_inputs = open.across_inputs || entry.context != open_context;
    append_message(open, std::move(message));
  }
  if (!open.empty()) deliver(open_context, std::move(open));
}

}  // namespace deskmill
