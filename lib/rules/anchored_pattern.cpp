// SPDX-License-Identifier: Apache-2.0
#include "rules/anchored_pattern.hpp"

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>

#include "core/utf8.hpp"
#include "rules/anchored_program.hpp"
#include "rules/width.hpp"

namespace deskmill {
namespace {

using Answer = AnchoredPattern::Answer;
using Kind = AnchoredStep::Kind;

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kMostSlots = 96;

/// The character beyond ASCII at `at`, which is moved behind it; nullopt where the text is no
/// UTF-8.
std::optional<char32_t> take_wide(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t lead = byte(0);
  if (lead >= 0xE1 && lead <= 0xEC && at + 2 < text.size() && is_continuation(text[at + 1]) &&
      is_continuation(text[at + 2])) {
    const char32_t c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    at += 3;
    return c;
  }
  const std::size_t length = sequence_length(static_cast<unsigned char>(lead));
  if (lead < 0xC2 || lead > 0xF4 || !is_valid_utf8(text.substr(at, length))) return std::nullopt;
  return next_code_point(text, at);
}

class AnchoredSearch {
 public:
  AnchoredSearch(const AnchoredProgram& program, std::string_view text)
      : program_(program), text_(text), most_work_(kWork + kWorkPerByte * text.size()) {
    slots_.fill(kNowhere);
  }

  Answer run() {
    while (true) {
      bool goes_on = step();
      while (!goes_on) {
        work(kReturn);
        if (is_unknown_) return Answer::kUnknown;
        if (frames_ == 0) return Answer::kNo;
        goes_on = go_back();
      }
      if (is_unknown_) return Answer::kUnknown;
      if (program_.steps[at_].kind == Kind::kMatch) return Answer::kYes;
    }
  }

  MatchSpan span(std::size_t group) const {
    const std::size_t begin = slots_[2 * group], end = slots_[2 * group + 1];
    if (begin == kNowhere || end == kNowhere) return {0, kNowhere};
    return {begin, end};
  }

 private:
  /// In characters that are looked at; to go back takes the time of some.
  static constexpr std::size_t kReturn = 16, kWork = 1000 * kReturn, kWorkPerByte = 4 * kReturn,
                               kMostFrames = 256;

  /// Where to go on if the way that was chosen leads nowhere.
  struct Frame {
    enum class Kind { kBranch, kSlot, kShorter, kLonger } kind;
    std::uint32_t step;   ///< or slot
    std::size_t place;    ///< or what the slot held
    std::size_t least;    ///< kShorter: not before this place
    std::uint32_t count;  ///< kLonger: characters taken so far
  };

  void work(std::size_t characters) {
    work_ += characters;
    if (work_ > most_work_) is_unknown_ = true;
  }

  void push(const Frame& frame) {
    if (frames_ == kMostFrames) {
      is_unknown_ = true;
      return;
    }
    stack_[frames_++] = frame;
  }

  bool fits(std::size_t step, std::size_t place) const {
    return program_.first[step].fit(text_, place);
  }

  /// Takes one character of the set.
  bool take(const CharacterSet& set) {
    if (place_ == text_.size()) return false;
    const auto byte = static_cast<unsigned char>(text_[place_]);
    if (byte < 0x80) {
      if (!set.ascii[byte]) return false;
      ++place_;
      return true;
    }
    std::size_t behind = place_;
    const auto c = take_wide(text_, behind);
    const auto has = c ? set.has_wide(*c) : std::nullopt;
    if (!has) is_unknown_ = true;
    if (!has.value_or(false)) return false;
    place_ = behind;
    return true;
  }

  /// Goes one step on; false where the text does not allow it.
  bool step() {
    const AnchoredStep& now = program_.steps[at_];
    switch (now.kind) {
      case Kind::kByte:
        if (place_ == text_.size() || static_cast<unsigned char>(text_[place_]) != now.value)
          return false;
        ++place_;
        break;
      case Kind::kSet:
        if (!take(program_.sets[now.value])) return false;
        break;
      case Kind::kRepeat:
      case Kind::kRepeatLazy:
        return repeat(now);
      case Kind::kSplit:
        return choose(at_ + static_cast<std::size_t>(now.jump),
                      at_ + static_cast<std::size_t>(now.other));
      case Kind::kJump:
        at_ += static_cast<std::size_t>(now.jump);
        return true;
      case Kind::kSave:
        if (frames_ > 0) push({Frame::Kind::kSlot, now.value, slots_[now.value], 0, 0});
        slots_[now.value] = place_;
        break;
      case Kind::kBegin:
        if (place_ != 0) return false;
        break;
      case Kind::kEnd:
        if (place_ != text_.size()) return false;
        break;
      case Kind::kBoundary:
      case Kind::kNoBoundary:
        if (at_boundary() != (now.kind == Kind::kBoundary)) return false;
        break;
      case Kind::kMatch:
        return true;
    }
    ++at_;
    return true;
  }

