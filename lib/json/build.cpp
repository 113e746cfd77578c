// SPDX-License-Identifier: Apache-2.0
#include "json/build.hpp"

#include <charconv>
#include <cstddef>
#include <cstring>

#include "json/string.hpp"
#include "json/writer.hpp"

namespace deskmill {
namespace {

constexpr int kScoreDecimals = 3;

// Turns and pairs are written by the million and all have the same members: what stands between
// their values is fixed text. Room for all of one is made at once: a string that is appended to
// asks each time whether there is any.

/// Writes a turn or a pair whose texts need no escapes within `most` bytes; others take more room.
class LinePen {
 public:
  LinePen(std::string& out, std::size_t most) : out_(out) { make_room(most); }

  /// JSON as it stands.
  template <std::size_t size>
  LinePen& fixed(const char (&text)[size]) {
    std::memcpy(at_, text, size - 1);
    at_ += size - 1;
    return *this;
  }
  LinePen& json(std::string_view text) {
    at_ += text.copy(at_, text.size());
    return *this;
  }
  LinePen& number(std::int64_t number) {
    at_ = std::to_chars(at_, end_, number).ptr;
    return *this;
  }
  LinePen& string(std::string_view text) {
    if (!copy_plain(text, at_ + 1)) return escaped(text);
    at_[0] = at_[text.size() + 1] = '"';
    at_ += text.size() + 2;
    return *this;
  }
  /// Closes a list whose items were each followed by a comma.
  LinePen& end_list() {
    if (at_[-1] == ',') --at_;
    *at_++ = ']';
    return *this;
  }
  void finish() { out_.resize(static_cast<std::size_t>(at_ - out_.data())); }

 private:
  void make_room(std::size_t most) {
    const std::size_t size = out_.size();
    out_.resize(size + most);
    at_ = out_.data() + size;
    end_ = at_ + most;
  }
  LinePen& escaped(std::string_view text) {
    const auto most = static_cast<std::size_t>(end_ - at_);
    finish();
    append_json_string(out_, text);
    make_room(most);
    return *this;
  }

  std::string& out_;
  char* at_ = nullptr;
  char* end_ = nullptr;
};

constexpr std::size_t kNames = 256;  ///< of a line with all that is fixed in it

/// Of one without escapes.
std::size_t most_bytes(const DraftTurn& turn) {
  return kNames + turn.text.size() + turn.at.size() + turn.speaker.size() + turn.extra.size();
}

std::size_t most_bytes(const PairDraft& draft) {
  constexpr std::size_t kTurn = 64, kNumber = 21, kQuotes = 3;
  std::size_t most = kNames + draft.id.size() + draft.conversation.size() + draft.customer.size() +
                     draft.lang.size() + draft.question.size() + draft.answer.size() +
                     draft.more.size();
  for (const PairTurn& turn : draft.context) most += kTurn + turn.text.size();
  for (const std::string_view signal : draft.signals) most += kQuotes + signal.size();
  return most + (draft.question_turns.size() + draft.answer_turns.size()) * kNumber;
}

template <std::size_t size>
void write_if_any(LinePen& pen, const char (&before)[size], std::string_view text) {
  if (!text.empty()) pen.fixed(before).string(text);
}

/// Up to the first turn.
void write_head(LinePen&& pen, const ConversationDraft& draft) {
  pen.fixed(R"({"kind":"conversation")");
  write_if_any(pen, R"(,"id":)", draft.id);
  write_if_any(pen, R"(,"channel":)", draft.channel);
  write_if_any(pen, R"(,"lang":)", draft.lang);
  write_if_any(pen, R"(,"customer":)", draft.customer);
  pen.fixed(R"(,"turns":[)").finish();
}

/// With a comma behind it. Each turn has a pen of its own: a text with escapes moves what follows.
void write_turn(LinePen&& pen, const DraftTurn& turn) {
  pen.fixed(R"({"role":")").json(name_of(turn.role)).fixed(R"(","text":)").string(turn.text);
  write_if_any(pen, R"(,"at":)", turn.at);
  write_if_any(pen, R"(,"speaker":)", turn.speaker);
  if (!turn.extra.empty()) pen.fixed(",").json(turn.extra);
  pen.fixed("},").finish();
}

void write_context(LinePen& pen, const std::vector<PairTurn>& turns) {
  for (const PairTurn& turn : turns) {
    pen.fixed(R"({"role":")").json(name_of(turn.role)).fixed(R"(","text":)").string(turn.text);
    if (turn.after_question) pen.fixed(R"(,"after_question":true)");
    pen.fixed("},");
  }
}

void write_numbers(LinePen& pen, const std::vector<std::int64_t>& numbers) {
  for (const std::int64_t number : numbers) pen.number(number).fixed(",");
}

void write_names(LinePen& pen, const std::vector<std::string_view>& names) {
  for (const std::string_view name : names) pen.fixed("\"").json(name).fixed("\",");
}

void write_score(LinePen& pen, double score) {
  std::string digits;
  JsonWriter(digits).fixed(score, kScoreDecimals);
  pen.json(digits);
}

}  // namespace

void write_conversation(const ConversationDraft& draft, std::string& out) {
  write_head(LinePen(out, kNames + draft.id.size() + draft.channel.size() + draft.lang.size() +
                              draft.customer.size()),
             draft);
  for (const DraftTurn& turn : draft.turns) write_turn(LinePen(out, most_bytes(turn)), turn);
  if (!draft.turns.empty()) out.pop_back();  // the last comma
  out += ']';
  if (!draft.meta.empty()) out.append(R"(,"meta":{)").append(draft.meta) += '}';
  out += '}';
}

void write_pair(const PairDraft& draft, std::string& out) {
  LinePen pen(out, most_bytes(draft));
  pen.fixed(R"({"kind":"pair")");
  write_if_any(pen, R"(,"id":)", draft.id);
  write_if_any(pen, R"(,"conversation":)", draft.conversation);
  write_if_any(pen, R"(,"customer":)", draft.customer);
  write_if_any(pen, R"(,"lang":)", draft.lang);
  pen.fixed(R"(,"context":[)");
  write_context(pen, draft.context);
  pen.end_list().fixed(R"(,"question":)").string(draft.question);
  pen.fixed(R"(,"answer":)").string(draft.answer);
  pen.fixed(R"(,"question_turns":[)");
  write_numbers(pen, draft.question_turns);
  pen.end_list().fixed(R"(,"answer_turns":[)");
  write_numbers(pen, draft.answer_turns);
  pen.end_list().fixed(R"(,"score":)");
  write_score(pen, draft.score);
  pen.fixed(R"(,"signals":[)");
  write_names(pen, draft.signals);
  pen.end_list();
  if (draft.durable) {
    pen.fixed(R"(,"durable":true)");
  } else {
    pen.fixed(R"(,"durable":false)");
  }
  if (!draft.more.empty()) pen.fixed(",").json(draft.more);
  pen.fixed("}").finish();
}

}  // namespace deskmill
