// Runs a fuzz target without a fuzzer: its corpus, then seeded mutations of it, the same on every
// run.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int kMutations = 5000;
constexpr std::array<std::string_view, 20> kPieces = {"\"",          "\\",
                                                      "{",           "}",
                                                      "[",           "]",
                                                      ",",           ":",
                                                      "\n",          "\\u",
                                                      "\\ud800",     "\\udc00",
                                                      "1e5",         "-0",
                                                      "null",        "\xe4\xb8\xad",
                                                      "\xff",        "\"text\":\"x\",",
                                                      "\"turns\":[", " "};

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) {
  return bound == 0 ? 0 : random() % bound;
}

void mutate(std::string& input, const std::vector<std::string>& corpus, Random& random) {
  const std::size_t at = below(random, input.size() + 1);
  const std::size_t length = below(random, std::min<std::size_t>(input.size() - at, 20) + 1);
  switch (below(random, 6)) {
    case 0:
      input.erase(at, length);
      break;
    case 1:
      input.insert(at, input.substr(at, length));
      break;
    case 2:
      input.insert(at, kPieces[below(random, kPieces.size())]);
      break;
    case 3:
      input.replace(at, length, kPieces[below(random, kPieces.size())]);
      break;
    case 4:
      if (at < input.size()) input[at] = static_cast<char>(random());
      break;
    default: {
      const std::string& other = corpus[below(random, corpus.size())];
      const std::size_t from = below(random, other.size() + 1);
      input.insert(at, other.substr(from, below(random, 60)));
    }
  }
}

void run(const std::string& input) {
  // An exact heap block, so that the address sanitizer sees any read past it.
  const std::vector<std::uint8_t> exact(input.begin(), input.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

std::vector<std::string> read_corpus(const char* directory) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> corpus;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return corpus;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: fuzz_NAME CORPUS_DIRECTORY\n", stderr);
    return 2;
  }
  const std::vector<std::string> corpus = read_corpus(argv[1]);
  if (corpus.empty()) {
    std::fputs("the corpus is empty\n", stderr);
    return 1;
  }
  for (const std::string& input : corpus) run(input);
  Random random(20260301);
  for (int i = 0; i < kMutations; ++i) {
    std::string input = corpus[below(random, corpus.size())];
    for (std::size_t rounds = 1 + below(random, 4); rounds > 0; --rounds) {
      mutate(input, corpus, random);
    }
    run(input);
  }
  return 0;
}
