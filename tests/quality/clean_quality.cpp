// Scores clean: what stays of a mail, repaired mojibake, text of HTML, and that sound text is left
// alone.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>

#include "json/document.hpp"
#include "markup/html.hpp"
#include "report.hpp"
#include "stages/clean/rule_choice.hpp"
#include "stages/clean/rules/builtin_rules.hpp"
#include "stages/clean/text_cleaner.hpp"
#include "text/charset.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

using namespace deskmill;
using namespace deskmill::quality;

namespace {

const TextScan& scan() {
  static const TextScan kScan;
  return kScan;
}

std::string cleaned(std::string_view text, MailMode mail) {
  static const TextCleaner kCleaner(builtin_clean_rules(), scan());
  Notes notes;
  std::string out;
  ScanResult found = scan()(text);
  return kCleaner.clean(text, found, {mail, false}, out, notes) ? out : std::string(text);
}

/// Runs of white space as one space, none at the ends.
std::string fold_spaces(std::string_view text) {
  std::string folded;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (is_space(next_code_point(text, i))) {
      space = true;
      continue;
    }
    if (space && !folded.empty()) folded += ' ';
    space = false;
    folded.append(text, begin, i - begin);
  }
  return folded;
}

struct Share {
  double right = 0, all = 0;
  void add(bool is_right) { right += is_right ? 1 : 0, ++all; }
  double value() const { return all == 0 ? 0 : right / all; }
};

bool is_verbose() {
  return std::getenv("QUALITY_FAILURES") != nullptr;
}

void show_failure(std::string_view set, std::string_view id, std::string_view got,
                  std::string_view want) {
  if (!is_verbose()) return;
  std::printf("--- %.*s %.*s\n[got]  %.*s\n[want] %.*s\n", static_cast<int>(set.size()), set.data(),
              static_cast<int>(id.size()), id.data(), static_cast<int>(got.size()), got.data(),
              static_cast<int>(want.size()), want.data());
}

void each_line(const std::filesystem::path& path, const std::function<void(JsonValue)>& visit) {
  const std::string content = read_if_present(path);
  for (const std::string_view line : lines_of(content)) {
    JsonDocument document;
    if (!line.empty() && !JsonParser().parse(line, document)) visit(document.root());
  }
}

/// `{"id","text","reply"}` per line: exact match of the reply, white space folded.
void score_replies(const std::filesystem::path& path, std::string_view set,
                   std::optional<double> best, std::string_view note) {
  Share share, floor, negatives;
  each_line(path, [&](JsonValue entry) {
    const std::string want = fold_spaces(entry["reply"].text());
    const std::string got = fold_spaces(cleaned(entry["text"].text(), MailMode::kAlways));
    share.add(got == want);
    floor.add(fold_spaces(entry["text"].text()) == want);
    if (entry["format_seen"].text() == "negative") negatives.add(got == want);
    if (got != want) show_failure(set, entry["id"].text(), got, want);
  });
  if (share.all == 0) return;
  print({"clean", set, "exact reply", share.value(), floor.value(), best, note});
  if (negatives.all > 0) print({"clean", set, "negatives unchanged", negatives.value(), 1.0, 1.0});
}

void score_email_fixtures(const std::filesystem::path& folder) {
  Share share, floor;
  each_line(folder / "expected.jsonl", [&](JsonValue entry) {
    const bool has_reply = entry["reply"].exists() || entry["first_fragment"].exists();
    std::string mail = read_if_present(folder / std::string(entry["file"].text()));
    if (!has_reply || entry["substitute"].exists() || mail.empty() || !is_valid_utf8(mail)) return;
    const JsonValue reply = entry["reply"].exists() ? entry["reply"] : entry["first_fragment"];
    const std::string want = fold_spaces(reply.text());
    const std::string got = fold_spaces(cleaned(mail, MailMode::kAlways));
    share.add(got == want);
    floor.add(fold_spaces(mail) == want);
    if (got != want) show_failure("email_reply_fixtures", entry["file"].text(), got, want);
  });
  if (share.all > 0)
    print({"clean",
           "email_reply_fixtures",
           "exact reply",
           share.value(),
           floor.value(),
           {},
           "rules adjusted after a look at failures"});
}

