// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <utility>

namespace deskmill {
namespace {

Option make(std::string names, std::string placeholder, Option::Target target, std::string help) {
  Option option;
  option.names = std::move(names);
  option.placeholder = std::move(placeholder);
  option.target = target;
  option.help = std::move(help);
  return option;
}

}  // namespace

Option& Option::choices(std::vector<std::string> values) {
  allowed = std::move(values);
  return *this;
}

Option& Option::in_group(std::string heading) {
  group = std::move(heading);
  return *this;
}

Option& Option::file() {
  is_file = true;
  return reads();
}

Option& Option::reads() {
  use = FileUse::kRead;
  return *this;
}

Option& Option::writes() {
  use = FileUse::kWritten;
  return *this;
}

Option& Option::updates() {
  use = FileUse::kUpdated;
  return *this;
}

Option& Option::secret() {
  is_secret = true;
  return *this;
}

Option& Option::harmless() {
  changes_bytes = false;
  return *this;
}

Option& Option::between(double low, double high) {
  lowest = low;
  highest = high;
  return *this;
}

Option& Option::command_line_only() {
  in_config = false;
  return *this;
}

Option& Option::hidden() {
  is_hidden = true;
  return *this;
}

Option& Option::or_empty() {
  may_be_empty = true;
  return *this;
}

std::string Option::long_name() const {
  const std::size_t dashes = names.find("--");
  return dashes == std::string::npos ? std::string() : names.substr(dashes + 2);
}

std::string Option::short_name() const {
  const bool has_short = names.size() >= 2 && names[0] == '-' && names[1] != '-';
  return has_short ? names.substr(1, 1) : std::string();
}

bool Option::is_path() const {
  return use != FileUse::kNone || placeholder.starts_with("FILE") || placeholder == "DIR";
}

Option flag(std::string names, bool& target, std::string help) {
  return make(std::move(names), {}, &target, std::move(help));
}

Option value(std::string names, std::string placeholder, std::string& target, std::string help) {
  return make(std::move(names), std::move(placeholder), &target, std::move(help));
}

Option value(std::string names, std::string placeholder, std::vector<std::string>& target,
             std::string help) {
  return make(std::move(names), std::move(placeholder), &target, std::move(help));
}

Option value(std::string names, std::string placeholder, std::int64_t& target, std::string help) {
  return make(std::move(names), std::move(placeholder), &target, std::move(help));
}

Option value(std::string names, std::string placeholder, double& target, std::string help) {
  return make(std::move(names), std::move(placeholder), &target, std::move(help));
}

Option value(std::string names, std::string placeholder, ByteSize& target, std::string help) {
  return make(std::move(names), std::move(placeholder), &target, std::move(help));
}

}  // namespace deskmill