  bool at_boundary() const {
    const bool before = place_ > 0 && is_word(text_[place_ - 1]);
    const bool behind = place_ < text_.size() && is_word(text_[place_]);
    return before != behind;
  }

  bool choose(std::size_t one, std::size_t other) {
    const bool other_fits = fits(other, place_);
    if (!fits(one, place_)) {
      at_ = other;
      return other_fits;
    }
    if (other_fits) {
      push({Frame::Kind::kBranch, static_cast<std::uint32_t>(other), place_, 0, 0});
    }
    at_ = one;
    return true;
  }

  bool repeat(const AnchoredStep& now) {
    const CharacterSet& set = program_.sets[now.value];
    std::uint32_t count = 0;
    while (count < now.least && take(set)) ++count;
    if (count < now.least) return false;
    if (now.kind == Kind::kRepeatLazy) return lengthen(count);
    const std::size_t least = place_;
    while (count < now.most && take(set)) ++count;
    work(place_ - least);
    return !is_unknown_ && shorten(least);
  }

  /// What follows may begin here, or else where fewer characters were taken.
  bool shorten(std::size_t least) {
    const std::size_t longest = place_;
    while (!fits(at_ + 1, place_)) {
      if (place_ == least) return false;
      place_ = before(place_);
    }
    work(longest - place_);
    if (place_ > least) {
      push({Frame::Kind::kShorter, static_cast<std::uint32_t>(at_), place_, least, 0});
    }
    ++at_;
    return true;
  }

  std::size_t before(std::size_t place) const {
    do {
      --place;
    } while (is_continuation(text_[place]));
    return place;
  }

  /// Takes as many more as it needs until what follows may begin.
  bool lengthen(std::uint32_t count) {
    const AnchoredStep& now = program_.steps[at_];
    const CharacterSet& set = program_.sets[now.value];
    const std::size_t shortest = place_;
    while (!fits(at_ + 1, place_)) {
      if (count == now.most || !take(set)) {
        work(place_ - shortest);
        return false;
      }
      ++count;
    }
    work(place_ - shortest);
    if (count < now.most) {
      push({Frame::Kind::kLonger, static_cast<std::uint32_t>(at_), place_, 0, count});
    }
    ++at_;
    return true;
  }

  /// False if this leads nowhere either.
  bool go_back() {
    const Frame frame = stack_[--frames_];
    if (frame.kind == Frame::Kind::kSlot) {
      slots_[frame.step] = frame.place;
      return false;
    }
    at_ = frame.step;
    place_ = frame.place;
    if (frame.kind == Frame::Kind::kBranch) return true;
    if (frame.kind == Frame::Kind::kShorter) {
      place_ = before(place_);
      return shorten(frame.least);
    }
    return take(program_.sets[program_.steps[at_].value]) && lengthen(frame.count + 1);
  }

  const AnchoredProgram& program_;
  std::string_view text_;
  std::size_t most_work_, work_ = 0;
  std::size_t at_ = 0, place_ = 0;
  bool is_unknown_ = false;
  std::array<std::size_t, kMostSlots> slots_;
  std::size_t frames_ = 0;
  std::array<Frame, kMostFrames> stack_;
};

}  // namespace

struct AnchoredPattern::State {
  std::string expression;
  bool ignore_case;
  std::once_flag is_read;
  std::optional<AnchoredProgram> program;

  void read() {
    program = read_anchored(expression, ignore_case);
    if (program && 2 * (program->group_names.size() + 1) > kMostSlots) program.reset();
  }
};

AnchoredPattern::AnchoredPattern(std::string_view expression, bool ignore_case)
    : state_(std::make_unique<State>(std::string(expression), ignore_case)) {}

AnchoredPattern::~AnchoredPattern() = default;
AnchoredPattern::AnchoredPattern(AnchoredPattern&&) noexcept = default;
AnchoredPattern& AnchoredPattern::operator=(AnchoredPattern&&) noexcept = default;

bool AnchoredPattern::is_known() const {
  std::call_once(state_->is_read, [this] { state_->read(); });
  return state_->program.has_value();
}

bool AnchoredPattern::may_match(std::string_view text) const {
  return state_->program->first.front().fit(text, 0);
}

Answer AnchoredPattern::find(std::string_view text, std::vector<MatchSpan>& groups) const {
  if (!may_match(text)) return Answer::kNo;
  AnchoredSearch search(*state_->program, text);
  const Answer answer = search.run();
  if (answer != Answer::kYes) return answer;
  groups.clear();
  for (std::size_t i = 0; i <= group_names().size(); ++i) groups.push_back(search.span(i));
  return answer;
}

Answer AnchoredPattern::matches(std::string_view text) const {
  return may_match(text) ? AnchoredSearch(*state_->program, text).run() : Answer::kNo;
}

const std::vector<std::string>& AnchoredPattern::group_names() const {
  return state_->program->group_names;
}

}  // namespace deskmill
