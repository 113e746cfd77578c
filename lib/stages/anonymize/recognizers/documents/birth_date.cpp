// Dates of birth: a date behind a word that says so (出生日期, DOB, born on), before 出生, or in
// the answer to a question for it. A date without such a word is never one: most dates are of
// orders.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/numbers/digits.hpp"
#include "stages/anonymize/recognizers/context/answer_words.hpp"
#include "stages/anonymize/recognizers/documents/documents.hpp"

namespace deskmill {
namespace {

/// A date from its place on; `end` is 0 for none.
struct Date {
  std::size_t end = 0;
  int year = 0;  ///< 0: not told
};

/// ASCII digits of a text, read one number after the other.
class Numbers {
 public:
  Numbers(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }
  bool skip(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  /// The next number of at most so many digits; empty when none or a longer one stands there.
  std::string_view number(std::size_t most) {
    const std::string_view left = rest();
    std::size_t count = 0;
    while (count < left.size() && is_ascii_digit(left[count])) ++count;
    if (count > most) return {};
    at_ += count;
    return left.substr(0, count);
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

/// "90" is 1990, "05" is 2005.
int year_of(std::string_view digits) {
  const int value = number_of(digits);
  if (digits.size() == 4) return value;
  return digits.size() == 2 ? value + (value < 30 ? 2000 : 1900) : 0;
}

constexpr int kLeapYear = 2000;

/// 1990年3月7日, 3月7号.
Date chinese_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  std::string_view first = numbers.number(4);
  Date date;
  if (!first.empty() && numbers.skip("年")) {
    date.year = year_of(first);
    first = numbers.number(2);
  }
  if (first.empty() || first.size() > 2 || !numbers.skip("月")) return {};
  date.end = numbers.at();
  const std::string_view day = numbers.number(2);
  if (day.empty()) return date.year > 0 ? date : Date();
  if (!numbers.skip("日") && !numbers.skip("号")) numbers.skip("號");
  date.end = numbers.at();
  const int year = date.year > 0 ? date.year : kLeapYear;
  return is_real_date(year, number_of(first), number_of(day)) ? date : Date();
}

/// The year of a date whose numbers these are, in any of the usual orders; 0 for none.
int year_among(std::string_view a, std::string_view b, std::string_view c) {
  if (a.empty() || b.empty() || c.empty() || b.size() > 2) return 0;
  if (a.size() == 4)
    return c.size() <= 2 && is_real_date(year_of(a), number_of(b), number_of(c)) ? year_of(a) : 0;
  if (a.size() > 2 || (c.size() != 4 && c.size() != 2)) return 0;
  const int year = year_of(c);
  const bool real = is_real_date(year, number_of(b), number_of(a)) ||
                    is_real_date(year, number_of(a), number_of(b));
  return real ? year : 0;
}

/// 1990-03-07, 7.3.1990, 03/07/90.
Date separated_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const std::string_view a = numbers.number(4), mark = numbers.rest().substr(0, 1);
  if (mark.empty() || std::string_view("-./ ").find(mark[0]) == std::string_view::npos) return {};
  numbers.skip(mark);
  const std::string_view b = numbers.number(2);
  if (!numbers.skip(mark)) return {};
  const std::string_view c = numbers.number(4);
  const bool parted = mark != " " || a.size() == 4 || c.size() == 4;  // not "3 2 10"
  const int year = parted ? year_among(a, b, c) : 0;
  return year > 0 ? Date{numbers.at(), year} : Date();
}

/// 19900307, 07031990.
Date compact_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const std::string_view digits = numbers.number(8);
  if (digits.size() != 8) return {};
  int year = year_among(digits.substr(0, 4), digits.substr(4, 2), digits.substr(6));
  if (year == 0) year = year_among(digits.substr(0, 2), digits.substr(2, 2), digits.substr(4));
  return year > 0 ? Date{numbers.at(), year} : Date();
}

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// Bytes of the month's name at `at`, whole or cut to three letters or more, and a dot behind it.
std::size_t month_bytes(std::string_view text, std::size_t at) {
  std::size_t letters = 0;
  while (is_ascii_letter(char_at(text, at + letters))) ++letters;
  if (letters < 3 || letters > 9) return 0;
  const std::string_view word = text.substr(at, letters);
  const bool known = std::any_of(kMonths.begin(), kMonths.end(), [word](std::string_view month) {
    return is_in_any_case(word, month.substr(0, word.size()));
  });
  if (!known) return 0;
  return letters + (char_at(text, at + letters) == '.' ? 1 : 0);
}

void skip_blanks(Numbers& numbers) {
  while (numbers.skip(" ") || numbers.skip(",")) {
  }
}

/// "7", "7th", "the 7th of"; empty for none.
std::string_view day_of_month(Numbers& numbers) {
  const std::string_view day = numbers.number(2);
  if (day.empty()) return {};
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) numbers.skip(ending);
  return number_of(day) >= 1 && number_of(day) <= 31 ? day : std::string_view();
}

/// "March 7, 1990", "7th of March 1990", "7-Mar-1990", "March 7th".
Date english_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const bool day_first = is_ascii_digit(char_at(text, begin));
  if (day_first && day_of_month(numbers).empty()) return {};
  if (day_first && !numbers.skip("-") && !numbers.skip(" of ")) numbers.skip(" ");
  const std::size_t month = month_bytes(text, numbers.at());
  if (month == 0) return {};
  numbers.skip(text.substr(numbers.at(), month));
  skip_blanks(numbers);
  numbers.skip("-");
  if (!day_first && day_of_month(numbers).empty()) return {};
  Date date{numbers.at(), 0};
  skip_blanks(numbers);
  const std::string_view year = numbers.number(4);
  if (year.size() == 4 && (year.starts_with("19") || year.starts_with("20")))
    return {numbers.at(), number_of(year)};
  if (day_first) date.end = text.find_last_not_of(" ,-", date.end - 1) + 1;
  return date;
}

