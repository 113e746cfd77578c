// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/linker.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace deskmill {
namespace {

struct AnswerType {
  Tag asked, told;
  std::string_view signal;
};
constexpr std::array<AnswerType, 6> kAnswerTypes = {
    {{Tag::kAskTime, Tag::kTellTime, "type_match:time"},
     {Tag::kAskPrice, Tag::kTellPrice, "type_match:price"},
     {Tag::kAskPlace, Tag::kTellPlace, "type_match:place"},
     {Tag::kAskHow, Tag::kSteps, "type_match:how"},
     {Tag::kAskNumber, Tag::kTellNumber, "type_match:number"},
     {Tag::kAskYesNo, Tag::kTellYesNo, "type_match:yes_no"}}};
constexpr TagSet kAsksForType = {Tag::kAskTime,   Tag::kAskPrice, Tag::kAskPlace,
                                 Tag::kAskNumber, Tag::kAskHow,   Tag::kAskYesNo};
constexpr TagSet kNoAnswer = {Tag::kAutoReply, Tag::kTransfer, Tag::kCourtesy};
constexpr std::size_t kShortestAnswer = 4;   // code points
constexpr std::size_t kLongestWeak = 16;     // code points
constexpr std::size_t kLongestClarify = 60;  // code points; a longer question also explains

class Linker {
 public:
  Linker(Dialogue& dialogue, const LinkOptions& options, std::vector<LinkAttempt>* attempts)
      : dialogue_(dialogue),
        attempts_(attempts),
        options_(options),
        weights_(options.weights),
        states_(dialogue.units.size()) {}

  std::vector<Link> run() {
    for (std::size_t i = 0; i < dialogue_.messages.size(); ++i) {
      if (message(i).speaker == Speaker::kCustomer) {
        hear_customer(i);
      } else if (opened_ > 0) {
        hear_agent(i);
      }
    }
    return collect();
  }

 private:
  struct UnitState {
    std::optional<Link> link;
    /// Nothing linked so far speaks of the question: short words that may be a hold or a question back
    /// in wording no rule knows. Gives way to a better answer.
    bool weak = false;
    std::vector<std::size_t> replies;  ///< what the customer said to a weak answer
    bool closed = false;               ///< answered, and the customer has spoken since
    /// With the message that was last asked about: the features of a link ask several times.
    std::optional<std::size_t> overlaps_with;
    double overlap = 0;
  };
  struct Choice {
    std::size_t unit;
    double score;
  };

  const Message& message(std::size_t index) const { return dialogue_.messages[index]; }
  const QuestionUnit& unit(std::size_t index) const { return dialogue_.units[index]; }
  /// Units before this one are out of reach.
  std::size_t first_unit() const { return opened_ - std::min(opened_, options_.last_units); }

  /// Opens the unit that begins here; closes answered ones; takes a reply to a clarifying question.
  void hear_customer(std::size_t index) {
    for (std::size_t i = first_unit(); i < opened_; ++i)
      states_[i].closed |= states_[i].link.has_value();
    if (opened_ < states_.size() && unit(opened_).messages.front() == index) {
      ++opened_;
      asking_.reset();
    } else if (asking_) {
      note_clarification(index);
    } else if (opened_ > 0 && states_[opened_ - 1].weak) {
      states_[opened_ - 1].replies.push_back(index);
    }
  }

  /// The agent's question and the customer's reply become context of the unit they serve.
  void note_clarification(std::size_t reply) {
    std::vector<std::size_t>& list = dialogue_.units[*asking_].clarifications;
    if (std::find(list.begin(), list.end(), agent_question_) == list.end()) {
      list.push_back(agent_question_);
    }
    list.push_back(reply);
  }

  void hear_agent(std::size_t index) {
    if (is_clarifying(index)) {
      if (const auto open = newest_open()) {
        asking_ = open;
        agent_question_ = index;
        return;
      }
    }
    const std::optional<Choice> best = best_unit(index);
    if (!best) return;
    asking_.reset();  // what the customer says from here on is no reply to the question back
    link(*best, index);
    link_siblings(best->unit, index);
  }

  /// Asks back instead of answering: an agent's question without instructions.
  bool is_clarifying(std::size_t index) const {
    const TagSet& tags = message(index).tags;
    return tags.has(Tag::kClarify) && !tags.has(Tag::kSteps) && !message(index).substance.empty() &&
           message(index).length < kLongestClarify;
  }

  std::optional<std::size_t> newest_open() const {
    for (std::size_t i = opened_; i-- > first_unit();) {
      if (!states_[i].link || states_[i].weak) return i;
    }
    return std::nullopt;
  }

  std::optional<Choice> best_unit(std::size_t index) {
    std::optional<Choice> best;
    for (std::size_t i = first_unit(); i < opened_; ++i) {
      if (message(index).run - unit(i).run > options_.last_runs) continue;
      const double found = score(i, index);
      if (attempts_ != nullptr) attempts_->push_back({i, index, found});
      if (found >= options_.tau && (!best || found > best->score)) best = Choice{i, found};
    }
    return best;
  }

  bool is_weak(std::size_t i, std::size_t index) {
    return message(index).length < kLongestWeak && overlap(i, index) == 0 &&
           met_type(i, index).empty();
  }

  /// A weak answer and the customer's reply to it turn out to be an exchange on the way to the answer.
  void give_way(std::size_t i) {
    UnitState& state = states_[i];
    const bool exchange =
        std::any_of(state.replies.begin(), state.replies.end(), [&](std::size_t reply) {
          return !message(reply).tags.any_of({Tag::kChase, Tag::kAck});
        });
    if (exchange) {
      std::vector<std::size_t>& list = dialogue_.units[i].clarifications;
      list.insert(list.end(), state.link->messages.begin(), state.link->messages.end());
      list.insert(list.end(), state.replies.begin(), state.replies.end());
      std::sort(list.begin(), list.end());
    }
    state = UnitState();
  }

