// SPDX-License-Identifier: Apache-2.0
#include "stages/ingest/guessing/python_rows.hpp"

namespace deskmill {
namespace {

std::string opened(const Sample& sample) {
  return "open(sys.argv[1],encoding=\"" + encoding_in_python(*sample.head) + "\",newline=\"\")";
}

/// The options of csv.reader.
std::string dialect_in_python(const Dialect& dialect) {
  std::string options;
  if (dialect.delimiter != ',') {
    const std::string sign = dialect.delimiter == '\t' ? "\\t" : std::string(1, dialect.delimiter);
    options += ",delimiter=\"" + sign + "\"";
  }
  if (dialect.quote == '\'') options += ",quotechar=chr(39)";
  if (dialect.backslash) options += ",escapechar=\"\\\\\",doublequote=False";
  return options;
}

}  // namespace

std::string encoding_in_python(const Head& head) {
  return head.charset == "UTF-8" ? "utf-8-sig" : head.charset;
}

std::string rows_in_python(const Sample& sample) {
  if (sample.is_delimited()) {
    return "csv.DictReader(" + opened(sample) + dialect_in_python(sample.framing.dialect) + ")";
  }
  const bool by_line = sample.framing.kind == Framing::Kind::kLines;
  return (by_line ? "map(json.loads," : "json.load(") + opened(sample) + ")";
}

std::string lists_in_python(const Sample& table) {
  return "csv.reader(" + opened(table) + dialect_in_python(table.framing.dialect) + ")";
}

}  // namespace deskmill
