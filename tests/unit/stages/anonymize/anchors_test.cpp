// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/scan/anchors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "rules/width.hpp"
#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/names/names_zh.hpp"
#include "stages/anonymize/numbers/digits.hpp"

namespace deskmill {
namespace {

const CueIndex& cue_index() {
  static const CueIndex cues;
  return cues;
}

using Hit = std::tuple<std::size_t, std::size_t, Cue>;

std::string folded(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

bool is_word_letter(std::string_view text, std::size_t at) {
  return is_ascii_letter(char_at(text, at)) || char_at(text, at) == '_';
}

bool is_name(Cue cue) {
  return cue == Cue::kFirstNameEn || cue == Cue::kAmbiguousNameEn || cue == Cue::kSurnameEn;
}

/// The longest phrase that stands at `at`, by a look at all of them.
Hit plain_phrase_at(std::string_view text, std::size_t at) {
  Hit longest{at, at, Cue::kCount};
  static const std::vector<CuePhrase> kPhrases = cue_phrases();
  for (const CuePhrase& cue : kPhrases) {
    const std::size_t end = at + cue.phrase.size();
    if (end <= std::get<1>(longest) || ascii_lower(text[at]) != cue.phrase[0]) continue;
    if (folded(text.substr(at, cue.phrase.size())) != cue.phrase) continue;
    if (is_ascii_letter(cue.phrase.back()) && is_word_letter(text, end)) continue;
    if (is_name(cue.cue) && !is_ascii_upper(text[at])) continue;
    longest = {at, end, cue.cue};
  }
  return longest;
}

/// What find_anchors() says about cues, by a look at every place.
std::vector<Hit> plain_cues(std::string_view text) {
  std::vector<Hit> hits;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(text[at])) continue;
    if (is_ascii_letter(text[at]) && is_ascii_letter(char_before(text, at))) continue;
    Hit hit = plain_phrase_at(text, at);
    const std::size_t bytes = std::get<1>(hit) - at;
    if (bytes <= 3 && is_clear_name(text, at)) hit = {at, at + 9, Cue::kFullNameZh};
    if (std::get<1>(hit) > at) hits.push_back(hit);
  }
  return hits;
}

std::vector<Hit> found_cues(const Anchors& anchors) {
  std::vector<Hit> hits;
  for (const CueHit& hit : anchors.cues) {
    // Given names may be reported without a capital; recognizers look at it again.
    if (is_name(hit.cue) && !is_ascii_upper(anchors.text[hit.begin])) continue;
    hits.emplace_back(hit.begin, hit.end, hit.cue);
  }
  return hits;
}

/// Phrases, names, numbers and what stands around them, in random order and at
/// every place of a block.
std::string random_text(std::mt19937& random) {
  constexpr std::string_view kPieces[] = {
      " ",      "",     "x",  "_",   "，", "的",     "é",  "😀",        "\uFE0F\u20E3", "１２", "３",
      "王建国", "张伟", "请", "abc", "12", "138001", "1-", "Anna met", "anna",         "＠",   "@",
      "://",    ":",    "f:", "#",   "(",  "[at]",   "A7", "7 Elm",    "路5"};
  static const std::vector<CuePhrase> phrases = cue_phrases();
  std::string text(random() % 70, random() % 2 == 0 ? 'q' : ' ');
  for (std::size_t pieces = random() % 12; pieces > 0; --pieces) {
    std::string phrase(phrases[random() % phrases.size()].phrase);
    if (random() % 3 == 0)
      phrase[0] = static_cast<char>(phrase[0] & ~(is_ascii_lower(phrase[0]) ? 0x20 : 0));
    text += random() % 2 == 0 ? phrase : std::string(kPieces[random() % std::size(kPieces)]);
    if (random() % 2 == 0) text += kPieces[random() % std::size(kPieces)];
  }
  return text.substr(0, text.size() - (random() % 8 == 0 ? text.size() % 3 : 0));
}

TEST(Anchors, FindTheCuesThatALookAtEveryPlaceFinds) {
  std::mt19937 random(11);
  for (int i = 0; i < 1000; ++i) {
    const std::string text = random_text(random);
    Anchors anchors;
    find_anchors(cue_index(), text, 0, anchors);
    ASSERT_EQ(found_cues(anchors), plain_cues(text)) << text;
  }
}

/// The gates look at bytes behind the text, too, whatever these are.
TEST(Anchors, FindEachPhraseAtTheEndOfTheText) {
  Anchors anchors;
  for (const CuePhrase& cue : cue_phrases()) {
    std::string phrase(cue.phrase);
    for (const bool capital : {false, true}) {
      if (capital && is_ascii_letter(phrase[0])) phrase[0] = static_cast<char>(phrase[0] & ~0x20);
      if (is_name(cue.cue) && !capital) continue;
      const std::vector<Hit> expected = plain_cues(phrase);
      for (int behind = 0; behind < 256; ++behind) {
        const std::string line = phrase + std::string(200, static_cast<char>(behind));
        const std::string_view text = std::string_view(line).substr(0, phrase.size());
        find_anchors(cue_index(), text, 0, anchors, 200);
        ASSERT_EQ(found_cues(anchors), expected) << text << behind;
      }
    }
  }
}

TEST(Anchors, FindEachClearName) {
  const auto character = [](std::string_view characters, std::size_t i) {
    return std::string(characters.substr(i * 3 % characters.size(), 3));
  };
  Anchors anchors;
  for (std::size_t i = 0; i < clear_surnames().size() * clear_given().size() / 9; ++i) {
    const std::string given = character(clear_given(), i);
    const std::string name = character(clear_surnames(), i) + given + given;
    find_anchors(cue_index(), name, 0, anchors);
    ASSERT_EQ(anchors.has(Cue::kFullNameZh), is_clear_name(name, 0)) << name;
  }
}

TEST(Anchors, AreTheSameInACopyAndInPlace) {
  std::mt19937 random(12);
  Anchors copied, in_place;
  for (int i = 0; i < 1000; ++i) {
    const std::string text = random_text(random);
    const std::string line = text + std::string(200, "a1\xE6:"[random() % 4]);
    find_anchors(cue_index(), text, 0, copied);
    find_anchors(cue_index(), std::string_view(line).substr(0, text.size()), 0, in_place, 200);
    ASSERT_EQ(found_cues(copied), found_cues(in_place)) << text;
    ASSERT_EQ(copied.at_signs, in_place.at_signs) << text;
    ASSERT_EQ(copied.colons, in_place.colons) << text;
    ASSERT_EQ(copied.runs.size(), in_place.runs.size()) << text;
    ASSERT_EQ(copied.digit_count, in_place.digit_count) << text;
    for (std::size_t run = 0; run < copied.runs.size(); ++run) {
      ASSERT_EQ(copied.runs[run].end, in_place.runs[run].end) << text;
      ASSERT_EQ(copied.digits_of(copied.runs[run]), in_place.digits_of(in_place.runs[run]));
    }
  }
}

TEST(Anchors, KeepRunsOfDigitsWhole) {
  for (std::size_t before = 0; before < 140; ++before) {
    for (const std::string_view number :
         {"7", "13800138000", "１３8００", "1️⃣3️⃣8", "123456789012345678901"}) {
      const std::string text = std::string(before, 'x') + std::string(number) + " x";
      Anchors anchors;
      find_anchors(cue_index(), text, 0, anchors);
      ASSERT_EQ(anchors.runs.size(), 1U) << text;
      EXPECT_EQ(anchors.runs[0].begin, before);
      EXPECT_EQ(anchors.runs[0].end, before + number.size());
      const std::size_t digits = number == "1️⃣3️⃣8" ? 3
                                 : number == "１３8００"     ? 5
                                                             : number.size();
      EXPECT_EQ(anchors.digits_of(anchors.runs[0]).size(), digits) << text;
    }
  }
}

TEST(Anchors, TellWhichRunsGoTogether) {
  constexpr std::string_view kPieces[] = {"7",  "12", "138",    " ",  "-",  "--",
                                          "（", "😀",  "\uFE0F", "—",  "a",  "的",
                                          ".",  "１", "+",      "\n", " (", "\xC2\xA0"};
  std::mt19937 random(14);
  Anchors anchors;
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (std::size_t pieces = random() % 14; pieces > 0; --pieces) {
      text += kPieces[random() % std::size(kPieces)];
    }
    find_anchors(cue_index(), text, 0, anchors);
    std::size_t most = 0, row = 0;
    for (std::size_t run = 0; run < anchors.runs.size(); ++run) {
      const bool separated = run > 0 && is_number_gap(anchors.gap_after(run - 1));
      const bool emoji = run > 0 && is_emoji_gap(anchors.gap_after(run - 1));
      ASSERT_EQ(anchors.runs[run].behind_separator, separated) << text;
      ASSERT_EQ(anchors.runs[run].behind_emoji, emoji) << text;
      const bool joined = separated || emoji;
      row = anchors.runs[run].count + (joined ? row : 0);
      if (joined) most = std::max(most, row);
    }
    ASSERT_EQ(anchors.joined_digits, most) << text;
  }
}

