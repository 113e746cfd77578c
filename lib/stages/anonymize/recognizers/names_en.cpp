// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/recognizers/names_en.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "stages/anonymize/characters.hpp"

namespace deskmill {
namespace {

/// In lower case and in order.
constexpr std::string_view kNotNames[] = {
    "a", "about", "account", "afraid", "after", "again", "agent", "ah", "airport", "alaska", "all",
    "already", "also", "always", "am", "amazon", "america", "american", "an", "and", "android",
    "any", "anyone", "anything", "apologies", "apology", "apple", "are", "as", "asap", "at",
    "august", "back", "bag", "baggage", "bags", "because", "been", "before", "being", "best",
    "bless", "britain", "bro", "buddy", "but", "calling", "can", "canada", "captain", "cheers",
    "china", "christmas", "congrats", "congratulations", "contacting", "correct", "could", "crew",
    "currently", "customer", "customers", "december", "delta", "department", "did", "do", "does",
    "done", "dr", "dudes", "easter", "easyjet", "email", "england", "english", "europe",
    "everybody", "everyone", "everything", "facebook", "february", "feel", "fine", "first",
    "flight", "flights", "folks", "for", "france", "friday", "friend", "from", "frontier", "gate",
    "gentlemen", "germany", "getting", "glad", "god", "going", "gold", "good", "google", "great",
    "guys", "ha", "had", "halloween", "happy", "has", "have", "having", "hawaiian", "he", "here",
    "his", "hmm", "hopefully", "hotel", "how", "however", "i", "if", "in", "india", "instagram",
    "internet", "iphone", "ireland", "is", "it", "italy", "its", "january", "japan", "jesus",
    "jetblue", "just", "kind", "klm", "ladies", "last", "later", "let", "looking", "lord",
    "lufthansa", "luggage", "ma'am", "madam", "manager", "many", "mate", "me", "member",
    "mexico", "microsoft", "might", "miss", "mister", "mobile", "monday", "mr", "mrs", "ms", "must",
    "my", "new", "next", "no", "nobody", "nope", "not", "nothing", "november", "now", "number",
    "october", "of", "oh", "ok", "okay", "on", "once", "online", "only", "or", "order", "our",
    "out", "perfect", "phone", "plane", "platinum", "please", "prof", "professor", "really",
    "refund", "regarding", "regards", "right", "ryanair", "sales", "samsung", "saturday", "seat",
    "second", "sept", "service", "she", "should", "simple", "since", "sir", "so", "some", "someone",
    "something", "sorry", "southwest", "spain", "spelled", "spirit", "staff", "still", "stuck",
    "sunday", "support", "sure", "team", "thank", "thanks", "thanksgiving", "that", "the", "then",
    "there", "they", "third", "this", "thursday", "ticket", "to", "today", "tomorrow", "too",
    "trying", "tuesday", "twitter", "u", "unable", "unfortunately", "united", "until", "us", "very",
    "virgin", "waiting", "warm", "was", "we", "website", "wednesday", "welcome", "well", "were",
    "what", "whatsapp", "when", "where", "while", "why", "wifi", "with", "world", "would",
    "wow", "wrong", "xmas", "yay", "yep", "yes", "you", "your", "youtube",
};
static_assert(std::is_sorted(std::begin(kNotNames), std::end(kNotNames)));

constexpr std::string_view kOrganisationWords[] = {
    "Air", "Airline", "Airlines", "Airport", "Airways", "Aviation", "Awards", "Bank", "Bar", "Cafe",
    "Care", "Center", "Centre", "Club", "Co", "College", "Communications", "Company", "Corp",
    "Cover", "Customer", "Delivery", "Department", "Electronics", "Express", "Foundation", "Grill",
    "Group", "Holdings", "Hospital", "Hotel", "Hotels", "House", "Inc", "Institute", "Insurance",
    "Kitchen", "Llc", "Logistics", "Lounge", "Ltd", "Magazine", "Mall", "Market", "Mobile", "News",
    "Office", "Park", "Rail", "Railways", "Resort", "Restaurant", "School", "Service", "Services",
    "Shop", "Software", "Solutions", "Station", "Store", "Street", "Support", "Systems", "Team",
    "Technologies", "Telecom", "Terminal", "Times", "Trains", "Unicom", "University",
};
static_assert(std::is_sorted(std::begin(kOrganisationWords), std::end(kOrganisationWords)));

}  // namespace

bool is_not_name(std::string_view word) {
  std::string folded(word);
  std::transform(folded.begin(), folded.end(), folded.begin(), ascii_lower);
  return std::binary_search(std::begin(kNotNames), std::end(kNotNames), folded);
}

bool is_organisation_word(std::string_view word) {
  return std::binary_search(std::begin(kOrganisationWords), std::end(kOrganisationWords), word);
}

}  // namespace deskmill
