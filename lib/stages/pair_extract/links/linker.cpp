// SPDX-License-Identifier: Apache-2.0
#include "stages/pair_extract/links/linker.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace deskmill {
namespace {

/// By answer type.
constexpr std::array<std::string_view, kAnswerTypes> kTypeSignals = {
    "type_match:time", "type_match:price",  "type_match:place",
    "type_match:how",  "type_match:number", "type_match:yes_no"};
constexpr TagSet kAsksBack = {Tag::kClarify, Tag::kQuestion};
constexpr TagSet kNoAnswer = {Tag::kAutoReply, Tag::kTransfer, Tag::kCourtesy};
constexpr std::size_t kShortestAnswer = 4;   // code points
constexpr std::size_t kLongestWeak = 16;     // code points
constexpr std::size_t kLongestClarify = 60;  // code points; a longer question also explains

double score_of(double sum) {
  return 1 / (1 + std::exp(-sum));
}

/// Of the first type in the set; "" if there is none.
std::string_view signal_of(unsigned types) {
  return types == 0 ? std::string_view()
                    : kTypeSignals[static_cast<std::size_t>(std::countr_zero(types))];
}

}  // namespace

void Linker::UnitState::clear() {
  link.clear();
  linked = weak = closed = false;
  replies.clear();
  overlaps_with.reset();
  overlap = 0;
}

Linker::Linker(const LinkOptions& options)
    : options_(options), least_sum_(std::log(options.tau / (1 - options.tau))) {}

const ReusedList<Link>& Linker::link(Dialogue& dialogue, Overlap& overlap,
                                     std::vector<LinkAttempt>* attempts) {
  start(dialogue, overlap, attempts);
  for (std::size_t i = 0; i < dialogue.messages.size(); ++i) {
    if (message(i).speaker == Speaker::kCustomer) {
      hear_customer(i);
    } else if (opened_ > 0) {
      hear_agent(i);
    }
  }
  collect();
  return links_;
}

void Linker::start(Dialogue& dialogue, Overlap& overlap, std::vector<LinkAttempt>* attempts) {
  dialogue_ = &dialogue;
  overlap_ = &overlap;
  attempts_ = attempts;
  states_.clear();
  for (std::size_t i = 0; i < dialogue.units.size(); ++i) states_.add();
  opened_ = 0;
  asking_.reset();
}

