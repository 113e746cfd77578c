// SPDX-License-Identifier: Apache-2.0
#include "stages/clean/mail/rating_block.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/ascii.hpp"
#include "stages/clean/mail/mail_lines.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kShortestQuestion = 12, kLongestQuestion = 200;  ///< bytes
constexpr std::size_t kFewestAnswers = 2;

constexpr std::string_view kBeginnings[] = {"how would you rate",
                                            "how do you rate",
                                            "how did we do",
                                            "how did i do",
                                            "how was your",
                                            "how was our",
                                            "how was my",
                                            "how satisfied are you",
                                            "please rate",
                                            "rate this",
                                            "rate my",
                                            "rate our",
                                            "rate your",
                                            "were you satisfied",
                                            "are you satisfied",
                                            "请",
                                            "請",
                                            "您对",
                                            "您對",
                                            "邀请您",
                                            "邀請您",
                                            "诚邀您",
                                            "服务评价",
                                            "满意度"};
/// What is rated: the writer's work, not what was bought.
constexpr std::string_view kRated[] = {
    "reply",        "answer", "response", "support", "service", "help", "experience",
    "conversation", "chat",   "agent",    "we do",   "i do",    "服务", "服務",
    "回复",         "回覆",   "客服",     "解答",    "体验",    "工单", "满意度调查"};

constexpr std::string_view kAnswers[] = {"good, i'm satisfied",
                                         "good, i am satisfied",
                                         "bad, i'm unsatisfied",
                                         "bad, i am unsatisfied",
                                         "very satisfied",
                                         "very dissatisfied",
                                         "very unsatisfied",
                                         "very good",
                                         "very bad",
                                         "not so good",
                                         "not great",
                                         "not good",
                                         "not bad",
                                         "satisfied",
                                         "dissatisfied",
                                         "unsatisfied",
                                         "excellent",
                                         "amazing",
                                         "awesome",
                                         "great",
                                         "good",
                                         "okay",
                                         "ok",
                                         "neutral",
                                         "average",
                                         "fair",
                                         "poor",
                                         "bad",
                                         "terrible",
                                         "非常不满意",
                                         "非常满意",
                                         "很不满意",
                                         "很满意",
                                         "比较满意",
                                         "基本满意",
                                         "不满意",
                                         "满意",
                                         "一般",
                                         "好评",
                                         "中评",
                                         "差评",
                                         "★",
                                         "☆",
                                         "⭐",
                                         "😀",
                                         "😃",
                                         "😄",
                                         "🙂",
                                         "😊",
                                         "😍",
                                         "🤩",
                                         "😐",
                                         "😕",
                                         "🙁",
                                         "☹",
                                         "😞",
                                         "😡",
                                         "👍",
                                         "👎"};

/// Between the answers, and behind them what does not count.
constexpr std::string_view kSeparators[] = {" ", "\t", "|", "/", "·", "•", ",",  "、",    "，",
                                            "-", "[",  "]", "(", ")", ":", "：", "\uFE0F"};

template <std::size_t N>
std::size_t length_of_any(const std::string_view (&phrases)[N], std::string_view text) {
  for (const std::string_view phrase : phrases) {
    if (text.starts_with(phrase)) return phrase.size();
  }
  return 0;
}

template <std::size_t N>
bool holds_any(const std::string_view (&phrases)[N], std::string_view text) {
  return std::any_of(std::begin(phrases), std::end(phrases),
                     [text](std::string_view phrase) { return text.find(phrase) != text.npos; });
}

bool is_question(std::string_view line) {
  if (line.size() < kShortestQuestion || line.size() > kLongestQuestion) return false;
  const std::string lowered = ascii_lowered(line);
  return length_of_any(kBeginnings, lowered) > 0 && holds_any(kRated, lowered);
}

/// "https://…", "<https://…>": the page that an answer leads to.
std::size_t length_of_link(std::string_view text) {
  const std::size_t begin = text.starts_with('<') ? 1 : 0;
  if (!text.substr(begin).starts_with("http")) return 0;
  return std::min(text.find_first_of(" \t>", begin), text.size() - 1) + 1;
}

/// How many answers to click the line is made of; 0 when it holds anything else.
std::size_t answers_in(std::string_view line) {
  const std::string lowered = ascii_lowered(line);
  std::size_t answers = 0;
  for (std::string_view rest = lowered; !rest.empty();) {
    std::size_t length = length_of_any(kSeparators, rest);
    if (length == 0) length = length_of_link(rest);
    if (length == 0) {
      length = length_of_any(kAnswers, rest);
      if (length == 0) return 0;
      const bool in_word = is_ascii_letter(rest[length - 1]) && length < rest.size() &&
                           is_ascii_letter(rest[length]);
      if (in_word) return 0;
      ++answers;
    }
    rest.remove_prefix(length);
  }
  return answers;
}

}  // namespace

std::size_t rating_block_lines(const std::vector<std::string_view>& lines, std::size_t i) {
  if (!is_question(lines[i])) return 0;
  std::size_t answers = 0, end = i + 1;
  for (std::size_t k = i + 1; k < lines.size(); ++k) {
    if (is_blank_line(lines[k])) continue;
    const std::size_t more = answers_in(lines[k]);
    if (more == 0) break;
    answers += more;
    end = k + 1;
  }
  return answers >= kFewestAnswers ? end - i : 0;
}

}  // namespace deskmill
