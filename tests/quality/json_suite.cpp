// Runs the codec over a checkout of JSONTestSuite (https://github.com/nst/JSONTestSuite):
//   json_suite DIRECTORY     the folder with y_*.json, n_*.json, i_*.json
//
// Each file becomes an unknown member of a record, and a document of its own: a y_ file must be
// accepted and come out of the record byte for byte, an n_ file must be rejected; i_ files are only
// counted.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "json/codec.hpp"
#include "json/document.hpp"

namespace deskmill {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool survives_as_member(std::string_view json) {
  const std::string line = R"({"text":"x","extra":)" + std::string(json) + "}";
  RecordParser parser;
  Record record;
  if (parser.parse(line, record)) return false;
  record.set_text(0, "y");
  std::string out;
  write_record(record, out);
  return out == R"({"text":"y","extra":)" + std::string(json) + "}";
}

bool is_document(std::string_view json) {
  JsonParser parser;
  JsonDocument document;
  return !parser.parse(json, document);
}

struct Score {
  int right = 0;
  std::vector<std::string> wrong;
};

void judge(Score& score, bool right, const std::string& name) {
  if (right) {
    ++score.right;
  } else {
    score.wrong.push_back(name);
  }
}

int report(std::string_view label, const Score& score) {
  std::printf("%.*s: %d right, %zu wrong\n", static_cast<int>(label.size()), label.data(),
              score.right, score.wrong.size());
  for (const std::string& name : score.wrong) std::printf("  %s\n", name.c_str());
  return score.wrong.empty() ? 0 : 1;
}

int run(const char* directory) {
  Score accepted, rejected, documents;
  int undefined = 0, undefined_accepted = 0;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    const std::string name = path.filename().string();
    const std::string json = read(path);
    if (name.starts_with("y_")) {
      judge(accepted, survives_as_member(json), name);
      judge(documents, is_document(json), name);
    } else if (name.starts_with("n_")) {
      judge(rejected, !survives_as_member(json), name);
      judge(documents, !is_document(json), name);
    } else if (name.starts_with("i_")) {
      ++undefined;
      undefined_accepted += is_document(json) ? 1 : 0;
    }
  }
  std::printf("i_: %d of %d accepted\n", undefined_accepted, undefined);
  const int failures = report("y_ as member", accepted) + report("n_ as member", rejected) +
                       report("y_ and n_ as document", documents);
  return failures == 0 ? 0 : 1;
}

}  // namespace
}  // namespace deskmill

int main(int argc, char** argv) {
  if (argc != 2 || !std::filesystem::is_directory(argv[1])) {
    std::fputs("usage: json_suite DIRECTORY\n", stderr);
    return 2;
  }
  return deskmill::run(argv[1]);
}
