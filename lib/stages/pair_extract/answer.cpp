// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/answer.hpp"

#include <algorithm>
#include <cmath>

#include "stages/pair_extract/messages/post_part.hpp"

namespace deskmill {
namespace {

constexpr double kBias = -0.9;
constexpr double kLinkWeight = 2.0;
constexpr std::size_t kShortAnswer = 5;  // code points
// Code points: a shorter answer takes from its question when it holds.
constexpr std::size_t kOwnWordsZh = 10, kOwnWordsEn = 20;
constexpr std::size_t kFact = 10;        // weight: what answers a question in five words
constexpr double kSameQuestion = 0.6;    // overlap from which a later question repeats this one
constexpr double kEcho = 0.9;
constexpr std::size_t kReactions = 3;  // messages of the customer read for thanks and complaints
constexpr std::size_t kMessagesAfter = 20;  // ... for a question that is repeated

/// Most letters take two bytes at least. A Chinese clause has room for an answer
/// beside its courtesy.
bool is_chinese(const Message& message) {
  return message.text.size() >= 2 * message.length;
}

/// Adds up the terms that apply to one link.
class Judge {
 public:
  Judge(const Dialogue& dialogue, Overlap& overlap, const Link& link, Quality& quality)
      : dialogue_(dialogue),
        overlap_(overlap),
        link_(link),
        unit_(dialogue.units[link.unit]),
        quality_(quality) {}

  void judge(const ConversationFacts& facts) {
    quality_.signals.clear();
    sum_ = kBias + kLinkWeight * link_.score;
    judge_link();
    judge_content();
    judge_parts();
    judge_what_follows();
    if (facts.rating_good) add("rating_good", 0.5);
    if (facts.solved) add("solved", 0.3);
    quality_.score = 1 / (1 + std::exp(-sum_));
  }

 private:
  void add(std::string_view signal, double weight) {
    quality_.signals.push_back(signal);
    sum_ += weight;
  }

  void judge_link() {
    if (!link_.type.empty()) add(link_.type, 0.6);
    if (link_.jump) add("jump", -0.3);
    if (unit_.is_problem) add("problem", -0.4);
  }

  /// What the messages of the answer say, together.
  struct Content {
    TagSet tags;
    std::size_t length = 0;  ///< code points
    std::size_t help = 0;    ///< of the message that helps most
    bool chinese = false;    ///< any of them
    bool only_asks = true;   ///< all of them
  };

  Content content() const {
    Content all;
    for (const std::size_t index : link_.messages) {
      const Message& message = dialogue_.messages[index];
      all.tags.add(message.tags);
      all.length += message.substance_length;
      all.help = std::max(all.help, message.help);
      all.chinese |= is_chinese(message);
      all.only_asks &= message.tags.has(Tag::kQuestion);
    }
    return all;
  }

  void judge_content() {
    const Content said = content();
    const bool steps = said.tags.has(Tag::kSteps);
    const bool personal = said.tags.has(Tag::kPersonal) || unit_.tags.has(Tag::kPersonal);
    if (steps) add("steps", 0.5);
    if (said.tags.has(Tag::kTellNumber)) add("specific", 0.2);
    const std::size_t enough = unit_.is_problem ? kRemedy : said.chinese ? 0 : kFact;
    const bool known = unit_.tags.any_of({Tag::kProblem, Tag::kUnresolved});
    if (unit_.is_problem && !known && !said.chinese) add("unclear", -0.4);
    if (said.help < enough && !steps && link_.type.empty()) add("sympathy", -0.7);
    if (said.tags.has(Tag::kPromise) && !steps) add("promise_only", -1.5);
    if (said.tags.has(Tag::kClarify) || said.only_asks) add("asks_back", -0.6);
    if (said.length < kShortAnswer && link_.type.empty()) add("short_answer", -0.8);
    if (link_.overlap >= kEcho) add("echo", -1.5);
    if (personal) add("personal", -0.3);
    if (said.tags.has(Tag::kTimeBound)) add("time_bound", -0.2);
    quality_.durable = !personal && !said.tags.any_of({Tag::kTimeBound, Tag::kPromise}) &&
                       !(unit_.tags.has(Tag::kTimeBound) && leans_on_question(said));
  }

  static bool leans_on_question(const Content& said) {
    return said.length < (said.chinese ? kOwnWordsZh : kOwnWordsEn);
  }

  void judge_parts() {
    unsigned parts = 0, seen = 0;
    for (const std::size_t index : link_.messages) {
      const PostPart part = post_part(dialogue_.messages[index].substance);
      if (!part.is_part()) continue;
      parts = part.of;
      seen |= 1u << (part.number - 1);
    }
    const bool complete = seen + 1 == 1u << parts;
    if (!complete) add("incomplete", -1.5);
    quality_.in_parts = parts > 0 && complete;
  }

  void judge_what_follows() {
    TagSet after;
    std::size_t heard = 0;
    bool repeated = false;
    bool reacting = true;  // until the customer's next question
    const std::size_t next = link_.messages.back() + 1;
    if (next < dialogue_.messages.size() && dialogue_.messages[next].tags.has(Tag::kTransfer)) {
      after.add(Tag::kTransfer);
    }
    for (std::size_t i = next; i < dialogue_.messages.size() && heard < kMessagesAfter; ++i) {
      const Message& message = dialogue_.messages[i];
      if (message.speaker == Speaker::kAgent) continue;
      if (++heard <= kReactions && reacting) after.add(message.tags);
      reacting &= !message.tags.has(Tag::kQuestion);
      repeated |= repeats_question(i);
    }
    judge_reaction(after);
    if (repeated) add("repeated_question", -0.9);
  }

  void judge_reaction(TagSet after) {
    const bool unresolved = after.has(Tag::kUnresolved);
    if (unresolved) add("unresolved_after", -0.9);
    if (after.has(Tag::kResolved) && !unresolved) add("resolved_after", 0.9);
    if (after.has(Tag::kThanks)) add("thanks_after", 0.6);
    if (after.has(Tag::kTransfer)) add("transfer_after", -0.8);
  }

  bool repeats_question(std::size_t later) const {
    if (!dialogue_.messages[later].tags.any_of({Tag::kQuestion, Tag::kProblem})) return false;
    return std::any_of(unit_.messages.begin(), unit_.messages.end(), [&](std::size_t asked) {
      return overlap_.gram_count(asked) > 1 && overlap_.between(asked, later) >= kSameQuestion;
    });
  }

  const Dialogue& dialogue_;
  Overlap& overlap_;
  const Link& link_;
  const QuestionUnit& unit_;
  Quality& quality_;
  double sum_ = 0;
};

}  // namespace

void judge(const Dialogue& dialogue, Overlap& overlap, const Link& link,
           const ConversationFacts& facts, Quality& quality) {
  Judge(dialogue, overlap, link, quality).judge(facts);
}

}  // namespace deskmill