Date date_at(std::string_view text, std::size_t begin) {
  if (!is_ascii_digit(char_at(text, begin))) return english_date(text, begin);
  for (const auto read : {chinese_date, separated_date, compact_date, english_date}) {
    const Date date = read(text, begin);
    if (date.end > 0 && !is_ascii_alnum(char_at(text, date.end))) return date;
  }
  return {};
}

void add(std::size_t begin, std::size_t end, double score, Findings& findings) {
  findings.push_back({begin, end, PiiType::kBirthDate, score, kBirthDate.name});
}

void find_behind(std::string_view text, const CueHit& hit, Findings& findings) {
  bool marked = false;
  std::size_t at = hit.end;
  constexpr int kMostFillers = 5;
  for (int i = 0; i < kMostFillers; ++i) {
    const std::string_view rest = text.substr(std::min(at, text.size()));
    for (const std::string_view mark : {":", "：", "是", "为", "is ", "was ", "=", "于"}) {
      if (!rest.starts_with(mark)) continue;
      at += mark.size();
      marked = true;
    }
    for (const std::string_view filler : {" ", ",", "，", "(", "（", "on ", "the ", "\n", "号"}) {
      if (text.substr(std::min(at, text.size())).starts_with(filler)) at += filler.size();
    }
  }
  const Date date = date_at(text, at);
  if (date.end == 0) return;
  if (date.year > 0) return add(at, date.end, 0.85, findings);
  if (marked) add(at, date.end, 0.6, findings);
}

/// "1990年3月7日出生", "1990-03-07出生".
void find_before(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  constexpr std::size_t kLongest = 20;
  const std::size_t from = hit.begin - std::min(hit.begin, kLongest);
  auto run = std::lower_bound(
      anchors.runs.begin(), anchors.runs.end(), from,
      [](const DigitRun& earlier, std::size_t place) { return earlier.begin < place; });
  for (; run != anchors.runs.end() && run->begin < hit.begin; ++run) {
    if (is_ascii_alnum(char_before(anchors.text, run->begin))) continue;
    const Date date = date_at(anchors.text, run->begin);
    if (date.year == 0 || date.end != hit.begin) continue;
    return add(run->begin, date.end, 0.85, findings);
  }
}

/// Dates of deliveries are later than those of births that anybody is asked for.
constexpr int kLatestAnswer = 2019;

/// The month and its blank in front of a day ("March 7"); `day` itself when none stands there.
std::size_t begin_of_month(std::string_view text, std::size_t day) {
  constexpr std::size_t kLongestMonth = 12;
  if (day == 0 || text[day - 1] != ' ') return day;
  std::size_t month = day - 1;
  while (day - month <= kLongestMonth && is_ascii_letter(char_before(text, month))) --month;
  return month_bytes(text.substr(0, day), month) > 0 ? month : day;
}

/// 900307: nobody who was asked for a day means anything else.
Date short_date(std::string_view text, std::size_t begin) {
  Numbers numbers(text, begin);
  const std::string_view digits = numbers.number(6);
  if (digits.size() != 6) return {};
  const int year = year_of(digits.substr(0, 2));
  const bool real = is_real_date(year, number_of(digits.substr(2, 2)), number_of(digits.substr(4)));
  return real ? Date{numbers.at(), year} : Date();
}

/// A day that is the whole answer needs no year: 3月7号, "march 7".
void find_lone_answer(const Anchors& anchors, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::size_t begin = begin_of_month(text, anchors.runs.front().begin);
  Date date = date_at(text, begin);
  if (date.end == 0) date = short_date(text, begin);
  if (date.end == 0 || !says_nothing(text.substr(0, begin)) || !says_nothing(text.substr(date.end)))
    return;
  add(begin, date.end, 0.6, findings);
}

void find_answers(const Anchors& anchors, Findings& findings) {
  find_lone_answer(anchors, findings);
  std::size_t done = 0;
  for (const DigitRun& run : anchors.runs) {
    if (run.begin < done) continue;
    const std::size_t begin = begin_of_month(anchors.text, run.begin);
    const Date date = date_at(anchors.text, begin);
    if (date.year < 1900 || date.year > kLatestAnswer) continue;
    add(begin, date.end, 0.6, findings);
    done = date.end;
  }
}

void find(const Anchors& anchors, Findings& findings) {
  if (anchors.runs.empty()) return;
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
                                       "your date of birth? → ⟦March 7, 1990⟧, please",
                                       "and your birthday? → its ⟦march 7⟧",
                                       "您的生日是？ → ⟦3月7号⟧",
                                       "您的出生日期是？ → ⟦900307⟧"};
constexpr std::string_view kNoMatch[] = {"出生日期填错了",
                                         "生日礼物3月7日能到吗",
                                         "生日3月7日能到吗",
                                         "生日有优惠券500元",
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
