// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/name_answer_en.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "stages/anonymize/recognizers/answer_words.hpp"
#include "stages/anonymize/recognizers/latin_names.hpp"
#include "stages/anonymize/recognizers/names_en.hpp"
#include "stages/anonymize/recognizers/table.hpp"
#include "stages/anonymize/scan/characters.hpp"
#include "stages/anonymize/scan/given_names.hpp"
#include "stages/anonymize/scan/surnames.hpp"
#include "stages/anonymize/scan/word_set.hpp"

namespace deskmill {
namespace {

constexpr std::size_t kMostWords = 3;

/// Of answers that give no name.
constexpr std::string_view kCommonWords[] = {
    "none",         "same",        "before",      "holder",     "need",       "needed",
    "already",      "gave",        "give",        "given",      "later",      "wait",
    "waiting",      "one",         "two",         "moment",     "sec",        "second",
    "minute",       "minutes",     "hold",        "cant",       "can't",      "cannot",
    "dont",         "don't",       "wont",        "won't",      "provided",   "speaking",
    "done",         "cool",        "help",        "login",      "logged",     "card",
    "address",      "email",       "mail",        "cancel",     "cancelled",  "canceled",
    "bill",         "billing",     "invoice",     "policy",     "booking",    "above",
    "below",        "listed",      "file",        "profile",    "system",     "username",
    "user",         "password",    "want",        "wanted",     "like",       "know",
    "think",        "said",        "say",         "tell",       "told",       "check",
    "lost",         "claim",       "change",      "update",     "updated",    "pay",
    "paid",         "payment",     "charge",      "charged",    "money",      "price",
    "cost",         "free",        "late",        "delay",      "delayed",    "delivery",
    "delivered",    "package",     "parcel",      "shipping",   "return",     "returned",
    "exchange",     "broken",      "damaged",     "missing",    "working",    "work",
    "works",        "issue",       "problem",     "error",      "question",   "reason",
    "sent",         "send",        "receive",     "received",   "got",        "get",
    "bought",       "buy",         "try",         "tried",      "again",      "nothing",
    "anything",     "something",   "never",       "ever",       "yet",        "long",
    "business",     "company",     "personal",    "private",    "secret",     "both",
    "either",       "also",        "code",        "date",       "birth",      "day",
    "time",         "year",        "zip",         "ssn",        "social",     "security",
    "details",      "info",        "information", "verify",     "verified",   "not",
    "husband",      "wife",        "mom",         "dad",        "son",        "daughter",
    "brother",      "sister",      "mother",      "father",     "his",        "her",
    "their",        "mine",        "myself",      "who",        "which",      "people",
    "person",       "someone",     "human",       "agent",      "bot",        "robot",
    "real",         "good",        "bad",         "nice",       "more",       "less",
    "much",         "off",         "up",          "down",       "over",       "by",
    "be",           "will",        "if",          "or",         "than",       "into",
    "about",        "then",        "ill",         "i'll",       "ive",        "i've",
    "see",          "look",        "call",        "called",     "text",       "chat",
    "talk",         "room",        "reservation", "ride",       "car",        "laptop",
    "computer",     "printer",     "software",    "pizza",      "large",      "small",
    "medium",       "menu",        "food",        "drink",      "quote",      "plan",
    "lol",          "correct",     "nope",        "perfect",    "absolutely", "definitely",
    "exactly",      "thankyou",    "hmmm",        "whatever",   "anonymous",  "unknown",
    "goodbye",      "stop",        "skip",        "next",       "english",    "spanish",
    "refund",       "pardon",      "welcome",     "morning",    "afternoon",  "evening",
    "today",        "tomorrow",    "yesterday",   "customer",   "guest",      "order",
    "orders",       "number",      "account",     "product",    "products",   "item",
    "items",        "internet",    "phone",       "wifi",       "flight",     "flights",
    "ticket",       "tickets",     "hotel",       "insurance",  "loan",       "balance",
    "transfer",     "statement",   "support",     "service",    "services",   "upgrade",
    "subscription", "router",      "modem",       "burger",     "chicken",    "cheese",
    "coffee",       "water",       "coke",        "fries",      "seat",       "window",
    "aisle",        "status",      "baggage",     "luggage",    "confirm",    "confirmed",
    "approved",     "agree",       "agreed",      "great",      "awesome",    "fine",
    "btw",          "forgot",      "forget",      "remember",   "facebook",   "google",
    "gmail",        "apple",       "idk",         "nvm",        "np",         "pls",
    "plz",          "thx",         "ty",          "okey",       "okk",        "byee",
    "bye",          "thats",       "that's",      "enough",     "complete",   "completed",
    "finish",       "finished",    "cash",        "cable",      "amount",     "total",
    "connected",    "connection",  "middle",      "thin",       "thick",      "regular",
    "class",        "stolen",      "quantity",    "used",       "using",      "pleasure",
    "course",       "attached",    "else",        "dollar",     "dollars",    "units",
    "unit",         "each",        "model",       "proceed",    "superb",     "close",
    "closed",       "open",        "carry",       "made",       "link",       "queries",
    "query",        "expenses",    "travel",      "passengers", "passenger",  "guests",
    "persons",      "members",     "recipient",   "applicant",  "january",    "february",
    "march",        "july",        "september",   "october",    "november",   "december",
    "monday",       "tuesday",     "wednesday",   "thursday",   "friday",     "saturday",
    "sunday",       "three",       "four",        "five",       "seven",      "eight",
    "nine",         "hundred",     "soda",        "beer",       "wine",       "lemonade",
    "salad",        "salads",      "burgers",     "sandwich",   "hotels",     "website",
    "online",       "store",       "shop",        "browser",    "android",    "iphone",
    "windows",      "device",      "screen",      "keyboard",   "skype",      "outlook",
    "whatsapp",     "twitter",     "instagram",   "netflix",    "amazon",     "paypal",
    "economy",      "premium",     "standard",    "basic",      "monthly",    "yearly",
    "left",         "right",       "inside",      "outside",    "home",       "office",
    "school",       "college",     "student",     "retired",    "male",       "female",
    "single",       "married",     "wrong",       "different",  "okay",       "alrighty",
    "nothanks",     "goodmorning", "kindly",      "quickly",    "asap",       "soon",
    "hurry",        "busy",        "almost",      "maybe",      "perhaps",    "probably",
    "really",       "actually",    "honestly",    "tonight",    "hours",      "days",
    "weeks",        "months",      "years"};
static_assert(std::size(kCommonWords) <= WordSet::kMost);
constexpr WordSet kCommonSet(kCommonWords);

/// Whether the word is one of a list in which a blank follows each.
bool is_listed(std::string_view list, const std::string& word) {
  return list.starts_with(word + ' ') || list.find(' ' + word + ' ') != list.npos;
}

/// "jo" and "mark" are words, too: they are names where nothing but a mark follows.
bool is_known_name(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string word = ascii_lowered(text.substr(begin, end - begin));
  const bool closed = end == text.size() || (text[end] != ' ' && !is_ascii_alnum(text[end]));
  return is_given_name(word) || is_listed(surnames(), word) ||
         (closed && is_listed(given_names_that_are_words(), word));
}

struct Answer {
  std::size_t begin = 0, end = 0;
  std::size_t words = 0;
  bool known = false;  ///< one of its words is in a list of names
};

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::size_t behind_lead_ins(std::string_view text) {
  std::size_t at = skip_blanks(text, 0);
  while (true) {
    const std::size_t end = latin_word_end(text, at);
    if (end == at || !is_lead_in(text.substr(at, end - at))) return at;
    at = text.substr(end, 2) == "'s" ? end + 2 : end;
    while (at < text.size() && std::string_view(" ,:.!").find(text[at]) != std::string_view::npos)
      ++at;
  }
}

/// The words up to one that is of no name, or a mark.
Answer answer_in(std::string_view text) {
  Answer answer;
  answer.begin = answer.end = behind_lead_ins(text);
  for (std::size_t at = answer.begin; at < text.size() && answer.words <= kMostWords;) {
    const std::size_t end = latin_word_end(text, at);
    const std::string_view word = text.substr(at, end - at);
    if (word.size() < 2 || is_not_name(word) || kCommonSet.contains_small(word)) break;
    if (is_lead_in(word)) break;
    answer.known |= is_known_name(text, at, end);
    answer.end = end;
    ++answer.words;
    if (end >= text.size() || text[end] != ' ') break;
    at = skip_blanks(text, end);
  }
  return answer;
}

/// "edson", "nivi 4785": most names are in no list, but one word that is no common one is hardly
/// anything else where nothing else is said. It may be, so it is not looked for elsewhere.
void find_lone_word(const Anchors& anchors, Findings& findings) {
  constexpr std::size_t kShortest = 4;
  const AnswerWords answer(anchors.text);
  if (answer.unknown() != 1) return;
  for (const AnswerWord& word : answer.all()) {
    if (word.digits > 0) continue;
    const bool plain = word.letters >= kShortest &&
                       std::all_of(word.text.begin(), word.text.end(), is_ascii_lower);
    if (plain && !is_not_name(word.text) && !is_common_in_answers(word.text))
      findings.push_back({word.begin, word.end(), PiiType::kPerson, 0.55, kPersonEn.name});
  }
}

}  // namespace

bool is_common_in_answers(std::string_view word) {
  return kCommonSet.contains_small(word);
}

void find_name_answer(const Anchors& anchors, Findings& findings) {
  const Answer answer = answer_in(anchors.text);
  const bool several = answer.words >= 2 && answer.words <= kMostWords;
  if (!several && !(answer.words == 1 && answer.known)) return find_lone_word(anchors, findings);
  const bool goes_on = is_ascii_alnum(char_at(anchors.text, answer.end));
  if (!goes_on)
    findings.push_back({answer.begin, answer.end, PiiType::kPerson, 0.65, kPersonEn.name});
}

}  // namespace deskmill
