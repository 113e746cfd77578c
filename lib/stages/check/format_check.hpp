// Recognises by its content what a file is and checks every line by codec and schema.
//
// Memory: 32 to 64 bytes for each record that has an id, for one operand at a time; a directory is
// one data set, whose ids must be unique over all its files.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/record.hpp"
#include "json/codec.hpp"
#include "json/document.hpp"
#include "schema/validator.hpp"
#include "stages/check/findings.hpp"
#include "stages/check/lines.hpp"
#include "stages/check/place_map.hpp"

namespace deskmill {

class FormatCheck {
 public:
  /// `inputs_dir` for manifests, or "".
  FormatCheck(Findings& findings, std::string inputs_dir);

  /// The files that follow are another data set: their ids are counted anew.
  void begin_data_set();
  /// Returns what was in the file: "1200 conversations", "1 manifest, 3 outputs read".
  std::string check(const std::string& path);

 private:
  void check_line(const FileLine& line);
  /// A document over several lines, of which this is the first.
  void check_lines_of_one(const std::string& path, const FileLine& first);
  bool is_dataset_info(const std::string& path);
  void check_record(const FileLine& line);
  void check_other(const FileLine& line, const Reject& not_a_record);
  void check_document(const FileLine& line, std::string_view schema);
  void check_spans(std::string_view member, const FileLine& line);
  void check_id(const FileLine& line);
  void validate(const std::string& schema, JsonValue value, const FileLine& line);
  void found(std::string_view kind, const FileLine& line, std::string_view message);
  const Schema& schema(const std::string& name);
  std::string contents() const;

  Findings& findings_;
  std::string inputs_dir_;
  std::map<std::string, Schema> schemas_;
  RecordParser record_parser_;
  Record record_;
  JsonParser json_parser_;
  JsonDocument document_;
  PlaceMap ids_;
  std::vector<std::string> files_;             ///< of this data set, for the places in ids_
  std::map<std::string, std::size_t> counts_;  ///< of this file, by what the lines are
  std::vector<std::string> remarks_;
};

}  // namespace deskmill
