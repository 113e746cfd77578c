// SPDX-License-Identifier: Apache-2.0
#include "stages/check/manifest_check.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "core/counted.hpp"
#include "io/byte_source.hpp"
#include "io/files.hpp"
#include "io/paths.hpp"
#include "run/manifest.hpp"
#include "run/run_plan.hpp"
#include "stages/check/law.hpp"
#include "stages/check/lines.hpp"
#include "stages/check/whole_number.hpp"

namespace deskmill {
namespace {

/// Where the file that a manifest names lies: its path is relative to the manifest.
std::string beside(const std::string& manifest, std::string_view path) {
  const auto folder = std::filesystem::path(manifest).parent_path();
  const std::string plain = (folder / path).lexically_normal().string();
  if (file_exists(plain)) return plain;
  const std::string decoded = (folder / path_from_manifest(path)).lexically_normal().string();
  return file_exists(decoded) ? decoded : plain;
}

/// A device or a pipe: what was written to it is not there any more.
bool holds_no_bytes(const std::string& path) {
  return file_exists(path) && !is_regular_file(path);
}

/// The path of an input, which a manifest names without compression suffix; "" when it is not
/// there.
std::string stored_input(const std::string& directory, const std::string& name) {
  static constexpr std::array<std::string_view, 3> kSuffixes = {"", ".gz", ".zst"};
  for (std::string_view suffix : kSuffixes) {
    const std::string path = directory + '/' + name + std::string(suffix);
    if (file_exists(path)) return path;
  }
  return {};
}

/// Lines of one reason in a file of rejects or of dropped records.
struct Lines {
  std::int64_t promised = 0, found = 0;
};
using LinesByReason = std::map<std::string, Lines, std::less<>>;

/// Those of reasons that nobody promised are counted under "": what they say may be text of the
/// data. `member` of a line is its reason.
void count_lines(const std::string& path, std::string_view member, LinesByReason& lines) {
  JsonParser parser;
  JsonDocument document;
  for_each_line(path, [&](const FileLine& line) {
    const bool is_json = !parser.parse(line.text, document);
    const auto promised = lines.find(is_json ? document.root()[member].text() : "");
    ++(promised == lines.end() ? lines[""] : promised->second).found;
    return true;
  });
}

}  // namespace

ManifestCheck::ManifestCheck(std::string path, std::string inputs_dir, Findings& findings)
    : path_(std::move(path)), inputs_dir_(std::move(inputs_dir)), findings_(findings) {}

std::string ManifestCheck::check(JsonValue manifest) {
  for (JsonValue output : manifest["outputs"]) check_output(output);
  const JsonValue counts = manifest["counts"];
  check_side_file(manifest["rejects"], "reason", {counts["rejected_by"]});
  check_side_file(manifest["dropped"], "dropped_by", {counts["dropped_by"], counts["merged_by"]});
  check_strangers(manifest);
  check_law(manifest, path_, findings_);
  check_fingerprint(manifest);
  if (unchecked_ == 0) check_totals(manifest);
  if (!inputs_dir_.empty()) {
    for (JsonValue input : manifest["inputs"]) check_input(input);
  }
  std::string remark = counted(outputs_, "output") + " read";
  if (inputs_ > 0) remark += ", " + counted(inputs_, "input") + " read";
  if (unchecked_ > 0) remark += ", " + std::to_string(unchecked_) + " not at hand";
  return remark;
}

/// Finds files in the data/ of a set made by --out-dir that the manifest of the set does not name,
/// of an earlier run or of none: whoever reads the directory would read them too.
void ManifestCheck::check_strangers(JsonValue manifest) {
  if (base_name(path_) != "manifest.json") return;
  const std::string data = join_path(join_path(parent_directory(path_), ".."), "data");
  if (!is_directory(data)) return;
  std::set<std::string, std::less<>> named;
  for (JsonValue output : manifest["outputs"]) {
    named.insert(base_name(beside(path_, output["path"].text())));
  }
  for (const std::string& name : list_directory(data)) {
    if (name.front() == '.' || named.contains(name)) continue;
    const bool earlier =
        file_exists(join_path(parent_directory(path_), sidecar_name(name, "manifest.json")));
    findings_.add("manifest.stranger",
                  (std::filesystem::path(data) / name).lexically_normal().string(), 0,
                  "lies beside the outputs of " + path_ + ", which does not name it" +
                      (earlier ? ": it is of an earlier run" : ""));
  }
}

void ManifestCheck::expect(std::string_view kind, std::string_view file, std::string_view what,
                           std::string_view promised, std::string_view actual) {
  if (promised == actual) return;
  findings_.add(kind, file, 0,
                std::string(what) + ": " + path_ + " says " + std::string(promised) +
                    ", the file has " + std::string(actual));
}

void ManifestCheck::check_output(JsonValue output) {
  const std::string path = beside(path_, output["path"].text());
  if (output["path"].text() == "-" || holds_no_bytes(path)) {  // standard output, a device
    ++unchecked_;
    return;
  }
  if (!file_exists(path)) {
    ++unchecked_;
    return findings_.add("manifest.missing", path, 0, "named in " + path_ + ", but not there");
  }
  ++outputs_;
  const FileDigest digest = digest_of(path);
  const std::string records = std::to_string(digest.sum.lines()), sum = to_hex(digest.sum.sum());
  expect("manifest.bytes", path, "bytes", output["bytes"].raw(), std::to_string(digest.bytes));
  expect("manifest.hash", path, "hash", output["hash"].text(), to_hex(digest.hash));
  expect("manifest.content_hash", path, "content hash", output["content_hash"].text(),
         to_hex(digest.content_hash));
  expect("manifest.records", path, "records", output["records"].raw(), records);
  expect("manifest.content_sum", path, "content sum", output["content_sum"].text(), sum);
  sum_.merge(digest.sum);
}

void ManifestCheck::check_side_file(JsonValue file, std::string_view member,
                                    std::initializer_list<JsonValue> counts) {
  if (!file.exists()) return;
  const std::string path = beside(path_, file["path"].text());
  if (holds_no_bytes(path)) return;
  if (!file_exists(path)) {
    return findings_.add("manifest.missing", path, 0, "named in " + path_ + ", but not there");
  }
  const FileFacts facts = facts_of(path);
  expect("manifest.bytes", path, "bytes", file["bytes"].raw(), std::to_string(facts.bytes));
  expect("manifest.hash", path, "hash", file["hash"].text(), to_hex(facts.hash));
  LinesByReason lines;
  for (const JsonValue section : counts) {
    for (const JsonValue count : section) {
      std::int64_t& promised = lines[std::string(count.name())].promised;
      promised = added(promised, count_in(count));
    }
  }
  count_lines(path, member, lines);
  for (const auto& [reason, count] : lines) {
    expect("manifest.records", path, "lines of " + (reason.empty() ? "other reasons" : reason),
           std::to_string(count.promised), std::to_string(count.found));
  }
}

void ManifestCheck::check_fingerprint(JsonValue manifest) {
  const std::string told = fingerprint_told_by(manifest);
  if (manifest["fingerprint"].text() == told) return;
  findings_.add("manifest.fingerprint", path_, 0,
                "is not that of the version, options and inputs named here, which gives " + told +
                    ": the manifest was edited");
}

void ManifestCheck::check_totals(JsonValue manifest) {
  const RunCounts counts = counts_of(manifest);
  expect("manifest.records", path_, "records of all outputs", std::to_string(counts.out),
         std::to_string(sum_.lines()));
  expect("manifest.content_sum", path_, "content sum of all outputs", counts.sum_out,
         to_hex(sum_.sum()));
}

void ManifestCheck::check_input(JsonValue input) {
  const std::string path = stored_input(inputs_dir_, std::string(input["name"].text()));
  if (path.empty()) {
    ++unchecked_;
    return;
  }
  ++inputs_;
  const FileFacts facts = facts_of(path);
  expect("manifest.bytes", path, "bytes", input["bytes"].raw(), std::to_string(facts.bytes));
  expect("manifest.hash", path, "hash", input["hash"].text(), to_hex(facts.hash));
}

}  // namespace deskmill
