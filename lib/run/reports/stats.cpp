// SPDX-License-Identifier: Apache-2.0
#include "run/reports/stats.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/version.hpp"
#include "run/manifest.hpp"

namespace deskmill {
namespace {

constexpr std::array<std::string_view, 6> kRecordCounts = {"in",      "kept",     "merged",
                                                           "dropped", "rejected", "out"};
constexpr std::array<std::string_view, 4> kUsualSections = {"dropped_by", "merged_by",
                                                            "rejected_by", "rules"};

std::int64_t records(const Tally& tally, std::string_view name) {
  return tally.get("records/" + std::string(name));
}

std::int64_t accounted(const Tally& tally) {
  return records(tally, "kept") + records(tally, "merged") + records(tally, "dropped") +
         records(tally, "rejected");
}

using Section = std::vector<std::pair<std::string_view, std::int64_t>>;

/// Sections by name, their entries sorted; a name of one part goes to "counts".
std::map<std::string_view, Section> sections_of(const Tally& tally) {
  std::map<std::string_view, Section> sections;
  for (const auto& [whole, amount] : tally.entries()) {
    const std::size_t slash = whole.find('/');
    if (slash == std::string_view::npos) {
      sections["counts"].emplace_back(whole, amount);
    } else {
      sections[whole.substr(0, slash)].emplace_back(whole.substr(slash + 1), amount);
    }
  }
  sections.erase("records");
  return sections;
}

void write_section(JsonWriter& json, std::string_view name, const Section& section) {
  json.name(name).begin_object();
  for (const auto& [entry, amount] : section) json.name(entry).number(amount);
  json.end_object();
}

void write_content_sum(JsonWriter& json, std::string_view name, const ContentSum& sum) {
  json.name(name).begin_object();
  json.name("lines").number(static_cast<std::int64_t>(sum.lines()));
  json.name("sum").string(to_hex(sum.sum()));
  json.end_object();
}

}  // namespace

void Totals::merge(const Totals& other) {
  tally.merge(other.tally);
  out.merge(other.out);
  if (!other.in) return;
  if (!in) in.emplace();
  in->merge(*other.in);
}

bool is_conserved(const Tally& tally) {
  return records(tally, "in") == accounted(tally);
}

void check_conservation(const Tally& tally) {
  if (is_conserved(tally)) return;
  throw Error(
      Exit::kBug,
      "the law of conservation is broken: " + std::to_string(records(tally, "in")) +
          " in, but kept + merged + dropped + rejected = " + std::to_string(accounted(tally)));
}

std::string stats_json(const RunOptions& options, const Totals& totals) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.name("schema").string(kStatsSchema);
  json.name("tool").string("deskmill");
  json.name("version").string(version());
  json.name("stage").string(options.stage);
  write_config(json, options);
  write_records(json, totals.tally);
  write_sections(json, totals.tally);
  write_content_sums(json, totals);
  json.end_object();
  return out + "\n";
}

void write_records(JsonWriter& json, const Tally& tally) {
  json.name("records").begin_object();
  for (const std::string_view name : kRecordCounts) json.name(name).number(records(tally, name));
  json.end_object();
}

void write_sections(JsonWriter& json, const Tally& tally) {
  auto sections = sections_of(tally);
  for (const std::string_view name : kUsualSections) {
    write_section(json, name, sections[name]);
    sections.erase(name);
  }
  for (const auto& [name, section] : sections) write_section(json, name, section);
}

void write_content_sums(JsonWriter& json, const Totals& totals) {
  json.name("content_sum").begin_object();
  if (totals.in) write_content_sum(json, "in", *totals.in);
  write_content_sum(json, "out", totals.out);
  json.end_object();
}

void write_config(JsonWriter& json, const RunOptions& options) {
  json.name("config").begin_object();
  for (const auto& [name, value] : options.config) json.name(name).raw(value);
  json.end_object();
}

}  // namespace deskmill
