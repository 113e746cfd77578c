// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/names/brands_en.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace deskmill {
namespace {

constexpr std::string_view kBrands[] = {
    "Alexander McQueen",
    "Alexander Wang",
    "Allen Edmonds",
    "Anastasia Beverly Hills",
    "Anna Sui",
    "Aston Martin",
    "Aunt Jemima",
    "Austin Powers",
    "Barnes & Noble",
    "Ben & Jerry's",
    "Ben & Jerry’s",
    "Betsey Johnson",
    "Betty Crocker",
    "Black & Decker",
    "Bob the Builder",
    "Bobbi Brown",
    "Brooks Brothers",
    "Burt's Bees",
    "Burt’s Bees",
    "Calvin Klein",
    "Captain Morgan",
    "Carolina Herrera",
    "Charles Schwab",
    "Charlotte Russe",
    "Charlotte Tilbury",
    "Christian Dior",
    "Christian Louboutin",
    "Cole Haan",
    "Colonel Sanders",
    "Daniel Wellington",
    "Diane von Furstenberg",
    "Doc Martens",
    "Dolce & Gabbana",
    "Donna Karan",
    "Dr Martens",
    "Dr. Martens",
    "Elizabeth Arden",
    "Ernst & Young",
    "Estee Lauder",
    "Fisher Price",
    "Fisher-Price",
    "Georg Jensen",
    "Giorgio Armani",
    "Goldman Sachs",
    "Harley Davidson",
    "Harley-Davidson",
    "Harry Potter",
    "Helly Hansen",
    "Hewlett Packard",
    "Hugo Boss",
    "J.P. Morgan",
    "JP Morgan",
    "Jack & Jones",
    "Jack Daniel's",
    "Jack Daniels",
    "Jack Daniel’s",
    "Jack Wills",
    "Jack Wolfskin",
    "Jean Paul Gaultier",
    "Jimmy Choo",
    "Jo Malone",
    "John Deere",
    "Johnnie Walker",
    "Johnson & Johnson",
    "Johnson Controls",
    "Johnston & Murphy",
    "Johnston Murphy",
    "Karen Millen",
    "Karl Lagerfeld",
    "Kat Von D",
    "Kate Spade",
    "Laura Ashley",
    "Laura Mercier",
    "Levi Strauss",
    "Levi's",
    "Levi’s",
    "Lewis & Clark",
    "Louis Vuitton",
    "Marc Jacobs",
    "Marc O'Polo",
    "Marie Curie",
    "Mario Badescu",
    "Mario Kart",
    "Mason Dixon",
    "Mason-Dixon",
    "Max Factor",
    "Merrill Lynch",
    "Michael Kors",
    "Morgan Stanley",
    "Morphy Richards",
    "Neiman Marcus",
    "Nina Ricci",
    "Oscar de la Renta",
    "Paco Rabanne",
    "Paddy Power",
    "Papa John's",
    "Papa John’s",
    "Peppa Pig",
    "Peter Thomas Roth",
    "Philip Morris",
    "Ralph Lauren",
    "Rebecca Minkoff",
    "Robert Dyas",
    "Rolls Royce",
    "Rolls-Royce",
    "Russell Hobbs",
    "Sam Edelman",
    "Sara Lee",
    "Sherwin Williams",
    "Sherwin-Williams",
    "Smith & Wesson",
    "Stella McCartney",
    "Steve Madden",
    "Stuart Weitzman",
    "Super Mario",
    "Ted Baker",
    "Thomas Sabo",
    "Thomas the Tank",
    "Thomson Reuters",
    "Tommy Bahama",
    "Tommy Hilfiger",
    "Toronto Pearson",
    "Tory Burch",
    "Trader Joe's",
    "Trader Joe’s",
    "Uncle Ben's",
    "Uncle Ben’s",
    "Vera Bradley",
    "Vera Wang",
    "Victoria Secret",
    "Victoria's Secret",
    "Victoria’s Secret",
    "Vince Camuto",
    "Wells Fargo",
    "Yves Saint Laurent",
};
static_assert(std::is_sorted(std::begin(kBrands), std::end(kBrands)));

constexpr bool none_begins_another() {
  for (std::size_t i = 1; i < std::size(kBrands); ++i) {
    if (kBrands[i].starts_with(kBrands[i - 1])) return false;
  }
  return true;
}
// So that of all brands only the last one not behind a text in order can begin it.
static_assert(none_begins_another());

/// Which of them begin with the same letter: most words before a name, in small letters, fall here.
struct Brands {
  std::uint8_t first = 0, behind = 0;
};
constexpr auto kBrandsByLetter = [] {
  std::array<Brands, 256> by_letter;
  static_assert(std::size(kBrands) < 256);
  for (std::uint8_t i = 0; i < std::size(kBrands); ++i) {
    Brands& brands = by_letter[static_cast<unsigned char>(kBrands[i][0])];
    if (brands.behind == 0) brands.first = i;
    brands.behind = static_cast<std::uint8_t>(i + 1);
  }
  return by_letter;
}();

/// End of the brand that begins there, or `begin`.
std::size_t brand_end(std::string_view text, std::size_t begin) {
  const Brands brands = kBrandsByLetter[static_cast<unsigned char>(text[begin])];
  const std::string_view rest = text.substr(begin);
  const auto first = kBrands + brands.first;
  const auto behind = std::upper_bound(first, kBrands + brands.behind, rest);
  if (behind == first || !rest.starts_with(behind[-1])) return begin;
  return begin + behind[-1].size();
}

/// Where the word before the one at `begin` begins; `begin` when a blank does not part them.
std::size_t word_before(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongest = 16;
  if (begin < 2 || text[begin - 1] != ' ') return begin;
  const std::size_t from = begin - std::min(begin, kLongest);
  std::size_t first = begin - 1;
  while (first > from && text[first - 1] != ' ' && text[first - 1] != '\n') --first;
  return first;
}

}  // namespace

bool is_brand(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr int kMostBefore = 2;  // words: Ben & Jerry's
  for (int words = 0; words <= kMostBefore; ++words) {
    if (brand_end(text, begin) >= end) return true;
    begin = word_before(text, begin);
  }
  return false;
}

}  // namespace deskmill
