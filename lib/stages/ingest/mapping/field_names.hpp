// How a mapping names a field: a column, a member, a group; several where exports differ, of which
// the first that is there and not empty counts.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace deskmill {

class FieldNames {
 public:
  FieldNames() = default;
  FieldNames(std::initializer_list<std::string> names) : names_(names) {}
  FieldNames(std::vector<std::string> names, std::string where)
      : names_(std::move(names)), where_(std::move(where)) {}

  /// Place in the mapping file, or "" for a field that nobody wrote down.
  const std::string& where() const { return where_; }

  bool empty() const { return names_.empty(); }
  const std::string& front() const { return names_.front(); }
  const std::string& back() const { return names_.back(); }
  auto begin() const { return names_.begin(); }
  auto end() const { return names_.end(); }
  void push_back(std::string name) { names_.push_back(std::move(name)); }

  bool operator==(const FieldNames& other) const { return names_ == other.names_; }

 private:
  std::vector<std::string> names_;
  std::string where_;
};

}  // namespace deskmill
