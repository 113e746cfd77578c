// Scores anonymize on public sets with labelled spans:
//   anonymize_quality DATA [--part even|odd|all] [--misses SET:LABEL] [--false SET:TYPE]
//
// DATA holds pii/<set>/*.jsonl with {id, text, spans:[{start, end, label}]}, offsets in code
// points. Sets that are absent are skipped. Rules were tuned on documents of even ordinal; the
// default reports the odd ones. A gold span leaks when a letter or digit of it (without "Mr.") is
// left; a finding is false when it touches no gold span of any personal label. Hotlines are
// replaced, because the sets count every phone number. --misses and --false print texts, for those
// who may read them.
//
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/document.hpp"
#include "report.hpp"
#include "stages/anonymize/anonymizer.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace deskmill {
namespace {

struct Set {
  std::string_view name, file;
  /// Labels that are personal data this stage is meant to find.
  std::vector<std::string_view> labels;
};

const std::vector<Set>& sets() {
  static const std::vector<Set> kSets = {
      {"presidio_synth",
       "pii/presidio_synth/synth_v2.jsonl",
       {"PERSON", "PHONE_NUMBER", "EMAIL_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "US_SSN",
        "IP_ADDRESS", "STREET_ADDRESS"}},
      {"kurkowski",
       "pii/kurkowski_synth/synth_nochat.jsonl",
       {"NAME", "EMAIL", "PHONE", "ACCOUNT", "USERNAME", "ADDRESS", "ORDER_NUMBER", "TICKET_ID"}},
      {"multipriv_zh",
       "pii/multipriv/zh.jsonl",
       {"PERSON", "ADDRESS", "ID_NUMBER", "EMAIL", "PHONE"}},
      {"multipriv_en",
       "pii/multipriv/en.jsonl",
       {"PERSON", "ADDRESS", "ID_NUMBER", "EMAIL", "PHONE"}},
      {"sgd", "pii/sgd_dialogues/dev.jsonl", {"PHONE_NUMBER", "STREET_ADDRESS", "PERSON"}},
      {"crosswoz", "pii/crosswoz_zh/val.jsonl", {"PHONE", "ADDRESS"}},
      {"cluener", "pii/cluener/train.jsonl", {"name", "address"}},
  };
  return kSets;
}

struct Anchor {
  std::string_view set, metric;
  double best;
};
/// Leak rates of Presidio's pattern recognisers (region CN for Chinese), or a plain regular
/// expression where that is better. The trivial floor, finding nothing, leaks everything.
constexpr Anchor kAnchors[] = {
    {"presidio_synth", "leak.PHONE_NUMBER", 0.46},
    {"presidio_synth", "leak.CREDIT_CARD", 0.22},
    {"presidio_synth", "leak.PERSON", 0.35},
    {"kurkowski", "leak.PHONE", 0.35},
    {"kurkowski", "leak.EMAIL", 0.09},
    {"kurkowski", "leak.ORDER_NUMBER", 0.85},
    {"multipriv_zh", "leak.PHONE", 0.00},
    {"multipriv_zh", "leak.EMAIL", 0.00},
    {"multipriv_zh", "leak.ID_NUMBER", 0.00},
    {"sgd", "leak.PHONE_NUMBER", 0.00},
    {"crosswoz", "leak.PHONE", 0.15},
};

struct Options {
  std::string data, part = "odd", misses, false_hits;
};

struct Share {
  std::size_t hit = 0, of = 0;
};

class Scorer {
 public:
  Scorer(const Options& options, const Set& set, const Anonymizer& anonymizer)
      : options_(options), set_(set), anonymizer_(anonymizer) {}

  void add(const JsonValue& document) {
    const std::string_view text = document["text"].text();
    const Findings findings = anonymizer_.find(text);
    std::vector<bool> covered(text.size(), false), personal(text.size(), false);
    for (const Finding& finding : findings) fill(covered, finding.begin, finding.end);
    for (const JsonValue span : document["spans"]) {
      const std::size_t begin =
          byte_offset_of(text, static_cast<std::size_t>(*span["start"].integer()));
      const std::size_t end =
          byte_offset_of(text, static_cast<std::size_t>(*span["end"].integer()));
      fill(personal, begin, end);
      if (wants(span["label"].text())) score_gold(text, begin, end, span["label"].text(), covered);
    }
    for (const Finding& finding : findings) score_finding(text, finding, personal);
    for (std::size_t i = 0; i < text.size(); ++i) over_.hit += covered[i] && !personal[i] ? 1 : 0;
    over_.of += text.size();
  }

  void print() const {
    for (const auto& [label, share] : leaks_) line("leak." + label, share);
    for (const auto& [type, share] : precision_) line("precision." + type, share);
    line("over_redaction", over_);
  }

 private:
  static void fill(std::vector<bool>& bits, std::size_t begin, std::size_t end) {
    std::fill(bits.begin() + static_cast<std::ptrdiff_t>(begin),
              bits.begin() + static_cast<std::ptrdiff_t>(end), true);
  }

  /// A title in front of a name names nobody.
  static std::size_t behind_title(std::string_view text, std::size_t begin) {
    for (const std::string_view title : {"Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Miss "}) {
      if (text.substr(begin).starts_with(title)) return begin + title.size();
    }
    return begin;
  }

  bool wants(std::string_view label) const {
    return std::find(set_.labels.begin(), set_.labels.end(), label) != set_.labels.end();
  }

