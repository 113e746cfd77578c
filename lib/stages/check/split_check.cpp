// SPDX-License-Identifier: Apache-2.0
#include "stages/check/split_check.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "json/members.hpp"
#include "text/twin_text.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::string_view, 5> kSplitNames = {"train", "validation", "valid", "dev",
                                                         "test"};

bool is_split_name(std::string_view name) {
  return std::find(kSplitNames.begin(), kSplitNames.end(), name) != kSplitNames.end();
}

/// Three names of one thing.
std::string_view usual_name(std::string_view split) {
  return split == "valid" || split == "dev" ? "validation" : split;
}

std::string_view last_part(std::string_view& path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view part = slash == path.npos ? path : path.substr(slash + 1);
  path = slash == path.npos ? std::string_view() : path.substr(0, slash);
  return part;
}

}  // namespace

std::string split_of_path(std::string_view path) {
  const std::string_view file = last_part(path);
  const std::string_view folder = last_part(path);
  if (is_split_name(folder)) return std::string(folder);
  return std::string(file.substr(0, std::min(file.find("-0"), file.find('.'))));
}

void SplitCheck::check(const std::string& path) {
  files_.push_back(path);
  const std::uint32_t file_split = split_named(split_of_path(path));
  bool empty = true;
  for_each_line(path, [&](const FileLine& line) {
    empty = false;
    check_record(line, file_split);
    return true;
  });
  if (empty) splits_[file_split].has_empty_file = true;
}

std::uint32_t SplitCheck::split_named(std::string_view name) {
  const auto found = std::find_if(splits_.begin(), splits_.end(),
                                  [name](const Split& split) { return split.name == name; });
  if (found != splits_.end()) return static_cast<std::uint32_t>(found - splits_.begin());
  splits_.push_back({std::string(name)});
  return static_cast<std::uint32_t>(splits_.size() - 1);
}

void SplitCheck::check_record(const FileLine& line, std::uint32_t file_split) {
  if (const auto reject = parser_.parse(line.text, record_)) {
    return findings_.add(reject->reason, files_.back(), line.number, reject->detail);
  }
  const std::uint32_t split = split_of_record(line, file_split);
  const Place here{static_cast<std::uint32_t>(files_.size() - 1), split, line.number};
  ++splits_[here.group].records;
  check_groups(here);
  check_twin(here);
}

/// A file called train is train, whatever its records say: that is how it will be read.
std::uint32_t SplitCheck::split_of_record(const FileLine& line, std::uint32_t file_split) {
  const std::string own = name_member(record_, "split");
  if (own.empty()) return file_split;
  const std::string place = splits_[file_split].name;
  if (!is_split_name(place)) return split_named(own);
  if (usual_name(own) != usual_name(place)) {
    findings_.add("split.member", files_.back(), line.number,
                  "lies in " + place + ", but its member split says otherwise");
  }
  return file_split;
}

void SplitCheck::check_groups(const Place& here) {
  check_group("conversation", conversation_of(record_), here);
  check_group("customer", record_.customer(), here);
  check_group("cluster", name_member(record_, "cluster"), here);
  check_group("cluster", name_member(record_, "conversation_cluster"), here);
}

void SplitCheck::check_group(std::string_view what, std::string_view value, const Place& here) {
  if (value.empty()) return;
  const std::string key = std::string(what) + '\0' + std::string(value);
  check_key("split.group", what, hash128(key), here);
}

void SplitCheck::check_twin(const Place& here) {
  const std::string text = twin_text(record_);
  if (!text.empty()) check_key("split.twin", "text", hash128("text" + ('\0' + text)), here);
}

void SplitCheck::check_key(std::string_view kind, std::string_view what, Hash128 key,
                           const Place& here) {
  Place first;
  if (seen_.add(key, here, first) || first.group == here.group) return;
  findings_.add(kind, files_[here.file], here.line,
                "same " + std::string(what) + " as " + files_[first.file] + ':' +
                    std::to_string(first.line) + " in split " + splits_[first.group].name);
}

std::string SplitCheck::summary() const {
  std::string all;
  std::size_t used = 0;
  for (const Split& split : splits_) {
    if (split.records == 0 && !split.has_empty_file) continue;
    ++used;
    all += (all.empty() ? "" : ", ") + split.name + ' ' + std::to_string(split.records);
  }
  if (used < 2) throw Error(Exit::kUsage, "only one split here: give all files of the data set");
  return all;
}

}  // namespace deskmill
