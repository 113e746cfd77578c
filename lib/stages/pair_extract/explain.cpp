// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/explain.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/joined.hpp"
#include "json/writer.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostMessages = 50;

std::string names_of(TagSet tags) {
  std::string names;
  for (std::size_t tag = 0; tag < kTags.size(); ++tag) {
    if (tags.has(static_cast<Tag>(tag))) append_joined(names, kTags[tag].name);
  }
  return names.empty() ? "no tags" : names;
}

std::string turns_of(const Dialogue& dialogue, const std::vector<std::size_t>& messages) {
  std::string turns;
  for (const std::size_t i : messages) {
    append_joined(turns, std::to_string(dialogue.messages[i].turn));
  }
  return (messages.size() == 1 ? "turn " : "turns ") + turns;
}

std::string in_words(double score) {
  std::string words;
  JsonWriter(words).fixed(score, 3);
  return words;
}

/// Of each question the attempt with the highest score, the first of several; or nullptr.
std::vector<const LinkAttempt*> best_attempts(const std::vector<LinkAttempt>& attempts,
                                              std::size_t units) {
  std::vector<const LinkAttempt*> best(units, nullptr);
  for (const LinkAttempt& attempt : attempts) {
    const LinkAttempt*& known = best[attempt.unit];
    if (known == nullptr || attempt.score > known->score) known = &attempt;
  }
  return best;
}

/// `best` of the attempts to answer the question.
std::string why_open(const Dialogue& dialogue, const LinkAttempt* best, double tau) {
  if (best == nullptr) return "no message of an agent came within reach";
  const std::string candidate =
      turns_of(dialogue, {best->message}) + " comes nearest with " + in_words(best->score);
  if (best->score < tau) return candidate + ", below --tau " + in_words(tau);
  return candidate + ", but fits another question better or gave way to a better answer";
}

std::string answer_in_words(const Dialogue& dialogue, const Link& link) {
  std::string words = turns_of(dialogue, link.messages) + ", link " + in_words(link.score);
  words += ", overlap " + in_words(link.overlap);
  if (!link.type.empty()) append_joined(words, link.type);
  if (link.jump) words += ", past a newer question";
  return words;
}

}  // namespace

void explain_dialogue(const Dialogue& dialogue, Notes& notes) {
  for (std::size_t i = 0; i < std::min(dialogue.messages.size(), kMostMessages); ++i) {
    const Message& message = dialogue.messages[i];
    const bool empty = message.substance.empty();
    notes.explain("message", turns_of(dialogue, {i}) + ", " + std::string(name_of(message.role)) +
                                 ": " + names_of(message.tags) +
                                 (empty ? "; nothing but boilerplate" : ""));
  }
  for (const QuestionUnit& unit : dialogue.units) {
    notes.explain("question",
                  turns_of(dialogue, unit.messages) +
                      (unit.is_problem ? ": states a problem or concern; " : ": asks; ") +
                      names_of(unit.tags));
  }
}

void explain_links(const Dialogue& dialogue, const ReusedList<Link>& links,
                   const std::vector<LinkAttempt>& attempts, double tau, Notes& notes) {
  const auto best = best_attempts(attempts, dialogue.units.size());
  std::vector<const Link*> link_of(dialogue.units.size(), nullptr);
  for (const Link& link : links) link_of[link.unit] = &link;
  for (std::size_t i = 0; i < dialogue.units.size(); ++i) {
    const QuestionUnit& unit = dialogue.units[i];
    const std::string question = "question of " + turns_of(dialogue, unit.messages) + ": ";
    if (!unit.clarifications.empty()) {
      notes.explain("exchange", question + "on the way to an answer stood " +
                                    turns_of(dialogue, unit.clarifications));
    }
    if (const Link* const link = link_of[i]) {
      notes.explain("answer", question + answer_in_words(dialogue, *link));
    } else {
      notes.explain("no_answer", question + why_open(dialogue, best[i], tau));
    }
  }
}

void explain_quality(const Dialogue& dialogue, const Link& link, const Quality& quality,
                     double min_score, Notes& notes) {
  std::string signals;
  for (const std::string_view signal : quality.signals) append_joined(signals, signal);
  const bool written = quality.score >= min_score;
  notes.explain(written ? "pair" : "below_score",
                "question of " + turns_of(dialogue, dialogue.units[link.unit].messages) +
                    ": score " + in_words(quality.score) +
                    (written ? "" : ", below --min-score " + in_words(min_score)) + "; " +
                    (signals.empty() ? "no signals" : signals));
}

}  // namespace deskmill