  void score_gold(std::string_view text, std::size_t begin, std::size_t end, std::string_view label,
                  const std::vector<bool>& covered) {
    bool leaks = false;
    for (std::size_t at = behind_title(text, begin); at < end;) {
      const std::size_t place = at;
      const char32_t c = next_code_point(text, at);
      leaks |= !covered[place] && (is_letter(c) || is_digit(c));
    }
    Share& share = leaks_[std::string(label)];
    ++share.of;
    share.hit += leaks ? 1 : 0;
    if (leaks && options_.misses == std::string(set_.name) + ":" + std::string(label))
      show(text, begin, end, "");
  }

  void score_finding(std::string_view text, const Finding& finding,
                     const std::vector<bool>& personal) {
    const bool right =
        std::find(personal.begin() + static_cast<std::ptrdiff_t>(finding.begin),
                  personal.begin() + static_cast<std::ptrdiff_t>(finding.end),
                  true) != personal.begin() + static_cast<std::ptrdiff_t>(finding.end);
    Share& share = precision_[std::string(name_of(finding.type))];
    ++share.of;
    share.hit += right ? 1 : 0;
    if (!right &&
        options_.false_hits == std::string(set_.name) + ":" + std::string(name_of(finding.type))) {
      show(text, finding.begin, finding.end, finding.rule);
    }
  }

  static void show(std::string_view text, std::size_t begin, std::size_t end,
                   std::string_view rule) {
    std::size_t from = begin > 60 ? begin - 60 : 0;
    while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
    std::string context = std::string(text.substr(from, begin - from)) + "<<" +
                          std::string(text.substr(begin, end - begin)) + ">>" +
                          std::string(text.substr(end, 40));
    std::replace(context.begin(), context.end(), '\n', '/');
    std::printf("  %s %s\n", std::string(rule).c_str(), context.c_str());
  }

  void line(const std::string& metric, const Share& share) const {
    quality::Score score{"anonymize", set_.name, metric};
    if (metric.starts_with("leak")) score.floor = 1.0;
    for (const Anchor& anchor : kAnchors) {
      if (anchor.set == set_.name && anchor.metric == metric) score.best = anchor.best;
    }
    score.score =
        share.of == 0 ? 0 : static_cast<double>(share.hit) / static_cast<double>(share.of);
    const std::string note = "of " + std::to_string(share.of) + ", part: " + options_.part;
    score.note = note;
    quality::print(score);
  }

  const Options& options_;
  const Set& set_;
  const Anonymizer& anonymizer_;
  std::map<std::string, Share> leaks_, precision_;
  Share over_;
};

bool in_part(const std::string& part, std::size_t ordinal) {
  return part == "all" || (part == "even") == (ordinal % 2 == 0);
}

void score_set(const Options& options, const Set& set, const Anonymizer& anonymizer) {
  std::ifstream file(options.data + "/" + std::string(set.file));
  if (!file) return;
  Scorer scorer(options, set, anonymizer);
  JsonParser parser;
  std::size_t ordinal = 0;
  for (std::string line; std::getline(file, line); ++ordinal) {
    JsonDocument document;
    if (in_part(options.part, ordinal) && !parser.parse(line, document))
      scorer.add(document.root());
  }
  scorer.print();
}

/// How much of texts without labels is touched: dense in numbers that are nobody's.
void score_unlabelled(const Options& options, const Anonymizer& anonymizer, const char* name,
                      const char* path) {
  std::ifstream file(options.data + "/" + path);
  if (!file) return;
  std::size_t lines = 0, ordinal = 0;
  std::map<std::string, std::size_t> hits;
  for (std::string line; std::getline(file, line); ++ordinal) {
    if (!in_part(options.part, ordinal) || !is_valid_utf8(line)) continue;
    ++lines;
    for (const Finding& finding : anonymizer.find(line)) {
      ++hits[std::string(name_of(finding.type))];
      if (options.false_hits == std::string(name) + ":" + std::string(name_of(finding.type))) {
        std::printf("  %s %s | %s\n", std::string(finding.rule).c_str(),
                    line.substr(finding.begin, finding.end - finding.begin).c_str(),
                    line.substr(0, 160).c_str());
      }
    }
  }
  for (const auto& [type, count] : hits) {
    const std::string metric = "hits per 1000 lines: " + type;
    const std::string note = "of " + std::to_string(lines) + " lines, part: " + options.part;
    quality::Score score{"anonymize", name, metric};
    score.score = 1000.0 * static_cast<double>(count) / static_cast<double>(lines);
    score.note = note;
    quality::print(score);
  }
}

}  // namespace
}  // namespace deskmill

int main(int argc, char** argv) {
  using namespace deskmill;
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--part" && i + 1 < argc)
      options.part = argv[++i];
    else if (argument == "--misses" && i + 1 < argc)
      options.misses = argv[++i];
    else if (argument == "--false" && i + 1 < argc)
      options.false_hits = argv[++i];
    else
      options.data = argument;
  }
  if (options.data.empty()) {
    std::fprintf(stderr, "usage: anonymize_quality DATA [--part even|odd|all]\n");
    return 2;
  }
  const Anonymizer anonymizer({}, parse_policy("hotlines: replace", "quality"), std::nullopt);
  for (const Set& set : sets()) score_set(options, set, anonymizer);
  score_unlabelled(options, anonymizer, "jddc_raw", "jddc_raw_chat/data/chat_0.1per.txt");
  score_unlabelled(options, anonymizer, "airline_tweets", "airline_tweets/Tweets.csv");
  return 0;
}
