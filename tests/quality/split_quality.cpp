// Scores split: groups torn apart, balance of labels, and whether old records stay when data grows.
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "json/codec.hpp"
#include "json/writer.hpp"
#include "report.hpp"
#include "stages/split/split.hpp"

using namespace deskmill;
using namespace deskmill::quality;

namespace {

struct Row {
  std::string line;
  std::string group;  ///< gold: must not be torn
  std::string label;
};

std::string utterance(std::string_view id, std::string_view text, std::string_view customer,
                      std::string_view intent) {
  std::string line;
  JsonWriter writer(line);
  writer.begin_object()
      .name("kind")
      .string("utterance")
      .name("id")
      .string(id)
      .name("text")
      .string(text);
  if (!customer.empty()) writer.name("customer").string(customer);
  if (!intent.empty()) writer.name("intent").string(intent);
  writer.end_object();
  return line;
}

/// The side of each row; 0 train, 1 validation, 2 test, 3 quarantine.
std::vector<std::size_t> sides_of(const std::vector<Row>& rows, const SplitOptions& options) {
  DatasetSplitter splitter(options);
  RecordParser parser;
  Record record;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    parser.parse(rows[i].line, record);
    splitter.commit(i, splitter.prepare(record));
  }
  Notes notes;
  splitter.resolve(notes);
  std::vector<std::size_t> sides;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Sink sink({}, kSides);
    parser.parse(rows[i].line, record);
    sides.push_back(kSides);
    if (splitter.decide(i, record, sink).fate == Fate::kDropped) continue;
    for (std::size_t side = 0; side < kSides; ++side) {
      if (sink.targets()[side].lines > 0) sides.back() = side;
    }
  }
  splitter.save_ledger();
  return sides;
}

double torn_groups(const std::vector<Row>& rows, const std::vector<std::size_t>& sides) {
  std::map<std::string, std::set<std::size_t>> of_group;
  for (std::size_t i = 0; i < rows.size(); ++i) of_group[rows[i].group].insert(sides[i]);
  double torn = 0;
  for (const auto& [group, found] : of_group) torn += found.size() > 1 ? 1 : 0;
  return torn;
}

/// Labels whose share of test rows lies outside two standard deviations of a fair draw, as a share.
double unbalanced_labels(const std::vector<Row>& rows, const std::vector<std::size_t>& sides,
                         double share) {
  std::map<std::string, std::pair<double, double>> of_label;  // rows, test rows
  for (std::size_t i = 0; i < rows.size(); ++i) {
    of_label[rows[i].label].first += 1;
    of_label[rows[i].label].second += sides[i] == 2 ? 1 : 0;
  }
  double outside = 0;
  for (const auto& [label, counts] : of_label) {
    const double sigma = std::sqrt(counts.first * share * (1 - share));
    if (std::abs(counts.second - counts.first * share) > 2 * sigma) ++outside;
  }
  return outside / static_cast<double>(of_label.size());
}

/// Torn groups when rows are dealt out one by one, as row-wise splitters do.
double torn_by_rows(const std::vector<Row>& rows) {
  std::vector<std::size_t> sides;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    sides.push_back(static_cast<std::size_t>(side_at(position_of(i, 1), Shares{})));
  }
  return torn_groups(rows, sides);
}

void score_groups(const std::filesystem::path& data) {
  const std::string content = read_if_present(data / "beike_qa/beike_reply_dev.tsv");
  std::vector<Row> rows;
  for (const std::string_view line : lines_of(content)) {
    const auto cells = split_at(line, '\t');
    if (cells.size() < 3) continue;
    const std::string id = std::string(cells[0]) + "-" + std::string(cells[1]);
    rows.push_back({utterance(id, cells[2], cells[0], ""), std::string(cells[0]), ""});
  }
  if (rows.empty()) return;
  print({"split", "beike_qa qid", "groups on two sides", torn_groups(rows, sides_of(rows, {})),
         torn_by_rows(rows), 0.0, "floor: rows dealt one by one; not tuned"});
}

void score_labels(const std::filesystem::path& data) {
  const std::string content = read_if_present(data / "banking77/banking_data/train.csv");
  std::vector<Row> rows;
  for (const std::string_view line : lines_of(content)) {
    const std::size_t comma = line.rfind(',');
    if (comma == std::string_view::npos) continue;
    const std::string label(line.substr(comma + 1));
    rows.push_back(
        {utterance(std::to_string(rows.size()), line.substr(0, comma), "", label), "", label});
  }
  if (rows.empty()) return;
  SplitOptions options;
  options.ledger = std::filesystem::temp_directory_path() / "split_quality.ledger";
  std::filesystem::remove(options.ledger);
  const std::vector<Row> first(rows.begin(),
                               rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * 10 / 11));
  const auto before = sides_of(first, options);
  const auto after = sides_of(rows, options);
  std::filesystem::remove(options.ledger);
  double moved = 0;
  for (std::size_t i = 0; i < before.size(); ++i) moved += before[i] != after[i] ? 1 : 0;
  print({"split",
         "banking77",
         "labels outside 2 sigma in test",
         unbalanced_labels(rows, after, 0.1),
         {},
         0.046,
         "best: what chance gives; not tuned"});
  print({"split", "banking77", "old rows moved by 10 % more data", moved, {}, 0.0, {}});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  score_groups(argv[1]);
  score_labels(argv[1]);
  return EXIT_SUCCESS;
}
