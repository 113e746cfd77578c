// Scores pair-extract on public data sets:
//   pair_extract_quality DIRECTORY [--misses SET]
// DIRECTORY holds crosswoz/ (val.json, or val.json.zip and unzip on PATH) and stc3_helpdesk/.
// Dialogues are halved by a hash of their id: rules and weights were tuned on one half, the score
// is that of the other. --misses prints wrong decisions of the half tuned on: questions, links,
// stc3 zh, stc3 en.
//
// Links are scored on CrossWOZ as it is and perturbed into what chats look like: bursts, hold
// messages, chasing, clarifying exchanges, acknowledgements, unanswered and crossed questions. The
// inserted phrases come in two lists; those of list "new" match no rule, as the phrases of an
// unknown shop would.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "json/codec.hpp"
#include "json/document.hpp"
#include "json/string.hpp"
#include "perturbed_sample.hpp"
#include "report.hpp"
#include "stages/pair_extract/links/dialogue.hpp"
#include "stages/pair_extract/links/linker.hpp"

namespace deskmill {
namespace {

/// The set as shipped is zipped.
std::string read_crosswoz(const std::string& directory) {
  std::string json = quality::read_if_present(directory + "/crosswoz/val.json");
  const std::string archive = directory + "/crosswoz/val.json.zip";
  if (!json.empty() || !std::filesystem::exists(archive)) return json;
  if (archive.find('\'') != archive.npos) throw Error(Exit::kUsage, "a quote in the folder's name");
  std::FILE* pipe = popen(("unzip -p '" + archive + "'").c_str(), "r");
  if (pipe == nullptr) return {};
  std::array<char, 65536> buffer;
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    json.append(buffer.data(), got);
  }
  return pclose(pipe) == 0 ? json : "";
}

/// 0: tuned on; 1: held out.
std::size_t half_of(std::string_view id) {
  return hash64(id, 1) & 1;
}

void print(std::string_view set, std::string_view metric, const std::array<double, 2>& score,
           std::optional<double> floor = {}, std::optional<double> best = {}) {
  char note[96];
  const bool read = set.starts_with("stc3");  // for the rules of steps and of questions back
  std::snprintf(note, sizeof note, "held-out half%s; half tuned on: %.3f",
                read ? ", of which some pairs were read" : "", score[0]);
  quality::print({"pair-extract", set, metric, score[1], floor, best, note});
}

struct Confusion {
  double hit = 0, miss = 0, false_alarm = 0, rejection = 0;
  void add(bool gold, bool found) {
    (gold ? found ? hit : miss : found ? false_alarm : rejection) += 1;
  }
  static double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }
  double f1() const { return ratio(2 * hit, 2 * hit + miss + false_alarm); }
  double macro_f1() const {
    return (f1() + ratio(2 * rejection, 2 * rejection + miss + false_alarm)) / 2;
  }
  double balanced_accuracy() const {
    return (ratio(hit, hit + miss) + ratio(rejection, rejection + false_alarm)) / 2;
  }
  double precision() const { return ratio(hit, hit + false_alarm); }
  double recall() const { return ratio(hit, hit + miss); }
};

struct Act {
  std::string act, topic;  ///< topic: domain and slot
};

std::vector<Act> acts_of(const JsonValue& message) {
  std::vector<Act> acts;
  for (const JsonValue act : message["dialog_act"]) {
    acts.push_back({std::string(act.element(0).text()),
                    std::string(act.element(1).text()) + '/' + std::string(act.element(2).text())});
  }
  return acts;
}

bool is_reply(const Act& act) {
  return act.act == "Inform" || act.act == "Recommend" || act.act == "NoOffer";
}

