// What a message is, as far as its wording tells: a set of tags, each given by rules in YAML form.
//
// The tags are fixed, since the code acts on them; the rules that give them are data
// (builtin_rules.hpp, or --rules FILE in the same form), so a team adds its own phrases without a
// compiler. A tag has a meaning on one side of the conversation or on both (see kTags), and a rule
// is tried only on messages of a side where its tag means something.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "rules/rule_table.hpp"

namespace deskmill {

enum class Speaker : std::uint8_t { kCustomer, kAgent };

enum class Tag : std::uint8_t {
  kGreeting,   ///< hello, how may I help
  kHold,       ///< one moment, let me check
  kClosing,    ///< anything else, have a nice day
  kAutoReply,  ///< the whole message was sent by a machine
  kCourtesy,   ///< thanks, regrets and good wishes; in every clause it is no answer (courtesy.hpp)
  kChase,      ///< the whole message asks for attention only: hello? 在吗
  kAck,        ///< the whole message: ok, 好的
  kThanks,
  kPraise,  ///< a first message in such words that neither asks nor states a problem wants nothing
  kQuestion,    ///< of an agent's message, whatever the rules: hardly more than a question
  kProblem,     ///< states a problem without asking
  kClarify,     ///< an agent asks back: order number?
  kPromise,     ///< will get back to you
  kTransfer,    ///< hands over to somebody else
  kUnresolved,  ///< still does not work
  kResolved,    ///< works now
  kTimeBound,   ///< today, during the campaign
  kPersonal,    ///< placeholders of personal data
  // What is asked for and, in the same order, what is told.
  kAskTime,
  kAskPrice,
  kAskPlace,
  kAskHow,
  kAskNumber,
  kAskYesNo,
  kTellTime,
  kTellPrice,
  kTellPlace,
  kSteps,  ///< instructions, links: tells how
  kTellNumber,
  kTellYesNo,
};

struct TagInfo {
  std::string_view name;  ///< the `action` of a rule
  bool of_customer, of_agent;
};
/// In the order of Tag.
inline constexpr std::array<TagInfo, 30> kTags = {{
    {"greeting", true, true},    {"hold", false, true},        {"closing", false, true},
    {"auto_reply", false, true}, {"courtesy", false, true},    {"chase", true, false},
    {"ack", true, false},        {"thanks", true, false},      {"praise", true, false},
    {"question", true, false},   {"problem", true, false},     {"clarify", false, true},
    {"promise", false, true},    {"transfer", false, true},    {"unresolved", true, false},
    {"resolved", true, false},   {"time_bound", false, true},  {"personal", true, true},
    {"ask_time", true, false},   {"ask_price", true, false},   {"ask_place", true, false},
    {"ask_how", true, false},    {"ask_number", true, false},  {"ask_yes_no", true, false},
    {"tell_time", false, true},  {"tell_price", false, true},  {"tell_place", false, true},
    {"steps", false, true},      {"tell_number", false, true}, {"tell_yes_no", false, true},
}};

/// Types of answers, in the order of their tags.
inline constexpr unsigned kAnswerTypes = 6;

class TagSet {
 public:
  constexpr TagSet() = default;
  constexpr TagSet(std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) add(tag);
  }
  constexpr bool has(Tag tag) const { return ((bits_ >> static_cast<unsigned>(tag)) & 1u) != 0; }
  constexpr void add(Tag tag) { bits_ |= std::uint32_t{1} << static_cast<unsigned>(tag); }
  constexpr void add(TagSet other) { bits_ |= other.bits_; }
  /// Nothing unless `condition`.
  constexpr TagSet only_if(bool condition) const {
    TagSet set;
    set.bits_ = bits_ & -std::uint32_t{condition};
    return set;
  }
  constexpr void remove(TagSet other) { bits_ &= ~other.bits_; }
  /// Those that are in both.
  constexpr TagSet common(TagSet other) const {
    other.bits_ &= bits_;
    return other;
  }
  constexpr bool operator==(const TagSet&) const = default;
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool any_of(TagSet tags) const { return (bits_ & tags.bits_) != 0; }
  /// Bit i: the answer type i is asked for, or told.
  constexpr unsigned types_asked() const { return types_from(Tag::kAskTime); }
  constexpr unsigned types_told() const { return types_from(Tag::kTellTime); }

 private:
  constexpr unsigned types_from(Tag first) const {
    return bits_ >> static_cast<unsigned>(first) & ((1u << kAnswerTypes) - 1);
  }
  std::uint32_t bits_ = 0;
};
static_assert(kTags.size() == static_cast<std::size_t>(Tag::kTellYesNo) + 1 && kTags.size() <= 32);

/// Words that belong to the conversation's form and not to an answer.
inline constexpr TagSet kBoilerplate = {Tag::kGreeting, Tag::kHold, Tag::kClosing};

/// Rules of these tags describe whole messages and are tried on messages of up to
/// kShortMessage bytes.
inline constexpr TagSet kOfShortMessages = {Tag::kChase, Tag::kAck};
inline constexpr std::size_t kShortMessage = 42;

/// Throws nothing: `name` is one of kTags.
Tag tag_named(std::string_view name);

/// The rules as shipped.
std::vector<Rule> builtin_pair_rules();
/// Rules from a file's root, checked against the tags and their examples.
std::vector<Rule> load_pair_rules(const Node& root);

}  // namespace deskmill
