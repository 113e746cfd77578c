// SPDX-License-Identifier: Apache-2.0
#include "json/walk.hpp"

#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

#include "core/load.hpp"
#include "json/grammar.hpp"

namespace deskmill {
namespace {

/// Names from the outermost object down. Raw storage, because an array of string_views would be
/// cleared for every walk: 4 KiB.
class NamePath {
 public:
  void push() { std::construct_at(slots() + size_++); }
  void pop() { --size_; }
  void set_last(std::string_view name) { slots()[size_ - 1] = name; }
  std::span<const std::string_view> names() const {
    return {std::launder(reinterpret_cast<const std::string_view*>(storage_)), size_};
  }

 private:
  std::string_view* slots() { return reinterpret_cast<std::string_view*>(storage_); }

  alignas(std::string_view) std::byte storage_[kMaxDepth * sizeof(std::string_view)];
  std::size_t size_ = 0;
};

enum class Wanted { kStrings, kNumbers };

/// Follows brackets, commas and quotes in one pass, without recursion.
class Walk {
 public:
  Walk(std::string_view json, Wanted wanted, TokenVisitor visit)
      : json_(json), wanted_(wanted), visit_(visit) {}

  void run() {
    while (at_ < json_.size()) {
      if (json_[at_] == '"' ? !string() : !step()) return;
    }
  }

 private:
  /// Outside strings. False when the walk has to end early.
  bool step();
  bool open(bool is_object);
  bool close();
  bool string();
  void number();
  void report(std::size_t begin, std::size_t end, std::string_view inner, bool is_name) {
    visit_({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
            inner,
            is_name,
            path_.names()});
  }
  bool in_object() const { return depth_ > 0 && is_object_[depth_ - 1]; }

  const std::string_view json_;
  const Wanted wanted_;
  const TokenVisitor visit_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool name_next_ = false;
  std::bitset<kMaxDepth> is_object_;
  NamePath path_;
};

bool Walk::step() {
  const char c = json_[at_];
  switch (c) {
    case '{':
      return open(true);
    case '[':
      return open(false);
    case '}':
    case ']':
      return close();
    case ',':
      name_next_ = in_object();
      break;
    default:
      if (wanted_ == Wanted::kNumbers && (c == '-' || (c >= '0' && c <= '9'))) {
        number();
        return true;
      }
  }
  ++at_;
  return true;
}

bool Walk::open(bool is_object) {
  if (depth_ == kMaxDepth) return false;
  is_object_[depth_++] = is_object;
  name_next_ = is_object;
  if (is_object) path_.push();
  ++at_;
  return true;
}

bool Walk::close() {
  if (depth_ == 0) return false;
  if (is_object_[--depth_]) path_.pop();
  name_next_ = false;
  ++at_;
  return true;
}

/// Sets the high bit of the first byte of `eight` that equals `byte` (and perhaps of bytes behind
/// it, but of none before); 0 when there is none.
std::uint64_t first_marked(std::uint64_t eight, unsigned char byte) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  const std::uint64_t zero_where_equal = eight ^ kOnes * byte;
  return (zero_where_equal - kOnes) & ~zero_where_equal & kOnes * 0x80U;
}

/// Offset of the quote that closes the string whose inside starts at `from`, or npos.
std::size_t closing_quote(std::string_view json, std::size_t from) {
  // Names and most values are short: looking at eight bytes twice is cheaper than a call.
  for (int words = 0; words < 2 && from + 8 <= json.size(); ++words, from += 8) {
    const auto eight = load<std::uint64_t>(json.data() + from);
    const std::uint64_t quotes = first_marked(eight, '"');
    const std::uint64_t escapes = first_marked(eight, '\\');
    if (escapes != 0) break;
    if (quotes != 0) return from + static_cast<std::size_t>(std::countr_zero(quotes)) / 8;
  }
  while (true) {
    const std::size_t quote = json.find('"', from);
    if (quote == std::string_view::npos) return quote;
    std::size_t backslashes = 0;
    while (quote - backslashes > 0 && json[quote - backslashes - 1] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return quote;
    from = quote + 1;
  }
}

bool Walk::string() {
  const std::size_t begin = at_;
  const std::size_t quote = closing_quote(json_, begin + 1);
  if (quote == std::string_view::npos) return false;
  const std::string_view inner = json_.substr(begin + 1, quote - begin - 1);
  const bool is_name = name_next_;
  name_next_ = false;
  at_ = quote + 1;
  if (is_name) {
    path_.set_last(inner);
    if (at_ < json_.size() && json_[at_] == ':') ++at_;
  }
  if (wanted_ == Wanted::kStrings) report(begin, quote + 1, inner, is_name);
  return true;
}

void Walk::number() {
  constexpr std::string_view kNumberBytes = "+-.0123456789Ee";
  const std::size_t begin = at_;
  at_ = json_.find_first_not_of(kNumberBytes, begin);
  if (at_ == std::string_view::npos) at_ = json_.size();
  report(begin, at_, json_.substr(begin, at_ - begin), false);
}

}  // namespace

void for_each_string(std::string_view json, TokenVisitor visit) {
  Walk(json, Wanted::kStrings, visit).run();
}

void for_each_number(std::string_view json, TokenVisitor visit) {
  Walk(json, Wanted::kNumbers, visit).run();
}

}  // namespace deskmill
