// SPDX-License-Identifier: Apache-2.0
#include "stages/check/law.hpp"

#include "core/hash.hpp"
#include "stages/check/whole_number.hpp"

namespace deskmill {
namespace {

std::int64_t total(JsonValue section) {
  std::int64_t sum = 0;
  for (JsonValue entry : section) sum = added(sum, count_in(entry));
  return sum;
}

std::string differ(std::string_view a, std::int64_t x, std::string_view b, std::int64_t y) {
  return std::string(a) + " is " + std::to_string(x) + ", but " + std::string(b) + " is " +
         std::to_string(y);
}

/// Sums of lines add up modulo 2^128; "" when one of them is not known.
std::string added_sums(const std::string& a, const std::string& b) {
  const auto x = hash128_from_hex(a), y = hash128_from_hex(b);
  if (!x || !y) return {};
  ContentSum sum(*x, 0);
  sum.merge(ContentSum(*y, 0));
  return to_hex(sum.sum());
}

/// Stats files have the counts by section at their top, manifests under "counts".
JsonValue sections_of(JsonValue document) {
  const bool nested = document["counts"].is(JsonType::kObject) && !document["dropped_by"].exists();
  return nested ? document["counts"] : document;
}

std::map<std::string, std::int64_t> other_counts(JsonValue sections) {
  std::map<std::string, std::int64_t> counts;
  for (const JsonValue section : sections) {
    const std::string_view name = section.name();
    if (name == "records" || name == "config" || name == "content_sum") continue;
    if (!section.is(JsonType::kObject)) continue;
    for (const JsonValue count : section) {
      counts[std::string(name).append("/").append(count.name())] = count_in(count);
    }
  }
  return counts;
}

/// Of stages whose units are no lines, inputs have no `lines`, and there is no sum of them.
std::int64_t lines_of_inputs(JsonValue document) {
  std::int64_t lines = 0;
  for (const JsonValue input : document["inputs"]) lines = added(lines, count_in(input["lines"]));
  return lines;
}

}  // namespace

RunCounts counts_of(JsonValue document) {
  const JsonValue records = document["records"], sums = document["content_sum"];
  RunCounts counts;
  counts.stage = document["stage"].text();
  counts.in = count_in(records["in"]);
  counts.kept = count_in(records["kept"]);
  counts.merged = count_in(records["merged"]);
  counts.dropped = count_in(records["dropped"]);
  counts.rejected = count_in(records["rejected"]);
  counts.out = count_in(records["out"]);
  counts.sum_in = sums["in"]["sum"].text();
  counts.sum_out = sums["out"]["sum"].text();
  counts.others = other_counts(sections_of(document));
  return counts;
}

void add_shard(RunCounts& total, const RunCounts& shard) {
  for (const auto count : {&RunCounts::in, &RunCounts::kept, &RunCounts::merged,
                           &RunCounts::dropped, &RunCounts::rejected, &RunCounts::out}) {
    total.*count = added(total.*count, shard.*count);
  }
  total.sum_in = added_sums(total.sum_in, shard.sum_in);
  total.sum_out = added_sums(total.sum_out, shard.sum_out);
  for (const auto& [name, count] : shard.others) {
    total.others[name] = added(total.others[name], count);
  }
}

void check_law(JsonValue document, std::string_view file, Findings& findings) {
  const RunCounts counts = counts_of(document);
  const auto expect = [&](std::string_view a, std::int64_t x, std::string_view b, std::int64_t y) {
    if (x != y) findings.add("law.broken", file, 0, differ(a, x, b, y));
  };
  expect("records.in", counts.in, "kept + merged + dropped + rejected",
         added(added(counts.kept, counts.merged), added(counts.dropped, counts.rejected)));
  const JsonValue sections = sections_of(document);
  expect("records.dropped", counts.dropped, "the sum of dropped_by", total(sections["dropped_by"]));
  expect("records.merged", counts.merged, "the sum of merged_by", total(sections["merged_by"]));
  expect("records.rejected", counts.rejected, "the sum of rejected_by",
         total(sections["rejected_by"]));
  const JsonValue sums = document["content_sum"];
  expect("records.out", counts.out, "content_sum.out.lines", count_in(sums["out"]["lines"]));
  const std::int64_t lines = lines_of_inputs(document);
  if (lines == 0 && !sums["in"].exists()) return;
  expect("records.in", counts.in, "content_sum.in.lines", count_in(sums["in"]["lines"]));
  if (!document["inputs"].exists()) return;
  expect("records.in", counts.in, "the lines of all inputs less input.blank_lines",
         lines - count_in(sections["input"]["blank_lines"]));
}

}  // namespace deskmill
