// Names in Latin script: after introductions, titles, greetings and closings, in signatures, and
// those that stand alone (lone_names_en.hpp).
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>
#include <string>

#include "stages/anonymize/bytes/characters.hpp"
#include "stages/anonymize/bytes/words.hpp"
#include "stages/anonymize/names/addressed_names.hpp"
#include "stages/anonymize/names/brands_en.hpp"
#include "stages/anonymize/names/common_words_en.hpp"
#include "stages/anonymize/names/latin_names.hpp"
#include "stages/anonymize/recognizers/context/quoted_value.hpp"
#include "stages/anonymize/recognizers/people/closing_names_en.hpp"
#include "stages/anonymize/recognizers/people/introduced_names_en.hpp"
#include "stages/anonymize/recognizers/people/lone_names_en.hpp"
#include "stages/anonymize/recognizers/people/lower_case_names_en.hpp"
#include "stages/anonymize/recognizers/people/name_answer_en.hpp"
#include "stages/anonymize/recognizers/people/people.hpp"
#include "stages/anonymize/recognizers/people/told_names_en.hpp"

namespace deskmill {
namespace {

void find_after_title(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const char first = anchors.text[hit.begin];
  if (!is_ascii_upper(first)) return;  // "miss" is also a verb
  const std::size_t begin = skip_to_name(anchors.text, hit.end);
  const std::size_t end = latin_name_end(anchors.text, begin);
  if (end == begin || begin - hit.end > 2) return;
  if (is_organisation(anchors.text, begin, end) || is_brand(anchors.text, begin, end)) return;
  add_person_en(begin, end, 0.85, findings);
}

void find_after_greeting(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  const std::string_view text = anchors.text;
  const std::size_t begin = skip_to_name(text, hit.end);
  const std::size_t end = latin_name_end(text, begin);
  if (end == begin || is_organisation(text, begin, end)) return;
  if (is_first_name(anchors, begin)) return add_person_en(begin, end, 0.8, findings);
  // "Hello. First, we ...": the name of a greeting stands in its sentence.
  if (text.substr(hit.end, begin - hit.end).find('.') != std::string_view::npos) return;
  const char after = end < text.size() ? text[end] : '\n';
  const bool closed = after == ',' || after == '!' || after == '.' || after == '\n';
  const bool spaced = text.substr(std::min(end, text.size())).starts_with(" - ") &&
                      is_ascii_lower(char_at(text, begin + 1));  // not "Hey AA - "
  const bool dash = after == '-' || spaced;
  add_person_en(begin, end, closed ? 0.65 : dash ? 0.55 : 0.35, findings);
}

/// {"full_name": "Femi Oduya"}. A mere "name" is that of goods as often.
void find_quoted(std::string_view text, const CueHit& hit, Findings& findings) {
  const QuotedValue value = quoted_value_after(text, hit.end);
  if (value.end == value.begin || hit.end - hit.begin <= 5) return;
  if (latin_name_end(text, value.begin) == value.end)
    add_person_en(value.begin, value.end, 0.7, findings);
}

/// "ZHANG/SAN MR", as tickets spell names.
void find_slashed(std::string_view text, std::size_t from, Findings& findings) {
  constexpr std::string_view kBetween = " :：是";
  const std::size_t begin = std::min(text.find_first_not_of(kBetween, from), text.size());
  const std::size_t slash = latin_word_end(text, begin);
  if (char_at(text, slash) != '/') return;
  const std::size_t end = latin_word_end(text, slash + 1);
  const auto is_name = [](std::string_view word) {
    return word.size() >= 2 && std::all_of(word.begin(), word.end(), is_ascii_upper) &&
           !is_not_name(word);
  };
  if (is_name(text.substr(begin, slash - begin)) &&
      is_name(text.substr(slash + 1, end - slash - 1)))
    add_person_en(begin, end, 0.7, findings);
}

/// "Customer name", "Recipient": a mere "name" is that of files and goods as often.
bool is_label_of_person(std::string_view text, const CueHit& hit) {
  constexpr std::size_t kNames = 5;
  constexpr std::string_view kPersons[] = {"customer ", "full ",    "client ",  "guest ",
                                           "contact ",  "account ", "billing ", "passenger "};
  constexpr std::size_t kLongest = 10;
  if (hit.end - hit.begin > kNames) return true;
  const std::size_t from = hit.begin - std::min(hit.begin, kLongest);
  return ends_with_any(ascii_lowered(text.substr(from, hit.begin - from)), kPersons);
}

/// "Name: Anna Smith", {"name":"Anna Smith"}; behind a wide colon (收件人：Zhang San) only what
/// begins with a capital: most of what stands there is Chinese.
void find_after_label(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  constexpr std::string_view kWideColon = "：";
  if (anchors.text[hit.end - 1] == ':') return find_behind_colon(anchors, hit, findings);
  find_slashed(anchors.text, hit.end, findings);
  const std::string_view text = anchors.text, behind = text.substr(hit.end);
  constexpr std::string_view kMarks[] = {" - ", " | ", "\t"};
  for (const std::string_view mark : kMarks) {
    if (behind.starts_with(mark) && is_label_of_person(text, hit))
      return find_behind_colon(anchors, {hit.begin, hit.end + mark.size(), hit.cue}, findings);
  }
  if (behind.starts_with(':') || behind.starts_with(" :"))
    return find_after_intro(anchors, {hit.begin, hit.end, Cue::kIntroEn}, findings);
  if (!behind.starts_with(kWideColon)) return find_quoted(text, hit, findings);
  const std::size_t begin = skip_to_name(text, hit.end + kWideColon.size());
  const std::size_t end = latin_name_end(text, begin);
  if (end > begin && !is_organisation(text, begin, end)) add_person_en(begin, end, 0.9, findings);
}

void find_answer(const Anchors& anchors, Findings& findings) {
  const std::size_t begin = skip_to_name(anchors.text, 0);
  std::size_t end = latin_name_end(anchors.text, begin);
  if (end > begin) end = with_given_name_behind(anchors.text, end);
  const std::string_view rest = anchors.text.substr(end);
  if (end > begin && (rest.empty() || rest[0] == '.' || rest[0] == ','))
    add_person_en(begin, end, 0.65, findings);
  find_slashed(anchors.text, 0, findings);
}

void find_at(const Anchors& anchors, const CueHit& hit, Findings& findings) {
  switch (hit.cue) {
    case Cue::kIntroEn:
    case Cue::kIntroEnWeak:
      return find_after_intro(anchors, hit, findings);
    case Cue::kRoleEn:
      return find_behind_role_en(anchors, hit, findings);
    case Cue::kTitleEn:
      return find_after_title(anchors, hit, findings);
    case Cue::kGreetingEn:
      find_after_thanks(anchors.text, hit, findings);
      return find_after_greeting(anchors, hit, findings);
    case Cue::kClosingEn:
      return find_after_closing(anchors, hit, findings);
    case Cue::kFirstNameEn:
      return find_first_name(anchors, hit, findings);
    case Cue::kAmbiguousNameEn:
      return find_ambiguous_name(anchors, hit, findings);
    case Cue::kSurnameEn:
      return find_surname(anchors, hit, findings);
    case Cue::kNameLabel:
      return find_after_label(anchors, hit, findings);
    default:
      return;
  }
}

void find(const Anchors& anchors, Findings& findings) {
  for (const CueHit& hit : anchors.cues) find_at(anchors, hit, findings);
  if (anchors.expects(Cue::kNameLabel)) {
    find_answer(anchors, findings);
    find_name_answer(anchors, findings);
    find_spelled_name(anchors.text, behind_lead_ins(anchors.text), findings);
  }
  if (anchors.expects(Cue::kAddressedEn)) {
    find_addressed(anchors, findings);
    find_addressed_first(anchors.text, findings);
  }
  find_signature(anchors, findings);
}

constexpr std::string_view kMatch[] = {
    "my name is ⟦Nguyễn Văn Ấn⟧, please",
    "Hi, my name is ⟦Anna Smith⟧.",
    "this is ⟦Tomasz⟧ from billing",
    "I spoke with Mr. ⟦Okafor⟧",
    "Dear ⟦Ingeborg⟧,",
    "Hi ⟦Reddy⟧, the link",
    "Hey ⟦Nemo⟧ - each bag counts",
    "Best regards,\n⟦Anna K. Lindqvist⟧",
    "my name is ⟦anna⟧, hello",
    "Best,\n⟦Xiomara Quist⟧",
    "Best,  \n⟦Xiomara Quist⟧  \n--",
    "Thanks,  \n⟦Mark⟧  \n--",
    "book an appointment with ⟦Xiomara A. Quist⟧ at four",
    "many thanks\nThanks,\n⟦Xiomara⟧\n",
    "Thank you\n⟦Sean O’Brien⟧",
    "my name is ⟦Sean O’Brien⟧, hi",
    "Dear Mr ⟦O’Brien⟧,",
    "my name is ⟦sean o’brien⟧",
    "my name is ⟦Xiomara\nQuist⟧ and I",
    "my name is\n⟦Xiomara Quist⟧",
    "my name is *⟦Xiomara Quist⟧*",
    "my name is “⟦Xiomara Quist⟧”",
    "my name is ⟦Anna van der Berg⟧, hi",
    "my name is ⟦Luis de la Cruz Ortega⟧",
    "the name is: ⟦Quist, Xiomara⟧",
    "the name on the card is ⟦Xiomara Quist⟧",
    "it is addressed to ⟦Xiomara Quist⟧",
    "**Name:** ⟦Xiomara Quist⟧",
    "Name: **⟦Xiomara Quist⟧**",
    "| Customer name | ⟦Xiomara Quist⟧ |",
    "Customer name - ⟦Xiomara Quist⟧",
    "please ship it to ⟦Xiomara Quist⟧",
    "book a visit to ⟦Morrison Kevin⟧ please",
    "is ⟦Quist Kevin P.⟧ free on Monday",
    "it is under the name of ⟦Xiomara Quist⟧",
    "My wife ⟦Xiomara Quist⟧ ordered it",
    "my daughter ⟦Xiomara⟧ is six",
    "the gate agent ⟦Xiomara⟧ was kind",
    "an agent named ⟦Xiomara⟧ told me so",
    "a lady named ⟦Xiomara⟧ told me so",
    "our colleague, ⟦Tembo⟧, will call",
    "her little sister ⟦Xiomara⟧",
    "is that brother ⟦Lao Quist⟧?",
    "Hi, I'm ⟦Xiomara⟧ and I need help",
    "I spoke to ⟦Tembo⟧ at the desk",
    "Sorry ⟦Tembo⟧, it is closed",
    "booked under ⟦Xiomara Quist⟧.",
    "the reservation is under ⟦Nowak⟧",
    "Surname: ⟦Oyelaran⟧",
    "my name is ⟦T-E-M-B-O⟧, Tembo",
    "it's spelled ⟦T E M B O⟧",
    "Your last name? → sure ⟦t-e-m-b-o⟧",
    "May I have your name? → Sure. It's ⟦Tembo⟧.",
    "May I have your name? → ⟦Nowak, Zofia⟧",
    "Best wishes,\n⟦tembo⟧",
    "Please hurry. — ⟦Xiomara Quist⟧",
    "Customer: ⟦Xiomara Quist⟧",
    "please transfer me to ⟦Tembo⟧",
    "it was signed for by ⟦QUIST⟧, who is that",
    "left with neighbour ⟦Quist⟧",
    "last name ⟦Oyelaran⟧ please",
    "the driver's name was ⟦Abdi Warsame⟧",
    "Guest: ⟦Nakamura Hiroshi⟧",
    "Name: ⟦Zofia Nowak⟧",
    "Name : ⟦zofia nowak⟧",
    "收件人：⟦Zhang San⟧，下单了",
    "ask ⟦Jennifer Oduya⟧ about it",
    "an appointment with ⟦Oduya Femi⟧ at ten",
    "my name is ⟦tomasz okafor⟧",
    "my name is ⟦tomasz okafor⟧ and i",
    "my name's ⟦tomasz⟧ btw",
    "Hello, Mr. ⟦Okafor⟧",
    "we are here, ⟦Jake⟧.",
    "kudos, ⟦Todd⟧!",
    "It was ⟦Sarah Diamond⟧ M4R9C8, call me",
    "so sorry to hear that, ⟦Mark⟧. Please wait",
    "see you soon. ^⟦Davina⟧",
    "see you soon. ^⟦Kev⟧ ",
    R"({"customer_name":"⟦Femi Oduya⟧"})",
    "I spoke with Mr. ⟦Park⟧ then",
    "⟦Jenny Park⟧ told me so",
    "and ⟦Will Brown⟧ too",
    "[10:02 PM] ⟦Mark⟧: fine",
    "(10:02:03) ⟦Grace⟧: hello",
    "a reply from ⟦Weronika Martinsen⟧: fine",
    "the package of ⟦X. Johnson⟧ is lost",
    "⟦Louise Kitchen⟧ told me so",
    "hi im ⟦jessica⟧ and i need help",
    "call me ⟦jessica⟧",
    "hello i am ⟦jessica oduya⟧",
    "passenger ⟦QUIST/XIOMARA⟧ MS",
    "乘机人：⟦ZHANG/SAN⟧",
    "May I have your name? → call me ⟦jo⟧",
};
constexpr std::string_view kNoMatch[] = {
    "Hi there, this is great",
    "my name is not on the list",
    "Thanks\nTracking is late",
    "Thank you,\nOfferClub",
    "Name:\t\nAddress:\nPhone:",
    "Contact name: ____\nBusiness name: ____",
    "Thank you,\nElm Valley Support",
    "my name is on it\nThanks",
    "it is addressed to Elm Valley Airlines",
    "the name is\nwrong",
    "| Name | Oak Shelf |",
    "file name - invoice",
    "Hi, we’re late",
    "you are the best, Xiomara",
    "ship it to Los Angeles",
    "ship it to Customer Service",
    "it is under Warranty",
    "your first name and surname. Enjoy Elmville",
    "its name was South Elmville",
    "my name was misspelled",
    "the last name is wrong",
    "a Brother Laser Printer",
    "a company named Tembo",
    "a window manager\nTembo",
    "Most, but not all",
    "refer a friend Tembo offer",
    "Customer: Thank You",
    "Customer: hello",
    "transfer me to Billing",
    "Best wishes,\nteam",
    "we love it — Really",
    "it came late. — Elm Valley Airlines",
    "it's spelled wrong",
    "option A B C",
    "May I have your name? → Sure. It's Fine.",
    "the agent Online said so",
    "our partner Tembo will help",
    "my husband, Tembo said so",
    "I'm Gold and I need help",
    "spoke to Immigration and left",
    "by your husband. Putting Xiomara in",
    "the fare is under Risk Free Cancellation",
    "on behalf of Elm Valley Airlines",
    "I'm Sorry",
    "Dear Customer,",
    "联系人：Elm Valley Support",
    "miss you",
    "Thanks so much!",
    "This is The end",
    "a flight to San Diego",
    "Hello. First, we apologize",
    "Thanks. Tickets, please",
    "This is Elm Valley Airlines",
    "Dear Elm Valley Support,",
    "watch Mr.Simple Dance Cover",
    "I flew to Houston, Austin.",
    "see you soon. ^KM",
    "see you soon *TBT",
    "a mark of grace, Chase card",
    "that was great *Sarcasm",
    R"({"name":"Oak Shelf"})",
    "I study at Gordon Wells University",
    "the beaches of Edward Island are",
    "Will they arrive at Brown County",
    "the Johnson bag",
    "Lake Johnson",
    "where is my Michael Kors bag",
    "a Jo Malone candle",
    "a tub of Ben & Jerry's",
    "Dr. Martens boots",
    "we bought it at Trader Joe's",
    "Harley Davidson jacket",
    "Austin Powers mug",
    "(form 5) Mark: the right box",
    "STL Lambert",
    "Ft Walton Beach",
    "Elm Williams Airport",
    "this is great, im happy",
    "passengers AND/OR bags",
    "passenger N/A",
    "May I have your name? → will do",
};

constexpr CueMask kCues =
    mask_of(Cue::kIntroEn) | mask_of(Cue::kIntroEnWeak) | mask_of(Cue::kRoleEn) |
    mask_of(Cue::kTitleEn) | mask_of(Cue::kGreetingEn) | mask_of(Cue::kClosingEn) |
    mask_of(Cue::kFirstNameEn) | mask_of(Cue::kAmbiguousNameEn) | mask_of(Cue::kSurnameEn) |
    mask_of(Cue::kNameLabel) | mask_of(Cue::kAddressedEn);

}  // namespace

constinit const Recognizer kPersonEn = {
    PiiType::kPerson,
    "person_en",
    kNeedsCue | kNeedsSignature,
    kCues,
    find,
    "Names in Latin script: introductions, titles, greetings, closings, common given names",
    kMatch,
    kNoMatch};

}  // namespace deskmill