Sample read_sample(const JsonValue& dialogue) {
  Sample sample;
  sample.id = dialogue.name();
  std::map<std::string, int> open;  // topic -> asking turn
  int turn = 0;
  for (const JsonValue message : dialogue["messages"]) {
    const bool customer = message["role"].text() == "usr";
    sample.utterances.push_back({customer, std::string(message["content"].text()), turn});
    bool asks = false;
    for (const Act& act : acts_of(message)) {
      if (customer && act.act == "Request") {
        open[act.topic] = turn;
        asks = true;
      } else if (!customer && is_reply(act) && open.count(act.topic) > 0) {
        sample.links.insert({open[act.topic], turn});
        open.erase(act.topic);
      }
    }
    sample.asks.push_back(asks);
    ++turn;
  }
  return sample;
}

Record record_of(const Sample& sample, RecordParser& parser, std::string& line) {
  line = R"({"kind":"conversation","turns":[)";
  for (const Utterance& utterance : sample.utterances) {
    if (line.back() != '[') line += ',';
    line +=
        R"({"role":")" + std::string(utterance.customer ? "customer" : "agent") + R"(","text":)";
    append_json_string(line, utterance.text);
    line += '}';
  }
  line += "]}";
  Record record;
  if (parser.parse(line, record)) throw Error(Exit::kBug, "a record of the quality test is broken");
  return record;
}

class Extractor {
 public:
  Dialogue dialogue(const Sample& sample) {
    record_ = record_of(sample, parser_, line_);
    Dialogue dialogue;
    DialogueReader(tagger_, {}).read({&record_, 1}, {&dialogue, 1});
    return dialogue;
  }
  const Tagger& tagger() const { return tagger_; }

 private:
  Tagger tagger_{builtin_pair_rules()};
  RecordParser parser_;
  Record record_;
  std::string line_;
};

using Links = std::set<std::pair<int, int>>;

Links found_links(Dialogue& dialogue, const Sample& sample) {
  Links links;
  int inserted = -1;
  const auto origin = [&](std::size_t message) {
    const int known = sample.utterances[dialogue.messages[message].turn].origin;
    return known >= 0 ? known : --inserted;
  };
  Linker linker{LinkOptions()};
  Overlap overlap;
  compare_messages(dialogue, overlap);
  for (const Link& link : linker.link(dialogue, overlap)) {
    for (const std::size_t answer : link.messages) {
      const int to = origin(answer);
      for (const std::size_t asked : dialogue.units[link.unit].messages) {
        const int from = origin(asked);
        if (from >= 0) links.insert({from, to});
      }
    }
  }
  return links;
}

/// What tools do that merge the messages of one side and pair neighbours.
Links next_run_links(const Sample& sample) {
  Links links;
  std::set<int> asked;
  int inserted = -1;
  bool answering = false;
  for (const Utterance& utterance : sample.utterances) {
    const int origin = utterance.origin >= 0 ? utterance.origin : --inserted;
    if (utterance.customer) {
      if (answering) asked.clear();
      asked.insert(origin);
    } else {
      for (const int from : asked) links.insert({from, origin});
    }
    answering = !utterance.customer;
  }
  return links;
}

void count(Confusion& confusion, const Links& gold, const Links& found) {
  for (const auto& link : gold) confusion.add(true, found.count(link) > 0);
  for (const auto& link : found) {
    if (gold.count(link) == 0) confusion.add(false, true);
  }
}

void show_dialogue(const Sample& sample, const Links& found) {
  for (const auto& [from, to] : sample.links) {
    if (found.count({from, to}) == 0) std::printf("  missed %d -> %d\n", from, to);
  }
  for (const auto& [from, to] : found) {
    if (sample.links.count({from, to}) == 0) std::printf("  wrong %d -> %d\n", from, to);
  }
  for (const Utterance& utterance : sample.utterances) {
    std::printf("    %3d %s %s\n", utterance.origin, utterance.customer ? "C" : "A",
                utterance.text.c_str());
  }
}

void score_links(Extractor& extractor, const std::vector<Sample>& samples, std::string_view name,
                 double best, bool misses) {
  std::array<Confusion, 2> ours, naive;
  for (const Sample& sample : samples) {
    Dialogue dialogue = extractor.dialogue(sample);
    const Links found = found_links(dialogue, sample);
    count(ours[half_of(sample.id)], sample.links, found);
    count(naive[half_of(sample.id)], sample.links, next_run_links(sample));
    if (misses && half_of(sample.id) == 0 && found != sample.links) show_dialogue(sample, found);
  }
  print(name, "link micro-F1", {ours[0].f1(), ours[1].f1()}, naive[1].f1(), best);
  print(name, "link precision", {ours[0].precision(), ours[1].precision()});
  print(name, "link recall", {ours[0].recall(), ours[1].recall()});
}