/// Lines of the newest mail against everything behind it, in mails that begin with a body.
void score_quagga(const std::filesystem::path& folder, std::string_view set,
                  std::string_view note) {
  static const MailCutter kCutter;
  Share share, floor;
  if (!std::filesystem::exists(folder)) return;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const std::string content = read_if_present(file.path());
    JsonDocument document;
    if (file.path().extension() != ".ann" || JsonParser().parse(content, document)) continue;
    std::int64_t first = 1 << 30, header = 1 << 30;
    for (const JsonValue span : document.root()["denotations"]) {
      const std::int64_t start = span["start"].integer().value_or(0);
      first = std::min(first, start);
      if (span["type"].text() == "Header") header = std::min(header, start);
    }
    if (header == first) continue;
    const std::string_view text = document.root()["text"].text();
    const std::vector<MailZone> zones = kCutter.zones(text, {true, false, false});
    std::size_t position = 0, line_number = 0;
    for (const std::string_view line : split_at(text, '\n')) {
      const bool is_body =
          static_cast<std::int64_t>(count_code_points(text.substr(0, position))) < header;
      position += line.size() + 1;
      const bool kept = zones[line_number++] == MailZone::kBody;
      if (fold_spaces(line).empty()) continue;
      if (kept != is_body)
        show_failure(set, file.path().filename().string(), kept ? "kept" : "cut", line);
      share.add(kept == is_body);
      floor.add(is_body);
    }
  }
  if (share.all > 0)
    print({"clean", set, "2 zones, line accuracy", share.value(), floor.value(), 0.98, note});
}

void score_mojibake(const std::filesystem::path& path) {
  Share share, floor, sound;
  each_line(path, [&](JsonValue entry) {
    const std::string_view original = entry["original"].text();
    const JsonValue encoding = entry["fixed-encoding"];
    const std::string_view want = encoding.exists() ? encoding.text() : entry["fixed"].text();
    const std::string got = cleaned(original, MailMode::kNever);
    share.add(fold_spaces(got) == fold_spaces(want));
    floor.add(original == want);
    if (original == want) sound.add(fold_spaces(got) == fold_spaces(original));
    if (fold_spaces(got) != fold_spaces(want))
      show_failure("mojibake", entry["label"].text(), got, want);
  });
  if (share.all == 0) return;
  print({"clean",
         "ftfy cases",
         "repaired as expected",
         share.value(),
         floor.value(),
         {},
         "two negatives looked at, no positives"});
  print({"clean", "ftfy cases", "sound cases unchanged", sound.value(), 1.0, 1.0});
}

std::string read_as_latin(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) append_utf8(text, static_cast<unsigned char>(byte));
  return text;
}

/// Real Chinese turns, encoded and decoded wrongly in three ways, and left as they are.
void score_chinese(const std::filesystem::path& path) {
  const std::string content = read_if_present(path);
  std::map<std::string_view, Share> repaired;
  Share sound;
  const auto note = [&](std::string_view way, std::string_view broken, std::string_view text) {
    if (broken == text) return;
    const std::string got = fold_spaces(cleaned(broken, MailMode::kNever));
    repaired[way].add(got == fold_spaces(text));
    if (got != fold_spaces(text)) show_failure(way, "", got, text);
  };
  for (const std::string_view line : lines_of(content)) {
    const auto cells = split_at(line, '\t');
    if (cells.size() < 7 || !is_valid_utf8(cells[6])) continue;
    const std::string text = fold_spaces(cells[6]);
    sound.add(cleaned(text, MailMode::kAuto) == text || has_entities(text));
    const auto characters = to_code_points(text);
    if (std::count_if(characters.begin(), characters.end(), is_han) < 2) continue;
    note("UTF-8 read as Latin-1", read_as_latin(text), text);
    if (const auto gbk = encode_strict(text, "GB18030"))
      note("GBK read as Latin-1", read_as_latin(*gbk), text);
    if (const auto read = decode_strict(text, "GB18030")) note("UTF-8 read as GBK", *read, text);
  }
  if (sound.all == 0) return;
  for (const auto& [way, share] : repaired)
    print({"clean", "jddc_raw_chat", way, share.value(), 0.0, {}, "whole set, lossless texts"});
  print({"clean", "jddc_raw_chat", "sound turns unchanged", sound.value(), 1.0, 1.0});
}

