// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/names/sentence_openers_en.hpp"

#include "stages/anonymize/bytes/word_set.hpp"

namespace deskmill {
namespace {

/// In lower case and in order.
constexpr std::string_view kOpeners[] = {
    "absolute",     "again",
    "ah",           "alas",
    "all",          "alright",
    "alrighty",     "also",
    "and",          "anytime",
    "apologies",    "as",
    "at",           "aw",
    "awe",          "aww",
    "aye",          "besides",
    "both",         "brilliant",
    "but",          "congratulations",
    "cool",         "each",
    "enjoy",        "every",
    "excellent",    "fabulous",
    "fantastic",    "first",
    "for",          "from",
    "furthermore",  "gosh",
    "great",        "haha",
    "hello",        "hence",
    "here",         "hey",
    "hiya",         "hmm",
    "honey",        "however",
    "hum",          "if",
    "in",           "indeed",
    "instead",      "it",
    "just",         "lastly",
    "lovely",       "many",
    "meanwhile",    "moreover",
    "most",         "nah",
    "nevertheless", "nice",
    "no",           "none",
    "nonetheless",  "not",
    "noted",        "now",
    "ofcourse",     "oh",
    "ok",           "okay",
    "on",           "once",
    "oof",          "ooh",
    "oops",         "or",
    "otherwise",    "perfect",
    "phew",         "please",
    "regrets",      "right",
    "second",       "since",
    "so",           "some",
    "sometimes",    "sorry",
    "still",        "super",
    "sure",         "thanks",
    "that",         "there",
    "therefore",    "these",
    "third",        "this",
    "those",        "thus",
    "to",           "ugh",
    "uh",           "umm",
    "understood",   "welcome",
    "well",         "whatever",
    "when",         "whew",
    "while",        "whoa",
    "with",         "wonderful",
    "woohoo",       "wow",
    "yay",          "yeah",
    "yep",          "yes",
    "yet",          "yikes",
    "yippee",       "yup",
};
constexpr WordSet kOpenerSet(kOpeners);

}  // namespace

bool opens_sentence(std::string_view word) {
  return kOpenerSet.contains_small(word);
}

}  // namespace deskmill