void score_questions(Extractor& extractor, const std::vector<Sample>& samples, bool misses) {
  std::array<Confusion, 2> score;
  for (const Sample& sample : samples) {
    for (const Utterance& utterance : sample.utterances) {
      if (!utterance.customer) continue;
      const bool gold = sample.asks[static_cast<std::size_t>(utterance.origin)];
      const bool found =
          extractor.tagger().tags_of(Speaker::kCustomer, utterance.text).has(Tag::kQuestion);
      score[half_of(sample.id)].add(gold, found);
      if (misses && half_of(sample.id) == 0 && gold != found) {
        std::printf("  %s %s\n", gold ? "missed" : "wrong", utterance.text.c_str());
      }
    }
  }
  print("crosswoz", "question macro-F1", {score[0].macro_f1(), score[1].macro_f1()}, 0.626, 0.911);
  print("crosswoz", "question balanced accuracy",
        {score[0].balanced_accuracy(), score[1].balanced_accuracy()}, 0.697, 0.900);
}

std::vector<Sample> perturbed(const std::vector<Sample>& samples, const Phrases& phrases,
                              double crossed) {
  std::vector<Sample> result;
  for (const Sample& sample : samples)
    result.push_back(Perturber(sample, phrases, crossed).perturb());
  return result;
}

/// New phrases must be unknown to the rules, else the score says nothing about new shops.
void check_new_phrases(const Tagger& tagger) {
  const Phrases& phrases = new_phrases();
  MessageReader reader(tagger);
  for (const auto* list : {&phrases.hold, &phrases.chase, &phrases.ack}) {
    const Speaker speaker = list == &phrases.hold ? Speaker::kAgent : Speaker::kCustomer;
    for (const std::string_view text : *list) {
      if (reader.read(speaker, text)
              .tags.any_of({Tag::kGreeting, Tag::kHold, Tag::kClosing, Tag::kChase, Tag::kAck})) {
        throw Error(Exit::kBug, "a new phrase matches a rule: " + std::string(text));
      }
    }
  }
}

void score_crosswoz(const std::string& directory, std::string_view misses) {
  Extractor extractor;
  check_new_phrases(extractor.tagger());
  std::string json = read_crosswoz(directory);
  if (json.empty()) return;
  const JsonDocument document = parse_json_or_throw(std::move(json), "crosswoz", Exit::kBadData);
  std::vector<Sample> samples;
  for (const JsonValue dialogue : document.root()) samples.push_back(read_sample(dialogue));
  score_questions(extractor, samples, misses == "questions");
  score_links(extractor, samples, "crosswoz", 0.923, false);
  score_links(extractor, perturbed(samples, known_phrases(), 0.15), "crosswoz perturbed", 0.832,
              false);
  score_links(extractor, perturbed(samples, known_phrases(), 0.40), "crosswoz crossed", 0.749,
              false);
  score_links(extractor, perturbed(samples, new_phrases(), 0.15), "crosswoz perturbed, new", 0.787,
              misses == "links");
  score_links(extractor, perturbed(samples, new_phrases(), 0.40), "crosswoz crossed, new", 0.675,
              false);
}

