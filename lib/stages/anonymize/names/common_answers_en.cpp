// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/names/common_answers_en.hpp"

#include <iterator>

#include "stages/anonymize/bytes/word_set.hpp"

namespace deskmill {
namespace {

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

}  // namespace

bool is_common_in_answers(std::string_view word) {
  return kCommonSet.contains_small(word);
}

}  // namespace deskmill