/// Texts as they are must pass the charset rules untouched.
void score_sound_texts(const std::filesystem::path& path, std::string_view set) {
  static const TextCleaner kRepairs = [] {
    std::vector<Rule> rules = builtin_clean_rules();
    std::erase_if(rules, [](const Rule& rule) { return rule.name.rfind("mojibake", 0) != 0; });
    return TextCleaner(rules, scan());
  }();
  const std::string content = read_if_present(path);
  Share share;
  for (const std::string_view line : lines_of(content)) {
    if (!is_valid_utf8(line)) continue;
    Notes notes;
    std::string out;
    ScanResult found = scan()(line);
    const bool changed = kRepairs.clean(line, found, {MailMode::kNever, false}, out, notes);
    share.add(!changed);
    if (changed) show_failure(set, "", out, line);
  }
  if (share.all > 0) print({"clean", set, "lines without a repair", share.value(), 1.0, 1.0});
}

/// Letters and digits of all words, in order.
std::string words_of(std::string_view text) {
  std::string words;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (is_letter(c) || is_digit(c)) append_utf8(words, c);
  }
  return words;
}

void score_html(const std::filesystem::path& path) {
  Share share;
  each_line(path, [&](JsonValue entry) {
    const std::string got = words_of(html_to_text(entry["html"].text()));
    const std::string want = words_of(entry["md"].text());
    share.add(got == want);
    if (got != want) show_failure("html2text", entry["id"].text(), got, want);
  });
  if (share.all > 0)
    print({"clean",
           "html2text pairs",
           "same words",
           share.value(),
           {},
           {},
           "targets of links count against us"});
}

/// Outputs of the tokenizer tests that are characters alone.
void score_entities(const std::filesystem::path& path) {
  const std::string content = read_if_present(path);
  JsonDocument document;
  if (content.empty() || JsonParser().parse(content, document)) return;
  Share share;
  for (const JsonValue test : document.root()["tests"]) {
    std::string want;
    for (const JsonValue token : test["output"]) {
      if (token.is(JsonType::kArray) && token.element(0).text() == "Character")
        want += token.element(1).text();
    }
    const std::string got = decode_entities(test["input"].text());
    share.add(got == want);
    if (got != want) show_failure("entities", test["input"].text(), got, want);
  }
  print({"clean", "html5lib_tests", path.filename().string(), share.value(), {}, 1.0});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: clean_quality DATA_DIRECTORY\n");
    return 2;
  }
  const std::filesystem::path data = argv[1];
  score_replies(data / "formats/zh-email-bench/cases.jsonl", "zh-email-bench", 17.0 / 30,
                "rules written from its formats");
  score_replies(data / "formats/peer-io/discourse_trimmer.jsonl", "discourse replies", 1.0,
                "rules adjusted after a look at failures");
  score_email_fixtures(data / "email_reply_fixtures");
  const std::filesystem::path quagga = data / "quagga_zones/Datasets";
  static constexpr std::string_view kLookedAt = "heads of six mails looked at";
  score_quagga(quagga / "Enron/annotated_all/train", "quagga Enron train", kLookedAt);
  score_quagga(quagga / "Enron/annotated_all/test", "quagga Enron test", kLookedAt);
  score_quagga(quagga / "ASF/train", "quagga ASF", "rules not tuned on it");
  score_mojibake(data / "formats/peer-io/ftfy.jsonl");
  score_chinese(data / "jddc_raw_chat/data/chat_0.1per.txt");
  score_sound_texts(data / "airline_tweets/Tweets.csv", "airline_tweets");
  score_sound_texts(data / "csts_pairs/AFQMC/train.txt", "AFQMC");
  score_html(data / "formats/peer-io/html2text.jsonl");
  score_entities(data / "html5lib_tests/tokenizer/namedEntities.test");
  score_entities(data / "html5lib_tests/tokenizer/numericEntities.test");
  return 0;
}
