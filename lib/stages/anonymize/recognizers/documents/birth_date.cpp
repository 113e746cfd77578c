// Dates of birth: a date behind a word that says so (出生日期, DOB, born on), before 出生, or in
// the answer to a question for it. A date without such a word is never one: most dates are of
// orders.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/name_bounds_zh.hpp"
#include "stages/anonymize/numbers/dates.hpp"
#include "stages/anonymize/recognizers/context/answer_words.hpp"
#include "stages/anonymize/recognizers/documents/documents.hpp"

namespace deskmill {
namespace {

void add(std::size_t begin, std::size_t end, double score, Findings& findings) {
  findings.push_back({begin, end, PiiType::kBirthDate, score, kBirthDate.name});
}

/// 生日3月7日, but not 生日3月7日能到吗, which asks for a delivery.
bool is_lone_day(std::string_view text, const CueHit& hit, std::size_t begin, const Date& day) {
  return begin - hit.end <= 1 && ends_clause(text, day.end);
}

void find_behind(std::string_view text, const CueHit& hit, Findings& findings) {
  bool marked = false;
  std::size_t at = hit.end;
  constexpr int kMostFillers = 5;
  for (int i = 0; i < kMostFillers; ++i) {
    const std::string_view rest = text.substr(std::min(at, text.size()));
    for (const std::string_view mark : {":", "：", "是", "为", "is ", "was ", "'s ", "=", "于"}) {
      if (!rest.starts_with(mark)) continue;
      at += mark.size();
      marked = true;
    }
    for (const std::string_view filler : {" ", ",", "，", "(", "（", "on ", "the ", "\n", "号"}) {
      if (text.substr(std::min(at, text.size())).starts_with(filler)) at += filler.size();
    }
  }
  const Date date = date_at(text, at);
  if (date.year > 0) return add(at, date.end, 0.85, findings);
  if (date.end > 0 && (marked || is_lone_day(text, hit, at, date)))
    return add(at, date.end, 0.6, findings);
  const Date day = marked && date.end == 0 ? short_day_at(text, at) : Date();
  if (day.end > 0 && ends_clause(text, day.end)) add(at, day.end, 0.6, findings);
}

/// "1990年3月7日出生", "1990-03-07出生".
void find_before(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  constexpr std::size_t kLongest = 20;
  const std::size_t from = hit.begin - std::min(hit.begin, kLongest);
  for (std::size_t i = anchors.run_from(from); i < anchors.runs.size(); ++i) {
    const std::size_t begin = anchors.runs[i].begin;
    if (begin >= hit.begin) break;
    if (is_ascii_alnum(char_before(anchors.text, begin))) continue;
    const Date date = date_at(anchors.text, begin);
    if (date.year == 0 || date.end != hit.begin) continue;
    return add(begin, date.end, 0.85, findings);
  }
}

/// Dates of deliveries are later than those of births that anybody is asked for.
constexpr int kLatestAnswer = 2019;

/// A day that is the whole answer needs no year: 3月7号, "march 7".
void find_lone_answer(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::size_t begin = anchors.runs.empty()
                                ? behind_fillers_zh(text, 0)
                                : with_month_before(text, anchors.runs.front().begin);
  Date date = date_at(text, begin);
  if (date.end == 0) date = short_date_at(text, begin);
  if (date.end == 0 || !says_nothing(text.substr(0, begin)) || !says_nothing(text.substr(date.end)))
    return;
  add(begin, date.end, 0.6, findings);
}

void find_answers(const Anchors& anchors, Findings& findings) {
  find_lone_answer(anchors, findings);
  std::size_t done = 0;
  for (const DigitRun& run : anchors.runs) {
    if (run.begin < done) continue;
    const std::size_t begin = with_month_before(anchors.text, run.begin);
    const Date date = date_at(anchors.text, begin);
    if (date.year < 1900 || date.year > kLatestAnswer) continue;
    add(begin, date.end, 0.6, findings);
    done = date.end;
  }
}

void find(const Anchors& anchors, Findings& findings) {
  for (const CueHit& hit : anchors.cues) {
    if (hit.cue != Cue::kBirth) continue;
    find_behind(anchors.text, hit, findings);
    find_before(anchors, hit, findings);
  }
  if (anchors.expects(Cue::kBirth)) find_answers(anchors, findings);
}

constexpr std::string_view kMatch[] = {"出生日期⟦1990年3月7日⟧",
                                       "出生日期：⟦1990-03-07⟧，女",
                                       "我生日是⟦1990年3月7号⟧",
                                       "生日⟦1990.3.7⟧",
                                       "生日是⟦3月7日⟧",
                                       "我生日⟦3月7日⟧，别忘了",
                                       "生日：⟦3.7⟧",
                                       "生日⟦三月七号⟧",
                                       "出生于⟦一九九零年三月二十七日⟧",
                                       "出生年月 ⟦1990年3月⟧",
                                       "出生日期 ⟦19900307⟧",
                                       "我是⟦1990年3月7日⟧出生的",
                                       "DOB ⟦03/07/1990⟧",
                                       "DOB: ⟦1990-03-07⟧, thanks",
                                       "dob is ⟦7 March 1990⟧",
                                       "date of birth: ⟦March 7, 1990⟧",
                                       "my date of birth is ⟦7th of March 1990⟧.",
                                       "born on ⟦March 7th, 1990⟧",
                                       "I was born ⟦3/7/90⟧",
                                       "my birthday is ⟦March 7th⟧, so",
                                       "D.O.B. ⟦07-Mar-1990⟧",
                                       "dob ⟦03 07 1990⟧",
                                       "DOB: ⟦7 Mar 90⟧",
                                       "my birthday's ⟦March 7th⟧",
                                       "and your date of birth? → ⟦07 03 90⟧",
                                       "your date of birth? → ⟦March 7, 1990⟧, please",
                                       "and your birthday? → its ⟦march 7⟧",
                                       "您的生日是？ → ⟦3月7号⟧",
                                       "您的出生日期是？ → ⟦900307⟧",
                                       "您的生日是哪天 → ⟦三月七号⟧"};
constexpr std::string_view kNoMatch[] = {"出生日期填错了",
                                         "生日礼物3月7日能到吗",
                                         "生日3月7日能到吗",
                                         "生日有优惠券500元",
                                         "生日是3.7折",
                                         "生日一般三月寄",
                                         "birthday party for 12 March",
                                         "birthday present ordered on March 7",
                                         "born in the USA in 1990",
                                         "下单日期1990年3月7日",
                                         "ordered on 1990-03-07",
                                         "date of birth 13/32/1990",
                                         "dob 12.5.3.1",
                                         "dob 3 2 10",
                                         "3月7号",
                                         "您的生日是？ → 3月7号能到吗",
                                         "您的生日是？ → 990"};

}  // namespace

constinit const Recognizer kBirthDate = {
    PiiType::kBirthDate,
    "birth_date",
    kNeedsCue,
    mask_of(Cue::kBirth),
    find,
    "Dates of birth behind a word or in the answer to a question that says so",
    kMatch,
    kNoMatch};

}  // namespace deskmill