/// The nugget most annotators gave a turn: CNUG0 states the problem, HNUG helps, *NaN does neither.
std::string majority(const JsonValue& annotations, std::size_t turn) {
  std::map<std::string, int> votes;
  for (const JsonValue annotation : annotations) {
    ++votes[std::string(annotation["nugget"].element(turn).text())];
  }
  const auto best = std::max_element(
      votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best->first;
}

/// One message a turn; its utterances joined.
Sample read_helpdesk(const JsonValue& dialogue) {
  Sample sample;
  sample.id = dialogue["id"].raw();
  for (const JsonValue turn : dialogue["turns"]) {
    std::string text;
    for (const JsonValue utterance : turn["utterances"])
      text += std::string(utterance.text()) + '\n';
    sample.utterances.push_back({turn["sender"].text() == "customer", text, 0});
  }
  return sample;
}

/// Turns of the helpdesk that help (HNUG, HNUG*), by answering or asking back, should be linked or
/// be part of a clarifying exchange; those that do not (HNaN) should not. The floor: every turn
/// helps.
void score_helpdesk(const std::string& path, std::string_view name, bool misses) {
  Extractor extractor;
  Linker linker{LinkOptions()};
  Overlap overlap;
  std::string json = quality::read_if_present(path);
  if (json.empty()) return;
  const JsonDocument document = parse_json_or_throw(std::move(json), path, Exit::kBadData);
  std::array<Confusion, 2> questions, answers, all;
  for (const JsonValue dialogue : document.root()) {
    const Sample sample = read_helpdesk(dialogue);
    Dialogue found = extractor.dialogue(sample);
    std::set<std::size_t> asked, answered;
    for (const QuestionUnit& unit : found.units) {
      for (const std::size_t i : unit.messages) asked.insert(found.messages[i].turn);
      for (const std::size_t i : unit.context) asked.insert(found.messages[i].turn);
    }
    compare_messages(found, overlap);
    for (const Link& link : linker.link(found, overlap)) {
      for (const std::size_t i : link.messages) answered.insert(found.messages[i].turn);
    }
    for (const QuestionUnit& unit : found.units) {
      for (const std::size_t i : unit.clarifications) answered.insert(found.messages[i].turn);
    }
    for (const Message& message : found.messages) {
      const bool asks_back = message.tags.any_of({Tag::kClarify, Tag::kQuestion});
      if (message.speaker == Speaker::kAgent && asks_back) answered.insert(message.turn);
    }
    const std::size_t half = half_of(sample.id);
    for (std::size_t turn = 0; turn < sample.utterances.size(); ++turn) {
      const std::string gold = majority(dialogue["annotations"], turn);
      const bool customer = sample.utterances[turn].customer;
      if (customer && turn == 0) questions[half].add(gold == "CNUG0", asked.count(turn) > 0);
      if (customer) continue;
      answers[half].add(gold != "HNaN", answered.count(turn) > 0);
      all[half].add(gold != "HNaN", true);
      if (misses && half == 0 && (gold != "HNaN") != (answered.count(turn) > 0)) {
        std::printf("  %s %s\n    q: %s", gold.c_str(), sample.utterances[turn].text.c_str(),
                    sample.utterances[0].text.c_str());
      }
    }
  }
  print(name, "first turn that asks (CNUG0), recall",
        {questions[0].recall(), questions[1].recall()});
  print(name, "helping turns macro-F1", {answers[0].macro_f1(), answers[1].macro_f1()},
        all[1].macro_f1());
  print(name, "helping turns F1", {answers[0].f1(), answers[1].f1()}, all[1].f1());
}

int run(int argc, char** argv) {
  const bool good = argc == 2 || (argc == 4 && std::string_view(argv[2]) == "--misses");
  if (!good) {
    std::fputs("usage: pair_extract_quality DIRECTORY [--misses SET]\n", stderr);
    return 2;
  }
  const std::string directory = argv[1], helpdesk = directory + "/stc3_helpdesk/";
  const std::string_view misses = argc == 4 ? argv[3] : "";
  score_crosswoz(directory, misses);
  score_helpdesk(helpdesk + "stc3_cn_dev.json", "stc3 zh", misses == "stc3 zh");
  score_helpdesk(helpdesk + "stc3_en_dev.json", "stc3 en", misses == "stc3 en");
  return 0;
}

}  // namespace
}  // namespace deskmill

int main(int argc, char** argv) {
  try {
    return deskmill::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "pair_extract_quality: %s\n", error.what());
    return 1;
  }
}