/// Opens the unit that begins here; closes answered ones; takes a reply to a clarifying question.
void Linker::hear_customer(std::size_t index) {
  for (std::size_t i = first_unit(); i < opened_; ++i) states_[i].closed |= states_[i].linked;
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
void Linker::note_clarification(std::size_t reply) {
  std::vector<std::size_t>& list = dialogue_->units[*asking_].clarifications;
  if (std::find(list.begin(), list.end(), agent_question_) == list.end()) {
    list.push_back(agent_question_);
  }
  list.push_back(reply);
}

void Linker::hear_agent(std::size_t index) {
  if (is_clarifying(index)) {
    if (const auto open = newest_open()) {
      asking_ = open;
      agent_question_ = index;
      return;
    }
  }
  message_sum_ = sum_of_message(index);
  const std::optional<Choice> best = best_unit(index);
  if (!best) return;
  asking_.reset();  // what the customer says from here on is no reply to the question back
  link(*best, index);
  link_siblings(best->unit, index);
}

/// Asks back instead of answering: an agent's question without instructions.
bool Linker::is_clarifying(std::size_t index) const {
  const Message& question = message(index);
  if (question.tags.has(Tag::kSteps) || question.substance.empty()) return false;
  return question.tags.has(Tag::kQuestion) ||
         (question.tags.has(Tag::kClarify) && question.length < kLongestClarify);
}

std::optional<std::size_t> Linker::newest_open() const {
  for (std::size_t i = opened_; i-- > first_unit();) {
    if (!states_[i].linked || states_[i].weak) return i;
  }
  return std::nullopt;
}

std::optional<Linker::Choice> Linker::best_unit(std::size_t index) {
  std::optional<Choice> best;
  for (std::size_t i = first_unit(); i < opened_; ++i) {
    if (message(index).run - unit(i).run > options_.last_runs) continue;
    const double known = message_sum_ + sum_of_place(i, index);
    if (attempts_ == nullptr && known + most_of_content(i, index) < least_sum_) continue;
    const double sum = known + sum_of_content(i, index);
    if (attempts_ != nullptr) attempts_->push_back({i, index, score_of(sum)});
    if (sum >= least_sum_ && (!best || sum > best->sum)) best = Choice{i, sum};
  }
  return best;
}

bool Linker::is_weak(std::size_t i, std::size_t index) {
  return message(index).length < kLongestWeak && overlap(i, index) == 0 && met_types(i, index) == 0;
}

/// A weak answer and the customer's reply to it turn out to be an exchange on
/// the way to the answer.
void Linker::give_way(std::size_t i) {
  UnitState& state = states_[i];
  const bool exchange =
      std::any_of(state.replies.begin(), state.replies.end(), [&](std::size_t reply) {
        return !message(reply).tags.any_of({Tag::kChase, Tag::kAck});
      });
  if (exchange) {
    std::vector<std::size_t>& list = dialogue_->units[i].clarifications;
    list.insert(list.end(), state.link.messages.begin(), state.link.messages.end());
    list.insert(list.end(), state.replies.begin(), state.replies.end());
    std::sort(list.begin(), list.end());
  }
  state.clear();
}

void Linker::link(const Choice& choice, std::size_t index) {
  UnitState& state = states_[choice.unit];
  const bool weak = is_weak(choice.unit, index);
  if (state.weak && !weak) give_way(choice.unit);
  state.weak = weak && (!state.linked || state.weak);
  Link& link = state.link;
  if (!state.linked) {
    state.linked = true;
    link.unit = choice.unit;
    link.score = score_of(choice.sum);
    link.jump = choice.unit + 1 < opened_ && unit(choice.unit).run != unit(opened_ - 1).run;
  }
  if (link.type.empty()) link.type = signal_of(met_types(choice.unit, index));
  link.messages.push_back(index);
  link.overlap = std::max(link.overlap, overlap(choice.unit, index));
  state.closed = false;
}

/// One agent message after several questions of one run may answer them all.
void Linker::link_siblings(std::size_t answered, std::size_t index) {
  const bool alone =
      message(index).position_in_run == 0 &&
      (index + 1 == dialogue_->messages.size() || message(index + 1).speaker == Speaker::kCustomer);
  if (!alone) return;
  for (std::size_t i = first_unit(); i < opened_; ++i) {
    if (i == answered || states_[i].linked || unit(i).run != unit(answered).run) continue;
    if (overlap(i, index) == 0 && met_types(i, index) == 0) continue;
    const double sum = sum_of(i, index);
    if (sum >= least_sum_) link({i, sum}, index);
  }
}

void Linker::collect() {
  links_.clear();
  for (UnitState& state : states_) {
    if (state.linked) std::swap(links_.add(), state.link);
  }
}

double Linker::overlap(std::size_t i, std::size_t index) {
  UnitState& state = states_[i];
  if (state.overlaps_with == index) return state.overlap;
  state.overlaps_with = index;
  state.overlap = 0;
  for (const std::size_t asked : unit(i).messages) {
    state.overlap = std::max(state.overlap, overlap_->between(asked, index));
  }
  return state.overlap;
}

double Linker::sum_of(std::size_t i, std::size_t index) {
  return message_sum_ + sum_of_place(i, index) + sum_of_content(i, index);
}

/// That sum_of_content() can be, without comparing texts.
double Linker::most_of_content(std::size_t i, std::size_t index) const {
  constexpr double kMostOverlap = 1.000001;  // 1 but for rounding
  const double type = met_types(i, index) != 0 ? options_.weights.type_hit : 0;
  return kMostOverlap * weight_of_overlap(i) + type;
}

double Linker::sum_of_message(std::size_t index) const {
  const Message& answer = message(index);
  double sum = options_.weights.bias;
  if (answer.tags.any_of(kAsksBack)) sum += options_.weights.agent_asks;
  if (answer.substance.empty() || answer.tags.any_of(kNoAnswer)) {
    sum += options_.weights.not_an_answer;
  }
  return sum;
}

double Linker::sum_of_place(std::size_t i, std::size_t index) {
  const LinkWeights& weights = options_.weights;
  double sum = unit(i).is_problem ? 0 : weights.question;
  sum += sum_of_recency(i);
  const UnitState& state = states_[i];
  if (state.linked && !(state.weak && !is_weak(i, index))) {
    const bool goes_on = state.link.messages.back() + 1 == index;
    sum += goes_on ? weights.continues : weights.answered;
    if (state.closed) sum += weights.closed;
  }
  return sum + weights.older_open * older_open(i) + weights.hours * log_hours(i, index);
}

double Linker::sum_of_recency(std::size_t i) const {
  const std::size_t newest_run = unit(opened_ - 1).run;
  if (unit(i).run == newest_run) return options_.weights.newest;
  for (std::size_t later = i + 1; unit(later).run != newest_run; ++later) {
    if (unit(later).run != unit(i).run) return 0;
  }
  return options_.weights.second_newest;
}

double Linker::sum_of_content(std::size_t i, std::size_t index) {
  const LinkWeights& weights = options_.weights;
  double sum = overlap(i, index) * weight_of_overlap(i);
  if (met_types(i, index) != 0) return sum + weights.type_hit;
  if (unit(i).tags.types_asked() != 0) sum += weights.type_miss;
  if (message(index).length < kShortestAnswer) sum += weights.too_short;
  return sum;
}

double Linker::weight_of_overlap(std::size_t i) const {
  const bool newest = unit(i).run == unit(opened_ - 1).run;
  return newest ? options_.weights.overlap : options_.weights.overlap_not_newest;
}

double Linker::older_open(std::size_t i) const {
  double count = 0;
  for (std::size_t other = i; other-- > first_unit() && unit(other).run == unit(i).run;) {
    count += states_[other].linked ? 0 : 1;
  }
  return count;
}

double Linker::log_hours(std::size_t i, std::size_t index) const {
  const auto asked = message(unit(i).messages.front()).seconds;
  const auto answered = message(index).seconds;
  if (!asked || !answered || *answered <= *asked) return 0;
  return std::log2(1 + static_cast<double>(*answered - *asked) / 3600);
}

}  // namespace deskmill