/// The separators by themselves, not by what the scan says of them.
TEST(Anchors, JoinRunsBySeparatorsAndEmoji) {
  const auto joined_digits = [](std::string_view text) {
    Anchors anchors;
    find_anchors(cue_index(), text, 0, anchors);
    return anchors.joined_digits;
  };
  EXPECT_EQ(joined_digits("138-0013-8000"), 11U);
  EXPECT_EQ(joined_digits("138 0013，8000 1"), 7U);
  EXPECT_EQ(joined_digits("1😀38"), 3U);
  EXPECT_EQ(joined_digits("1😀38 7"), 4U);
  EXPECT_EQ(joined_digits("（010）6552"), 7U);
  EXPECT_EQ(joined_digits("10—12"), 4U);
  EXPECT_EQ(joined_digits("0032cff78a24ccc6de0d596725a3b11c"), 0U);
  EXPECT_EQ(joined_digits("13800138000"), 0U);
  EXPECT_EQ(joined_digits("1---2 a 3"), 0U);
}

TEST(Anchors, TellWhatStandsBesideDigits) {
  const auto beside = [](std::string_view text) {
    Anchors anchors;
    find_anchors(cue_index(), text, 0, anchors);
    return std::tuple(anchors.capital_before_run, anchors.wide_before_run, anchors.word_behind_run);
  };
  EXPECT_EQ(beside("7 a"), std::tuple(false, false, false));
  EXPECT_EQ(beside("A7"), std::tuple(true, false, false));
  EXPECT_EQ(beside("a7 路8号"), std::tuple(false, true, false));
  EXPECT_EQ(beside("12 Elm Street"), std::tuple(false, false, true));
  EXPECT_EQ(beside("12 3"), std::tuple(false, false, true));
}

