// A dialogue of a data set, perturbed into what chats look like: bursts of messages, holding
// phrases, chasing, questions back, acknowledgements, forgotten and crossed answers.
//
// The choices for a dialogue depend on its id alone, so every run scores the same dialogues.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/hash.hpp"

namespace deskmill {

struct Utterance {
  bool customer = true;
  std::string text;
  int origin = -1;  ///< number of the turn in the data set; -1 = inserted
};

struct Sample {
  std::string id;
  std::vector<Utterance> utterances;
  std::set<std::pair<int, int>> links;  ///< origins of question and answer
  std::vector<bool> asks;               ///< by origin
};

/// Repeatable choices: the n-th one of a dialogue depends on its id only.
class Dice {
 public:
  explicit Dice(std::string_view id) : id_(id) {}
  double roll() { return static_cast<double>(hash64(id_, ++count_) >> 11) * 0x1p-53; }
  bool chance(double p) { return roll() < p; }
  std::string_view pick(const std::vector<std::string_view>& list) {
    return list[static_cast<std::size_t>(roll() * static_cast<double>(list.size()))];
  }

 private:
  std::string id_;
  std::uint64_t count_ = 0;
};

/// What is inserted between the messages of a dialogue.
struct Phrases {
  std::vector<std::string_view> hold, chase, ack, ask_back, reply_back;
};

inline const Phrases& known_phrases() {
  static const Phrases phrases = {
      {"请稍等", "我帮您查一下", "正在为您查询", "您好，请稍候", "马上帮您看一下"},
      {"在吗", "人呢", "？？", "有人吗"},
      {"好的", "嗯嗯", "好的谢谢", "知道了"},
      {"请提供一下您的姓名", "请问您是今天去吗？", "请告知一下手机号"},
      {"嗯是的", "李四", "13000000000"}};
  return phrases;
}

inline const Phrases& new_phrases() {
  static const Phrases phrases = {
      {"容我翻翻资料哈", "别走开，瞅一眼就来", "系统有点卡呢", "给我一分钟", "去后台瞧瞧哦",
       "小二正在路上"},
      {"还在不呀", "咋没动静了", "等半天了", "回个话呀", "急急急"},
      {"妥", "晓得啦", "那就这样", "棒棒哒", "收到收到"},
      {"几位出行呀", "您贵姓呀", "您倾向于上午还是下午", "麻烦留个称呼"},
      {"两个人", "姓赵", "上午吧", "叫我小周就行"}};
  return phrases;
}

/// Splits a text behind its commas and sentence marks.
inline std::vector<std::string> burst(const std::string& text) {
  std::vector<std::string> pieces(1);
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view mark = std::string_view(text).substr(i, 3);
    const bool cut = mark == "，" || mark == "。" || mark == "！" || mark == "；";
    const std::size_t length = cut ? 3 : 1;
    if (mark != "，" && mark != "。") pieces.back().append(text, i, length);
    i += length;
    if (cut && i < text.size() && pieces.back().size() >= 9) pieces.emplace_back();
  }
  return pieces;
}

/// Makes a perturbed copy of a sample, whose links follow. `crossed` is the share of exchanges
/// whose neighbours are asked together and answered together.
class Perturber {
 public:
  Perturber(const Sample& sample, const Phrases& phrases, double crossed)
      : source_(sample), phrases_(phrases), crossed_(crossed), dice_(sample.id) {}

  Sample perturb() {
    Sample result = source_;
    result.utterances.clear();
    out_ = &result;
    const std::vector<Utterance>& all = source_.utterances;
    for (std::size_t i = 0; i + 1 < all.size(); i += 2) {
      const bool cross = i + 3 < all.size() && dice_.chance(crossed_);
      if (cross) {
        exchange_crossed(all[i], all[i + 1], all[i + 2], all[i + 3]);
        i += 2;
      } else {
        exchange(all[i], all[i + 1]);
      }
    }
    return result;
  }

 private:
  void exchange(const Utterance& question, const Utterance& answer) {
    say(question);
    if (dice_.chance(0.05)) return forget(answer.origin);
    before_answer();
    say(answer);
    if (dice_.chance(0.25)) insert(true, phrases_.ack);
  }

  void exchange_crossed(const Utterance& q1, const Utterance& a1, const Utterance& q2,
                        const Utterance& a2) {
    say(q1);
    say(q2);
    before_answer();
    const bool swapped = dice_.chance(0.5);
    say(swapped ? a2 : a1);
    say(swapped ? a1 : a2);
    if (dice_.chance(0.25)) insert(true, phrases_.ack);
  }

  void before_answer() {
    if (dice_.chance(0.3)) insert(false, phrases_.hold);
    if (dice_.chance(0.1)) insert(true, phrases_.chase);
    if (!dice_.chance(0.1)) return;
    insert(false, phrases_.ask_back);
    insert(true, phrases_.reply_back);
  }

  void say(const Utterance& utterance) {
    if (!dice_.chance(0.6)) return out_->utterances.push_back(utterance);
    for (std::string& piece : burst(utterance.text)) {
      if (!piece.empty()) out_->utterances.push_back({utterance.customer, piece, utterance.origin});
    }
  }

  void insert(bool customer, const std::vector<std::string_view>& list) {
    out_->utterances.push_back({customer, std::string(dice_.pick(list)), -1});
  }

  void forget(int answer) {
    std::erase_if(out_->links, [answer](const auto& link) { return link.second == answer; });
  }

  const Sample& source_;
  const Phrases& phrases_;
  double crossed_;
  Dice dice_;
  Sample* out_ = nullptr;
};

}  // namespace deskmill