  void link(const Choice& choice, std::size_t index) {
    UnitState& state = states_[choice.unit];
    const bool weak = is_weak(choice.unit, index);
    if (state.weak && !weak) give_way(choice.unit);
    state.weak = weak && (!state.link || state.weak);
    if (!state.link) {
      state.link.emplace();
      state.link->unit = choice.unit;
      state.link->score = choice.score;
      state.link->jump =
          choice.unit + 1 < opened_ && unit(choice.unit).run != unit(opened_ - 1).run;
    }
    if (state.link->type.empty()) state.link->type = met_type(choice.unit, index);
    state.link->messages.push_back(index);
    state.link->overlap = std::max(state.link->overlap, overlap(choice.unit, index));
    state.closed = false;
  }

  /// One agent message after several questions of one run may answer them all.
  void link_siblings(std::size_t answered, std::size_t index) {
    const bool alone =
        message(index).position_in_run == 0 && (index + 1 == dialogue_.messages.size() ||
                                                message(index + 1).speaker == Speaker::kCustomer);
    if (!alone) return;
    for (std::size_t i = first_unit(); i < opened_; ++i) {
      if (i == answered || states_[i].link || unit(i).run != unit(answered).run) continue;
      if (overlap(i, index) == 0 && met_type(i, index).empty()) continue;
      const double found = score(i, index);
      if (found >= options_.tau) link({i, found}, index);
    }
  }

  double overlap(std::size_t i, std::size_t index) {
    UnitState& state = states_[i];
    if (state.overlaps_with == index) return state.overlap;
    state.overlaps_with = index;
    state.overlap = 0;
    for (const std::size_t asked : unit(i).messages) {
      state.overlap = std::max(state.overlap, dialogue_.overlap.between(asked, index));
    }
    return state.overlap;
  }

  std::string_view met_type(std::size_t i, std::size_t index) const {
    for (const AnswerType& type : kAnswerTypes) {
      if (unit(i).tags.has(type.asked) && message(index).tags.has(type.told)) return type.signal;
    }
    return {};
  }

  double score(std::size_t i, std::size_t index) {
    const double sum =
        score_of_message(index) + score_of_place(i, index) + score_of_content(i, index);
    return 1 / (1 + std::exp(-sum));
  }

  double score_of_message(std::size_t index) const {
    const Message& answer = message(index);
    double sum = weights_.bias;
    if (answer.tags.has(Tag::kClarify)) sum += weights_.agent_asks;
    if (answer.substance.empty() || answer.tags.any_of(kNoAnswer)) sum += weights_.not_an_answer;
    return sum;
  }

  double score_of_place(std::size_t i, std::size_t index) {
    double sum = unit(i).is_problem ? 0 : weights_.question;
    sum += score_of_recency(i);
    const UnitState& state = states_[i];
    if (state.link && !(state.weak && !is_weak(i, index))) {
      const bool goes_on = state.link->messages.back() + 1 == index;
      sum += goes_on ? weights_.continues : weights_.answered;
      if (state.closed) sum += weights_.closed;
    }
    return sum + weights_.older_open * older_open(i) + weights_.hours * log_hours(i, index);
  }

  double score_of_recency(std::size_t i) const {
    const std::size_t newest_run = unit(opened_ - 1).run;
    if (unit(i).run == newest_run) return weights_.newest;
    for (std::size_t later = i + 1; unit(later).run != newest_run; ++later) {
      if (unit(later).run != unit(i).run) return 0;
    }
    return weights_.second_newest;
  }

  double score_of_content(std::size_t i, std::size_t index) {
    const bool newest = unit(i).run == unit(opened_ - 1).run;
    double sum = overlap(i, index) * (newest ? weights_.overlap : weights_.overlap_not_newest);
    if (!met_type(i, index).empty()) return sum + weights_.type_hit;
    if (unit(i).tags.any_of(kAsksForType)) sum += weights_.type_miss;
    if (message(index).length < kShortestAnswer) sum += weights_.too_short;
    return sum;
  }

  double older_open(std::size_t i) const {
    double count = 0;
    for (std::size_t other = i; other-- > first_unit() && unit(other).run == unit(i).run;) {
      count += states_[other].link ? 0 : 1;
    }
    return count;
  }

  double log_hours(std::size_t i, std::size_t index) const {
    const auto asked = message(unit(i).messages.front()).seconds;
    const auto answered = message(index).seconds;
    if (!asked || !answered || *answered <= *asked) return 0;
    return std::log2(1 + static_cast<double>(*answered - *asked) / 3600);
  }

  std::vector<Link> collect() {
    std::vector<Link> links;
    links.reserve(states_.size());
    for (UnitState& state : states_) {
      if (state.link) links.push_back(std::move(*state.link));
    }
    return links;
  }

  Dialogue& dialogue_;
  std::vector<LinkAttempt>* attempts_;  ///< or nullptr
  const LinkOptions& options_;
  const LinkWeights& weights_;
  std::vector<UnitState> states_;
  std::size_t opened_ = 0;             ///< units whose question has been heard
  std::optional<std::size_t> asking_;  ///< unit about which the agent asked back
  std::size_t agent_question_ = 0;
};

}  // namespace

std::vector<Link> link_answers(Dialogue& dialogue, const LinkOptions& options,
                               std::vector<LinkAttempt>* attempts) {
  return Linker(dialogue, options, attempts).run();
}

}  // namespace deskmill
