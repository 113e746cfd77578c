// The text of an option's value into its variable, and back.
// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string_view>
#include <system_error>

#include "config/node.hpp"
#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/joined.hpp"
#include "core/number.hpp"
#include "core/utf8.hpp"
#include "json/string.hpp"
#include "json/writer.hpp"

namespace deskmill {
namespace {

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

[[noreturn]] void refuse(const Option& option, const std::string& why) {
  throw Error(Exit::kUsage, "--" + option.long_name() + ": " + why);
}

void check_range(const Option& option, double number, std::string_view text) {
  // Written so that a NaN fails as well.
  if (number >= option.lowest && number <= option.highest) return;
  const bool open = option.highest == Option().highest && !(number > option.highest);
  refuse(option, quoted(text) + " is out of range: it must be " +
                     (open ? "at least " + spell_number(option.lowest)
                           : "from " + spell_number(option.lowest) + " to " +
                                 spell_number(option.highest)));
}

struct Unit {
  std::string_view suffix;
  std::uint64_t bytes;
};
constexpr std::uint64_t kKi = 1024;
constexpr std::array<Unit, 13> kUnits = {{{"", 1},
                                          {"k", kKi},
                                          {"kib", kKi},
                                          {"kb", 1000},
                                          {"m", kKi* kKi},
                                          {"mib", kKi* kKi},
                                          {"mb", 1000 * 1000},
                                          {"g", kKi* kKi* kKi},
                                          {"gib", kKi* kKi* kKi},
                                          {"gb", 1000 * 1000 * 1000},
                                          {"t", kKi* kKi* kKi* kKi},
                                          {"tib", kKi* kKi* kKi* kKi},
                                          {"tb", 1000ull * 1000 * 1000 * 1000}}};

bool parse_byte_size(std::string_view text, std::uint64_t& bytes) {
  std::uint64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc()) return false;
  const std::string suffix =
      ascii_lowered(text.substr(static_cast<std::size_t>(end - text.data())));
  for (const Unit& unit : kUnits) {
    if (suffix != unit.suffix) continue;
    if (count > std::numeric_limits<std::uint64_t>::max() / unit.bytes) return false;
    bytes = count * unit.bytes;
    return true;
  }
  return false;
}

void check_text(const Option& option, const std::string& text) {
  // What is no path may stand in data and reports, which are UTF-8.
  if (!option.is_path() && !is_valid_utf8(text)) refuse(option, "is not UTF-8");
  if (option.allowed.empty()) return;  // any text will do
  const std::vector<std::string>& allowed = option.allowed;
  if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) return;
  const std::string nearest = nearest_name(text, {allowed.begin(), allowed.end()});
  const std::string hint = nearest.empty() ? "" : "; did you mean " + nearest + "?";
  refuse(option, quoted(text) + " is not one of " + joined(allowed) + hint);
}

void set(const Option& option, bool& target, const std::string& text) {
  if (text != "true" && text != "false") refuse(option, "takes true or false, not " + quoted(text));
  target = text == "true";
}

void set(const Option& option, std::string& target, const std::string& text) {
  if (text.empty() && option.is_path()) refuse(option, "needs a name, not an empty one");
  check_text(option, text);
  if (text.empty() && !option.may_be_empty) refuse(option, "needs a value, not an empty one");
  target = text;
}

void set(const Option& option, std::int64_t& target, const std::string& text) {
  const auto number = parse_number<std::int64_t>(text);
  if (!number) refuse(option, quoted(text) + " is not a whole number");
  target = *number;
  check_range(option, static_cast<double>(target), text);
}

void set(const Option& option, double& target, const std::string& text) {
  const auto number = parse_number<double>(text);
  if (!number) refuse(option, quoted(text) + " is not a number");
  target = *number;
  check_range(option, target, text);
}

void set(const Option& option, ByteSize& target, const std::string& text) {
  if (!parse_byte_size(text, target.bytes)) {
    refuse(option, quoted(text) + " is not a size like 4096, 512M or 2G");
  }
  check_range(option, static_cast<double>(target.bytes), text);
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_array();
  for (const std::string& text : texts) writer.string(text);
  writer.end_array();
  return json;
}

}  // namespace

void assign(const Option& option, const std::vector<std::string>& texts) {
  if (auto* const* list = std::get_if<std::vector<std::string>*>(&option.target)) {
    for (const std::string& text : texts) check_text(option, text);
    **list = texts;
    return;
  }
  if (texts.empty()) refuse(option, "takes one value");
  if (option.is_path() && std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
        return text != texts.back();
      })) {
    refuse(option, "is given more than once, but takes one path");
  }
  std::visit(Overloaded{[](std::vector<std::string>*) {},
                        [&](auto* target) { set(option, *target, texts.back()); }},
             option.target);
}

std::string json_of(const Option& option) {
  return std::visit(Overloaded{[](bool* on) { return std::string(*on ? "true" : "false"); },
                               [](std::string* text) { return json_string(*text); },
                               [](std::vector<std::string>* texts) { return json_list(*texts); },
                               [](std::int64_t* number) { return std::to_string(*number); },
                               [](double* number) { return spell_number(*number); },
                               [](ByteSize* size) { return std::to_string(size->bytes); }},
                    option.target);
}

std::string shown_value(const Option& option) {
  return std::visit(
      Overloaded{[](bool*) { return std::string(); }, [](std::string* text) { return *text; },
                 [](std::vector<std::string>* texts) { return joined(*texts); },
                 [](std::int64_t* number) { return std::to_string(*number); },
                 [](double* number) { return spell_number(*number); },
                 [](ByteSize* size) { return spell_bytes(size->bytes); }},
      option.target);
}

std::string spell_bytes(std::uint64_t bytes) {
  static constexpr std::array<std::string_view, 5> kSuffixes = {"", "KiB", "MiB", "GiB", "TiB"};
  std::size_t unit = 0;
  while (bytes != 0 && bytes % kKi == 0 && unit + 1 < kSuffixes.size()) {
    bytes /= kKi;
    ++unit;
  }
  return std::to_string(bytes) + std::string(kSuffixes[unit]);
}

}  // namespace deskmill