TEST(Anchors, TellWideCharactersAndWhatIsSpelledWithThem) {
  std::mt19937 random(13);
  constexpr std::string_view kPieces[] = {"a",  "é",  "的", "Ａ", "Ｚ", "ａ", "ｚ", "＠",
                                          "＾", "［", "｛", "，", "5",  "*",  "^",  "~"};
  for (int i = 0; i < 2000; ++i) {
    std::string text(random() % 70, ' ');
    for (std::size_t pieces = random() % 3; pieces > 0; --pieces) {
      text += kPieces[random() % std::size(kPieces)];
    }
    bool wide = false, letters = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char twin = text[at] == '\xEF' ? ascii_twin(text, at) : '\0';
      wide |= text[at] >= '\xD0' && text[at] < '\xF0';
      letters |= is_ascii_letter(twin) || twin == '@';
    }
    Anchors anchors;
    find_anchors(cue_index(), text, 0, anchors);
    ASSERT_EQ(anchors.has_wide, wide) << text;
    ASSERT_EQ(anchors.needs_folding, letters) << text;
    ASSERT_EQ(anchors.has_marks, text.find_first_of("*^~") != std::string::npos) << text;
  }
}

/// The gate for Chinese cues looks at two characters of three bytes, or of three and one.
TEST(CuePhrases, BeginWithALetterASignOrAWideCharacterAndAnother) {
  for (const CuePhrase& cue : cue_phrases()) {
    if (static_cast<unsigned char>(cue.phrase[0]) < 0x80) continue;
    EXPECT_EQ(cue.phrase[0] & '\xF0', '\xE0') << cue.phrase;
    if (cue.phrase.size() == 3) continue;
    if (static_cast<unsigned char>(cue.phrase[3]) < 0x80) continue;
    ASSERT_GE(cue.phrase.size(), 6U) << cue.phrase;
    EXPECT_EQ(cue.phrase[3] & '\xF0', '\xE0') << cue.phrase;
  }
}

}  // namespace
}  // namespace deskmill
