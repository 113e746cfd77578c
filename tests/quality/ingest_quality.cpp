// Scores ingest on public exports: nothing lost, conversations and roles as the source has them,
// formats recognised, CSV cells exact.
// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <filesystem>
#include <map>
#include <set>

#include "core/error.hpp"
#include "json/document.hpp"
#include "report.hpp"
#include "stages/ingest/cutting/csv.hpp"
#include "stages/ingest/ingest.hpp"
#include "stages/ingest/inputs/recogniser.hpp"

using namespace deskmill;
using namespace deskmill::quality;

namespace {

namespace fs = std::filesystem;

struct Result {
  Tally tally;
  std::string output;
};

Result ingest(const fs::path& path, const fs::path& scratch, const IngestOptions& options = {}) {
  RunOptions run;
  run.stage = "ingest";
  run.input.operands = {path.string()};
  run.output = (scratch / "out.jsonl").string();
  run.max_rejects = 1'000'000'000;
  Result result;
  result.tally = run_ingest(run, options).tally;
  result.output = read_if_present(run.output);
  return result;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// Units that are accounted for, of those the source has.
double accounted(const Tally& tally, std::size_t rows) {
  std::int64_t found = 0;
  for (const char* fate : {"kept", "merged", "dropped", "rejected"}) {
    found += tally.get("records/" + std::string(fate));
  }
  return share(static_cast<std::size_t>(found), rows);
}

void score_jddc(const fs::path& data, const fs::path& scratch) {
  const fs::path path = data / "jddc_raw_chat/data/chat_0.1per.txt";
  const std::string source = read_if_present(path);
  if (source.empty()) return;
  std::vector<std::string_view> gold_roles, gold_texts;
  std::set<std::string_view> sessions;
  for (const std::string_view line : lines_of(source)) {
    const auto cells = split_at(line, '\t');
    if (cells.size() < 7) continue;
    sessions.insert(cells[0]);
    gold_roles.push_back(cells[2] == "1" ? "agent" : "customer");
    gold_texts.push_back(cells[6]);
  }
  const Result result = ingest(path, scratch);
  std::size_t turn = 0, right = 0, same_text = 0, conversations = 0;
  JsonParser parser;
  for (const std::string_view line : lines_of(result.output)) {
    JsonDocument document;
    if (line.empty() || parser.parse(line, document)) continue;
    ++conversations;
    for (const JsonValue one : document.root()["turns"]) {
      if (turn == gold_roles.size()) break;
      right += one["role"].text() == gold_roles[turn] ? 1 : 0;
      same_text += one["text"].text() == gold_texts[turn] ? 1 : 0;
      ++turn;
    }
  }
  const std::size_t rows = gold_roles.size();
  print({"ingest", "jddc_raw_chat", "rows accounted for", accounted(result.tally, rows)});
  print({"ingest", "jddc_raw_chat", "conversations / sessions",
         share(conversations, sessions.size())});
  print({"ingest", "jddc_raw_chat", "roles right", share(right, rows), 0.5});
  print({"ingest", "jddc_raw_chat", "texts unchanged", share(same_text, rows)});
}

void score_airline(const fs::path& data, const fs::path& scratch) {
  const fs::path path = data / "airline_tweets/Tweets.csv";
  if (!fs::exists(path)) return;
  const Result result = ingest(path, scratch);
  print({"ingest", "airline_tweets", "records accounted for (14,640)",
         accounted(result.tally, 14'640)});
  print({"ingest",
         "airline_tweets",
         "rows kept apart",
         share(static_cast<std::size_t>(result.tally.get("records/out")), 14'640),
         2434.0 / 14'640,
         {},
         "floor: merging on the rounded tweet_id"});
}

/// This copy of the set has lost its CRLFs on one side.
std::string with_plain_breaks(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != '\r') plain += c;
  }
  return plain;
}

bool rows_equal(const std::string& csv, const std::string& json) {
  JsonParser parser;
  JsonDocument document;
  if (parser.parse(json, document)) return false;
  const Dialect dialect;
  CsvCells cells;
  std::vector<std::string> header;
  std::vector<std::map<std::string, std::string>> rows;
  for (std::size_t begin = 0; begin < csv.size();) {
    const RecordEnd record = find_record_end(csv, begin, dialect, true);
    const auto& row = cells.split(std::string_view(csv).substr(begin, record.end - begin), dialect);
    if (header.empty()) {
      header.assign(row.begin(), row.end());
    } else if (record.end > begin) {
      auto& named = rows.emplace_back();
      for (std::size_t i = 0; i < row.size() && i < header.size(); ++i) named[header[i]] = row[i];
    }
    begin = record.next;
  }
  const JsonValue root = document.root();
  const bool one_object = root.is(JsonType::kObject);  // a file of one row has no array around it
  if (rows.size() != (one_object ? 1 : root.size())) return false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const JsonValue expected = one_object ? root : root.element(i);
    if (expected.size() != rows[i].size()) return false;
    for (const JsonValue member : expected) {
      if (rows[i][std::string(member.name())] != with_plain_breaks(member.text())) return false;
    }
  }
  return true;
}

void score_csv_spectrum(const fs::path& data) {
  std::size_t files = 0, right = 0;
  if (!fs::exists(data / "csv_spectrum/csvs")) return;
  for (const auto& entry : fs::directory_iterator(data / "csv_spectrum/csvs")) {
    ++files;
    const fs::path json = data / "csv_spectrum/json" / (entry.path().stem().string() + ".json");
    if (rows_equal(read_if_present(entry.path()), read_if_present(json))) {
      ++right;
    } else {
      std::fprintf(stderr, "csv_spectrum differs: %s\n", entry.path().filename().c_str());
    }
  }
  print({"ingest",
         "csv_spectrum",
         "files equal (12)",
         share(right, files),
         {},
         11.0 / 12,
         "location_coordinates.json names another phone than its CSV"});
}

void score_whatsapp(const fs::path& data, const fs::path& scratch) {
  const std::map<std::string, std::size_t> messages = {{"lorem-2000.txt", 2000},
                                                       {"lorem-merge-part1.txt", 300},
                                                       {"lorem-merge-part2.txt", 300},
                                                       {"lorem.txt", 500}};
  std::size_t expected = 0, found = 0, with_time = 0;
  IngestOptions options;
  options.tz = "Z";
  for (const auto& [name, count] : messages) {
    const fs::path path = data / "whatstk_chats/chats/whatsapp" / name;
    if (!fs::exists(path)) return;
    expected += count;
    const Result result = ingest(path, scratch, options);
    found += static_cast<std::size_t>(result.tally.get("records/kept"));
    for (std::size_t at = 0; (at = result.output.find("\"at\":\"", at)) != std::string::npos; ++at)
      ++with_time;
  }
  print({"ingest", "whatstk_chats", "messages found (3,100)", share(found, expected)});
  print({"ingest", "whatstk_chats", "messages with a readable time", share(with_time, expected)});
}

/// Samples of formats this version reads, and of formats it does not know: those it must refuse or
/// say that it guesses, never claim.
void score_detection(const fs::path& data) {
  const Recogniser recogniser{IngestOptions{}};
  const std::map<std::string, std::string> gold = {{"jddc_chat.tsv", "jddc"},
                                                   {"wangwang_export.txt", "wangwang"}};
  std::size_t known = 0, right = 0, unknown = 0, honest = 0;
  if (!fs::exists(data / "formats/samples")) return;
  for (const auto& entry : fs::directory_iterator(data / "formats/samples")) {
    const std::string name = entry.path().filename();
    Head head = decode_head({read_if_present(entry.path()), true}, "");
    head.name = head.id_name = head.path = name;
    std::string format;
    bool told = false;
    try {
      const Tell tell{[&](const std::string&) { told = true; }, false};
      if (const auto input = recogniser.recognise(head, tell).input)
        format = input->context->writer.source().format;
    } catch (const Error&) {
    }
    if (const auto expected = gold.find(name); expected != gold.end()) {
      ++known;
      right += format == expected->second ? 1 : 0;
    } else {
      ++unknown;
      honest += format.empty() || told ? 1 : 0;
    }
  }
  print({"ingest", "formats/samples", "known formats recognised", share(right, known)});
  print({"ingest", "formats/samples", "others refused or called a guess", share(honest, unknown)});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path data = argv[1];
  const fs::path scratch =
      fs::temp_directory_path() / ("ingest_quality." + std::to_string(getpid()));
  fs::create_directories(scratch);
  score_jddc(data, scratch);
  score_airline(data, scratch);
  score_csv_spectrum(data);
  score_whatsapp(data, scratch);
  score_detection(data);
  fs::remove_all(scratch);
  return 0;
}
